//! Data categories of fields.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use selfsame::classify::{categorize, classify};
use selfsame::schema::{Field, Schema};
use selfsame::vocabulary::Kind;

fn field(header: &str, kind: Kind) -> Field {
    Field::new(header, kind, 0.8, "test")
}

#[test]
fn a_field_has_the_category_of_its_header_or_its_kind() {
    let mut wrong = Vec::new();
    for (header, kind, category, special) in [
        ("E-Mail", Kind::Email, "user.contact.email", false),
        ("FirstName", Kind::NameGiven, "user.name.first", false),
        ("Religionszugehörigkeit", Kind::Category, "user.demographic.religious_belief", true),
        ("BloodType", Kind::Category, "user.health_and_medical", true),
        ("Gewerkschaft", Kind::Flag, "user.demographic.union_membership", true),
        ("political_party", Kind::Text, "user.demographic.political_opinion", true),
        ("party size", Kind::Count, "user.behavior", false),
        ("sexual_orientation", Kind::Category, "user.demographic.sexual_orientation", true),
        ("fingerprint template", Kind::Text, "user.biometric.fingerprint", true),
        ("DNA marker", Kind::Text, "user.health_and_medical.genetic", true),
        ("Criminal record", Kind::Flag, "user.criminal_history", true),
        ("ethnic_group", Kind::Category, "user.demographic.race_ethnicity", true),
        ("password_hash", Kind::Text, "user.authorization.password", false),
        ("rp_token", Kind::Credential, "user.authorization.credentials", false),
        ("Grace period", Kind::Text, "user.content.private", false),
        ("Orders Count", Kind::Count, "user.behavior.purchase_history", false),
        ("Allows calls about health", Kind::Consent, "user.privacy_preferences", false),
        ("passport_no", Kind::Id, "user.government_id.passport_number", false),
        ("notes", Kind::Text, "user.content.private", false),
    ] {
        let found = &classify(&Schema { fields: vec![field(header, kind)] })[0];
        if (found.category, found.special) != (category, special) {
            wrong.push(format!("{header}: {} ({}, {})", found.category, found.special, found.reason));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn credentials_are_marked() {
    let schema = Schema { fields: vec![field("password", Kind::Text), field("city", Kind::AddressLocality)] };
    assert_eq!(classify(&schema).iter().map(|c| c.credential).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn what_the_data_dictionary_says_stays_and_the_rest_is_filled_in() {
    let given = Field { category: "user.health".to_owned(), ..field("x1", Kind::Text) };
    let mut schema = Schema { fields: vec![given, field("phone", Kind::Phone)] };
    categorize(&mut schema);
    let categories: Vec<&str> = schema.fields.iter().map(|field| field.category.as_str()).collect();
    assert_eq!(categories, ["user.health", "user.contact.phone_number"]);
    assert!(classify(&schema)[0].special);
}
