//! Countries and regions, as the rules know them.

use super::UseRequest;
use crate::data::consent_places::PLACES;

/// A country or region with what the rules ask of it.
pub(super) fn place(name: &str) -> Option<&'static (&'static str, bool, i16, i16, u8)> {
    let at = PLACES.binary_search_by(|(place, ..)| (*place).cmp(name)).ok()?;
    PLACES.get(at)
}

/// Whether a rule of a place (`DE`, `US-CA`, `EEA`, `*`) reaches the person of a request.
pub(super) fn reaches(rule: &str, request: &UseRequest) -> bool {
    match rule {
        "*" => true,
        "EEA" => place(request.subject.country).is_some_and(|(_, eea, ..)| *eea),
        _ => rule == request.subject.country || Some(rule) == request.subject.region.as_deref(),
    }
}
