//! How numbers are grouped, as libphonenumber-js has it, with the formats that it leaves out.
//!
//! Does: one field a format: the groups with what stands between them, the digits that it is for, how
//! the trunk prefix is written, and the groups abroad where they differ.
//! Does not: formats that a number of a possible length cannot meet: those of local calls.

use super::pattern::{Node, any, encode, parse};
use serde_json::Value;

/// Formats of one region by its two sources; those of the second that cannot be dialled from abroad
/// are missing in the first.
pub fn merged(formats: &Value, complete: &Value) -> Result<Vec<String>, String> {
    let mut merged =
        list(formats).iter().map(|format| Format::of(format, 0)).collect::<Result<Vec<_>, _>>()?;
    let international = list(&complete[20]);
    let all = list(&complete[19]);
    let mut behind = merged.len();
    for format in all.iter().rev() {
        let mut own = Format::of(format, 1)?;
        match merged.iter().position(|known| known.is_alike(&own)) {
            Some(at) => behind = at,
            None if international.is_empty()
                || international.iter().any(|it| it[1] == format[1] && it[3] == format[3]) => {}
            None => {
                own.abroad = Some("NA".to_owned());
                merged.insert(behind, own);
            }
        }
    }
    merged.iter().map(Format::text).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

struct Format {
    pattern: String,
    template: String,
    leading: String,
    rule: String,
    abroad: Option<String>,
}

impl Format {
    /// Pattern, template, leading digits, rule from a place on; abroad only in the first source.
    fn of(format: &Value, from: usize) -> Result<Self, String> {
        let text = |at: usize| format[from + at].as_str().unwrap_or_default().to_owned();
        let leading = list(&format[from + 2]).last().and_then(Value::as_str).unwrap_or_default();
        let abroad = if from == 0 { format[5].as_str().map(str::to_owned) } else { None };
        Ok(Self { pattern: text(0), template: text(1), leading: leading.to_owned(), rule: text(3), abroad })
    }

    fn is_alike(&self, other: &Self) -> bool {
        (&self.pattern, &self.template, &self.leading) == (&other.pattern, &other.template, &other.leading)
    }

    fn text(&self) -> Result<String, String> {
        let groups = groups(&self.pattern, &self.template)?;
        let abroad = match self.abroad.as_deref() {
            None => String::new(),
            Some("NA") => "!".to_owned(),
            Some(template) => self::groups(&self.pattern, template)?,
        };
        let rule = self.rule.replace("$1", "$").replace(' ', "_");
        let fields = [groups, encode(&self.leading)?, if rule == "$" { String::new() } else { rule }, abroad];
        Ok(fields.join(" ").trim_end().to_owned())
    }
}

/// `(\d)(\d{2})(\d{4})` written as `$2 15-$3` is `!ab_15-d`: a group that is not shown has a `!`.
fn groups(pattern: &str, template: &str) -> Result<String, String> {
    let mut groups = parse(pattern)?.concat().into_iter();
    let mut number = 0;
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('$') {
        let wanted = after.chars().next().and_then(|c| c.to_digit(10)).ok_or("a template without number")?;
        rest = &after[1..];
        while number < wanted {
            let group =
                one(groups.next().ok_or_else(|| format!("{template} has more groups than {pattern}"))?)?;
            number += 1;
            text += &if number < wanted { format!("!{group}") } else { before.replace(' ', "_") + &group };
        }
    }
    (groups.next().is_none() && rest.is_empty()).then_some(text).ok_or(format!("{template} ends early"))
}

fn one(node: Node) -> Result<String, String> {
    match node {
        Node::Group { branches, .. } => match branches.concat().as_slice() {
            [Node::Any(low, high)] => Ok(any(*low, *high)),
            _ => Err("a group that is not digits of any kind".to_owned()),
        },
        _ => Err("a format pattern is a row of groups".to_owned()),
    }
}
