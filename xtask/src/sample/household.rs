//! Households: people of one address, mostly of one family name, and houses with several households.
//!
//! Does: let the people of a country move in with one another.
//! Does not: invent people; they are those of `person`.

use super::person::Person;
use super::random::Random;

/// Of a thousand households, those of so many people; the rest have four.
const SIZES: [usize; 3] = [420, 340, 130];
/// Members that bear the name of the first, per mille.
const SAME_NAME: usize = 780;
/// Households that live in the house of the one before, behind another door, per mille.
const SAME_HOUSE: usize = 150;

/// Lets people move in with one another; the number of the household of each.
pub fn joined(people: &mut [Person], seed: u64) -> Vec<usize> {
    let mut of = vec![0; people.len()];
    let mut households = 0;
    let countries = people.iter().map(|person| person.country).max().unwrap_or(0);
    for country in 0..=countries {
        let here: Vec<usize> = (0..people.len()).filter(|at| people[*at].country == country).collect();
        let (mut from, mut before) = (0, None);
        while from < here.len() {
            let random = &mut Random::of(seed, (1 << 44) + households as u64);
            let members = &here[from..here.len().min(from + size(random))];
            if let Some(house) = before.filter(|_| random.chance(SAME_HOUSE)) {
                behind_another_door(people, house, members[0], random);
            }
            for member in members {
                of[*member] = households;
                move_in(people, members[0], *member, random);
            }
            (before, households, from) = (Some(members[0]), households + 1, from + members.len());
        }
    }
    of
}

fn size(random: &mut Random) -> usize {
    let drawn = random.below(1000);
    let mut below = 0;
    SIZES
        .iter()
        .position(|share| {
            below += share;
            drawn < below
        })
        .map_or(4, |at| at + 1)
}

fn move_in(people: &mut [Person], first: usize, member: usize, random: &mut Random) {
    if first == member {
        return;
    }
    people[member].homes = people[first].homes.clone();
    if random.chance(SAME_NAME) {
        people[member].family = people[first].family.clone();
        people[member].married = people[first].married.clone();
    }
}

/// The same street and number, a door and a line of their own.
fn behind_another_door(people: &mut [Person], house: usize, first: usize, random: &mut Random) {
    let mut home = people[house].homes[0].1.clone();
    home.unit = (1 + random.below(40)).to_string();
    home.line = people[first].homes[0].1.line.clone();
    people[first].homes[0].1 = home;
}
