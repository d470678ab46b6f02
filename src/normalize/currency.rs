//! Currencies: signs, names and codes, to ISO 4217.
//!
//! Does not: decide between dollars; without a country a sign that several share stays.

use super::clean::Context;
use crate::data::CURRENCIES;
use crate::text::case;

/// The code of a sign or name; of a sign that several countries share, that of the context.
pub(super) fn code_of(sign: &str, context: &Context) -> Option<&'static str> {
    let codes = CURRENCIES.get(&case::lower(sign))?;
    let Some((..)) = codes.split_once(':') else { return Some(codes) };
    let home = context.country()?;
    codes.split(' ').find_map(|code| {
        let (code, countries) = code.split_once(':')?;
        countries.split(':').any(|country| country == home).then_some(code)
    })
}

/// Whether a sign stands for a currency, be it for several.
pub(super) fn is_sign(sign: &str) -> bool {
    CURRENCIES.has(&case::lower(sign))
}

/// The codes that a shared sign may stand for.
pub(super) fn readings(sign: &str) -> impl Iterator<Item = &'static str> {
    let codes = CURRENCIES.get(&case::lower(sign)).unwrap_or_default();
    codes.split(' ').filter_map(|code| code.split(':').next())
}
