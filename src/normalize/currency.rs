//! Currencies: signs, names and codes, to ISO 4217.
//!
//! Does not: decide between dollars; without a country a sign that several share stays.

use super::clean::{Context, Issue, name_of};
use super::draft::Draft;
use crate::data::CURRENCIES;
use crate::text::case;
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, IssueCode, Severity};

/// `€`, `US-Dollar`, `eur`, `GBP - Pound sterling`: the code.
pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let sign = text.trim_end_matches('.');
    let code = code_of(sign, context).or_else(|| code_of(&fold(sign), context)).or_else(|| code_within(text));
    let draft =
        Draft::of(code.unwrap_or(text)).change_if(code.is_some_and(|code| code != text), ChangeCode::Code);
    match code {
        Some(_) => draft,
        None if is_sign(sign) => {
            let issue = Issue::new(IssueCode::CurrencyAmbiguous, Severity::Warning);
            draft.issue(readings(sign).fold(issue, Issue::offering))
        }
        None => draft.warning(IssueCode::FormatUnknown),
    }
}

/// The one code that stands beside a name or a sign.
fn code_within(text: &str) -> Option<&'static str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut codes = words
        .filter(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        .filter_map(|word| CURRENCIES.get(&case::lower(word)).filter(|code| *code == word));
    codes.next().filter(|_| codes.next().is_none())
}

/// The code of a sign or name; of a sign that several countries share, that of the context.
pub(super) fn code_of(sign: &str, context: &Context) -> Option<&'static str> {
    context.meant(CURRENCIES.get(&case::lower(sign))?)
}

/// Whether a sign stands for a currency, be it for several.
pub(super) fn is_sign(sign: &str) -> bool {
    CURRENCIES.has(&case::lower(sign))
}

/// The codes that a shared sign may stand for.
pub(super) fn readings(sign: &str) -> impl Iterator<Item = &'static str> {
    let codes = CURRENCIES.get(&case::lower(sign)).unwrap_or_default();
    codes.split(' ').map(name_of)
}
