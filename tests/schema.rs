//! What columns mean: the table of headers, values against names, columns side by side, and what a
//! person says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use selfsame::io::{ReadOptions, read};
use selfsame::schema::{Field, SampleColumn, Schema, apply, infer, parse, sample};
use selfsame::vocabulary::{Channel, ErrorCode, Kind, Part, Polarity, Purpose};

fn of_headers(headers: &[&str]) -> Vec<Field> {
    let columns: Vec<_> = headers.iter().map(|header| SampleColumn { header, values: Vec::new() }).collect();
    infer(&columns).fields
}

fn kinds(headers: &[&str]) -> Vec<&'static str> {
    of_headers(headers).iter().map(|field| field.kind.as_str()).collect()
}

fn of_values(header: &str, values: &[&str]) -> Field {
    infer(&[SampleColumn { header, values: values.to_vec() }]).fields.remove(0)
}

fn of_file(text: &str) -> Schema {
    infer(&sample(&read("in.csv", text.as_bytes(), &ReadOptions::default()).unwrap().table))
}

/// `address.street/number`, and `email marketing inverse`.
fn described(field: &Field) -> (String, String, String) {
    let part = field.part.map_or(String::new(), |part| format!("/{part}"));
    let group = if field.group.is_empty() { "-" } else { &field.group };
    let consent = field.polarity.map_or("-".to_owned(), |polarity| {
        let channel = field.channel.map_or("-", Channel::as_str);
        let purpose = field.purpose.map_or("-", Purpose::as_str);
        format!("{channel} {purpose} {polarity}")
    });
    (format!("{}{part}", field.kind), group.to_owned(), consent)
}

#[test]
fn every_row_of_the_table_of_headers_reads_as_it_says() {
    let table = include_str!("tables/schema-headers.tsv");
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let [shows, header, kind, group, consent] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let field = of_headers(&[header]).remove(0);
        let read = described(&field);
        if read != (kind.to_owned(), group.to_owned(), consent.to_owned()) {
            wrong.push(format!(
                "{shows}: {header} is {read:?}, not {kind} {group} {consent} ({})",
                field.reason
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn exports_of_many_systems_are_read_as_whole_files() {
    let table = include_str!("tables/schema-exports.tsv");
    let rows: Vec<Vec<&str>> = table.lines().skip(2).map(|line| line.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for export in rows.chunk_by(|a, b| a[0] == b[0]) {
        let values = |row: &Vec<&'static str>| row.get(4).map(|cells| cells.split('|').collect());
        let columns: Vec<_> = export
            .iter()
            .map(|row| SampleColumn { header: row[1], values: values(row).unwrap_or_default() })
            .collect();
        for (row, field) in export.iter().zip(infer(&columns).fields) {
            let polarity = field.polarity.map_or("-", |polarity| polarity.as_str());
            let turned = row[3] != "-" && row[3] != polarity;
            if field.kind.as_str() != row[2] || turned {
                wrong.push(format!("{}: {} is {} {polarity}", row[0], row[1], field.kind));
            }
        }
    }
    assert!(wrong.is_empty() && rows.len() > 1_000, "{}", wrong.join("\n"));
}

#[test]
fn systems_that_were_held_out_are_understood_and_no_refusal_the_wrong_way_round() {
    let table = include_str!("tables/schema-held-out.tsv");
    let rows: Vec<Vec<&str>> = table.lines().skip(2).map(|line| line.split('\t').collect()).collect();
    let (mut right, mut all, mut turned) = (0, 0, Vec::new());
    for export in rows.chunk_by(|a, b| a[0] == b[0]) {
        let headers: Vec<&str> = export.iter().map(|row| row[2]).collect();
        for (row, field) in export.iter().zip(of_headers(&headers)) {
            let [kind, channel, polarity] = [row[3], row[4], row[5]];
            if matches!(kind, "-" | "other") {
                continue;
            }
            let read = field.polarity.map_or("-", |polarity| polarity.as_str());
            let by = field.channel.map_or("-", |channel| channel.as_str());
            let fits = |wanted: &str, word: &str| wanted == "-" || wanted.split('|').any(|one| one == word);
            all += 1;
            right +=
                usize::from(fits(kind, field.kind.as_str()) && fits(channel, by) && fits(polarity, read));
            if field.kind == Kind::Consent && !fits(polarity, read) {
                turned.push(row[2]);
            }
        }
    }
    assert!(all >= 450 && right * 100 >= all * 92, "{right} of {all}");
    assert_eq!(turned, Vec::<&str>::new());
}

/// Header, polarity and channel of the table of refusals and permissions.
fn denials() -> Vec<[&'static str; 3]> {
    let table = include_str!("tables/schema-denials.tsv").lines().skip(2);
    table.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn refusals_in_many_languages_refuse_and_permissions_permit() {
    let mut wrong = Vec::new();
    for [header, polarity, channel] in denials() {
        let field = of_values(header, &["1", "0", "0", "1"]);
        let consent = field.kind == Kind::Consent;
        let read = field.polarity.filter(|_| consent).map_or("unread", |polarity| polarity.as_str());
        let by = field.channel.map_or("-", |channel| channel.as_str());
        if read != polarity || (channel != "-" && by != channel) {
            wrong.push(format!("{header}: {read} {by}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_that_denies_beside_a_permission_never_grants() {
    let denying = [
        "not",
        "no",
        "never",
        "don't",
        "without",
        "kein",
        "nicht",
        "ohne",
        "ne pas",
        "sans",
        "sin",
        "nunca",
        "senza",
        "niet",
        "geen",
        "zonder",
        "não",
        "sem",
        "nie",
        "bez",
        "nem",
        "ikke",
        "ingen",
        "inte",
        "ej",
        "ei",
        "fara",
        "yok",
        "değil",
        "не",
        "без",
        "μη",
        "δεν",
        "לא",
        "لا",
        "ללא",
        "بدون",
        "tidak",
        "không",
        "ไม่",
        "不",
        "未",
        "なし",
        "안",
        "refused",
        "withdrawn",
        "opt-out",
        "unsubscribed",
        "blocked",
        "stop",
        "verweigert",
        "widerrufen",
        "gesperrt",
        "refus",
        "baja",
        "rifiuta",
        "wypisany",
        "odhlášen",
        "отказ",
        "拒否",
        "停止",
        "거부",
        "退订",
    ];
    let permissions = denials().into_iter().filter(|row| row[1] == "direct");
    let mut granted = Vec::new();
    for [permission, ..] in permissions {
        for denial in denying {
            for header in [
                format!("{denial} {permission}"),
                format!("{permission} {denial}"),
                format!("{permission} ({denial})"),
            ] {
                let field = of_values(&header, &["1", "0", "0", "1"]);
                if field.kind == Kind::Consent && field.polarity != Some(Polarity::Inverse) {
                    granted.push(header);
                }
            }
        }
    }
    assert!(granted.is_empty(), "{} granted, as {}", granted.len(), granted.join("\n"));
}

#[test]
fn a_number_beside_the_code_of_its_area_is_no_whole_number() {
    let of = |headers: [&str; 2], numbers: [&str; 2]| {
        let values = [&["0234", "030"][..], &numbers];
        let columns: Vec<SampleColumn<'_>> = headers
            .iter()
            .zip(values)
            .map(|(header, values)| SampleColumn { header, values: values.to_vec() })
            .collect();
        let fields = infer(&columns).fields;
        (fields[0].kind, fields[1].kind, fields[1].part)
    };
    let apart = (Kind::Text, Kind::Phone, Some(Part::Number));
    for headers in [
        ["Telefon Vorwahl", "Telefon Nummer"],
        ["area_code", "phone"],
        ["Prefijo", "Teléfono"],
        ["DDD", "Telefone"],
    ] {
        assert_eq!(of(headers, ["345671", "1234567"]), apart, "{headers:?}");
        assert_eq!(
            of(headers, ["0234 345671", "030 1234567"]),
            (Kind::Text, Kind::Phone, None),
            "{headers:?}"
        );
    }
}

#[test]
fn a_role_is_of_an_account_or_of_a_job_by_its_values() {
    let of = |values: &[&str]| {
        let columns = [SampleColumn { header: "Role", values: values.to_vec() }];
        infer(&columns).fields.first().unwrap().kind
    };
    assert_eq!(of(&["customer", "shop_manager", ""]), Kind::Category);
    assert_eq!(of(&["Engineer", "Head of Sales"]), Kind::JobTitle);
    assert_eq!(of(&[]), Kind::JobTitle);
}

#[test]
fn a_title_is_of_the_name_or_of_the_job_by_its_values() {
    let of = |values: &[&str]| {
        let columns = [
            SampleColumn { header: "Title", values: values.to_vec() },
            SampleColumn { header: "First Name", values: vec!["Ada", "Alan", "Mary"] },
        ];
        infer(&columns).fields[0].kind
    };
    assert_eq!(of(&["Mr", "Mrs.", "Dr"]), Kind::NamePrefix);
    assert_eq!(of(&["Engineer", "Head of Sales", ""]), Kind::JobTitle);
    assert_eq!(of(&[]), Kind::JobTitle);
}

#[test]
fn every_column_gets_a_kind_a_confidence_and_a_reason() {
    for field in of_headers(&["", "Name", "Xyzzy", "a\u{1f}b", &"long ".repeat(10_000)]) {
        assert!((0.0..=1.0).contains(&field.confidence) && !field.reason.is_empty(), "{field:?}");
    }
    assert!(infer(&[]).fields.is_empty());
}

#[test]
fn values_decide_where_the_name_says_nothing() {
    for (kind, values) in [
        (Kind::Email, ["a@example.com", "b@example.org", ""]),
        (Kind::Phone, ["+49 171 2345678", "0171/2345678", "(702) 919-1300"]),
        (Kind::Url, ["https://a.example", "www.b.example", "http://c.example/d"]),
        (Kind::Iban, ["DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", ""]),
        (Kind::Date, ["1980-12-31", "1990-01-02", ""]),
        (Kind::Timestamp, ["2024-01-02T03:04:05Z", "2024-01-02 03:04", ""]),
        (Kind::Flag, ["yes", "no", "yes"]),
        (Kind::Ip, ["10.0.0.1", "2001:db8::1", ""]),
        (Kind::AddressCountry, ["Germany", "France", "USA"]),
        (Kind::AddressStreet, ["12 Main St", "Hauptstraße 5", "1 Rue de Rivoli"]),
        (Kind::AddressPostcode, ["SW1A 1AA", "M1 1AE", "K1A 0B1"]),
        (Kind::Organization, ["Acme GmbH", "Foo Ltd", "Bar Inc"]),
        (Kind::NameGiven, ["Robert", "Anna", "Peter"]),
        (Kind::Name, ["Robert Smith", "Anna Jones", "Peter Miller"]),
        (Kind::NamePrefix, ["Mr", "Mrs", "Dr."]),
        (Kind::Gender, ["male", "female", "female"]),
        (Kind::Language, ["de", "en", "fr"]),
        (Kind::Money, ["12.50", "13.20", "1,234.00"]),
        (Kind::Consent, ["subscribed", "unsubscribed", "subscribed"]),
        (Kind::Id, ["C-1", "C-2", "C-3"]),
        (Kind::Text, ["hello world of text", "more of it", ""]),
    ] {
        let field = of_values("xyzzy", &values);
        assert_eq!(field.kind, kind, "{values:?}: {}", field.reason);
    }
    assert_eq!(of_values("xyzzy", &["a@example.com", "x"]).reason, "none");
    assert_eq!(of_values("xyzzy", &["a@example.com"]).reason, "values:email 1.00");
}

#[test]
fn values_overrule_a_name_that_they_contradict() {
    assert_eq!(of_values("Name", &["a@example.com", "b@example.com"]).kind, Kind::Email);
    assert_eq!(of_values("Address", &["a@example.com", "b@example.com"]).kind, Kind::Email);
    // One may stand in the wrong field.
    assert_eq!(of_values("Phone", &["a@example.com"]).kind, Kind::Phone);
    assert_eq!(of_values("Phone", &["a@example.com", "b@example.com"]).kind, Kind::Email);
    assert_eq!(of_values("Weight", &["80 kg"]).kind, Kind::Text);
    assert_eq!(of_values("Status", &["subscribed", "unsubscribed", "cleaned"]).kind, Kind::Consent);
    assert_eq!(of_values("state", &["active", "cancelled", "bounced"]).kind, Kind::Consent);
    // Nobody agreed to anything by being an active customer.
    assert_eq!(of_values("Status", &["Active", "Inactive", "Active"]).kind, Kind::Category);
    assert_eq!(of_values("Status", &["confirmed", "pending", "cancelled"]).kind, Kind::Category);
    assert_eq!(of_values("xyzzy", &["Active", "Inactive", "Active"]).kind, Kind::Flag);
    assert_eq!(of_values("state", &["CA", "NY", "TX"]).kind, Kind::AddressRegion);
    assert_eq!(of_values("Marketing email", &["a@example.com", "b@example.com"]).kind, Kind::Email);
    assert_eq!(of_values("Newsletter", &["yes", "no"]).kind, Kind::Consent);
    assert_eq!(of_values("Guest", &["Anna Schmidt", "John Smith", "Peter Miller"]).kind, Kind::Name);
    assert_eq!(of_values("Guest", &["yes", "no"]).kind, Kind::Flag);
    assert_eq!(of_values("Email frequency", &["weekly news", "none"]).kind, Kind::Text);
    assert_eq!(of_values("Email frequency", &["a@example.com"]).kind, Kind::Email);
    let (sure, unsure) = (of_values("Email", &["a@example.com"]), of_values("Email", &["none", "n/a"]));
    assert!(sure.confidence > unsure.confidence && unsure.kind == Kind::Email);
}

#[test]
fn a_mailing_status_speaks_of_e_mail() {
    let schema = of_file("email,status\na@example.com,subscribed\nb@example.com,unsubscribed\n");
    let status = &schema.fields[1];
    assert_eq!((status.kind, status.channel), (Kind::Consent, Some(Channel::Email)));
    assert_eq!((status.purpose, status.polarity), (Some(Purpose::Marketing), Some(Polarity::Direct)));
}

#[test]
fn columns_are_read_beside_each_other() {
    assert_eq!(kinds(&["Vorname", "Name"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Prénom", "Nom"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Nom", "E-mail"]), ["name", "email"]);
    assert_eq!(kinds(&["Name", "Surname"]), ["name", "name.family"]);
    let parts = of_file("Nom;Cognoms\nJordi;Puig Ferrer\nMontserrat;Vila\n");
    assert_eq!(parts.fields[0].kind, Kind::NameGiven);
    let whole = of_file("Name,Surname\nAnna Berg,Berg\nJon Lund,Lund\n");
    assert_eq!(whole.fields[0].kind, Kind::Name);
    assert_eq!(kinds(&["Ad", "Soyad"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Име", "Презиме"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Име", "Презиме", "Фамилия"]), ["name.given", "name.middle", "name.family"]);
    assert_eq!(kinds(&["نام", "نام خانوادگی"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Nombre", "Apellidos"]), ["name.given", "name.family"]);
    assert_eq!(kinds(&["Nombre", "Correo"]), ["name", "email"]);
    assert_eq!(kinds(&["First Name", "Last Name", "Name"]), ["name.given", "name.family", "name"]);
    assert_eq!(kinds(&["Address", "City"]), ["address.street", "address.locality"]);
    assert_eq!(kinds(&["Address", "Phone"]), ["address", "phone"]);
    assert_eq!(kinds(&["Title", "Job Title"]), ["name.prefix", "job-title"]);
    assert_eq!(kinds(&["Title", "Company"]), ["job-title", "organization"]);
    let repeats = of_file("First Name,Name\nAda,Ada Lovelace\nEve,Eve Moneypenny\n");
    assert_eq!(repeats.fields[1].kind, Kind::Name);
}

#[test]
fn the_lines_of_a_vendor_are_the_name_of_a_firm_where_the_first_one_is() {
    let kinds = |text: &str| of_file(text).fields.iter().map(|field| field.kind).collect::<Vec<_>>();
    let firms =
        "Vendor,Name 1,Name 2,City\n1,Berg Transport AG,,Leeds\n2,Koch & Falk,GmbH,Bonn\n3,Zorn Ltd,,Ulm\n";
    assert_eq!(kinds(firms)[1..3], [Kind::Organization, Kind::Text]);
    let people = "No,Name 1,Name 2,City\n1,Anna Berg,Emil Berg,Leeds\n2,Otto Koch,,Bonn\n3,Ada Zorn,,Ulm\n";
    assert_eq!(kinds(people)[1..3], [Kind::Name, Kind::Name]);
    let named = "No,Guest name,Room\n1,Anna Berg,12\n2,KOCH/OTTO MR,14\n";
    assert_eq!(kinds(named)[1], Kind::Name);
}

#[test]
fn the_two_names_of_sap_are_family_and_given_name() {
    let kinds = |text: &str| of_file(text).fields.iter().map(|field| field.kind.as_str()).collect::<Vec<_>>();
    let sap = "Name 1;Name 2\nMüller;Hans\nGroß;Sabine\nWeiß Maschinenbau GmbH;& Co. KG\n";
    assert_eq!(kinds(sap), ["name.family", "name.given"]);
    assert!(of_file(sap).fields.iter().all(|field| field.group.is_empty()));
    assert_eq!(kinds("Name 1;Name 2\nAda Lovelace;Babbage\nEve Poe;Hopper\n"), ["name", "name"]);
}

#[test]
fn a_negation_beside_a_way_of_contact_denies_it_where_the_values_are_flags() {
    for header in ["Ne želim SMS", "Nem kér reklámot", "zzz doesn't zzz e-mails"] {
        let field = of_values(header, &["yes", "no", "no"]);
        assert_eq!((field.kind, field.polarity), (Kind::Consent, Some(Polarity::Inverse)), "{header}");
    }
    assert_eq!(of_values("Not zzz e-mails", &["12", "7", "12"]).kind, Kind::Count);
    assert_eq!(of_values("No Telp", &["0812-3456-7890", "0813-3456-7890"]).kind, Kind::Phone);
}

#[test]
fn columns_nobody_knows_do_not_take_the_names_of_those_that_are_called_so() {
    let text = "First Name,Last Name,Zzz\nAda,Lovelace,George Byron\nMary,Shelley,Percy Shelley\n";
    assert_eq!(of_file(text).fields[2].kind, Kind::Text);
    assert_eq!(of_values("Zzz", &["George Byron", "Robert Smith"]).kind, Kind::Name);
}

#[test]
fn an_address_that_repeats_the_city_is_a_whole_one() {
    let address = |text: &str| of_file(text).fields[0].kind;
    assert_eq!(address("Address,City\n1 Elm St,Salem\n2 Oak Rd,Portland\n"), Kind::AddressStreet);
    assert_eq!(
        address("Address,City\n\"1 Elm St, Salem\",Salem\n\"2 Oak Rd, Portland\",Portland\n"),
        Kind::Address
    );
    assert_eq!(address("Адреса,Місто\nХрещатик 1,Київ\nГородоцька 5,Львів\n"), Kind::AddressStreet);
}

#[test]
fn several_parts_of_an_address_in_one_column_are_an_address() {
    for header in ["city_st_zip", "CP Ville", "City, State, Zip"] {
        assert_eq!(kinds(&[header]), ["address"], "{header}");
    }
    assert_eq!(kinds(&["Zip/Postal Code", "Town/City"]), ["address.postcode", "address.locality"]);
}

#[test]
fn a_name_beside_whom_to_ask_for_is_of_an_organization() {
    assert_eq!(kinds(&["Naam", "Telefoon", "Contactpersoon"]), ["organization", "phone", "name"]);
    assert_eq!(kinds(&["First Name", "Last Name", "Contact Person"])[..2], ["name.given", "name.family"]);
}

#[test]
fn points_that_all_differ_are_no_numbers_of_records() {
    assert_eq!(of_values("zq", &["120", "15", "60", "0"]).kind, Kind::Count);
    assert_eq!(of_values("zq", &["9", "10", "11", "12"]).kind, Kind::Id);
    assert_eq!(of_values("zq", &["4711", "1003", "2034"]).kind, Kind::Id);
}

#[test]
fn a_second_line_is_no_second_address() {
    let kinds = |headers: &[&str]| {
        of_headers(headers).into_iter().map(|field| (field.kind, field.group)).collect::<Vec<_>>()
    };
    let unit = (Kind::AddressUnit, String::new());
    assert_eq!(kinds(&["Adresse ligne 1", "Adresse ligne 2", "Ville"])[1], unit);
    assert_eq!(kinds(&["Straße 1", "Ort 1", "Straße 2", "Ort 2"])[2], (Kind::AddressStreet, "2".to_owned()));
}

#[test]
fn short_numbers_behind_a_street_are_house_numbers() {
    let brazil = of_file(
        "Endereço;Número;Bairro;Cidade\nAv. Paulista;1578;Bela Vista;São Paulo\nR. da Bahia;s/n;Centro;Belo Horizonte\nR. A;12 B;Centro;Rio\n",
    );
    let kinds: Vec<_> =
        brazil.fields.iter().map(|field| (field.kind.as_str(), field.group.as_str())).collect();
    let address = ["address.street", "address.street", "address.unit", "address.locality"];
    assert_eq!(kinds, address.map(|kind| (kind, "")));
    assert_eq!(brazil.fields[1].part, Some(Part::Number));
    assert_ne!(of_file("Street,zq\nMain St,10115\nElm St,10117\n").fields[1].part, Some(Part::Number));
}

#[test]
fn one_letter_again_and_again_is_neither_a_yes_nor_a_sex() {
    for value in ["1", "x", "v", "m"] {
        assert!(!matches!(of_values("zq", &[value, value, ""]).kind, Kind::Flag | Kind::Gender), "{value}");
    }
    assert_eq!(of_values("zq", &["1", "0", "1"]).kind, Kind::Flag);
    assert_eq!(of_values("zq", &["m", "f", "m"]).kind, Kind::Gender);
}

#[test]
fn two_columns_of_one_kind_are_both_kept_and_told_apart() {
    let fields = of_headers(&["Email", "Work Email", "email_2", "e-mail", "Phone", "Mobile", "Fax"]);
    let groups: Vec<(&str, &str)> =
        fields.iter().map(|field| (field.kind.as_str(), field.group.as_str())).collect();
    assert_eq!(
        groups,
        [
            ("email", ""),
            ("email", "work"),
            ("email", "2"),
            ("email", "3"),
            ("phone", ""),
            ("phone", "mobile"),
            ("phone", "fax")
        ]
    );
}

#[test]
fn the_columns_of_one_address_share_a_group() {
    for (group, headers) in [
        (
            "billing",
            [
                "Billing Street",
                "Billing City",
                "Billing State/Province",
                "Billing Zip/Postal Code",
                "Billing Country",
            ],
        ),
        (
            "",
            [
                "Address 1 - Street",
                "Address 1 - City",
                "Address 1 - Region",
                "Address 1 - Postal Code",
                "Address 1 - Country",
            ],
        ),
        (
            "2",
            [
                "Address 2 - Street",
                "Address 2 - City",
                "Address 2 - Region",
                "Address 2 - Postal Code",
                "Address 2 - Country",
            ],
        ),
        (
            "work",
            [
                "Business Street",
                "Business City",
                "Business State",
                "Business Postal Code",
                "Business Country/Region",
            ],
        ),
        ("", ["addr_line1", "addr_city", "addr_state", "addr_postal_code", "addr_country"]),
    ] {
        let fields = of_headers(&headers);
        assert_eq!(
            fields.iter().map(|field| field.kind.as_str()).collect::<Vec<_>>(),
            ["address.street", "address.locality", "address.region", "address.postcode", "address.country"]
        );
        assert!(fields.iter().all(|field| field.group == group), "{group}: {fields:?}");
    }
}

#[test]
fn a_house_number_of_its_own_is_a_part_of_the_street() {
    let fields = of_headers(&["street_number", "address_1", "address_2", "suburb", "postcode", "state"]);
    assert_eq!((fields[0].kind, fields[0].part), (Kind::AddressStreet, Some(Part::Number)));
    assert_eq!((fields[1].kind, fields[1].part), (Kind::AddressStreet, None));
    assert!(fields.iter().all(|field| field.group.is_empty()), "{fields:?}");
}

fn parts(text: &str) -> Vec<(Kind, Option<Part>)> {
    of_file(text).fields.iter().map(|field| (field.kind, field.part)).collect()
}

#[test]
fn a_birth_in_three_columns_is_one_date() {
    let [year, month, day] = [Part::Year, Part::Month, Part::Day].map(|part| (Kind::DateBirth, Some(part)));
    for (header, row, found) in [
        ("birth_year,birth_month,birth_day", "1949,7,22", vec![year, month, day]),
        ("Geburtstag,Geburtsmonat,Geburtsjahr", "22,Juli,1949", vec![day, month, year]),
        ("dob_dd,dob_mm,dob_yyyy", "22,07,1949", vec![day, month, year]),
        ("Year of birth,Month of birth", "1949,7", vec![year, month]),
        ("année de naissance,mois de naissance,jour de naissance", "1949,7,22", vec![year, month, day]),
    ] {
        assert_eq!(parts(&format!("{header}\n{row}\n")), found, "{header}");
    }
    // Named by their values, among people; "by" is a town where it holds words.
    let rows = "CARSTEN,MEIER,1949,7,22\nGERD,BAUER,1968,7,27\nROBERT,HARTMANN,1930,4,30\n";
    assert_eq!(parts(&format!("fname,lname,by,bm,bd\n{rows}"))[2..], [year, month, day]);
    assert!(parts("year,month,day\n1949,7,22\n1968,7,27\n1930,4,30\n").iter().all(|part| part.1.is_none()));
    assert!(parts("sale year,sale month,pieces\n2019,7,22\n").iter().all(|part| part.1.is_none()));
    assert_eq!(parts("birth year\n1949\n"), [(Kind::DateBirth, None)]);
}

#[test]
fn how_a_consent_was_asked_for_is_no_consent() {
    for header in [
        "email_marketing_consent.opt_in_level",
        "consent_collected_from",
        "Newsletter Herkunft",
        "Opt-in Verfahren",
        "consent given by",
        "origine du consentement newsletter",
        "consent channel",
        "consent expiry",
        "consent language",
    ] {
        let found = of_values(header, &["single_opt_in", "yes"]);
        assert_ne!(found.kind, Kind::Consent, "{header}");
    }
    assert_eq!(of_values("double_opt_in", &["true", "false"]).kind, Kind::Consent);
}

#[test]
fn a_calling_code_belongs_to_the_telephone_number() {
    let code = (Kind::Phone, Some(Part::Country));
    assert_eq!(parts("phone_country_code,phone\n44,07911 123456\n")[0], code);
    assert_eq!(parts("Ländervorwahl,Telefon\n49,0171 2345678\n")[0], code);
    assert_eq!(parts("Country code,Phone\n+44,07911 123456\n")[0], code);
    assert_eq!(parts("Country code,Phone\nGB,07911 123456\n")[0], (Kind::AddressCountry, None));
    assert_eq!(parts("Vorwahl,Telefon\n+49,0171 2345678\n")[0], code);
    for number in ["Contact ID", "Nr", "ref"] {
        assert_ne!(parts(&format!("{number},Phone\n0031,(415) 555-2671\n0044,(415) 555-2672\n"))[0], code);
    }
}

#[test]
fn yes_and_no_are_no_addresses_names_or_states() {
    let kind = |header: &str, value: &str| of_file(&format!("{header}\n{value}\n")).fields[0].kind;
    for (header, value) in [("verified_email", "true"), ("addresses.default", "true"), ("state", "disabled")]
    {
        assert_eq!(kind(header, value), Kind::Flag, "{header}");
    }
    assert_eq!([kind("state", "ON"), kind("state", "NO")], [Kind::AddressRegion; 2]);
    assert_eq!(kind("family name", "No"), Kind::NameFamily);
}

#[test]
fn families_of_two_letters_are_no_legal_forms() {
    let kind = |value: &str| of_values("name", &[value]).kind;
    for person in ["Ana Sá", "PAULO SÁ", "Kari Ås", "Seán Ó Sé", "Maria Sa", "Per As"] {
        assert_eq!(kind(person), Kind::Name, "{person}");
    }
    for firm in ["Acme SE", "Ikea Ab", "nestlé sa", "Maria SA"] {
        assert_eq!(kind(firm), Kind::Organization, "{firm}");
    }
}

#[test]
fn numbers_are_no_names_of_people_or_places() {
    let kind = |values: &str| of_file(&format!("by\n{values}\n")).fields[0].kind;
    assert_eq!(kind("Aarhus\nOdense\nVejle"), Kind::AddressLocality);
    assert_ne!(kind("1949\n1968\n1930"), Kind::AddressLocality);
}

#[test]
fn a_file_without_a_header_is_understood_by_its_values() {
    let schema = of_file(
        "1001,Mr,Robert,Smithers,12 Main St,10115,Berlin,robert@example.com,+49 30 1234567,1960-02-03,Germany\n\
         1002,Mrs,Anna,Jones,Hauptstraße 5,01067,Dresden,anna@example.com,+49 30 1234568,1981-02-03,France\n\
         1003,Dr,Peter,Kowalski,Lange Gasse 7,50667,Köln,peter@example.com,+49 30 1234569,1999-12-03,Austria\n",
    );
    let kinds: Vec<&str> = schema.fields.iter().map(|field| field.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "id",
            "name.prefix",
            "name.given",
            "name.family",
            "address.street",
            "address.postcode",
            "address.locality",
            "email",
            "phone",
            "date.birth",
            "address.country"
        ]
    );
}

#[test]
fn a_person_may_say_what_a_column_means() {
    let given = parse(
        r#"{ "fields": [ { "header": "X", "kind": "consent", "channel": "email", "purpose": "marketing",
             "polarity": "inverse", "owner": "CRM", "use": "newsletter" } ] }"#,
    )
    .unwrap();
    let field = &given.fields[0];
    assert_eq!((field.kind, field.polarity, field.confidence), (Kind::Consent, Some(Polarity::Inverse), 1.0));
    assert_eq!(
        (field.owner.as_str(), field.usage.as_str(), field.reason.as_str()),
        ("CRM", "newsletter", "given")
    );
    let short =
        parse(r#"{ "Mail": "email", "Nr": { "kind": "address.street", "part": "number" } }"#).unwrap();
    assert_eq!((short.fields[0].kind, short.fields[1].part), (Kind::Email, Some(Part::Number)));
    let list = r#"[ { "header": "Mail", "kind": "email", "confidence": 0.99, "reason": "header:mail" } ]"#;
    let named = format!(r#"{{ "name": "crm.csv", "fields": {list} }}"#);
    assert_eq!(parse(list).unwrap().fields[0].kind, Kind::Email);
    assert_eq!(parse(&named).unwrap(), parse(list).unwrap());
}

#[test]
fn what_a_person_says_replaces_what_was_inferred() {
    let mut schema = Schema { fields: of_headers(&["Email", "Code"]) };
    apply(&mut schema, &parse(r#"{ "code": "id", "Email": "text" }"#).unwrap()).unwrap();
    assert_eq!((schema.fields[0].kind, schema.fields[1].kind), (Kind::Text, Kind::Id));
    assert_eq!(schema.fields[1].header, "Code");
    let error = apply(&mut schema, &parse(r#"{ "Emial": "email" }"#).unwrap()).unwrap_err();
    assert_eq!(error.code, ErrorCode::SchemaUnknownColumn);
    assert!(error.details.contains(&("nearest", "Email".to_owned())), "{error:?}");
}

#[test]
fn a_schema_that_cannot_be_used_is_an_error_that_says_what_was_meant() {
    for (json, code, nearest) in [
        ("7", ErrorCode::SchemaInvalid, None),
        ("[ 7 ]", ErrorCode::SchemaInvalid, None),
        ("{", ErrorCode::SchemaInvalid, None),
        (r#"{ "fields": [ 1 ] }"#, ErrorCode::SchemaInvalid, None),
        (r#"{ "fields": [ { "kind": "email" } ] }"#, ErrorCode::SchemaInvalid, None),
        (r#"{ "a": 1 }"#, ErrorCode::SchemaInvalid, None),
        (r#"{ "a": "emial" }"#, ErrorCode::SchemaUnknownKind, Some("email")),
        (r#"{ "fields": [], "feilds": [] }"#, ErrorCode::OptionUnknown, Some("fields")),
        (r#"{ "fields": [ { "header": "a", "knid": "email" } ] }"#, ErrorCode::OptionUnknown, Some("kind")),
        (r#"{ "a": { "kind": "consent", "channel": "emial" } }"#, ErrorCode::WordUnknown, Some("email")),
        (r#"{ "a": { "kind": "consent", "polarity": "invers" } }"#, ErrorCode::WordUnknown, Some("inverse")),
    ] {
        let error = parse(json).unwrap_err();
        assert_eq!(error.code, code, "{json}");
        let found = error.details.iter().find(|(key, _)| *key == "nearest").map(|(_, name)| name.as_str());
        assert_eq!(found, nearest, "{json}");
    }
}

#[test]
fn ten_thousand_columns_are_understood_in_time() {
    let header: Vec<String> = (0..10_000).map(|n| format!("c{n}x")).collect();
    let row = vec!["Ada"; 10_000].join(",");
    let schema = of_file(&format!("{}\n{row}\n", header.join(",")));
    assert_eq!(schema.fields.len(), 10_000);
}
