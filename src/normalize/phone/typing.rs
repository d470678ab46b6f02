//! A number while it is typed: the digits so far in the groups that they will have.
//!
//! Does: choose the first format that the digits may still become; write a `+`, an international and a
//! trunk prefix where they were typed.
//! Does not: add a digit that was not typed.

use super::format::{push, size, write};
use super::number::Digits;
use super::pattern::ANY_DIGIT;
use super::plan::{Field, Plan, Plans};
use super::typed::Typed;

/// Digits that a number may have in the end.
const LONGEST: usize = 17;

impl Plans {
    /// What was typed so far, grouped; digits as they are where no format fits.
    pub(super) fn as_you_type(&self, typed: &Typed, home: Option<&Plan>) -> String {
        let mut text = String::with_capacity(24);
        let digits = &typed.digits;
        let prefix = home.and_then(|home| self.matcher(digits.all()).longest(home.field(Field::Abroad)));
        match (typed.plus, prefix, home) {
            (true, ..) => {
                text.push('+');
                self.abroad_so_far(&mut text, digits);
            }
            (false, Some(prefix), _) => {
                push(&mut text, digits.all().get(..prefix).unwrap_or_default());
                text.push(' ');
                self.abroad_so_far(&mut text, &digits.from(prefix));
            }
            (false, None, Some(home)) => self.home_so_far(&mut text, home, digits),
            (false, None, None) => push(&mut text, digits.all()),
        }
        text.truncate(text.trim_end_matches(|c: char| c != '+' && !c.is_ascii_digit()).len());
        text
    }

    fn abroad_so_far(&self, text: &mut String, digits: &Digits) {
        let Some((plan, national)) = self.with_code(digits) else { return push(text, digits.all()) };
        text.push_str(plan.code);
        text.push(' ');
        self.groups_so_far(text, plan, national.all(), None);
    }

    fn home_so_far(&self, text: &mut String, home: &Plan, digits: &Digits) {
        let plan = self.of_code(home.calling).first().unwrap_or(home);
        let trunk = self.matcher(digits.all()).longest(home.field(Field::Trunk)).unwrap_or_default();
        let (before, national) = digits.all().split_at_checked(trunk).unwrap_or_default();
        self.groups_so_far(text, plan, national, Some(before));
    }

    /// In the first format that has room for the digits; at home with what is dialled before them.
    fn groups_so_far(&self, text: &mut String, plan: &Plan, digits: &[u8], trunk: Option<&[u8]>) {
        let mut whole = [ANY_DIGIT; LONGEST];
        whole.iter_mut().zip(digits).for_each(|(place, digit)| *place = *digit);
        let is_open = |groups: &[u8]| size(groups).1 >= digits.len();
        let format = self.formats(plan, &whole).find(|format| {
            format.leads && is_open(format.groups) && (trunk.is_some() || format.abroad != b"!")
        });
        let trunk_digits = trunk.unwrap_or_default();
        match format {
            Some(format) if trunk.is_some() && is_written(format.rule, trunk_digits) => {
                write(text, format.groups, format.rule, digits)
            }
            Some(format) => {
                push(text, trunk_digits);
                if !trunk_digits.is_empty() {
                    text.push(' ');
                }
                let same = trunk.is_some() || format.abroad.is_empty();
                write(text, if same { format.groups } else { format.abroad }, b"", digits)
            }
            None => [trunk_digits, digits].into_iter().for_each(|digits| push(text, digits)),
        }
    }
}

/// Whether a rule writes the trunk prefix that was typed, and nothing is missing from it.
fn is_written(rule: &[u8], trunk: &[u8]) -> bool {
    !trunk.is_empty()
        && rule.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte & 15).eq(trunk.iter().copied())
}
