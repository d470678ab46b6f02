//! From digits to a number of a plan: whose it is, whether it is one, of which type.
//!
//! Does: what libphonenumber does, step by step, so that both say the same.
//! Does not: read text (`typed.rs`) or write it (`format.rs`).

use super::pattern::START;
use super::plan::{Field, Length, Plan};
use super::sight::Sight;
use crate::vocabulary::PhoneType;

/// Most digits that are looked at: an international prefix, a calling code, a number.
pub(super) const MOST: usize = 30;
/// Most digits of a number without its calling code (ITU-T E.164 allows 15 with it; some are longer).
pub(super) const LONGEST: usize = 17;

/// Digits in ASCII.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Digits {
    bytes: [u8; MOST],
    count: usize,
}

impl Default for Digits {
    fn default() -> Self {
        Self::NONE
    }
}

impl Digits {
    pub(super) const NONE: Self = Self { bytes: [0; MOST], count: 0 };

    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut digits = Self::NONE;
        if let Some(places) = digits.bytes.get_mut(..bytes.len()) {
            places.copy_from_slice(bytes);
            digits.count = bytes.len();
        }
        digits
    }

    /// One digit more; what is too long stays as long as it can be.
    pub(super) fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.count) {
            *place = byte;
            self.count += 1;
        }
    }

    pub(super) fn all(&self) -> &[u8] {
        self.bytes.get(..self.count).unwrap_or_default()
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(self.all()).unwrap_or_default()
    }

    pub(super) fn from(&self, start: usize) -> Self {
        Self::of(self.all().get(start..).unwrap_or_default())
    }

    pub(super) fn begins_with(&self, text: &str) -> bool {
        self.all().starts_with(text.as_bytes())
    }
}

/// Why digits are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// No country is known, or no country has that calling code.
    Country,
    /// Too few or too many digits for any country.
    Length,
}

/// A number of a country.
pub(super) struct Number {
    /// The plan of its calling code: the main one where several regions share it.
    pub(super) plan: &'static Plan,
    /// Whether the calling code stood in what was typed.
    pub(super) has_code: bool,
    pub(super) national: Digits,
    /// The region that it belongs to; none where several share the code and it is of none of them.
    pub(super) region: Option<&'static Plan>,
    /// What it is; none where it is not a number of its plan.
    pub(super) kind: Option<PhoneType>,
}

impl Number {
    pub(super) fn is_possible(&self) -> bool {
        self.plan.length(self.national.all().len()) == Length::Possible
    }
}

impl Sight {
    /// A number from digits as they were typed, seen from home.
    pub(super) fn number(
        &self,
        typed: Digits,
        plus: bool,
        home: Option<&'static Plan>,
    ) -> Result<Number, Fault> {
        let abroad = if plus { Some(typed) } else { home.and_then(|home| self.dialled_abroad(home, &typed)) };
        let (rules, digits, has_code) = match abroad.map(|abroad| self.with_code(&abroad)) {
            Some(Some((plan, digits))) => (plan, digits, true),
            Some(None) if plus && home.is_some() => return self.number(typed, false, home),
            Some(None) => return Err(Fault::Country),
            None => self.at_home(home.ok_or(Fault::Country)?, typed),
        };
        let plan = self.main(rules.calling).unwrap_or(rules);
        let rules = if has_code { plan } else { rules };
        let national = self.without_possible_trunk(rules, digits);
        let is_settled = national == digits && std::ptr::eq(rules, plan);
        let national = if is_settled { national } else { self.settled(plan, national) };
        if !(2..=LONGEST).contains(&national.count) {
            return Err(Fault::Length);
        }
        let region = self.region(plan, &national);
        let kind = region.and_then(|region| self.kind(region, &national));
        Ok(Number { plan, has_code, national, region, kind })
    }

    /// Until nothing more is dropped, so that a canonical number stays what it is.
    fn settled(&self, plan: &Plan, mut national: Digits) -> Digits {
        for _ in 0..MOST {
            let without = self.without_possible_trunk(plan, national);
            if without == national {
                break;
            }
            national = without;
        }
        national
    }

    /// Without the trunk prefix, where that leaves a number of a possible length or a longer one.
    fn without_possible_trunk(&self, rules: &Plan, digits: Digits) -> Digits {
        let without = self.without_trunk(rules, digits);
        let fits = matches!(rules.length(without.count), Length::Possible | Length::Long);
        if fits { without } else { digits }
    }

    /// What follows the prefix that is dialled at home to reach another country.
    fn dialled_abroad(&self, home: &Plan, typed: &Digits) -> Option<Digits> {
        let end = self.matcher(typed.all()).longest(home.field(Field::Abroad))?;
        self.saw(typed, end + 1);
        (typed.all().get(end) != Some(&b'0')).then(|| typed.from(end))
    }

    /// The main plan of the calling code that the digits begin with, and the digits after it.
    pub(super) fn with_code(&self, digits: &Digits) -> Option<(&'static Plan, Digits)> {
        self.saw(digits, 3);
        if digits.count <= 2 || digits.all().first() == Some(&b'0') {
            return None;
        }
        let mut code = 0;
        for (at, byte) in digits.all().iter().take(3).enumerate() {
            code = code * 10 + usize::from(byte & 15);
            if let Some(plan) = self.main(code) {
                return Some((plan, digits.from(at + 1)));
            }
        }
        None
    }

    /// A number of home, which may begin with its own calling code although no plus stands there.
    fn at_home(&self, home: &'static Plan, typed: Digits) -> (&'static Plan, Digits, bool) {
        self.saw(&typed, home.code.len());
        if typed.begins_with(home.code) {
            let rest = self.without_trunk(home, typed.from(home.code.len()));
            let is_any = |digits: &Digits| self.matcher(digits.all()).is_whole(home.field(Field::General));
            if (!is_any(&typed) && is_any(&rest)) || home.length(typed.count) == Length::Long {
                return (home, rest, true);
            }
        }
        (home, typed, false)
    }

    /// The number without what is dialled before it inside the country.
    fn without_trunk(&self, plan: &Plan, number: Digits) -> Digits {
        let matcher = self.matcher(number.all());
        let without = match self.kept(plan, &number) {
            Some(kept) => kept,
            None => match matcher.longest(plan.field(Field::Trunk)) {
                Some(end) => number.from(end),
                None => return number,
            },
        };
        let general = plan.field(Field::General);
        let spoiled = matcher.is_whole(general) && !self.matcher(without.all()).is_whole(general);
        if spoiled { number } else { without }
    }

    /// The part that stays of a number with a particular prefix, with what takes the prefix' place.
    fn kept(&self, plan: &Plan, number: &Digits) -> Option<Digits> {
        let matcher = self.matcher(number.all());
        if matcher.is_empty(plan.field(Field::Kept)) {
            return None;
        }
        let mut starts = matcher.run(plan.field(Field::Before), START);
        while let Some(start) = starts.checked_ilog2() {
            starts ^= 1 << start;
            let mut ends = matcher.run(plan.field(Field::Kept), 1 << start) & !(1 << start);
            while let Some(end) = ends.checked_ilog2() {
                ends ^= 1 << end;
                if let Some(close) = matcher.run(plan.field(Field::After), 1 << end).checked_ilog2() {
                    return Some(self.put_together(plan, number, start..end, close));
                }
            }
        }
        None
    }

    fn put_together(&self, plan: &Plan, number: &Digits, kept: std::ops::Range<u32>, close: u32) -> Digits {
        self.saw(number, number.count);
        let mut digits = Digits::NONE;
        let instead = self.matcher(&[]).text.get(plan.field(Field::Instead)..).unwrap_or_default();
        instead.iter().take_while(|byte| byte.is_ascii_digit()).for_each(|byte| digits.push(*byte));
        let (start, end) = (kept.start as usize, kept.end as usize);
        let all = number.all();
        let stays = all.get(start..end).into_iter().chain(all.get(close as usize..)).flatten();
        stays.for_each(|byte| digits.push(*byte));
        digits
    }

    /// The region of a number, of those that share its calling code.
    fn region(&self, plan: &Plan, national: &Digits) -> Option<&'static Plan> {
        let regions = self.of_code(plan.calling);
        if let [only] = regions {
            return Some(only);
        }
        let matcher = self.matcher(national.all());
        regions.iter().find(|region| {
            let leading = region.field(Field::Leading);
            if matcher.is_empty(leading) {
                self.kind(region, national).is_some()
            } else {
                matcher.begins(leading)
            }
        })
    }

    /// The type of a number in its region; none where it is no number there.
    fn kind(&self, region: &Plan, national: &Digits) -> Option<PhoneType> {
        let matcher = self.matcher(national.all());
        if region.length(national.count) != Length::Possible
            || !matcher.is_whole(region.field(Field::General))
        {
            return None;
        }
        let mut at = region.types;
        for kind in TYPES {
            let (reached, end) = matcher.branches(at, START);
            let is_it = end > at && reached >> national.count == 1;
            at = if matcher.text.get(end) == Some(&b' ') { end + 1 } else { end };
            if is_it {
                return Some(if *kind == PhoneType::FixedLine { self.line(&matcher, at) } else { *kind });
            }
        }
        None
    }

    /// A fixed line, or one that may as well be mobile: as the pattern of mobile numbers says.
    fn line(&self, matcher: &super::pattern::Matcher<'_>, mobile: usize) -> PhoneType {
        let is_both = matcher.text.get(mobile) == Some(&b'=') || matcher.is_whole(mobile);
        if is_both { PhoneType::FixedLineOrMobile } else { PhoneType::FixedLine }
    }
}

/// The types in the order of the table, which is that in which they are tried.
const TYPES: &[PhoneType] = &[
    PhoneType::PremiumRate,
    PhoneType::TollFree,
    PhoneType::SharedCost,
    PhoneType::Voip,
    PhoneType::Personal,
    PhoneType::Pager,
    PhoneType::Uan,
    PhoneType::Voicemail,
    PhoneType::FixedLine,
    PhoneType::Mobile,
];
