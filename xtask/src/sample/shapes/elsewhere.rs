//! Names of other parts of the world, with the ways in which one person's name is written there.
//!
//! Does: fathers' and village initials of India, transcriptions of Arabic, Chinese names in either order and with an
//! English one, one of two Spanish family names, long Brazilian names cut short.
//! Does not: use the lists of `words`: these names stand in no file that a model was trained on.

use super::people::some;
use super::systems::{plain, random_of, slipped};
use super::{Rows, SEEN, Shape, shape};
use crate::sample::random::Random;
use crate::sample::rows::iso;

/// One name, and how else it is written.
type Spellings = &'static [&'static str];

struct Place {
    name: &'static str,
    given: &'static [Spellings],
    family: &'static [Spellings],
    cities: &'static [Spellings],
    phone: &'static str,
    written: fn(&mut Random, [&str; 2], [&str; 2]) -> String,
}

const PLACES: &[Place] = &[
    Place {
        name: "names of India",
        given: &[
            &["Lakshmi", "Laxmi"],
            &["Srinivas", "Shrinivas", "Sreenivas"],
            &["Priya"],
            &["Rajesh"],
            &["Suresh"],
            &["Anand"],
            &["Vijay", "Vijaya"],
            &["Kavitha", "Kavita"],
            &["Deepak", "Dipak"],
            &["Sunita", "Suneeta"],
            &["Mohammed", "Mohd", "Mohammad"],
            &["Arjun"],
            &["Meenakshi", "Minakshi"],
            &["Ganesh"],
            &["Pooja", "Puja"],
            &["Harish"],
            &["Rekha"],
            &["Sanjay"],
            &["Nisha"],
            &["Ravi"],
            &["Geetha", "Gita", "Geeta"],
            &["Ashok"],
        ],
        family: &[
            &["Sharma"],
            &["Iyer", "Aiyar"],
            &["Reddy", "Reddi"],
            &["Patel"],
            &["Nair"],
            &["Chatterjee", "Chattopadhyay"],
            &["Banerjee", "Banerji"],
            &["Gupta"],
            &["Kumar"],
            &["Singh"],
            &["Khan"],
            &["Joshi"],
            &["Pillai"],
            &["Das"],
            &["Ramanathan"],
            &["Subramanian", "Subramaniam", "Subramanyan"],
            &["Krishnamurthy", "Krishnamurti"],
            &["Agarwal", "Aggarwal", "Agrawal"],
            &["Choudhary", "Chowdhury", "Chaudhari"],
            &["Desai"],
            &["Mehta"],
        ],
        cities: &[
            &["Bengaluru", "Bangalore"],
            &["Mumbai", "Bombay"],
            &["Chennai", "Madras"],
            &["Pune"],
            &["Kolkata", "Calcutta"],
            &["Hyderabad"],
            &["New Delhi", "Delhi"],
            &["Kochi", "Cochin"],
        ],
        phone: "+91 9#### #####",
        written: |random, [first, second], [last, _]| match random.below(10) {
            0..=4 => format!("{first} {last}"),
            5 => format!("{}. {last}", &first[..1]),
            6 => format!("{first} {}", &last[..1]),
            7 => format!("{first} {second} {last}"),
            8 => format!("{last} {first}"),
            _ => format!("{}.{}. {last}", &first[..1], &second[..1]),
        },
    },
    Place {
        name: "names of Arabia",
        given: &[
            &["Mohammed", "Muhammad", "Mohamed", "Mohammad"],
            &["Ahmed", "Ahmad"],
            &["Abdullah", "Abdallah", "Abdulla"],
            &["Fatima", "Fatema", "Fatma"],
            &["Aisha", "Ayesha", "Aysha"],
            &["Khalid", "Khaled"],
            &["Yousef", "Yusuf", "Youssef"],
            &["Omar", "Umar"],
            &["Hassan", "Hasan"],
            &["Hussein", "Hussain", "Husain"],
            &["Noor", "Nour", "Nur"],
            &["Layla", "Laila", "Leila"],
            &["Abdulrahman", "Abdul Rahman", "Abdel Rahman"],
            &["Saeed", "Said"],
            &["Mariam", "Maryam", "Meriem"],
            &["Tariq", "Tarek"],
            &["Zainab", "Zeinab"],
            &["Sami"],
            &["Huda", "Hoda"],
        ],
        family: &[
            &["Al-Harbi", "Alharbi", "El Harbi", "Harbi"],
            &["Al-Qahtani", "Alqahtani", "Al Kahtani"],
            &["Al-Ghamdi", "Alghamdi", "Ghamdi"],
            &["Haddad", "Hadad"],
            &["Al-Otaibi", "Alotaibi", "Al Otaybi"],
            &["Khoury", "Khouri"],
            &["Al-Zahrani", "Alzahrani"],
            &["Mansour", "Mansur"],
            &["Al-Masri", "El-Masry", "Almasri"],
            &["Nasser", "Nasir", "Naser"],
            &["Saleh", "Salih"],
            &["Al-Dosari", "Aldosari", "Al Dossary"],
            &["Rahman"],
            &["Shaikh", "Sheikh"],
            &["Farouk", "Farooq"],
            &["Al-Mutairi", "Almutairi"],
            &["Ibrahim", "Ebrahim"],
        ],
        cities: &[
            &["Riyadh", "Riyad"],
            &["Jeddah", "Jidda"],
            &["Dubai"],
            &["Abu Dhabi"],
            &["Doha"],
            &["Cairo"],
            &["Amman"],
        ],
        phone: "+966 5# ### ####",
        written: |random, [first, second], [last, _]| match random.below(10) {
            0..=5 => format!("{first} {last}"),
            6 | 7 => format!("{first} {second} {last}"),
            8 => format!("{first} bin {second} {last}"),
            _ => format!("{last}, {first}"),
        },
    },
    Place {
        name: "names of China",
        given: &[
            &["Xiaoming", "Xiao Ming"],
            &["Wei"],
            &["Jing"],
            &["Jianguo", "Jian Guo"],
            &["Lihua", "Li-Hua"],
            &["Min"],
            &["Yan"],
            &["Zhiqiang", "Zhi Qiang"],
            &["Meiling", "Mei Ling"],
            &["Haoran", "Hao-Ran"],
            &["Yuxin", "Yu Xin"],
            &["Junjie", "Jun Jie"],
            &["Xiuying", "Xiu Ying"],
            &["Lei"],
            &["Fang"],
            &["Tao"],
            &["Qiang"],
            &["Ziyi", "Zi Yi"],
        ],
        family: &[
            &["Wang"],
            &["Li", "Lee"],
            &["Zhang", "Chang"],
            &["Liu"],
            &["Chen", "Chan"],
            &["Yang"],
            &["Huang", "Wong"],
            &["Zhao", "Chao"],
            &["Wu", "Ng"],
            &["Zhou", "Chow"],
            &["Xu", "Hsu"],
            &["Sun"],
            &["Ma"],
            &["Zhu"],
            &["Ouyang"],
        ],
        cities: &[
            &["Beijing", "Peking"],
            &["Shanghai"],
            &["Guangzhou", "Canton"],
            &["Shenzhen"],
            &["Chengdu"],
            &["Wuhan"],
        ],
        phone: "+86 13# #### ####",
        written: |random, [first, _], [last, english]| match random.below(10) {
            0..=3 => format!("{first} {last}"),
            4..=6 => format!("{last} {first}"),
            7 => format!("{}, {first}", last.to_uppercase()),
            8 => format!("{english} {first} {last}"),
            _ => format!("{english} {last}"),
        },
    },
    Place {
        name: "names of Spain and Mexico",
        given: &[
            &["María José", "Maria Jose", "Mª José"],
            &["José Luis", "Jose Luis", "J. Luis"],
            &["Juan Carlos"],
            &["Ana"],
            &["Francisco", "Paco"],
            &["Guadalupe", "Lupe"],
            &["José Antonio", "Jose A."],
            &["Carmen"],
            &["Miguel Ángel"],
            &["Isabel"],
            &["Luis"],
            &["Rosario", "Charo"],
            &["Alejandro"],
            &["Pilar"],
            &["Javier"],
            &["Dolores", "Lola"],
            &["Manuel", "Manolo"],
            &["Teresa"],
            &["Raúl", "Raul"],
            &["Verónica", "Veronica"],
        ],
        family: &[
            &["García", "Garcia"],
            &["Martínez", "Martinez"],
            &["Hernández", "Hernandez", "Hdez."],
            &["López", "Lopez"],
            &["Rodríguez", "Rodriguez", "Rdguez."],
            &["Fernández", "Fernandez", "Fdez."],
            &["de la Cruz"],
            &["Romero"],
            &["Navarro"],
            &["Jiménez", "Gimenez"],
            &["Ortega"],
            &["Vázquez", "Vasquez"],
            &["Castillo"],
            &["Ibáñez", "Ibanez"],
            &["del Río", "Del Rio"],
            &["Mendoza"],
            &["Núñez", "Nunez"],
            &["Pacheco"],
            &["Zamora"],
            &["Quiroga"],
        ],
        cities: &[
            &["Madrid"],
            &["Sevilla", "Seville"],
            &["México", "Ciudad de México", "CDMX"],
            &["Guadalajara"],
            &["Valencia"],
        ],
        phone: "+34 6## ### ###",
        written: |random, [first, _], [last, second]| match random.below(10) {
            0..=4 => format!("{first} {last} {second}"),
            5..=7 => format!("{first} {last}"),
            8 => format!("{last} {second}, {first}"),
            _ => format!("{first} {last} y {second}"),
        },
    },
    Place {
        name: "names of Brazil",
        given: &[
            &["João", "Joao"],
            &["Maria"],
            &["José", "Jose"],
            &["Ana"],
            &["Luiz", "Luis"],
            &["Francisco", "Chico"],
            &["Antônio", "Antonio"],
            &["Adriana"],
            &["Márcia", "Marcia"],
            &["Felipe", "Filipe"],
            &["Thiago", "Tiago"],
            &["Luiza", "Luísa"],
            &["Rafael"],
            &["Beatriz", "Bia"],
            &["Gabriel"],
            &["Letícia", "Leticia"],
            &["Eduardo", "Edu"],
            &["Vitória", "Vitoria"],
        ],
        family: &[
            &["da Silva", "Silva"],
            &["dos Santos", "Santos"],
            &["de Oliveira", "Oliveira"],
            &["Souza", "Sousa"],
            &["Pereira"],
            &["Costa"],
            &["Rodrigues"],
            &["Almeida"],
            &["do Nascimento", "Nascimento"],
            &["Lima"],
            &["Araújo", "Araujo"],
            &["Ribeiro"],
            &["Carvalho"],
            &["Gonçalves", "Goncalves"],
            &["Teixeira"],
            &["Moraes", "Morais"],
            &["Cavalcanti", "Cavalcante"],
        ],
        cities: &[
            &["São Paulo", "Sao Paulo", "SP"],
            &["Rio de Janeiro", "Rio"],
            &["Belo Horizonte"],
            &["Recife"],
            &["Curitiba"],
        ],
        phone: "+55 11 9####-####",
        written: |random, [first, second], [last, mother]| match random.below(10) {
            0..=2 => format!("{first} {mother} {last}"),
            3..=5 => format!("{first} {last}"),
            6 => format!("{first} {second} {mother} {last}"),
            7 => format!("{first} {second} {last}"),
            8 => format!("{first} {}. {last}", mother.chars().find(|c| c.is_uppercase()).unwrap_or('S')),
            _ => format!("{first} {mother}"),
        },
    },
];

/// English names that are taken beside one's own.
const ENGLISH: &[&str] = &["Grace", "Kevin", "Amy", "Jason", "Vivian", "Tony", "Cindy", "Eric"];

pub(super) fn lists(seed: u64) -> Vec<Shape> {
    PLACES.iter().enumerate().map(|(at, place)| list(place, seed + at as u64)).collect()
}

fn list(place: &Place, seed: u64) -> Shape {
    const ROWS: usize = 300;
    let mut rows = Rows::new();
    for at in 0..ROWS {
        let random = &mut random_of(seed, at);
        let (given, second) = (*random.ranked(place.given), *random.ranked(place.given));
        let (family, mother) = (*random.ranked(place.family), *random.ranked(place.family));
        let mother =
            if place.name.ends_with("China") { std::slice::from_ref(random.pick(ENGLISH)) } else { mother };
        let (city, phone) = (*random.ranked(place.cities), random.fill(place.phone));
        let birth = (random.between(1945, 2004), random.between(1, 12), random.between(1, 28));
        let mailbox = format!("{}{}{}@example.com", plain(given[0]), plain(family[0]), random.fill("##"));
        for _ in 0..random.weighted(SEEN) {
            // The first spelling is the one on the papers.
            let mut spelled = |all: Spellings| if random.chance(650) { all[0] } else { *random.pick(all) };
            let (given, family) = ([spelled(given), spelled(second)], [spelled(family), spelled(mother)]);
            let city = spelled(city).to_owned();
            let name = (place.written)(random, given, family);
            rows.push((
                at as u32,
                vec![
                    slipped(random, 25, &name),
                    some(random, 550, iso(birth)),
                    some(random, 900, city),
                    some(random, 550, phone.clone()),
                    some(random, 400, mailbox.clone()),
                ],
            ));
        }
    }
    shape(place.name, &["Name", "Date of birth", "City", "Phone", "Email"], rows, ROWS, seed)
}
