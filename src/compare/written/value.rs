//! What the functions of a written condition give.
//!
//! Does: what SQL does, nothing known included: of something that is not known nothing is known, but `and`
//! with a no is no and `or` with a yes is yes.
//! Does not: fail. A text where a number is asked for is not known.

use super::distance::{edits, edits_with_swaps};
use crate::compare::jaro_winkler;
use crate::text::civil::{civil, days};
use crate::vocabulary::Function;
use std::borrow::Cow;

/// What is worked out of a condition; yes is 1, no is 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'r> {
    /// Not known.
    Null,
    Number(f64),
    Text(Cow<'r, str>),
}

impl<'r> Value<'r> {
    pub(super) fn truth(&self) -> Option<bool> {
        self.number().map(|number| number != 0.0)
    }

    const fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn of(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }

    fn truth_of(holds: Option<bool>) -> Self {
        Self::of(holds.map(|holds| f64::from(u8::from(holds))))
    }

    fn text_of(text: Option<&str>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(Cow::Owned(text.to_owned())))
    }

    fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.partial_cmp(b),
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

/// What a function gives of its arguments.
pub(super) fn call<'r>(function: Function, count: usize, argument: impl Fn(usize) -> Value<'r>) -> Value<'r> {
    match function {
        Function::And => all(count, argument, false),
        Function::Or => all(count, argument, true),
        Function::Coalesce => {
            (0..count).map(argument).find(|value| *value != Value::Null).unwrap_or(Value::Null)
        }
        Function::Join => join(count, argument),
        _ => of_few(function, argument(0), argument(1), argument(2)),
    }
}

/// Whether one argument is `decides`, which settles it, or else all are known.
fn all<'r>(count: usize, argument: impl Fn(usize) -> Value<'r>, decides: bool) -> Value<'r> {
    let mut known = Some(!decides);
    for at in 0..count {
        match argument(at).truth() {
            Some(truth) if truth == decides => return Value::truth_of(Some(decides)),
            Some(_) => {}
            None => known = None,
        }
    }
    Value::truth_of(known)
}

fn join<'r>(count: usize, argument: impl Fn(usize) -> Value<'r>) -> Value<'r> {
    let mut joined = String::new();
    for at in 0..count {
        match argument(at) {
            Value::Text(text) => joined.push_str(&text),
            _ => return Value::Null,
        }
    }
    Value::Text(Cow::Owned(joined))
}

fn of_few<'r>(function: Function, first: Value<'r>, second: Value<'r>, third: Value<'r>) -> Value<'r> {
    let ordered = |holds: fn(std::cmp::Ordering) -> bool| Value::truth_of(first.order(&second).map(holds));
    let numbers =
        |give: fn(f64, f64) -> f64| Value::of(first.number().zip(second.number()).map(|(a, b)| give(a, b)));
    let texts =
        |give: fn(&str, &str) -> f64| Value::of(first.text().zip(second.text()).map(|(a, b)| give(a, b)));
    let postcode =
        |give: fn(&str) -> &str| Value::text_of(first.text().map(give).filter(|text| !text.is_empty()));
    match function {
        Function::Not => Value::truth_of(first.truth().map(|truth| !truth)),
        Function::IsNull => Value::truth_of(Some(first == Value::Null)),
        Function::NullIf if first.order(&second).is_some_and(std::cmp::Ordering::is_eq) => Value::Null,
        Function::NullIf => first,
        Function::Equal => ordered(std::cmp::Ordering::is_eq),
        Function::Less => ordered(std::cmp::Ordering::is_lt),
        Function::AtMost => ordered(std::cmp::Ordering::is_le),
        Function::More => ordered(std::cmp::Ordering::is_gt),
        Function::AtLeast => ordered(std::cmp::Ordering::is_ge),
        Function::Add => numbers(|a, b| a + b),
        Function::Subtract => numbers(|a, b| a - b),
        Function::Multiply => numbers(|a, b| a * b),
        Function::Divide => numbers(|a, b| a / b),
        Function::Absolute => Value::of(first.number().map(f64::abs)),
        Function::Length => Value::of(first.text().map(|text| text.chars().count() as f64)),
        Function::Part => part(&first, &second, &third),
        Function::Before => split(&first, &second, true),
        Function::After => split(&first, &second, false),
        Function::Edits => texts(edits),
        Function::EditsWithSwaps => texts(edits_with_swaps),
        Function::Jaro => texts(strsim::jaro),
        Function::JaroWinkler => texts(jaro_winkler),
        Function::Days => Value::of(first.text().and_then(days_of)),
        Function::Sector => postcode(|text| without_last(text, 2)),
        Function::District => postcode(|text| without_last(text, 3)),
        Function::Area => postcode(area),
        Function::And | Function::Or | Function::Coalesce | Function::Join => Value::Null,
    }
}

fn part<'r>(text: &Value<'r>, from: &Value<'r>, length: &Value<'r>) -> Value<'r> {
    let Some((text, from)) = text.text().zip(from.number()) else { return Value::Null };
    let length = length.number().unwrap_or(f64::MAX).max(0.0) as usize;
    Value::Text(text.chars().skip((from - 1.0).max(0.0) as usize).take(length).collect())
}

fn split<'r>(text: &Value<'r>, sign: &Value<'r>, before: bool) -> Value<'r> {
    let Some((text, sign)) = text.text().zip(sign.text().and_then(|sign| sign.chars().next())) else {
        return Value::Null;
    };
    let (first, rest) = text.split_once(sign).unwrap_or((text, ""));
    Value::text_of(Some(if before { first } else { rest }))
}

/// Days of `yyyy-mm-dd`, if there is such a day.
fn days_of(date: &str) -> Option<f64> {
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<u16>().ok().map(i64::from);
    let parts = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let days = days(parts.0, parts.1, parts.2);
    (civil(days) == parts).then_some(days as f64)
}

fn without_last(postcode: &str, letters: usize) -> &str {
    postcode.get(..postcode.len().saturating_sub(letters)).unwrap_or_default()
}

fn area(postcode: &str) -> &str {
    let end = postcode.bytes().take(2).take_while(u8::is_ascii_alphabetic).count();
    postcode.get(..end).unwrap_or_default()
}
