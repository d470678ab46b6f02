//! A number while it is typed: the digits so far in the groups that they will have.
//!
//! Does: choose the first format that the digits may still become; write a `+`, an international and a
//! trunk prefix where they were typed.
//! Does not: add a digit that was not typed.

use super::format::{Format, size, write};
use super::number::{Digits, LONGEST};
use super::pattern::ANY_DIGIT;
use super::plan::{Field, Plan};
use super::sight::Sight;
use super::typed::Typed;
use crate::text::line::Line;

impl Sight {
    /// What was typed so far, grouped; digits as they are where no format fits.
    pub(super) fn as_you_type(&self, typed: &Typed, home: Option<&'static Plan>) -> String {
        let mut line = Line::new();
        let digits = &typed.digits;
        let prefix = home.and_then(|home| self.matcher(digits.all()).longest(home.field(Field::Abroad)));
        match (typed.plus, prefix, home) {
            (true, ..) => {
                line.push(b'+');
                self.abroad_so_far(&mut line, digits);
            }
            (false, Some(prefix), _) => {
                line.add(digits.all().get(..prefix).unwrap_or_default());
                line.push(b' ');
                self.abroad_so_far(&mut line, &digits.from(prefix));
            }
            (false, None, Some(home)) => self.home_so_far(&mut line, home, digits),
            (false, None, None) => line.add(digits.all()),
        }
        let text = line.text();
        text.trim_end_matches(|c: char| c != '+' && !c.is_ascii_digit()).to_owned()
    }

    fn abroad_so_far(&self, line: &mut Line, digits: &Digits) {
        let Some((plan, national)) = self.with_code(digits) else { return line.add(digits.all()) };
        line.add(plan.code.as_bytes());
        line.push(b' ');
        self.groups_so_far(line, plan, national.all(), None);
    }

    fn home_so_far(&self, line: &mut Line, home: &Plan, digits: &Digits) {
        let plan = self.main(home.calling).unwrap_or(home);
        let trunk = self.matcher(digits.all()).longest(home.field(Field::Trunk)).unwrap_or_default();
        let (before, national) = digits.all().split_at_checked(trunk).unwrap_or_default();
        self.groups_so_far(line, plan, national, Some(before));
    }

    /// In the first format that has room for the digits; at home with what is dialled before them.
    fn groups_so_far(&self, line: &mut Line, plan: &Plan, digits: &[u8], trunk: Option<&[u8]>) {
        let mut whole = [ANY_DIGIT; LONGEST];
        whole.iter_mut().zip(digits).for_each(|(place, digit)| *place = *digit);
        let trunk_digits = trunk.unwrap_or_default();
        let is_open = |format: &Format| {
            let is_for_here = trunk.is_some() || format.abroad != b"!";
            format.leads && is_for_here && size(format.groups).1 >= digits.len()
        };
        let is_written = |format: &Format| is_open(format) && is_written(format.rule, trunk_digits);
        if let Some(format) = self.formats(plan, &whole, false).find(is_written) {
            return write(line, format.groups, format.rule, digits);
        }
        match self.formats(plan, &whole, false).find(is_open) {
            Some(format) => {
                line.add(trunk_digits);
                if !trunk_digits.is_empty() {
                    line.push(b' ');
                }
                let same = trunk.is_some() || format.abroad.is_empty();
                write(line, if same { format.groups } else { format.abroad }, b"", digits)
            }
            None => [trunk_digits, digits].into_iter().for_each(|digits| line.add(digits)),
        }
    }
}

/// Whether a rule writes the trunk prefix that was typed, and nothing is missing from it.
fn is_written(rule: &[u8], trunk: &[u8]) -> bool {
    !trunk.is_empty() && rule.iter().filter(|byte| byte.is_ascii_digit()).eq(trunk)
}

#[cfg(test)]
mod tests {
    use crate::normalize::Context;
    use crate::normalize::phone::written;
    use crate::vocabulary::PhoneFormat;

    #[test]
    fn digits_stand_in_their_groups_while_they_are_typed() {
        let cases = [
            ("DE", "0", "0"),
            ("DE", "01712", "0171 2"),
            ("DE", "01712345678", "0171 2345678"),
            ("DE", "+", "+"),
            ("DE", "+4", "+4"),
            ("DE", "+4917", "+49 17"),
            ("DE", "+49171234", "+49 171 234"),
            ("DE", "004917123", "00 49 171 23"),
            ("US", "2", "2"),
            ("US", "20155", "201-55"),
            ("US", "20155501", "(201) 555-01"),
            ("US", "2015550123", "(201) 555-0123"),
            ("US", "12015550123", "1 (201) 555-0123"),
            ("US", "+1201555", "+1 201-555"),
            ("GB", "0207946", "020 7946"),
            ("FR", "06123", "06 12 3"),
            ("RU", "8912345", "8 (912) 345"),
            ("JP", "0901234", "090-1234"),
            ("BR", "1196123", "11 96123"),
            ("DE", "017123456789012345678", "017123456789012345678"),
            ("", "0171", "0171"),
            ("", "+33612", "+33 6 12"),
        ];
        let wrong = cases.into_iter().filter_map(|(country, typed, shown)| {
            let country = country.as_bytes().first_chunk::<2>().copied();
            let got = written(typed, &Context { country, ..Context::default() }, PhoneFormat::AsYouType);
            (got != shown).then(|| format!("{typed} → {got}"))
        });
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    }
}
