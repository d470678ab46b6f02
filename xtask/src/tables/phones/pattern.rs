//! Patterns of digits: from a regular expression to the letters that `normalize::phone` runs.
//!
//! Does: `3(?:0[1-4]|1\d{6,7})$` → `3(0BC|1<fg)$`. A digit stands for itself, `a` to `z` for so many
//! digits of any kind, `<fg` for six or seven, two characters for a class, `$` for the end.
//! Does not: stars, look-around, back references: no numbering plan has them.

use std::iter::Peekable;
use std::str::Chars;

/// First characters of a class, by the five lower digits; the second is `@` and up by the upper five.
const CLASSES: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZrstuvw";
/// Every digit.
const ANY: u16 = 0x3ff;

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// One digit of a set.
    Class(u16),
    /// So many digits of any kind.
    Any(u32, u32),
    Group {
        branches: Vec<Vec<Node>>,
        captures: bool,
    },
    Optional(Box<Node>),
    End,
}

pub fn parse(pattern: &str) -> Result<Vec<Vec<Node>>, String> {
    let mut rest = pattern.chars().peekable();
    let branches = alternatives(&mut rest).ok_or_else(|| format!("cannot read the pattern {pattern}"))?;
    rest.next().is_none().then_some(branches).ok_or_else(|| format!("the pattern {pattern} goes on"))
}

fn alternatives(rest: &mut Peekable<Chars>) -> Option<Vec<Vec<Node>>> {
    let mut branches = vec![Vec::new()];
    loop {
        match rest.peek() {
            None | Some(')') => return Some(branches),
            Some('|') => {
                rest.next();
                branches.push(Vec::new());
            }
            Some(_) => {
                let node = node(rest)?;
                let branch = branches.last_mut()?;
                match (branch.last_mut(), &node) {
                    (Some(Node::Any(low, high)), Node::Any(more, most)) if low == high && more == most => {
                        *low += more;
                        *high += most;
                    }
                    _ => branch.push(node),
                }
            }
        }
    }
}

fn node(rest: &mut Peekable<Chars>) -> Option<Node> {
    let node = match rest.next()? {
        '[' => Node::Class(class(rest)?),
        '(' => group(rest)?,
        '$' => Node::End,
        '\\' if rest.next()? == 'd' => times(rest)?,
        digit => Node::Class(1 << digit.to_digit(10)?),
    };
    Some(if rest.next_if_eq(&'?').is_some() { Node::Optional(Box::new(node)) } else { node })
}

fn group(rest: &mut Peekable<Chars>) -> Option<Node> {
    let captures = rest.next_if_eq(&'?').is_none();
    if !captures && rest.next()? != ':' {
        return None;
    }
    let branches = alternatives(rest)?;
    (rest.next()? == ')').then_some(Node::Group { branches, captures })
}

fn class(rest: &mut Peekable<Chars>) -> Option<u16> {
    let mut mask = 0;
    loop {
        let from = match rest.next()? {
            ']' => return Some(mask),
            digit => digit.to_digit(10)?,
        };
        let to = if rest.next_if_eq(&'-').is_some() { rest.next()?.to_digit(10)? } else { from };
        mask |= (from..=to).fold(0, |mask, digit| mask | 1 << digit);
    }
}

/// `{6}`, `{6,7}` or nothing after `\d`.
fn times(rest: &mut Peekable<Chars>) -> Option<Node> {
    if rest.next_if_eq(&'{').is_none() {
        return Some(Node::Any(1, 1));
    }
    let text: String = rest.by_ref().take_while(|c| *c != '}').collect();
    let (low, high) = text.split_once(',').unwrap_or((&text, &text));
    Some(Node::Any(low.parse().ok()?, high.parse().ok()?))
}

/// The text of a pattern in the table. Groups capture nothing there.
pub fn write(branches: &[Vec<Node>]) -> String {
    let branches: Vec<String> = branches.iter().map(|branch| sequence(branch)).collect();
    branches.join("|")
}

pub fn sequence(nodes: &[Node]) -> String {
    nodes.iter().map(text).collect()
}

fn text(node: &Node) -> String {
    match node {
        Node::Class(ANY) => letter(1).to_string(),
        Node::Class(mask) if mask.is_power_of_two() => mask.trailing_zeros().to_string(),
        Node::Class(mask) => [
            char::from(CLASSES[usize::from(mask & 31)]),
            char::from(b'@' + u8::try_from(mask >> 5).unwrap_or_default()),
        ]
        .iter()
        .collect(),
        Node::Any(low, high) => any(*low, *high),
        Node::Group { branches, .. } => format!("({})", write(branches)),
        Node::Optional(inner) => match &**inner {
            Node::Group { .. } => format!("{}?", text(inner)),
            inner => format!("({})?", text(inner)),
        },
        Node::End => "$".to_owned(),
    }
}

/// So many digits of any kind.
pub fn any(low: u32, high: u32) -> String {
    if low == high { letter(low).to_string() } else { format!("<{}{}", letter(low), letter(high)) }
}

/// A number from 1 to 26 as a letter.
pub fn letter(number: u32) -> char {
    char::from(b'`' + u8::try_from(number).unwrap_or_default())
}

/// A pattern straight to its text.
pub fn encode(pattern: &str) -> Result<String, String> {
    Ok(write(&parse(pattern)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_becomes_letters() {
        for (pattern, text) in [
            (r"3(?:0[1-4]|1\d{6,7})$", "3(0v@|1<fg)$"),
            (r"\d\d{2}5?", "c(5)?"),
            (r"(?:0|1)?|9[0-9]", "(0|1)?|9a"),
        ] {
            assert_eq!(encode(pattern).unwrap(), text);
        }
        assert!(encode("a+").is_err());
    }
}
