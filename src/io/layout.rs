//! How the objects of a JSON text stand: one a line, one behind the other, in a list, or in a list inside
//! one object, as the interfaces of other systems answer.
//!
//! Does not: take a list for the records where the object around it says who somebody is: that is one
//! record with a list.

use super::json::{Parser, is_list_of_records};
use crate::text::json::Scanner;

/// How the objects stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One a line.
    Lines,
    /// One behind the other, with white space between.
    Sequence,
    /// In a list, inside so many objects.
    List(usize),
}

/// Names of columns beside a list from which on they say who somebody is.
const WHO: usize = 2;

/// How the objects of a text that begins with one stand, and where the first of them does.
pub(super) fn layout<'a>(
    input: &'a [u8],
    from: usize,
    decode: &'a dyn Fn(&[u8], &mut String) -> bool,
    known: fn(&str) -> bool,
) -> (Layout, usize) {
    let mut scan = Scanner::new(input, from, decode);
    scan.skip_space();
    let begin = scan.at;
    let rest = input.get(begin..).unwrap_or_default();
    let line = begin + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let is_blank = |from, to| input.get(from..to).unwrap_or_default().trim_ascii().is_empty();
    let object = |to| Parser::new(Scanner::new(input.get(..to).unwrap_or_default(), begin, decode)).object();
    let (is_last, read) = (is_blank(line, input.len()), |to| object(to).ok().map(|(_, end, _)| end));
    let first = if is_last { None } else { read(line) };
    if first.is_some_and(|end| is_blank(end, line)) {
        return (Layout::Lines, from);
    }
    let mut names = WHO;
    if first.is_none()
        && let Some((at, depth)) =
            Parser::new(Scanner::new(input, begin, decode)).list(1, &is_list_of_records, known, &mut names)
    {
        return (Layout::List(depth), at);
    }
    // What does not end on its line, or has another object behind it there.
    let is_next = |end| {
        !is_blank(end, line)
            && input.get(end..line).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"))
    };
    let is_sequence = first.or_else(|| read(input.len())).is_some_and(|end| end > line || is_next(end));
    (if is_sequence { Layout::Sequence } else { Layout::Lines }, from)
}
