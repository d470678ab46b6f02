//! Which scheme a number belongs to: a national register, a tax office, a network of cards.
//!
//! Does: try the rows of `data/identifiers.tsv` that a kind and a country allow.
//! Does not: take one of several that fit for the right one.

use super::checksum::Born;
use super::{checksum, form};
use crate::data::IDENTIFIERS;
use std::sync::OnceLock;

/// One row: a form of a country's number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scheme {
    pub(super) country: &'static str,
    /// The letters of its kinds, a bit each: every id of a record asks each row.
    kinds: u32,
    name: &'static str,
    /// What may stand before the number, and does in its canonical form as a VAT number.
    pub(super) prefix: &'static str,
    form: &'static str,
    pub(super) layout: &'static str,
    checks: &'static str,
}

/// How well a number fits a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Form,
    /// The form fits, and there is nothing to compute.
    Unchecked,
    Checked,
}

impl Scheme {
    /// `de.vat`
    pub(super) fn code(&self) -> String {
        [&self.country.to_ascii_lowercase(), ".", self.name].concat()
    }

    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is of a kind: `n`ational, `t`ax, `v`AT, `c`ard, `k`ey, `b`ank account.
    pub(super) const fn is_of(&self, kind: char) -> bool {
        self.kinds >> (kind as u32 & 31) & 1 == 1
    }

    pub(super) fn fit(&self, number: &str) -> Option<Fit> {
        form::fits(self.form, number).then(|| match self.checks {
            "-" => Fit::Unchecked,
            checks if checksum::passes(checks, number) => Fit::Checked,
            _ => Fit::Form,
        })
    }

    /// What may stand before a number to say whose it is.
    pub(super) fn label(&self) -> &'static str {
        if self.prefix == "-" { self.country } else { self.prefix }
    }
}

/// What a number says of its owner's birth, by the code of its scheme.
pub(super) fn born(code: &str, number: &str) -> Option<Born> {
    let (country, name) = code.split_once('.')?;
    let is_it = |scheme: &&Scheme| {
        scheme.name == name
            && scheme.country.eq_ignore_ascii_case(country)
            && scheme.fit(number) > Some(Fit::Form)
    };
    schemes().iter().find(is_it).and_then(|scheme| checksum::born(scheme.checks, number))
}

/// The number of one country's tax offices and registers that a number holds, behind a label: `SE10=8507099805` of
/// 198507099805, `FR9=404833048` of FR83404833048. The label is the same for a tax number and the VAT number made of
/// it, and what a Luhn digit does not cover is not of the number: a century, a key, the 01 of a group.
pub(super) fn essence(code: &str, value: &str) -> Option<String> {
    let (country, name) = code.split_once('.')?;
    let is_it = |scheme: &&Scheme| scheme.name == name && scheme.country.eq_ignore_ascii_case(country);
    let (scheme, number) = schemes().iter().filter(is_it).find_map(|scheme| {
        let number = value.strip_prefix(scheme.prefix).unwrap_or(value);
        (scheme.fit(number) > Some(Fit::Form)).then_some((scheme, number))
    })?;
    let covered = scheme.checks.split(';').find_map(|check| check.strip_prefix('l')).unwrap_or_default();
    let (from, end) = covered.split_once('-').unwrap_or((covered, ""));
    let number = number.get(from.parse().unwrap_or(0)..end.parse().unwrap_or(number.len()))?;
    let of_office = scheme.is_of('t') || scheme.is_of('v');
    of_office.then(|| [scheme.country, &number.len().to_string(), "=", number].concat())
}

/// Every scheme, in the order of the table; taken apart once, because a column asks for each value.
pub(super) fn schemes() -> &'static [Scheme] {
    static SCHEMES: OnceLock<Vec<Scheme>> = OnceLock::new();
    SCHEMES.get_or_init(|| IDENTIFIERS.lines().filter_map(scheme).collect())
}

fn scheme(line: &'static str) -> Option<Scheme> {
    let mut cells = line.split(' ');
    Some(Scheme {
        country: cells.next()?,
        kinds: cells.next()?.bytes().fold(0, |kinds, kind| kinds | 1 << (kind & 31)),
        name: cells.next()?,
        prefix: cells.next()?,
        form: cells.next()?,
        layout: cells.next()?,
        checks: cells.next()?,
    })
}

/// The scheme of one kind that a number fits best, of a country's (`ZZ`: the world's).
pub(super) fn best(kind: char, country: &str, number: &str) -> Option<(Scheme, Fit)> {
    let mut best: Option<(Scheme, Fit)> = None;
    for scheme in schemes().iter().filter(|scheme| scheme.country == country && scheme.is_of(kind)) {
        let fit = scheme.fit(number);
        if let Some(fit) = fit.filter(|fit| best.is_none_or(|(_, known)| *fit > known)) {
            best = Some((*scheme, fit));
        }
    }
    best
}
