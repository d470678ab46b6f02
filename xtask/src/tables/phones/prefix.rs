//! What is dialled before a national number, and what becomes of it.
//!
//! Does: take a prefix rule of libphonenumber apart into what is plainly dropped, and the one
//! alternative of which a part is kept (Argentina's 15, Brazil's carriers, the island's own area code).

use super::pattern::{Node, parse, sequence, write};

/// The fields of a prefix rule in the table: the plain prefixes; and where a part is kept what is put
/// before it, what stands before it, itself, and what follows it.
pub fn fields(rule: &str, transform: Option<&str>) -> Result<Vec<String>, String> {
    let mut plain = Vec::new();
    let mut kept = None;
    for branch in parse(rule)? {
        let (start, optional_tail) = split_tail(&branch);
        let tail = optional_tail.unwrap_or_default();
        if let (Some(transform), Some(parts)) = (transform, keeping(&[start, tail].concat())) {
            kept = Some(keep(transform, parts)?);
            if optional_tail.is_some() {
                plain.push(start.to_vec());
            }
        } else {
            plain.push(branch);
        }
    }
    let mut fields = vec![write(&plain)];
    fields.extend(kept.into_iter().flatten());
    Ok(fields)
}

/// Argentina and Brazil write the part that is kept into an optional group at the end.
fn split_tail(branch: &[Node]) -> (&[Node], Option<&[Node]>) {
    match branch.split_last() {
        Some((Node::Optional(inner), start)) => match &**inner {
            Node::Group { branches, captures: false } if branches.len() == 1 => (start, Some(&branches[0])),
            _ => (branch, None),
        },
        _ => (branch, None),
    }
}

type Kept = (Vec<Node>, Node, Vec<Node>);

/// Before, within and after the last group that captures.
fn keeping(branch: &[Node]) -> Option<Kept> {
    let at = branch.iter().rposition(|node| matches!(node, Node::Group { captures: true, .. }))?;
    Some((branch[..at].to_vec(), branch[at].clone(), branch[at + 1..].to_vec()))
}

/// The last group is the one that the transform rule names, after nothing or after some digits.
fn keep(transform: &str, (before, group, after): Kept) -> Result<Vec<String>, String> {
    let (digits, number) = transform.split_once('$').ok_or("a transform rule without a group")?;
    let first_is_last = !before.iter().any(|node| matches!(node, Node::Group { captures: true, .. }));
    if number != if first_is_last { "1" } else { "2" } {
        return Err(format!("the transform rule {transform} does not keep the last group"));
    }
    Ok(vec![digits.to_owned(), sequence(&before), sequence(&[group]), sequence(&after)])
}
