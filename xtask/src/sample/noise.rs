//! What fingers do to text.

use super::random::Random;

const NEIGHBOURS: &[&str] = &["qwertzuiop", "asdfghjkl", "yxcvbnm", "1234567890"];

fn neighbour(random: &mut Random, c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let Some(row) = NEIGHBOURS.iter().find(|row| row.contains(lower)) else { return c };
    let at = row.find(lower).unwrap_or(0);
    let beside = if at == 0 || (at + 1 < row.len() && random.chance(500)) { at + 1 } else { at - 1 };
    let slip = char::from(row.as_bytes()[beside]);
    if c.is_uppercase() { slip.to_ascii_uppercase() } else { slip }
}

/// One slip: a neighbouring key, two letters swapped, one dropped, one doubled.
pub fn typo(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.len() < 3 {
        return text.to_owned();
    }
    // The first letter is seldom wrong.
    let at = if random.chance(120) { 0 } else { 1 + random.below(chars.len() - 1) };
    match random.below(10) {
        0..=2 => chars[at] = neighbour(random, chars[at]),
        3..=5 if at + 1 < chars.len() => chars.swap(at, at + 1),
        6..=7 => drop(chars.remove(at)),
        _ => chars.insert(at, chars[at]),
    }
    chars.into_iter().collect()
}

/// One wrong or swapped digit, at the end more likely than at the start.
pub fn wrong_digit(random: &mut Random, digits: &str) -> String {
    let mut chars: Vec<char> = digits.chars().collect();
    let (low, high) = (chars.len() / 3, chars.len().saturating_sub(1));
    if low >= high {
        return digits.to_owned();
    }
    let at = low + random.below(high - low);
    if random.chance(400) {
        chars.swap(at, at + 1);
    } else if chars[at].is_ascii_digit() {
        chars[at] = random.fill("#").chars().next().unwrap_or('0');
    }
    chars.into_iter().collect()
}

/// Spaces where none belong, or all letters of one case.
pub fn careless(random: &mut Random, text: &str) -> String {
    match random.below(6) {
        0 | 1 => text.to_uppercase(),
        2 => text.to_lowercase(),
        3 => format!(" {text}"),
        4 => format!("{text}  "),
        _ => text.replacen(' ', "  ", 1),
    }
}
