//! How a number is written: at home, from abroad, as a link.
//!
//! Does: group the digits as the plan of the number says.
//! Does not: know which number it is (`number.rs`).

use super::number::{LONGEST, Number};
use super::pattern::START;
use super::plan::{Field, Plan, Plans};
use super::sight::Sight;
use crate::data::PHONE_PLANS;
use crate::text::line::Line;

/// A byte of a form that stands for a digit, with the digit's place in the number.
const DIGIT: u8 = 0x80;

/// One format of a plan: fields of its table.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Format {
    /// Groups of digits with what stands between them.
    pub(super) groups: &'static [u8],
    /// How the first group is written at home; empty for as it is.
    pub(super) rule: &'static [u8],
    /// Groups from abroad; empty for the same.
    pub(super) abroad: &'static [u8],
    /// Whether the format is for the number: by its first digits and, unless they are only the beginning
    /// of one, by how many there are.
    pub(super) leads: bool,
}

/// The forms of a number: as it is dialled in its own country, as it is written for callers from
/// anywhere. Numbers that begin alike and are as long share them.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Forms {
    pub(super) at_home: Line,
    pub(super) abroad: Line,
}

/// The formats of a plan, one after the other, before some digits.
pub(super) struct Formats<'p> {
    sight: &'p Sight,
    digits: &'p [u8],
    is_whole: bool,
    at: usize,
}

impl Iterator for Formats<'_> {
    type Item = Format;

    fn next(&mut self) -> Option<Format> {
        if matches!(byte(self.at), b'\n') {
            return None;
        }
        let groups = self.field();
        let from = if !self.is_whole || fits(groups, self.digits) { START } else { 0 };
        let (reached, end) = self.sight.matcher(self.digits).branches(self.at, from);
        let leads = reached != 0;
        self.at = if byte(end) == b' ' { end + 1 } else { end };
        let (rule, abroad) = (self.field(), self.field());
        if byte(self.at) == b'\t' {
            self.at += 1;
        }
        Some(Format { groups, rule, abroad, leads })
    }
}

impl Formats<'_> {
    /// What stands up to the next space; nothing at the end of the format.
    fn field(&mut self) -> &'static [u8] {
        let start = self.at;
        while !matches!(byte(self.at), b' ' | b'\t' | b'\n') {
            self.at += 1;
        }
        let field = PHONE_PLANS.as_bytes().get(start..self.at).unwrap_or_default();
        if byte(self.at) == b' ' {
            self.at += 1;
        }
        field
    }
}

fn byte(at: usize) -> u8 {
    PHONE_PLANS.as_bytes().get(at).copied().unwrap_or(b'\n')
}

impl Sight {
    /// The formats of a plan before a number, or before the beginning of one.
    pub(super) fn formats<'p>(&'p self, plan: &Plan, digits: &'p [u8], is_whole: bool) -> Formats<'p> {
        Formats { sight: self, digits, is_whole, at: plan.formats }
    }

    pub(super) fn forms(&self, number: &Number) -> Forms {
        let digits = number.national.all();
        let mut formats = self.formats(number.plan, digits, true).filter(|format| format.leads);
        let at_home = formats.next();
        let is_abroad = |format: &Format| format.abroad != b"!";
        let abroad = at_home.filter(is_abroad).or_else(|| formats.find(is_abroad));
        let mut places = [0; LONGEST];
        places.iter_mut().enumerate().for_each(|(at, byte)| *byte = DIGIT | at as u8);
        let places = places.get(..digits.len()).unwrap_or_default();
        Forms { at_home: national(places, at_home), abroad: international(number, places, abroad) }
    }
}

/// A form with the digits of a number.
pub(super) fn filled(form: &Line, digits: &[u8]) -> Line {
    let mut line = *form;
    for byte in line.bytes_mut() {
        if *byte >= DIGIT {
            *byte = digits.get(usize::from(*byte & !DIGIT)).copied().unwrap_or_default();
        }
    }
    line
}

/// Digit by digit where no format is for it.
fn national(digits: &[u8], format: Option<Format>) -> Line {
    let mut line = Line::new();
    match format {
        Some(format) => write(&mut line, format.groups, format.rule, digits),
        None => line.add(digits),
    }
    line
}

fn international(number: &Number, digits: &[u8], format: Option<Format>) -> Line {
    let mut line = with_code(number);
    line.push(b' ');
    match format {
        Some(format) if format.abroad.is_empty() => write(&mut line, format.groups, b"", digits),
        Some(format) => write(&mut line, format.abroad, b"", digits),
        None => line.add(digits),
    }
    line
}

/// The canonical form (ITU-T E.164).
pub(super) fn e164(number: &Number) -> Line {
    let mut line = with_code(number);
    line.add(number.national.all());
    line
}

fn with_code(number: &Number) -> Line {
    let mut line = Line::new();
    line.push(b'+');
    line.add(number.plan.code.as_bytes());
    line
}

impl Plans {
    /// Adds an extension in the way of the country.
    pub(super) fn extend(&self, text: &mut String, plan: &Plan, extension: &str) {
        let at = plan.field(Field::Extension);
        let mark = (at..).map(byte).take_while(|byte| !matches!(byte, b' ' | b'\n'));
        let before = text.len();
        mark.for_each(|byte| text.push(if byte == b'_' { ' ' } else { char::from(byte) }));
        if text.len() == before {
            text.push_str(" ext. ");
        }
        text.push_str(extension);
    }
}

/// Fewest and most digits of a group that begins at a place, and where it ends.
fn group(groups: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let count = |at: usize| groups.get(at).map(|letter| usize::from(letter & 31));
    match groups.get(at)? {
        b'<' => Some((count(at + 1)?, count(at + 2)?, at + 3)),
        b'a'..=b'z' => Some((count(at)?, count(at)?, at + 1)),
        _ => None,
    }
}

/// Fewest and most digits that the groups take.
pub(super) fn size(groups: &[u8]) -> (usize, usize) {
    let (mut least, mut most, mut at) = (0, 0, 0);
    while at < groups.len() {
        let (low, high, next) = group(groups, at).unwrap_or((0, 0, at + 1));
        (least, most, at) = (least + low, most + high, next);
    }
    (least, most)
}

fn fits(groups: &[u8], digits: &[u8]) -> bool {
    let (least, most) = size(groups);
    (least..=most).contains(&digits.len())
}

/// Writes the digits in groups; a group of several lengths takes as many as it can, and where digits are
/// missing the last groups stay empty.
pub(super) fn write(line: &mut Line, groups: &[u8], rule: &[u8], digits: &[u8]) {
    let mut spare = digits.len().saturating_sub(size(groups).0);
    let (mut rule, mut hidden, mut at, mut done) = (rule, false, 0, 0);
    while let Some(byte) = groups.get(at) {
        let Some((low, high, next)) = group(groups, at) else {
            match byte {
                b'!' => hidden = true,
                byte => line.push(shown(*byte)),
            }
            at += 1;
            continue;
        };
        let more = spare.min(high - low);
        let rest = digits.get(done..).unwrap_or_default();
        let part = rest.get(..low + more).unwrap_or(rest);
        (spare, at, done) = (spare - more, next, done + low + more);
        if !std::mem::take(&mut hidden) {
            write_group(line, std::mem::take(&mut rule), part);
        }
    }
}

/// The first group as its rule says, `$` standing for the digits; without one as it is.
fn write_group(line: &mut Line, rule: &[u8], digits: &[u8]) {
    for byte in if rule.is_empty() { b"$" } else { rule } {
        match byte {
            b'$' => line.add(digits),
            byte => line.push(shown(*byte)),
        }
    }
}

fn shown(byte: u8) -> u8 {
    if byte == b'_' { b' ' } else { byte }
}
