//! The metadata in the compiled script of npm `google-libphonenumber`: an object of arrays with holes.

use serde_json::Value;

/// The first object that is given to `countryToMetadata`.
pub fn metadata(script: &str) -> Result<Value, String> {
    let (_, rest) = script.split_once("countryToMetadata=").ok_or("the script has no countryToMetadata")?;
    serde_json::from_str(&json(rest)).map_err(|error| format!("countryToMetadata: {error}"))
}

/// An object literal as JSON: keys quoted, holes filled, up to its closing brace.
fn json(script: &str) -> String {
    let mut json = String::new();
    let mut depth = 0;
    let mut is_text = false;
    let mut before = ' ';
    for c in script.chars().filter(|c| *c != '\n') {
        if is_text {
            is_text = c != '"' || before == '\\';
            before = if before == '\\' { ' ' } else { c };
            json.push(c);
            continue;
        }
        let hole = matches!((before, c), ('[' | ',', ',') | (',', ']'));
        let opens_key = matches!(before, '{' | ',') && depth == 1 && c != '"';
        let closes_key = c == ':' && before != '"';
        json += if hole {
            "null"
        } else if opens_key || closes_key {
            "\""
        } else {
            ""
        };
        json.push(c);
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '"' => is_text = true,
            _ => {}
        }
        before = if is_text { ' ' } else { c };
        if depth == 0 {
            break;
        }
    }
    json
}
