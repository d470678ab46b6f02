//! JSON as a tree: what options, schemas, models and consent are read from; and texts as JSON.
//!
//! Does: numbers as they are written, keys in their order; half a surrogate pair is U+FFFD.
//! Does not: write trees (serde_json does), or read files of records (`io` does, without a tree).

mod scan;

pub use scan::Scanner;

use super::eight::{self, below_space, times, zero};

/// Around a text; as a text, which is put behind another at once.
const QUOTE: &str = "\"";
/// How deep lists and objects may stand in each other.
const DEPTH: usize = 128;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values; of a key that stands twice, the last value counts.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Reads a text that is one value.
    ///
    /// ```
    /// use selfsame::text::json::Json;
    /// let json = Json::parse(r#"{ "a": [1.50, "x"], "b": null }"#).unwrap();
    /// assert_eq!(json.get("a").unwrap().list().unwrap()[0].number(), Some(1.5));
    /// assert_eq!(Json::parse("[1,]"), Err(3));
    /// ```
    ///
    /// # Errors
    /// The byte before which the text is no longer JSON.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut scan = Scanner::of(text);
        let value = read(&mut scan, 0);
        scan.skip_space();
        value.filter(|_| scan.peek().is_none()).ok_or(scan.at)
    }

    /// Reads a value off some bytes, and no further.
    #[must_use]
    pub fn read(scan: &mut Scanner<'_>) -> Option<Self> {
        read(scan, 0)
    }

    /// The text of a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Yes or no.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self { Some(*flag) } else { None }
    }

    /// The value of a number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(written) = self { Some(value(written)) } else { None }
    }

    /// The values of a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(values) = self { Some(values) } else { None }
    }

    /// The keys of an object with their values.
    #[must_use]
    pub fn object(&self) -> Option<&[(String, Self)]> {
        if let Self::Object(entries) = self { Some(entries) } else { None }
    }

    /// The value of a key of an object; null counts as absent.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let entries = self.object()?.iter().rev();
        entries
            .filter(|(name, _)| name == key)
            .map(|(_, value)| value)
            .next()
            .filter(|value| **value != Self::Null)
    }

    /// A text, or what a number or a flag says, as a text.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Null => Some(""),
            Self::Flag(true) => Some("true"),
            Self::Flag(false) => Some("false"),
            Self::Number(text) | Self::Text(text) => Some(text),
            Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The same as a text of its own.
    #[must_use]
    pub fn into_said(self) -> Option<String> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            other => other.said().map(str::to_owned),
        }
    }
}

fn read(scan: &mut Scanner<'_>, depth: usize) -> Option<Json> {
    if depth > DEPTH {
        return None;
    }
    scan.skip_space();
    Some(match scan.peek()? {
        b'{' => Json::Object(members(scan, depth)?),
        b'[' => Json::List(elements(scan, depth)?),
        b'"' => Json::Text(scan.string()?),
        b't' => scan.word("true").map(|()| Json::Flag(true))?,
        b'f' => scan.word("false").map(|()| Json::Flag(false))?,
        b'n' => scan.word("null").map(|()| Json::Null)?,
        _ => Json::Number(scan.number()?),
    })
}

fn members(scan: &mut Scanner<'_>, depth: usize) -> Option<Vec<(String, Json)>> {
    let mut members = Vec::new();
    scan.at += 1;
    if scan.take(b'}') {
        return Some(members);
    }
    loop {
        scan.skip_space();
        let key = scan.string()?;
        scan.expect(b':')?;
        members.push((key, read(scan, depth + 1)?));
        if !scan.take(b',') {
            return scan.expect(b'}').map(|()| members);
        }
    }
}

fn elements(scan: &mut Scanner<'_>, depth: usize) -> Option<Vec<Json>> {
    let mut elements = Vec::new();
    scan.at += 1;
    if scan.take(b']') {
        return Some(elements);
    }
    loop {
        elements.push(read(scan, depth + 1)?);
        if !scan.take(b',') {
            return scan.expect(b']').map(|()| elements);
        }
    }
}

/// Writes a text as a JSON string, behind what is there.
pub fn quote(out: &mut String, text: &str) {
    out.push_str(QUOTE);
    let mut rest = text;
    while let Some(at) = escaped(rest.as_bytes()) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        rest = escape(out, behind);
    }
    out.push_str(rest);
    out.push_str(QUOTE);
}

/// Where the first byte stands that is not written as it is.
fn escaped(bytes: &[u8]) -> Option<usize> {
    eight::first(bytes, |word| below_space(word) | zero(word ^ times(b'"')) | zero(word ^ times(b'\\')))
}

/// Writes the first character, which is ASCII, as an escape; gives what follows.
fn escape<'t>(out: &mut String, text: &'t str) -> &'t str {
    let (first, rest) = text.split_at_checked(1).unwrap_or_default();
    let code = first.bytes().next().unwrap_or_default();
    if code < 0x20 {
        let digit =
            |value: u8| char::from(b"0123456789abcdef".get(usize::from(value)).copied().unwrap_or(b'0'));
        out.push_str("\\u00");
        out.push(digit(code >> 4));
        out.push(digit(code & 15));
    } else {
        out.push('\\');
        out.push_str(first);
    }
    rest
}

/// The value of a number: exact where its digits fit in 53 bits and its power of ten is at most 22,
/// else within a few units of the last place. The standard library's exact one costs ten kilobytes.
fn value(written: &str) -> f64 {
    let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let mut power = exponent
        .trim_start_matches('+')
        .parse::<i32>()
        .unwrap_or(i32::from(!exponent.starts_with('-')) * 999);
    let mut digits: u64 = 0;
    let mut behind_point = false;
    for byte in mantissa.bytes() {
        match byte {
            b'.' => behind_point = true,
            b'0'..=b'9' if digits < u64::MAX / 10 - 1 => {
                digits = digits * 10 + u64::from(byte - b'0');
                power -= i32::from(behind_point);
            }
            b'0'..=b'9' => power += i32::from(!behind_point),
            _ => {}
        }
    }
    let size = scaled(digits as f64, power);
    if mantissa.starts_with('-') { -size } else { size }
}

/// A number times a power of ten.
fn scaled(mut number: f64, power: i32) -> f64 {
    let mut left = power.unsigned_abs().min(400);
    while left > 0 && number != 0.0 {
        let part = left.min(22);
        let factor = (0..part).fold(1.0, |factor, _| factor * 10.0);
        number = if power < 0 { number / factor } else { number * factor };
        left -= part;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_json_is_refused_where_it_ends() {
        for wrong in
            ["", " ", "{", "[1", "[1 2]", "{\"a\" 1}", "{a:1}", "tru", "01", "1.", "\"\n\"", "\"\\x\"", "[]]"]
        {
            assert!(Json::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Json::parse(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn texts_keep_their_characters() {
        let json = Json::parse(r#"["\u00fc\ud83d\ude00\n\"\\\/", "\ud800", "é"]"#).unwrap();
        let texts: Vec<_> = json.list().unwrap().iter().map(|text| text.text().unwrap()).collect();
        assert_eq!(texts, ["ü😀\n\"\\/", "\u{FFFD}", "é"]);
    }

    #[test]
    fn of_a_key_that_stands_twice_the_last_value_counts() {
        let json = Json::parse(r#"{"__proto__": 1, "a": 1, "a": 2}"#).unwrap();
        assert_eq!(json.get("a").and_then(Json::number), Some(2.0));
        assert_eq!(json.object().unwrap().len(), 3);
    }

    proptest! {
        #[test]
        fn a_text_is_written_as_it_is_read(text in r#"(.|["\\\\\x00-\x1f]){0,20}"#) {
            let mut written = String::new();
            quote(&mut written, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }

        #[test]
        fn numbers_of_everyday_are_exact(number in -1e9f64..1e9, small in 0.0f64..1.0, whole in any::<i32>()) {
            for number in [number, (number * 1e6).round() / 1e6, (small * 1e9).round() / 1e9, f64::from(whole)] {
                let near = Json::Number(number.to_string()).number().unwrap();
                prop_assert!((near - number).abs() <= number.abs() * 1e-15, "{} {}", near, number);
            }
            let rounded = (small * 1e8).round() / 1e8;
            prop_assert_eq!(Json::Number(rounded.to_string()).number(), Some(rounded));
        }

        #[test]
        fn the_same_texts_are_json_as_for_serde(text in r#"[\[\]{},:"a0-9.e\\ tru\-+]{0,12}"#) {
            prop_assert_eq!(Json::parse(&text).is_ok(), serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }
}
