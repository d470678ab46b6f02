//! The road end to end, and the index that lives.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

use selfsame::matching::Model;
use selfsame::normalize::{DateOrder, OwnTables};
use selfsame::pipeline::{Job, Options, Resolution, Resolver, compare, normalize, understand};
use selfsame::record::{Record, Value};
use selfsame::text::hash::hash_pair;
use selfsame::vocabulary::{Band, Entity, ErrorCode, Kind, Output, Stage, Status};

const CRM: &str = "Id,FirstName,LastName,Email,Phone,Birthdate,HasOptedOutOfEmail\n\
    1,Jürgen,Müller,j.mueller@example.com,+49 30 1234567,1980-03-04,false\n\
    2,Anna,Berg,anna.berg@example.org,,1991-11-25,true\n\
    3,Peter,Koch,peter@example.net,+49 89 7654321,1975-06-30,false\n";
const SHOP: &str = "\u{feff}Name;E-Mail;Geburtsdatum;Newsletter\n\
    Dr. Müller, Jürgen;J.Mueller@Example.com;04.03.1980;ja\n\
    Anna Berg;anna.berg@example.org;25.11.1991;ja\n\
    Eva Stein;eva@example.com;01.02.1969;nein\n";

fn resolve(inputs: &[(&str, &str)], options: Options, budget: usize) -> Resolution {
    let mut job = Job::new(options).unwrap();
    inputs.iter().for_each(|(name, text)| job.add_input(name, text.as_bytes()).unwrap());
    while job.step(budget).unwrap().stage != Stage::Done {}
    job.finish().unwrap()
}

fn both(budget: usize) -> Resolution {
    resolve(&[("crm.csv", CRM), ("shop.csv", SHOP)], Options::default(), budget)
}

fn text(resolution: &Resolution, output: Output) -> String {
    String::from_utf8(resolution.file(output)).unwrap()
}

#[test]
fn two_systems_become_customers() {
    let resolution = both(1_000);
    assert_eq!(resolution.customer_of(), [0, 1, 2, 0, 1, 3]);
    let summary = resolution.summary();
    assert_eq!((summary.records, summary.customers, summary.duplicates), (6, 4, 4));
}

const MIXED: &str = "first name,last name,company,phone,street,zip\n\
    Anna,Petrichor,,+49 30 1234567,Hauptstr. 7,10115\n\
    ,,Petrichor Bakery GmbH,+49 30 1234567,Hauptstr. 7,10115\n\
    ,,The Petrichor Bakery,030/1234567,Hauptstraße 7,10115\n\
    Anna,Petrichor,,030/1234567,Hauptstr. 7,10115\n\
    ,,Petrichor Bakery North,+49 89 7654321,Ringstr. 9,80331\n";

#[test]
fn two_organizations_are_compared_as_such_and_all_others_as_persons() {
    let options = || Options { train: Some(false), ..Options::default() };
    let resolution = resolve(&[("mixed.csv", MIXED)], options(), 1_000);
    let customers = resolution.customer_of();
    assert_eq!((customers[1], customers[0]), (customers[2], customers[3]));
    assert!(customers[0] != customers[1] && customers[1] != customers[4], "{customers:?}");
    let (scorer, population) = (resolution.scorer(), resolution.population());
    let compared_as = |left, right| {
        let explanation = population.explain(&scorer, left, &population.profile(right).unwrap()).unwrap();
        let sum: f64 = explanation.comparisons.iter().map(|addend| addend.weight).sum();
        assert!((sum - explanation.weight).abs() < 1e-9);
        explanation.model
    };
    assert_eq!(compared_as(1, 2), Entity::Organization);
    assert_eq!([compared_as(0, 3), compared_as(0, 1), compared_as(1, 3)], [Entity::Person; 3]);
    let model = Some(Model::of(Entity::Organization).unwrap());
    let organizations = resolve(&[("mixed.csv", MIXED)], Options { model, ..options() }, 1_000);
    assert_eq!(organizations.model().entity, Entity::Organization);
    let given_back = Model::parse(&text(&resolution, Output::Model)).unwrap();
    assert_eq!(&given_back, resolution.model());
}

#[test]
fn a_record_without_a_name_is_the_organization_that_has_its_number_and_address() {
    let firms = "Company,Street,City,Zip,Phone,Website\n\
        Jackson Group,12 Allen Cliff,North Port,34005,912-520-7985,www.mayo.example\n\
        ,12 Allen Cliff,North Port,34005,912-520-7985,www.mayo.example\n\
        Blevins LLC,793 Walker Neck,Lake James,75691,795-923-4565,www.sharp.example\n";
    let options = Options { train: Some(false), ..Options::default() };
    let resolution = resolve(&[("firms.csv", firms)], options, 1_000);
    let customers = resolution.customer_of();
    assert_eq!(customers[0], customers[1]);
    assert_ne!(customers[0], customers[2]);
    let nameless = resolution.population().profile(1).unwrap();
    let explanation = resolution.population().explain(&resolution.scorer(), 0, &nameless).unwrap();
    assert_eq!(explanation.model, Entity::Organization);
}

#[test]
fn two_people_of_a_firm_are_not_one_by_the_row_of_the_firm() {
    let firm = "Company,First Name,Last Name,Street,Zip,City,Phone\n\
        Bolt AG,Eva,Klein,Ring 5,20095,Hamburg,040 99887\n\
        Bolt AG,Tim,Groß,Ring 5,20095,Hamburg,040 99887\n\
        Bolt AG,,,Ring 5,20095,Hamburg,040 99887\n";
    let resolution = resolve(&[("firm.csv", firm)], Options::default(), 1_000);
    assert_ne!(resolution.customer_of()[0], resolution.customer_of()[1]);
}

#[test]
fn a_column_of_names_is_of_organizations_where_they_are_those_of_shops() {
    let shops = "name,city\nCafe Roma,Rome\nGolden Dragon Restaurant,Paris\nArnie Mortons,Nice\nSpago,Nice\n";
    let people = "name,city\nAnna Berg,Rome\nPeter School,Paris\nArnie Morton,Nice\nLisa Koch,Nice\n";
    let kind = |text| {
        let resolution = resolve(&[("names.csv", text)], Options::default(), 1_000);
        resolution.schemas().next().unwrap().1.fields[0].kind
    };
    assert_eq!((kind(shops), kind(people)), (Kind::Organization, Kind::Name));
}

#[test]
fn a_no_of_one_system_is_not_widened_by_a_yes_of_another() {
    let resolution = both(1_000);
    let sources = resolution.side_by_side();
    let anna = serde_json::to_value(resolution.customer(&sources, 1).unwrap()).unwrap();
    let marketing: Vec<_> = anna["consent"]["entries"].as_array().unwrap().iter().collect();
    let first = marketing
        .iter()
        .find(|entry| entry["purpose"] == "marketing" && entry["channel"] == "email")
        .unwrap();
    assert_ne!(first["status"], "granted");
}

/// The rows of the customers, each with its columns by name.
fn table(resolution: &Resolution) -> Vec<Vec<(String, String)>> {
    let text = text(resolution, Output::Customers);
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    lines.map(|cells| heads.iter().cloned().zip(cells).collect()).collect()
}

fn cell<'a>(row: &'a [(String, String)], head: &str) -> &'a str {
    row.iter().find(|(name, _)| name == head).map_or("", |(_, cell)| cell.as_str())
}

#[test]
fn a_no_to_every_channel_stands_in_the_column_of_each() {
    let text = "Imię i nazwisko,Email,Zgoda marketingowa e-mail,Sprzeciw wobec marketingu\n\
        Jan Kowalski,j@x.example,tak,tak\nAnna Nowak,a@x.example,tak,nie\n";
    let resolution = resolve(&[("klienci.csv", text)], Options::default(), 1_000);
    let rows = table(&resolution);
    let of = |row: usize| ["consent.marketing", "consent.marketing.email"].map(|head| cell(&rows[row], head));
    assert_eq!(of(0), ["withdrawn", "withdrawn"]);
    assert_eq!(of(1), ["unknown", "granted"]);
}

#[test]
fn the_date_of_an_answer_is_no_answer() {
    let text = "Nome,Email,Consenso newsletter,Data consenso\n\
        Mario Rossi,m@x.example,Sì,2023-01-02\nEva Bianchi,e@x.example,No,2023-02-03\n";
    let resolution = resolve(&[("clienti.csv", text)], Options::default(), 1_000);
    let rows = table(&resolution);
    assert!(rows[0].iter().all(|(head, _)| head != "consent.marketing"), "{:?}", rows[0]);
    assert_eq!(cell(&rows[1], "consent.marketing.email"), "refused");
    let alone = "Name,Email,Einwilligung,Datum Widerspruch\nAda Berg,a@x.example,2023-01-02,\nEva Berg,e@x.example,2023-01-02,2024-05-06\n";
    let resolution = resolve(&[("kunden.csv", alone)], Options::default(), 1_000);
    let consent = |row: usize| cell(&table(&resolution)[row], "consent.marketing").to_owned();
    assert_eq!([consent(0), consent(1)], ["granted", "withdrawn"]);
}

const BIRTHS_IN_PARTS: &str = "id,fname,lname,birth_year,birth_month,birth_day\n\
    1,Carsten,Meier,1949,7,22\n2,Carsten,Meier,1949,07,22\n3,Gerd,Bauer,1981,2,3\n";

#[test]
fn a_birth_in_three_columns_counts_as_one_and_is_shown_as_one() {
    let resolution = resolve(&[("parts.csv", BIRTHS_IN_PARTS)], Options::default(), 1_000);
    assert_eq!(resolution.customer_of(), [0, 0, 1]);
    let births: Vec<String> =
        table(&resolution).iter().map(|row| cell(row, "date.birth").to_owned()).collect();
    assert_eq!(births, ["1949-07-22", "1981-02-03"]);
    // Each column stays what it was, and a record alone is compared in the same way.
    let record = |year| {
        Record::from([("lname", "Meier"), ("birth_year", year), ("birth_month", "7"), ("birth_day", "22")])
    };
    let clean = normalize(record("1949"), &Options::default());
    assert_eq!([1, 2, 3].map(|at| clean.fields[at].clean.value.to_string()), ["1949", "7", "22"]);
    let weight = |year| compare(&record("1949"), &record(year), 1_000, &Options::default()).unwrap().weight;
    assert!(weight("1949") > weight("1950") + 3.0);
    let mut resolver = Resolver::new(Options::default()).unwrap();
    let kept = Record::from([
        ("id", "1"),
        ("lname", "Meier"),
        ("birth_year", "1949"),
        ("birth_month", "7"),
        ("birth_day", "22"),
    ]);
    resolver.add(&[kept]).unwrap();
    assert_eq!(found(&mut resolver, &record("1949")).len(), 1);
}

#[test]
fn a_list_of_any_kind_is_parted_by_semicolons_in_a_table() {
    let line = r#"{"id":1,"email":"a@example.com","tags":["gold","club"],"emails":[{"type":"home"},{"type":"work"}]}"#;
    let customers = text(&resolve(&[("lists.jsonl", line)], Options::default(), 1_000), Output::Customers);
    assert!(customers.contains("gold; club") && customers.contains("home; work"), "{customers}");
    assert!(!customers.contains('\u{1f}'));
}

const CALLING_CODES: &str = "id,name,phone_country_code,phone,country\n1,Ada Lovelace,+44,07911 123456,DE\n\
    2,Eve Stein,49,0171 2345678,\n3,Bob Low,,030 1234567,DE\n";

#[test]
fn a_calling_code_in_a_column_of_its_own_is_the_country_of_the_number_and_of_nothing_else() {
    let resolution = resolve(&[("codes.csv", CALLING_CODES)], Options::default(), 1_000);
    let rows = table(&resolution);
    let of = |head| rows.iter().map(|row| cell(row, head).to_owned()).collect::<Vec<_>>();
    assert_eq!(of("phone"), ["+447911123456", "+491712345678", "+49301234567"]);
    assert_eq!(of("address.country"), ["DE", "", "DE"]);
    assert_eq!(rows[0].iter().filter(|(head, _)| head.contains("phone")).count(), 1);
    let typed = Record::from([
        ("calling code", "0044"),
        ("mobile", "07911 123456"),
        ("country", "Germany"),
        ("zip", "10115"),
    ]);
    let clean = normalize(typed, &Options::default());
    assert_eq!(&*clean.get("mobile").unwrap().clean.value, "+447911123456");
    assert!(clean.get("zip").unwrap().clean.issues.is_empty());
}

#[test]
fn a_number_whose_area_stands_in_another_column_outranks_no_whole_one() {
    let text = "id,Name,E-Mail,Vorwahl,Telefon,country\n1,Ada Lovelace,ada@x.example,0234,345671,DE\n\
        2,Eve Stein,eve@x.example,030,1234567,DE\n";
    let other = "id,name,email,phone,country\n9,Ada Lovelace,ada@x.example,+49 234 345671,DE\n";
    for country in [None, Some(*b"DE")] {
        let options = Options { country, ..Options::default() };
        let resolution = resolve(&[("club.csv", text), ("crm.csv", other)], options, 1_000);
        let rows = table(&resolution);
        assert_eq!(cell(&rows[0], "phone"), "+49234345671");
        assert_eq!((cell(&rows[0], "Vorwahl"), cell(&rows[1], "phone")), ("0234", "1234567"));
    }
    let typed = Record::from([("Vorwahl", "0234"), ("Telefon", "345671")]);
    let clean = normalize(typed, &Options { country: Some(*b"DE"), ..Options::default() });
    assert_eq!(clean.get("Telefon").unwrap().clean.status, Status::Suspect);
}

#[test]
fn a_region_whose_code_is_a_number_is_shown_by_its_name() {
    let text = "姓,名,都道府県,メールアドレス\n佐藤,太郎,東京都,t@x.example\n";
    let resolution =
        resolve(&[("kokyaku.csv", text)], Options { country: Some(*b"JP"), ..Options::default() }, 1_000);
    assert_eq!(cell(&table(&resolution)[0], "address.region"), "東京都");
}

#[test]
fn every_row_is_cleansed_however_many_there_are() {
    let many: String =
        (0..2_500).map(|n| ["Ada,Ex", &n.to_string(), ",ADA@EXAMPLE.COM\n"].concat()).collect();
    let text_of = ["first name,last name,email\n", &many].concat();
    let resolution = resolve(&[("a.csv", &text_of)], Options::default(), 100);
    assert_eq!(text(&resolution, Output::Records).matches("ADA@example.com").count(), 2_500);
}

#[test]
fn the_size_of_the_steps_does_not_show() {
    let (large, small) = (both(100_000), both(1));
    for output in Output::ALL {
        assert_eq!(text(&large, *output), text(&small, *output), "{output}");
    }
}

#[test]
fn colleagues_who_share_the_mailbox_of_their_office_are_several_people() {
    let office = |mailbox: &str| {
        let names =
            ["Julia,Jackson", "Nelson,Nice", "Gaston,Gray", "Sandy,Sanders", "Penny,Pemberton", "Otto,Otter"];
        let rows = names.map(|name| [name, ",", mailbox, "@acme.example,319 Cody Road,95865\n"].concat());
        ["first name,last name,email,street,zip\n".to_owned(), rows.concat()].concat()
    };
    let customers = |mailbox: &str| {
        resolve(&[("office.csv", office(mailbox).as_str())], Options::default(), 100).customers()
    };
    assert_eq!(customers("info"), 6);
    assert_eq!(customers("jjackson"), 6, "six who write from one mailbox are six, whatever it is called");
    let nameless = |mailbox: &str| {
        let rows = ["Julia,Jackson,", mailbox, "@acme.example\n,,", mailbox, "@acme.example\n"].concat();
        let text = ["first name,last name,email\n", &rows].concat();
        resolve(&[("office.csv", text.as_str())], Options::default(), 100).customers()
    };
    assert_eq!((nameless("info"), nameless("jjackson")), (2, 1), "a mailbox of one's own tells who writes");
}

#[test]
fn father_and_son_of_one_name_at_one_address_are_two() {
    let rows = |of: [&str; 2]| {
        let row = |family: &str| {
            ["Anna,", family, ",1450 N City Rd,23208\nDavid,", family, ",1450 N City Rd,23208\n"].concat()
        };
        ["first name,last name,street,zip\n".to_owned(), row(of[0]), row(of[1])].concat()
    };
    let customers =
        |of| resolve(&[("a.csv", rows(of).as_str())], Options::default(), 100).customer_of().to_vec();
    assert_eq!(customers(["Dobbins", "Dobbins"]), [0, 1, 0, 1]);
    let told = customers(["Dobbins Jr", "Dobbins Senior"]);
    assert_ne!(told[1], told[3], "the generation stands in the field of the family name");
}

/// Three hundred people, each twice, the second time with a slip in the name.
fn three_hundred_twice() -> String {
    let mut text = "Id,FirstName,LastName,Birthdate,City\n".to_owned();
    for person in 0..300u64 {
        let draw = |side: u64, of: u64| (hash_pair(person, side) % of) as usize;
        let given = ["Anna", "Peter", "Eva", "Paul", "Ida", "Karl", "Olga", "Hans"][draw(1, 8)];
        let family = ["Mor", "Ten", "Kir", "Lan", "Bus", "Fil", "Gra", "Tho", "Wex", "Pul"][draw(2, 10)]
            .to_owned()
            + ["ding", "kam", "zel", "vor", "lis", "stro"][draw(3, 6)]
            + ["ton", "holm", "berger", "ova", "mann"][draw(4, 5)];
        let born = format!("{}-{:02}-{:02}", 1930 + draw(5, 70), 1 + draw(6, 12), 1 + draw(7, 28));
        let city = ["Berlin", "Hamburg", "Bremen"][draw(8, 3)];
        let slip = if draw(9, 4) == 0 { family.replacen('o', "oo", 1) } else { family.clone() };
        text += &format!("{},{given},{family},{born},{city}\n", person * 2);
        text += &format!("{},{given},{slip},{born},{city}\n", person * 2 + 1);
    }
    text
}

#[test]
fn the_shipped_model_is_fitted_to_the_records_and_a_model_of_the_callers_is_not() {
    let text = three_hundred_twice();
    let with = |options| resolve(&[("a.csv", text.as_str())], options, 700);
    let fitted = with(Options::default());
    let training = fitted.fitted().unwrap();
    assert!(training.trusted, "{training:?}");
    assert!((250.0..350.0).contains(&training.matches), "{training:?}");
    assert_ne!(fitted.model().comparisons, Model::shipped().unwrap().comparisons);

    let shipped = with(Options { train: Some(false), ..Options::default() });
    assert!(shipped.fitted().is_none());
    assert_eq!(shipped.model(), &Model::shipped().unwrap());

    let given = with(Options { model: Some(fitted.model().clone()), ..Options::default() });
    assert!(given.fitted().is_none());
    assert_eq!(given.customer_of(), fitted.customer_of());
    assert_eq!(given.file(Output::Matches), fitted.file(Output::Matches));
}

#[test]
fn training_ends_before_anything_is_matched_and_neither_steps_nor_chance_show() {
    let text = three_hundred_twice();
    let train = |seed, budget| {
        let options = Options { until: Some(Stage::Train), seed, ..Options::default() };
        resolve(&[("a.csv", text.as_str())], options, budget)
    };
    let once = train(1, 50);
    assert!(once.pairs().is_empty() && once.fitted().unwrap().trusted);
    assert_eq!(once.model(), train(1, 100_000).model());
    assert_ne!(once.model(), train(2, 100_000).model(), "another seed draws other pairs");
}

#[test]
fn the_outputs_have_the_columns_of_the_contract() {
    let resolution = both(1_000);
    let header = |output| text(&resolution, output).lines().next().unwrap().to_owned();
    assert!(header(Output::Customers).starts_with("customer_id,"));
    assert!(header(Output::Records).starts_with("source,row,record_id,customer_id,"));
    assert_eq!(header(Output::Matches), "left_id,right_id,probability,weight");
    assert_eq!(text(&resolution, Output::Records).lines().count(), 7);
    assert_eq!(text(&resolution, Output::Customers).lines().count(), 5);
    selfsame::matching::Model::parse(&text(&resolution, Output::Model)).unwrap();
}

/// What `rules` met and kept of so many rows.
fn met(rows: usize, row: impl Fn(usize) -> String) -> (u64, usize) {
    let header = "id,first name,last name,birth date,email,phone,street,postcode,city\n".to_owned();
    let csv = (0..rows).fold(header, |csv, at| csv + &row(at) + "\n");
    let resolution = resolve(&[("all.csv", &csv)], Options::default(), 1_000);
    let duplicates = resolution.assessment().duplicates.as_ref().unwrap();
    (duplicates.blocks.rules.iter().map(|rule| rule.pairs).sum(), resolution.pairs().len())
}

#[test]
fn what_all_records_share_costs_no_work_and_never_a_square_of_them() {
    let rows = 3 * selfsame::limits::BLOCK_RECORDS;
    let person = "Ann,Lee,1980-02-03,ann.lee@example.com,020 7946 0958,1 High Street,SW1A 1AA,London";
    // All alike: every block is too large, each meets the one before it at most.
    let (pairs, kept) = met(rows, |at| format!("{at},{person}"));
    assert!(pairs == 0 && kept < rows, "{pairs} {kept}");
    // All empty.
    assert_eq!(met(rows, |at| format!("{at},,,,,,,,")), (0, 0));
    // One value in every record, all else its own.
    let one = |at: usize| format!("{at},,,,info@example.com,,{at} Road {at},,");
    let (pairs, kept) = met(rows, one);
    assert!(pairs <= rows as u64 && kept <= rows, "{pairs} {kept}");
}

fn customers_of(header: &str, rows: usize, row: impl Fn(usize) -> String) -> usize {
    let csv = (0..rows).fold(format!("{header}\n"), |csv, at| csv + &row(at) + "\n");
    resolve(&[("all.csv", &csv)], Options::default(), 1_000).customers()
}

#[test]
fn records_that_are_all_alike_are_one_customer_however_many_there_are() {
    let header = "first name,last name,birth date,email,phone,street,postcode,city";
    let people = [
        "Ann,Lee,1980-02-03,ann.lee@example.com,020 7946 0958,1 High Street,SW1A 1AA,London",
        "Grace,Hopper,1906-12-09,gh@example.org,020 7946 0123,7 Low Road,M1 1AE,Manchester",
    ];
    for rows in [2, 300, 700, 1_500] {
        assert_eq!(customers_of(header, rows, |_| people[0].to_owned()), 1, "{rows}");
        assert_eq!(customers_of(header, rows, |at| people[at % 2].to_owned()), 2, "{rows}");
    }
    let firm = |_: usize| "Petrichor Bakery Ltd,1 High Street,SW1A 1AA,London,020 7946 0958".to_owned();
    assert_eq!(customers_of("company,street,postcode,city,phone", 600, firm), 1);
}

#[test]
fn one_value_in_every_record_makes_nobody_one() {
    const NAMES: [&str; 8] = ["Ann", "Bob", "Cleo", "Dora", "Emil", "Fritz", "Gwen", "Hanna"];
    const FAMILIES: [&str; 9] = ["Ax", "Brand", "Cole", "Dunn", "Engel", "Frost", "Grant", "Hale", "Ivers"];
    let name = |at: usize| format!("{},{}", NAMES[at % 8], FAMILIES[at % 9]);
    let shared = ["info@example.com", "office@firm.example", "ann.lee@example.com"];
    for (header, values) in [("email", shared), ("phone", ["020 7946 0958"; 3]), ("city", ["London"; 3])] {
        for value in values {
            let header = format!("first name,last name,{header}");
            assert_eq!(customers_of(&header, 72, |at| format!("{},{value}", name(at))), 72, "{value}");
        }
    }
    assert_eq!(
        customers_of("first name,last name,email", 500, |_| ",,".to_owned()),
        0,
        "empty lines are none"
    );
}

#[test]
fn each_blocking_rule_says_what_it_brings() {
    let resolution = both(1_000);
    let blocks = &resolution.assessment().duplicates.as_ref().unwrap().blocks;
    let of = |name: &str| blocks.rules.iter().find(|rule| rule.rule == name).unwrap();
    assert!(of("email").links > 0 && of("email").links <= of("email").pairs);
    assert!(blocks.rules.iter().all(|rule| rule.only_pairs <= rule.pairs && rule.only_links <= rule.links));
    let missed = blocks.missed.unwrap();
    assert!(missed.both <= missed.contact.min(missed.other));
}

#[test]
fn each_source_names_its_records_by_its_own_ids_or_else_by_its_rows() {
    let (crm, shop) = (
        "ID,Name,Email\n7,Ada Lovelace,ada@example.com\n8,Eve Poe,\n",
        "Name,Email\nAda Lovelace,ada@example.com\n",
    );
    let twice = "ID,Name,Email\n7,Ada Lovelace,ada@example.com\n7,Eve Poe,e@example.com\n";
    let names = |files: &[(&str, &str)]| {
        let resolution = resolve(files, Options::default(), 10);
        let ids: Vec<String> =
            (0..resolution.records() as u32).map(|record| resolution.record_id(record)).collect();
        ids.join(" ")
    };
    assert_eq!(names(&[("crm.csv", crm)]), "7 8");
    assert_eq!(names(&[("crm.csv", crm), ("shop.csv", shop)]), "crm.csv/7 crm.csv/8 shop.csv#1");
    assert_eq!(names(&[("crm.csv", crm), ("b.csv", crm)]), "crm.csv/7 crm.csv/8 b.csv/7 b.csv/8");
    assert_eq!(names(&[("twice.csv", twice)]), "twice.csv#1 twice.csv#2");
    let told = Options { id_column: Some("ID".to_owned()), ..Options::default() };
    let resolution = resolve(&[("twice.csv", twice)], told, 10);
    assert!(text(&resolution, Output::Records).lines().nth(1).unwrap().ends_with(",7"), "the ids stay");
}

#[test]
fn addresses_and_numbers_that_a_record_or_a_customer_has_besides_stand_in_a_column_of_their_own() {
    let rows = "Name,Email,E-Mail,Phone\nAda Lovelace,ada@example.com,a@example.org,+493012345678\n";
    let alone = resolve(&[("a.csv", rows)], Options::default(), 10);
    let table = text(&alone, Output::Customers);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "customer_id,records,name.given,name.family,email,email.others,phone");
    assert_eq!(lines[1], "C1,1,Ada,Lovelace,ada@example.com,a@example.org,+493012345678");
    let second = "Name,Email,Phone\nAda Lovelace,ada@example.com,+493087654321\n";
    let joined = resolve(&[("a.csv", rows), ("b.csv", second)], Options::default(), 10);
    let customers = text(&joined, Output::Customers);
    assert!(customers.contains("phone.others") && customers.contains("+493087654321"), "{customers}");
    assert!(!text(&joined, Output::Records).contains("phone.others"));
}

#[test]
fn linking_joins_across_sources_only_and_one_to_one() {
    let twice = "first name,last name,email\nAda,Lovelace,ada@example.com\nAda,Lovelace,ada@example.com\n";
    let options = Options { link: true, ..Options::default() };
    let resolution = resolve(&[("a.csv", twice), ("b.csv", twice)], options, 10);
    assert_eq!(resolution.customers(), 2);
    assert_eq!(resolve(&[("a.csv", twice)], Options::default(), 10).customers(), 1);
}

#[test]
fn a_schema_puts_a_column_right_and_an_unknown_column_is_refused() {
    let schema = |json| Some(selfsame::schema::parse(json).unwrap());
    let told = Options { schema: schema(r#"{ "Newsletter": "text" }"#), ..Options::default() };
    let resolution = resolve(&[("crm.csv", CRM), ("shop.csv", SHOP)], told, 10);
    assert!(!text(&resolution, Output::Customers).contains("consent.marketing.web"));
    let mut job =
        Job::new(Options { schema: schema(r#"{ "Nobody": "email" }"#), ..Options::default() }).unwrap();
    job.add_input("crm.csv", CRM.as_bytes()).unwrap();
    let error = (0..100).find_map(|_| job.step(10).err()).unwrap();
    assert_eq!(error.code, ErrorCode::SchemaUnknownColumn);
}

#[test]
fn work_out_of_order_is_refused_by_code() {
    assert_eq!(Job::new(Options::default()).unwrap().step(1).unwrap_err().code, ErrorCode::InputEmpty);
    assert_eq!(Job::new(Options::default()).unwrap().finish().unwrap_err().code, ErrorCode::JobState);
    let mut job = Job::new(Options::default()).unwrap();
    job.add_input("crm.csv", CRM.as_bytes()).unwrap();
    let _ = job.step(1).unwrap();
    assert_eq!(job.add_input("late.csv", b"a\n1\n").unwrap_err().code, ErrorCode::JobState);
    let mut failed = Job::new(Options::default()).unwrap();
    failed.add_input("broken.jsonl", b"{\"a\":1}\n[]\n".to_vec()).unwrap();
    assert!(
        (0..100).find_map(|_| failed.step(1).err()).is_some_and(|error| error.code != ErrorCode::JobState)
    );
    assert_eq!(failed.step(1).unwrap_err().code, ErrorCode::JobState);
    let threshold = Options { threshold: Some(1.5), ..Options::default() };
    assert_eq!(Job::new(threshold).unwrap_err().code, ErrorCode::OptionInvalid);
}

#[test]
fn two_inputs_of_one_name_are_told_apart() {
    let resolution = resolve(&[("a.csv", SHOP), ("a.csv", SHOP)], Options::default(), 10);
    let names: Vec<_> = resolution.schemas().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(names, ["a.csv", "a.csv (2)"]);
}

fn customers() -> Vec<Record> {
    vec![
        Record::from([
            ("id", "7"),
            ("first_name", "Ada"),
            ("last_name", "Lovelace"),
            ("email", "ada@example.com"),
        ]),
        Record::from([
            ("id", "8"),
            ("first_name", "Eve"),
            ("last_name", "Stein"),
            ("email", "eve@example.com"),
        ]),
    ]
}

fn resolver() -> Resolver {
    let mut resolver = Resolver::new(Options::default()).unwrap();
    resolver.add(&customers()).unwrap();
    resolver
}

fn ada() -> Record {
    Record::from([("first_name", "Ada"), ("last_name", "LOVELACE"), ("email", "Ada@Example.com")])
}

fn found(resolver: &mut Resolver, record: &Record) -> Vec<String> {
    resolver.find(record, 5, None).unwrap().into_iter().map(|found| found.id).collect()
}

#[test]
fn a_resolver_finds_who_was_added_and_says_why() {
    let found = resolver().find(&ada(), 5, None).unwrap();
    assert_eq!((found.len(), found[0].id.as_str(), found[0].explanation.decision), (1, "7", Band::Match));
    let sum: f64 = found[0].explanation.comparisons.iter().map(|addend| addend.weight).sum();
    assert!((sum - found[0].explanation.weight).abs() < 1e-9);
}

#[test]
fn a_resolver_changes_and_forgets() {
    let mut resolver = resolver();
    resolver.upsert("7", &Record::from([("first_name", "Grace"), ("last_name", "Hopper")])).unwrap();
    assert_eq!(found(&mut resolver, &ada()), [] as [&str; 0]);
    resolver.upsert("9", &ada()).unwrap();
    assert_eq!(found(&mut resolver, &ada()), ["9"]);
    resolver.remove("9").unwrap();
    assert_eq!(found(&mut resolver, &ada()), [] as [&str; 0]);
    assert_eq!(resolver.remove("9").unwrap_err().code, ErrorCode::ResolverUnknownId);
    assert_eq!(resolver.len(), 2);
    resolver.upsert("9", &ada()).unwrap();
    assert_eq!(found(&mut resolver, &ada()), ["9"]);
}

#[test]
fn a_batch_with_a_wrong_id_adds_nothing() {
    let mut resolver = resolver();
    for wrong in [Record::from([("first_name", "No")]), customers().remove(0)] {
        let batch = [Record::from([("id", "20"), ("first_name", "Ok")]), wrong];
        assert_eq!(resolver.add(&batch).unwrap_err().code, ErrorCode::RecordId);
        assert_eq!(resolver.len(), 2);
    }
}

#[test]
fn records_that_come_together_are_read_as_if_they_came_alone() {
    let record = |at: usize| {
        let text = |text: String| Value::Text(text);
        let mut fields = vec![
            ("id".to_owned(), text(at.to_string())),
            ("first_name".to_owned(), text(["Ada", "Grace", "José"][at % 3].to_owned())),
            ("last_name".to_owned(), text(format!("Lovelace{}", (b'a' + (at % 7) as u8) as char))),
            ("birth_date".to_owned(), text(["03/04/1980", "31/12/1979", ""][at % 3].to_owned())),
            ("phone".to_owned(), text(format!("030 12345{:02}", at % 11))),
            ("country".to_owned(), text(["DE", "Austria", ""][at % 3].to_owned())),
            (
                "email".to_owned(),
                Value::List(vec![format!("a{at}@example.com"), format!("b{}@example.com", at % 5)]),
            ),
        ];
        fields.rotate_left(at % 2 * 3);
        Record { fields }
    };
    let records: Vec<Record> = (0..80).map(record).collect();
    let schema = Some(understand(&records[0], None));
    let options = Options { schema, country: Some(*b"DE"), ..Options::default() };
    let [mut together, mut alone] = [1, 2].map(|_| Resolver::new(options.clone()).unwrap());
    together.add(&records).unwrap();
    records.iter().for_each(|record| alone.add(std::slice::from_ref(record)).unwrap());
    for record in &records {
        assert_eq!(together.find(record, 9, None).unwrap(), alone.find(record, 9, None).unwrap());
    }
}

#[test]
fn a_look_up_leaves_no_trace() {
    let mut resolver = resolver();
    let (answer, saved) = (resolver.find(&ada(), 5, None).unwrap(), resolver.save());
    for stranger in ["Grace", "Hedy", "Mary"] {
        resolver
            .find(&Record::from([("first_name", stranger), ("email", "x@example.net")]), 5, None)
            .unwrap();
    }
    assert_eq!((resolver.find(&ada(), 5, None).unwrap(), resolver.save()), (answer, saved));
}

#[test]
fn limits_of_find_are_checked() {
    for (limit, threshold) in [(0, None), (5_000, None), (5, Some(1.5)), (5, Some(f64::NAN))] {
        assert_eq!(resolver().find(&ada(), limit, threshold).unwrap_err().code, ErrorCode::OptionInvalid);
    }
}

#[test]
fn a_snapshot_gives_the_resolver_back() {
    let mut before = resolver();
    before.upsert("9", &ada()).unwrap();
    before.remove("8").unwrap();
    let bytes = before.save();
    let mut after = Resolver::open(&bytes).unwrap();
    assert_eq!(after.save(), bytes);
    assert_eq!((after.len(), after.contains("8")), (2, false));
    assert_eq!(after.find(&ada(), 5, None).unwrap(), before.find(&ada(), 5, None).unwrap());
}

#[test]
fn a_damaged_snapshot_is_refused_by_code() {
    let bytes = resolver().save();
    for cut in 0..bytes.len() {
        assert_eq!(
            Resolver::open(&bytes[..cut]).unwrap_err().code,
            ErrorCode::SnapshotDamaged,
            "cut at {cut}"
        );
    }
    for at in (0..bytes.len()).filter(|at| !(8..12).contains(at)) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x20;
        assert_eq!(Resolver::open(&damaged).unwrap_err().code, ErrorCode::SnapshotDamaged, "bit at {at}");
    }
    let mut newer = bytes;
    newer[8] = 9;
    assert_eq!(Resolver::open(&newer).unwrap_err().code, ErrorCode::SnapshotVersion);
}

#[test]
fn the_callers_tables_travel_with_a_snapshot() {
    let tables = OwnTables::parse(r#"{ "nicknames": [{ "name": "Wolfgang", "nicknames": ["Wolle"] }] }"#);
    let options = Options { tables: Some(tables.unwrap()), ..Options::default() };
    let person = |given| {
        Record::from([("id", "1"), ("first_name", given), ("last_name", "Unterkofler"), ("email", "u@a.is")])
    };
    let mut resolver = Resolver::new(options.clone()).unwrap();
    resolver.add(&[person("Wolfgang")]).unwrap();
    let level = |resolver: &mut Resolver| {
        let found = resolver.find(&person("Wolle"), 1, Some(0.01)).unwrap();
        let given = found[0].explanation.comparisons.iter().find(|outcome| outcome.name == "name.given");
        given.unwrap().level.to_string()
    };
    assert_eq!(level(&mut resolver), "nickname");
    let bytes = resolver.save();
    let mut opened = Resolver::open(&bytes).unwrap();
    assert_eq!((level(&mut opened).as_str(), opened.save() == bytes), ("nickname", true));
}

#[test]
fn dates_are_read_as_the_caller_says_where_they_do_not_say_themselves() {
    let born = |typed, date_order, pivot, as_of| {
        let options = Options { date_order, pivot, as_of, ..Options::default() };
        normalize(Record::from([("birth_date", typed)]), &options).fields[0].clean.value.to_string()
    };
    let month_first = Some(DateOrder::MonthDayYear);
    assert_eq!(born("03/04/1980", month_first, None, None), "1980-03-04");
    assert_eq!(born("31/12/1980", month_first, None, None), "1980-12-31");
    assert_eq!(born("3 Apr 31", None, None, None), "2031-04-03");
    assert_eq!(born("3 Apr 31", None, Some(30), None), "1931-04-03");
    assert_eq!(born("3 Apr 31", None, Some(32), Some(20_261_121)), "2031-04-03");
    let shop = "Order date\n3 Apr 68\n3 Apr 31\n";
    let options = Options {
        pivot: Some(50),
        as_of: Some(20_261_121),
        until: Some(Stage::Cleanse),
        ..Options::default()
    };
    let cleansed = text(&resolve(&[("shop.csv", shop)], options, 100), Output::Cleansed);
    assert!(cleansed.contains("1968-04-03") && cleansed.contains("2031-04-03"), "{cleansed}");
}
