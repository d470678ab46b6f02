//! Consent strings: whatever is decoded fits what it came from, and says nothing that it does not hold.

use selfsame::consent::read_json;
use selfsame::consent::string::{Value, decode, encode, section};
use selfsame::text::json::Json;
use serde_json::json;

const SECTIONS: &[&str] = &["tcfeuv2", "tcfcav1", "uspv1", "usnat", "usca", "usmd", "usky", "headerv1"];

/// The first byte chooses whether the text is a whole string or one section.
pub(super) fn string(data: &[u8]) {
    let ([choice], data) = super::split::<1>(data);
    let text = String::from_utf8_lossy(data);
    let name = SECTIONS.get(usize::from(choice)).copied();
    let number = name.map(|name| section(name).expect("a section of the table"));
    let Ok(decoded) = decode(&text, None, number) else { return };
    // No list takes more room than the string; what is kept of an absent segment are a few words. TCF v1 can say that
    // everybody up to an id has consent but a few, which is a bit an id.
    let default = decoded.sections().any(|values| values.section == "tcfv1" || values.section == "tcfeuv1");
    let few = 200 * (1 + text.matches('~').count()) + if default { 1 << 12 } else { 0 };
    assert!(decoded.tape().len() <= text.len() + few);
    for values in decoded.sections() {
        for (field, value) in values.fields() {
            if let Value::Ids(ids) = value {
                let ids = ids.to_vec();
                assert!(ids.is_sorted_by(|a, b| a < b) && !ids.contains(&0), "{}", field.name());
            }
        }
        for missing in [values.field("no such field"), values.field("")] {
            assert!(missing.is_none() || values.section == "tcfv2");
        }
    }
    let signals = json!({ "gpp": text, "tcf": null });
    let _ = read_json(&Json::parse(&signals.to_string()).expect("what serde writes is JSON"), &Json::Null);
    // What it is made of is refused or written, never a trap.
    let _ = encode(&Json::parse(&text).unwrap_or(Json::Null));
}
