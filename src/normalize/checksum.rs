//! Check digits: what a number's other characters say about one of them.
//!
//! Does: weighted sums, Luhn, ISO 7064 MOD 11-10 and MOD 97-10, Verhoeff; the rules are data
//! (`data/identifiers.tsv`, where the letters of a clause are explained).
//! Does not: know any country's numbers.

use super::form;
use crate::text::civil::days_in;
use crate::text::{digits, find};

/// What a clause says of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    /// The sum leads to no digit: the next clause decides.
    Next,
}

/// Whether a number of capitals and digits meets every clause.
pub(super) fn passes(clauses: &str, number: &str) -> bool {
    let mut decided = false;
    for clause in clauses.split(';') {
        if std::mem::take(&mut decided) {
            continue;
        }
        match judge(clause, number) {
            Verdict::Wrong => return false,
            Verdict::Next => {}
            Verdict::Right => decided = find::holds(clause, '?'),
        }
    }
    true
}

fn judge(clause: &str, number: &str) -> Verdict {
    let (rule, rest) = clause.split_at_checked(1).unwrap_or_default();
    let right = match rule {
        "w" | "s" | "r" => return weighed(rule, rest, number),
        "l" => ranged(rest, number).is_some_and(|digits| luhn(digits, 10)),
        "L" => luhn(number, 36),
        "h" => hybrid(number),
        "7" => remainder_97([rest, number]) == Some(1),
        "v" => verhoeff(number),
        "i" => italian(number),
        "q" => one_repeated(number),
        "d" => has_date(rest, number),
        "!" => !form::fits(rest, number),
        _ => true,
    };
    if right { Verdict::Right } else { Verdict::Wrong }
}

/// `weights/modulus/target`: the sum of the products, as a remainder, is one of `=1,2` or points to the
/// character of the target that must stand at its place (`@3`; else last). With `s` the digits of a
/// product are added, with `r` the weights belong to the right end.
fn weighed(rule: &str, clause: &str, number: &str) -> Verdict {
    let mut fields = clause.split('/');
    let mut field = || fields.next().unwrap_or_default();
    let (weights, modulus, target, letters) = (field(), figure(field()).max(1), field(), field());
    let skipped = if rule == "r" { (weights.split(',').count() + 1).saturating_sub(number.len()) } else { 0 };
    let mut sum = 0;
    for (weight, c) in weights.split(',').skip(skipped).zip(number.chars()) {
        let place = if letters.is_empty() { c.to_digit(36) } else { letters.find(c).map(|at| at as u32) };
        let Some(place) = place else { return Verdict::Wrong };
        let product = figure(weight) * place;
        sum += if rule == "s" { product / 10 + product % 10 } else { product };
    }
    let rest = sum % modulus;
    if let Some(rests) = target.strip_prefix('=') {
        return if rests.split(',').any(|one| figure(one) == rest) { Verdict::Right } else { Verdict::Wrong };
    }
    let (target, at) = target.split_once('@').unwrap_or((target, ""));
    let at = if at.is_empty() { number.len().saturating_sub(1) } else { figure(at) as usize };
    match target.as_bytes().get(rest as usize) {
        Some(b'?') => Verdict::Next,
        meant if meant.is_some() && meant == number.as_bytes().get(at) => Verdict::Right,
        _ => Verdict::Wrong,
    }
}

/// The number that a text of digits is.
fn figure(text: &str) -> u32 {
    text.parse().unwrap_or_default()
}

/// `2` from the third character on, `0-9` the first nine.
fn ranged<'n>(range: &str, number: &'n str) -> Option<&'n str> {
    let (start, end) = range.split_once('-').unwrap_or((range, ""));
    let end = if end.is_empty() { number.len() } else { figure(end) as usize };
    number.get(figure(start) as usize..end)
}

/// ISO/IEC 7812-1, annex B; the same with letters where the base is 36.
pub(super) fn luhn(number: &str, base: u32) -> bool {
    let mut sum = 0;
    for (at, c) in number.chars().rev().enumerate() {
        let Some(value) = c.to_digit(base) else { return false };
        let product = value * (1 + at as u32 % 2);
        sum += product / base + product % base;
    }
    sum % base == 0
}

/// ISO 7064 MOD 97-10 of two texts, one behind the other.
pub(super) fn remainder_97(texts: [&str; 2]) -> Option<u32> {
    let [first, second] = texts.map(str::as_bytes);
    further_97(further_97(0, first)?, second)
}

/// The same of letters and digits behind others, whose remainder is known.
pub(super) fn further_97(mut rest: u32, mut bytes: &[u8]) -> Option<u32> {
    while let Some((byte, behind)) = bytes.split_first() {
        if let Some((number, behind)) = digits::eight(bytes) {
            // 10⁸ leaves 81.
            rest = (rest * 81 + number) % 97;
            bytes = behind;
            continue;
        }
        // Engines divide 32 bits by a constant without dividing.
        rest = match byte {
            b'0'..=b'9' => rest * 10 + u32::from(byte - b'0'),
            b'A'..=b'Z' => rest * 100 + u32::from(byte - b'A') + 10,
            b'a'..=b'z' => rest * 100 + u32::from(byte - b'a') + 10,
            _ => return None,
        } % 97;
        bytes = behind;
    }
    Some(rest)
}

/// ISO 7064 MOD 11,10.
fn hybrid(number: &str) -> bool {
    let mut product = 10;
    let Some((last, digits)) = number.as_bytes().split_last() else { return false };
    for digit in digits {
        let sum = (product + u32::from(digit.wrapping_sub(b'0'))) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    (product + u32::from(last.wrapping_sub(b'0'))) % 10 == 1
}

/// J. Verhoeff, "Error detecting decimal codes" (1969): the dihedral group of the pentagon.
fn verhoeff(number: &str) -> bool {
    const TURNED: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let mut check = 0;
    for (at, c) in number.chars().rev().enumerate() {
        let digit = c.to_digit(10).unwrap_or_default() as usize;
        let turned = TURNED.get(at % 8).and_then(|row| row.get(digit)).copied().unwrap_or_default();
        check = pentagon(check, turned);
    }
    check == 0
}

/// Turns (0–4) and reflections (5–9) of a pentagon, one after the other.
const fn pentagon(a: u8, b: u8) -> u8 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

/// Letters and digits count by a table of their own at odd places; the last letter is the sum.
fn italian(number: &str) -> bool {
    const ODD: &[u8; 26] = b"BAFHJNPRTVCESULDGIMOQKWZYX";
    let place = |byte: u8| if byte.is_ascii_digit() { byte - b'0' } else { byte.wrapping_sub(b'A') };
    let mut sum = 0;
    let Some((last, rest)) = number.as_bytes().split_last() else { return false };
    for (at, byte) in rest.iter().enumerate() {
        let even = place(*byte);
        let odd = ODD.get(usize::from(even)).map_or(0, |letter| letter - b'A');
        sum += u32::from(if at % 2 == 0 { odd } else { even });
    }
    sum % 26 == u32::from(last.wrapping_sub(b'A'))
}

/// Of the first ten digits one stands twice or three times, the others once at most.
fn one_repeated(number: &str) -> bool {
    let mut repeated = 0;
    for digit in b'0'..=b'9' {
        match number.bytes().take(10).filter(|byte| *byte == digit).count() {
            0 | 1 => {}
            2 | 3 => repeated += 1,
            _ => return false,
        }
    }
    repeated == 1
}

/// What a number says of its owner's birth; 0 where it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Born {
    pub(super) year: u32,
    /// The year counts within so many: 100 without its century.
    pub(super) cycle: u32,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) male: Option<bool>,
}

impl Born {
    /// Whether a day `yyyy-mm-dd` is another one, as far as the number says.
    pub(super) fn differs_from(&self, day: &str) -> bool {
        let part = |from: usize, to: usize| day.get(from..to).and_then(|part| part.parse().ok());
        let (Some(year), Some(month), Some(date)): (Option<u32>, Option<u32>, Option<u32>) =
            (part(0, 4), part(5, 7), part(8, 10))
        else {
            return false;
        };
        year % self.cycle != self.year
            || (1..=12).contains(&self.month) && month != self.month
            || self.day > 0 && date != self.day
    }
}

/// The birth in a number, by the clause of its scheme that has the places.
pub(super) fn born(clauses: &str, number: &str) -> Option<Born> {
    let clause = clauses.split(';').find_map(|clause| clause.strip_prefix(['d', 'b']))?;
    Some(read_birth(clause, number))
}

/// Letters that stand for digits where two Italian codes would be one.
const OMOCODIA: &str = "LMNPQRSTUV";
/// The months of the Italian code.
const MONTHS: &str = "ABCDEHLMPRST";

/// `yymmdd..x/m20`: the places of a date and of the sex in a number (`data/identifiers.tsv` has the letters);
/// what is added to a month (`m`) or a day (`d`) for sex, century or register is taken off.
fn read_birth(clause: &str, number: &str) -> Born {
    let mut fields = clause.split('/');
    let layout = fields.next().unwrap_or_default();
    let mut born = Born { year: 0, cycle: 1, month: 0, day: 0, male: None };
    for (of, c) in layout.chars().zip(number.chars()) {
        let digit = c.to_digit(10).or_else(|| place_in(OMOCODIA, c)).unwrap_or(99);
        match of {
            'y' => (born.year, born.cycle) = (born.year * 10 + digit, born.cycle * 10),
            'm' => born.month = born.month * 10 + digit,
            'M' => born.month = place_in(MONTHS, c).map_or(0, |month| month + 1),
            'd' => born.day = born.day * 10 + digit,
            'x' => born.male = Some(digit % 2 == 1),
            'X' => born.male = Some(digit % 2 == 0),
            's' => born.male = Some(digit < 5),
            'S' => born.male = Some(digit > 4),
            'h' => born.male = Some(c == 'H'),
            _ => {}
        }
    }
    for field in fields {
        let (of, added) = field.split_at_checked(1).unwrap_or_default();
        let (size, value) = (figure(added).max(1), if of == "d" { &mut born.day } else { &mut born.month });
        if field == "m50" || field == "d40" && layout.contains('M') {
            born.male = Some(*value < size);
        }
        *value %= size;
    }
    born
}

fn place_in(letters: &str, c: char) -> Option<u32> {
    letters.chars().position(|letter| letter == c).map(|place| place as u32)
}

/// Whether the date in a number is one. Without its century a 29 February is allowed.
fn has_date(clause: &str, number: &str) -> bool {
    let born = read_birth(clause, number);
    let year = i64::from(born.year) + if born.cycle == 10_000 { 0 } else { 2000 };
    let month = i64::from(born.month);
    (1..=12).contains(&month) && born.day > 0 && i64::from(born.day) <= days_in(year, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standards_pass_and_their_neighbours_do_not() {
        for (clause, right, wrong) in [
            ("l", "79927398713", "79927398710"),
            ("h", "07945", "07944"),
            ("7", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13"),
            ("v", "2363", "2364"),
            (
                "w7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2/11/10X98765432",
                "11010519491231002X",
                "110105194912310021",
            ),
            ("dyymmdd/m20", "800229", "810229"),
            ("i", "RSSMRA85T10A562S", "RSSMRA85T10A562T"),
        ] {
            assert!(passes(clause, right), "{clause} {right}");
            assert!(!passes(clause, wrong), "{clause} {wrong}");
        }
    }

    #[test]
    fn a_text_that_is_no_number_is_wrong_and_nothing_worse() {
        for clause in
            ["l2-9", "L", "h", "7NL", "v", "i", "q", "dddmmyyyy", "w1,2/0/", "s/11/012@9", "r1,2,3/7/=0"]
        {
            for number in ["", "é", "ÀÉÈ", "-", "A", "99999999999999999999999999"] {
                passes(clause, number);
            }
        }
    }
}
