//! What each fuzz target calls.

mod laws;

/// Holds the law of a target over some bytes.
pub fn law(target: &str, data: &[u8]) {
    let known = laws::TARGETS.iter().find(|(name, _)| *name == target);
    known.expect("a target has a law").1(data);
}
