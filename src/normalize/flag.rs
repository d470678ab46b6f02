//! Yes and no, genders, marital statuses, languages: closed sets that people write in many words.
//!
//! Canonical: `true` `false`; `female` `male` `diverse`; `single` `married` `divorced` `widowed` `separated`
//! `registered-partnership` `cohabiting`; a BCP 47 tag such as `de` or `pt-BR`.

use super::clean::{Clean, Context, Issue, name_of};
use super::country;
use super::draft::Draft;
use super::noise::{self, Noise};
use super::plain::without_float_tail;
use crate::data::{FLAGS, GENDERS, Known, LANGUAGES, MARITAL_STATUSES, SALUTATIONS, Words};
use crate::text::find;
use crate::text::fold::{fold, fold_short};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};

static YES_OR_NO: Known = Known::new(&FLAGS);
static SEXES: Known = Known::new(&GENDERS);
/// Bytes of a word that is soon looked up.
const LONGEST: usize = 20;

/// Yes or no in many languages. Neither is no value.
pub(super) fn flag(text: &str) -> Draft {
    match sign(text).or_else(|| FLAGS.get(&fold(without_float_tail(text)))) {
        Some(value) => Draft::of(value).change_if(value != text, ChangeCode::Code),
        None => Draft::nothing(IssueCode::FlagUnknown),
    }
}

/// The same of a word of a closed set in ASCII letters.
pub(super) fn quick(kind: Kind, raw: &str) -> Option<Clean> {
    let is_word = raw.len() < LONGEST && raw.bytes().all(|byte| byte.is_ascii_alphabetic());
    let folded = fold_short(raw).filter(|_| is_word)?;
    let meant = match kind {
        Kind::Flag => YES_OR_NO.get(folded.text()),
        _ => SEXES.get(folded.text()).filter(|_| noise::of_folded(kind, raw, folded.text()) == Noise::None),
    };
    let meant = meant.filter(|meant| !find::holds(meant, ':'))?;
    Some(Clean::quick(raw, meant.into(), ChangeCode::Code))
}

/// Signs that folding would drop.
fn sign(text: &str) -> Option<&'static str> {
    match text.chars().next()? {
        '✓' | '✔' | '☑' | '✅' | '☒' | '👍' => Some("true"),
        '✗' | '✘' | '☐' | '❌' | '✖' | '👎' => Some("false"),
        _ => None,
    }
}

/// A word nobody knows stays as typed: a person may have written what fits.
pub(super) fn gender(text: &str, context: &Context) -> Draft {
    // Of ISO/IEC 5218; but others count otherwise.
    let meant = match text {
        "1" => "male",
        "2" => "female",
        // Hr., Sra.
        _ => {
            let said = SALUTATIONS.get(&fold(text)).filter(|gender| *gender != text);
            return said.map_or_else(
                || worded(text, &GENDERS, context),
                |gender| Draft::of(gender).change(ChangeCode::Code),
            );
        }
    };
    Draft::of(text).issue(Issue::new(IssueCode::FormatUnknown, Severity::Warning).suggesting(meant))
}

/// Single, married and so on; what law or custom of a country has beside them stays as typed.
pub(super) fn marital_status(text: &str, context: &Context) -> Draft {
    worded(text, &MARITAL_STATUSES, context)
}

/// What stands in brackets may be an ending or the same in other words: soltero(a), F (female). A code may stand
/// before: 1 - Male. A letter may mean what it begins with in a country: V is a vrouw or a varón.
fn worded(text: &str, words: &Words, context: &Context) -> Draft {
    let before_bracket = || {
        let (word, inside) = text.strip_suffix(')')?.split_once('(')?;
        let meant = words.get(&fold(word))?;
        words.get(&fold(inside)).is_none_or(|other| other == meant).then_some(meant)
    };
    let behind_code = || {
        let (code, word) = find::split_once(text, " - ")?;
        let meant = words.get(&fold(word))?;
        (code.len() == 1 && words.get(&fold(code)).is_none_or(|other| other == meant)).then_some(meant)
    };
    let readings = words.get(&fold(text)).or_else(before_bracket).or_else(behind_code).unwrap_or_default();
    match context.meant(readings).filter(|value| !value.is_empty()) {
        Some(value) => Draft::of(value).change_if(value != text, ChangeCode::Code),
        None => {
            let issue = Issue::new(IssueCode::FormatUnknown, Severity::Warning);
            let readings = readings.split(' ').map(name_of).filter(|_| find::holds(readings, ' '));
            Draft::of(text).issue(readings.fold(issue, Issue::offering))
        }
    }
}

/// A name of a language, alone or with a country in brackets, or a tag of language, script and region.
pub(super) fn language(text: &str) -> Draft {
    match LANGUAGES.get(&fold(text)).map(str::to_owned).or_else(|| tag(text)).or_else(|| spoken_in(text)) {
        Some(value) => {
            let changed = value != text;
            Draft::of(value).change_if(changed, ChangeCode::Code)
        }
        None => {
            let pieces = || find::pieces(text, b",;/&").map(|piece| language(piece.trim()));
            let are_known = find::holds_any(text, b",;/&") && pieces().all(|draft| draft.issues.is_empty());
            if are_known {
                Draft::several(&mut pieces())
            } else {
                Draft::of(text).warning(IssueCode::FormatUnknown)
            }
        }
    }
}

/// `English (UK)`.
fn spoken_in(text: &str) -> Option<String> {
    let (name, place) = text.strip_suffix(')')?.split_once('(')?;
    Some([LANGUAGES.get(&fold(name))?, "-", country::code_of(place)?].concat())
}

/// RFC 5646: language, then an optional script and an optional region. A locale of POSIX names an
/// encoding or a variant behind it (de_DE.UTF-8, de_DE@euro).
fn tag(text: &str) -> Option<String> {
    let mut subtags = text.split(['.', '@']).next()?.split(['-', '_']);
    let mut tag = LANGUAGES.get(&subtags.next()?.to_ascii_lowercase())?.to_owned();
    for subtag in subtags {
        if !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        tag.push('-');
        match subtag.len() {
            2 | 3 => tag.push_str(&subtag.to_ascii_uppercase()),
            4 => crate::text::case::push_capitalized(subtag, &mut tag),
            _ => return None,
        }
    }
    Some(tag)
}
