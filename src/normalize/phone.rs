//! Telephone numbers to E.164, by the numbering plans of all countries.
//!
//! Does: read `+`, the international prefix of the country, trunk prefixes, `(0)`, `tel:`, digits of
//! any script and extensions; say where the length is not possible.
//! Does not: ask whether the number is assigned. Without a country a national number stays one.

use super::clean::Context;
use super::draft::Draft;
use super::plain::without_float_tail;
use crate::data::{PHONE_CODES, PHONE_PLANS};
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode};

/// Most digits of a number with its calling code (ITU-T E.164).
const LONGEST: usize = 15;
/// Fewest digits that can be a subscriber's number.
const SHORTEST: usize = 4;

/// One line of the plans. Lengths are bits: those of any number, and those of fixed and mobile lines.
struct Plan {
    code: &'static str,
    abroad: &'static str,
    trunks: &'static str,
    possible: u32,
    usual: u32,
}

/// What was typed: digits, whether a `+` stood before them, the extension.
struct Typed {
    plus: bool,
    digits: String,
    extension: String,
}

/// A number with its country, or what is left where the country is not known.
enum Reading {
    World { code: &'static str, national: String, possible: bool },
    National(String),
}

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let pieces: Vec<&str> =
        text.split([';', '|', ',']).filter(|piece| count_digits(piece) > 5).take(LIST_VALUES).collect();
    if pieces.len() < 2 || text.contains(";ext=") {
        return one(text, context);
    }
    let values: Vec<String> = pieces.iter().map(|piece| one(piece.trim(), context).value).collect();
    Draft::of(values.join(&LIST_SEPARATOR.to_string()))
        .change(ChangeCode::Parts)
        .warning(IssueCode::SeveralValues)
}

fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| digits::digit(*c).is_some()).count()
}

fn one(text: &str, context: &Context) -> Draft {
    let Some(typed) = read(without_float_tail(text)) else { return Draft::nothing(IssueCode::PhoneSyntax) };
    let home = context.country().and_then(plan);
    let draft = match reading(&typed, home.as_ref()) {
        Reading::World { code, national, possible } => {
            if national.len() + code.len() > LONGEST || national.len() < SHORTEST {
                return Draft::nothing(IssueCode::PhoneLength);
            }
            let value = ["+", code, &national].concat();
            Draft::of(value)
                .change_if(!typed.plus, ChangeCode::Country)
                .warning_if(!possible, IssueCode::PhoneLength)
        }
        Reading::National(number) if number.len() > LONGEST || number.len() < SHORTEST => {
            return Draft::nothing(IssueCode::PhoneLength);
        }
        Reading::National(number) => Draft::of(number).warning(IssueCode::PhoneCountryUnknown),
    };
    shown(draft, text, &typed.extension)
}

fn shown(draft: Draft, text: &str, extension: &str) -> Draft {
    let changed = draft.value != text;
    let mut draft = draft.change_if(changed, ChangeCode::Format);
    if !extension.is_empty() {
        draft.display = Some([&draft.value, " ext. ", extension].concat());
    }
    draft
}

/// Digits and a leading plus, without label and extension. Nothing where letters remain.
fn read(text: &str) -> Option<Typed> {
    let (number, extension) = split_extension(without_label(text));
    let plus = number.starts_with(['+', '＋']) || number.starts_with("(+");
    let dropped_zero = plus || number.starts_with("00");
    let number = if dropped_zero { number.replacen("(0)", "", 1) } else { number.to_owned() };
    let mut digits = String::with_capacity(number.len());
    for c in number.chars() {
        match digits::digit(c) {
            Some(digit) => digits.push(char::from(b'0' + digit)),
            None if c.is_alphabetic() => return None,
            None => {}
        }
    }
    (!digits.is_empty()).then(|| Typed { plus, digits, extension: extension.to_owned() })
}

/// Without `tel:`, `Phone:`, `Mobil.`: letters before the first digit or plus, where they end in a sign;
/// and without signs alone, as the apostrophe that keeps a spreadsheet from counting.
fn without_label(text: &str) -> &str {
    let start = text.find(|c: char| c == '+' || c == '(' || digits::digit(c).is_some()).unwrap_or(0);
    let label = text.get(..start).unwrap_or_default().trim_end();
    let signs_alone = !label.contains(char::is_alphabetic);
    if signs_alone || label.ends_with([':', '.']) { text.get(start..).unwrap_or(text) } else { text }
}

/// The number and the extension: `ext. 5`, `x5`, `#5`, `;ext=5`, `Durchwahl 5`, `poste 5`.
fn split_extension(text: &str) -> (&str, &str) {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = text.get(head.len()..).unwrap_or_default();
    let marked = head.trim_end_matches([' ', '.', ':', '=']);
    let number = marked.trim_end_matches(|c: char| c.is_alphabetic() || c == '#');
    let mark = marked.get(number.len()..).unwrap_or_default().to_lowercase();
    let known = matches!(
        mark.as_str(),
        "x" | "ext"
            | "extn"
            | "extension"
            | "#"
            | "dw"
            | "durchwahl"
            | "app"
            | "apparat"
            | "poste"
            | "p"
            | "int"
            | "interno"
            | "anexo"
            | "ramal"
            | "доб"
            | "tst"
            | "toestel"
    );
    if known && !extension.is_empty() && extension.len() < 8 {
        (number.trim_end_matches([' ', ';', ',', '/', '-']), extension)
    } else {
        (text, "")
    }
}

fn plan(region: &str) -> Option<Plan> {
    let mut columns = PHONE_PLANS.get(region)?.split(' ');
    Some(Plan {
        code: columns.next()?,
        abroad: columns.next()?,
        trunks: columns.next()?,
        possible: u32::from_str_radix(columns.next()?, 16).ok()?,
        usual: u32::from_str_radix(columns.next()?, 16).ok()?,
    })
}

fn has_length(bits: u32, number: &str) -> bool {
    number.len() < 32 && bits & (1 << number.len()) != 0
}

impl Plan {
    fn is_possible(&self, national: &str) -> bool {
        has_length(self.possible, national)
    }

    /// The number without its trunk prefix. A prefix of zeros goes where a possible number is left;
    /// another one only where the number becomes a usual one.
    fn national<'n>(&self, mut number: &'n str) -> &'n str {
        loop {
            let without = self.trunks.split(',').find_map(|trunk| number.strip_prefix(trunk));
            match without {
                Some(rest) if number.starts_with('0') && self.is_possible(rest) => number = rest,
                Some(rest) if !has_length(self.usual, number) && has_length(self.usual, rest) => {
                    number = rest
                }
                _ => return number,
            }
        }
    }

    /// Digits that begin with the calling code, its plus left out: without it they are a usual
    /// number, with it they are none; or they are long and lack the trunk zero of their country.
    fn behind_own_code<'n>(&self, number: &'n str) -> Option<&'n str> {
        let rest = self.national(number.strip_prefix(self.code)?);
        let gained = has_length(self.usual, rest) && !has_length(self.usual, self.national(number));
        let no_trunk =
            self.trunks == "0" && !number.starts_with('0') && rest.len() > 7 && self.is_possible(rest);
        (gained || no_trunk).then_some(rest)
    }

    fn world(&self, number: &str) -> Reading {
        let national = self.national(number);
        Reading::World {
            code: self.code,
            national: national.to_owned(),
            possible: self.is_possible(national),
        }
    }
}

fn reading(typed: &Typed, home: Option<&Plan>) -> Reading {
    let number = typed.digits.as_str();
    let from_abroad = || {
        let own = home.and_then(|home| number.strip_prefix(home.abroad));
        own.and_then(from_code).or_else(|| from_code(number.strip_prefix("00")?))
    };
    let world = if typed.plus { from_code(number) } else { from_abroad() };
    match (world, home) {
        (Some(world), _) => world,
        (None, Some(home)) => home.world(home.behind_own_code(number).unwrap_or(number)),
        (None, None) => Reading::National(number.to_owned()),
    }
}

/// The plan of the calling code that the digits begin with.
fn from_code(number: &str) -> Option<Reading> {
    (1..=3).find_map(|width| {
        let (code, rest) = number.split_at_checked(width)?;
        Some(plan(PHONE_CODES.get(code)?)?.world(rest))
    })
}
