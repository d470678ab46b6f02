//! Kinds that are only tidied, and plain numbers.

use super::account::without_cards;
use super::clean::{Context, Issue};
use super::currency;
use super::draft::Draft;
use crate::data::COUNT_WORDS;
use crate::text::case::lower;
use crate::text::digits;
use crate::text::find;
use crate::vocabulary::{ChangeCode, IssueCode, Severity};

/// Free text, categories, job titles: tidy is all they need. A payment card in it is not shown.
pub(super) fn text(text: &str) -> Draft {
    let mut draft = Draft::of(text);
    draft.display = without_cards(text);
    let has_card = draft.display.is_some();
    draft.warning_if(has_card, IssueCode::PaymentCard)
}

/// What a spreadsheet adds to a number that is none: `80331.0`, `+49171.0`.
pub(super) fn without_float_tail(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(number) if digits::all(number.strip_prefix('+').unwrap_or(number)) => number,
        _ => text,
    }
}

/// A whole number: digits, with a minus sign where it is below zero. A word that only says that things
/// were counted is set aside; another is a unit, and changes what the number means.
pub(super) fn count(text: &str) -> Draft {
    let (before, amount, after) = around_digits(without_float_tail(text));
    let unit = lower(after.trim_matches(['.', ' ']));
    let whole = number(before, amount, "").filter(|number| !find::holds(number, '.'));
    match whole {
        Some(number) if unit.is_empty() || COUNT_WORDS.has(&unit) => {
            let changed = number != text;
            Draft::of(number).change_if(changed, ChangeCode::Format)
        }
        Some(number) => {
            let issue = Issue::new(IssueCode::FormatUnknown, Severity::Warning);
            Draft::of(text).issue(issue.suggesting(number))
        }
        None => Draft::of(text).warning(IssueCode::FormatUnknown),
    }
}

/// An amount: digits with a point before the fraction, then the currency where one is written. A sign
/// that several countries use is read by the country; else it stays, with its readings.
pub(super) fn money(text: &str, context: &Context) -> Draft {
    // ₹ 1,25,000/-
    let (before, typed, after) = around_digits(text.strip_suffix("/-").unwrap_or(text));
    let letters =
        |text: &str| text.replace([' ', '.', ',', '-', '−', '–', '—', '+', '(', ')', '\'', ':', '*'], "");
    let written = [letters(before), letters(after)].concat();
    let code = currency::code_of(&written, context).or_else(|| same(&letters(before), &letters(after)));
    let is_known = written.is_empty() || code.is_some() || currency::is_sign(&written);
    if code.is_none()
        && before.is_empty()
        && let Some(value) = hundredths(typed, &written, context)
    {
        return Draft::of(value).change(ChangeCode::Format);
    }
    let Some(amount) = number(before, typed, after).filter(|_| is_known) else {
        let issue = Issue::new(IssueCode::FormatUnknown, Severity::Warning);
        // 1,200.00 CR: whether what is had or what is owed stands below zero, the ledger says.
        if matches!(&*written, "CR" | "DR") {
            let readings = ["", "-"].into_iter().filter_map(|sign| number(sign, typed, ""));
            return Draft::of(text).issue(readings.fold(issue, Issue::offering));
        }
        // `Total: 12,50 EUR`: what the words beside it mean is for a person to say.
        let mut behind = after.split_whitespace();
        let beside = [before.split_whitespace().next_back(), behind.next(), behind.next()];
        let code = beside.into_iter().flatten().find_map(|word| currency::code_of(&letters(word), context));
        let amount = scaled(&find::replace(typed, ". ", "."), after.split_whitespace().next());
        let meant = match (amount, code) {
            (Some(amount), Some(code)) => Some([&amount, " ", code].concat()),
            // 12k
            (amount, _) => {
                amount.filter(|amount| before.is_empty() && Some(amount) != number("", typed, "").as_ref())
            }
        };
        return Draft::of(text).issue(match meant {
            Some(meant) => issue.suggesting(meant),
            None => issue,
        });
    };
    let value = match (written.is_empty(), code) {
        (true, _) => amount,
        (_, code) => [&amount, " ", code.unwrap_or(&written)].concat(),
    };
    let changed = value != text;
    let draft = Draft::of(value).change_if(changed, ChangeCode::Format);
    if written.is_empty() {
        return match fraction_of_thousandths(typed) {
            Some((whole, fraction)) => {
                let issue = Issue::new(IssueCode::MoneyAmbiguous, Severity::Info);
                let thousands = draft.value.clone();
                draft.issue(issue.offering(thousands).offering([whole, ".", fraction].concat()))
            }
            None => draft,
        };
    }
    if code.is_some() {
        return draft;
    }
    let issue = Issue::new(IssueCode::CurrencyAmbiguous, Severity::Info);
    draft.issue(currency::readings(&written).fold(issue, Issue::offering))
}

/// `50p`, `99 Cents`, `75¢`: hundredths of a pound, of the country's dollar, of a euro where the word is of its
/// countries.
fn hundredths(typed: &str, written: &str, context: &Context) -> Option<String> {
    let code = match lower(written).as_str() {
        "p" | "pence" => "GBP",
        "¢" | "c" | "cent" | "cents" | "ct" => currency::code_of("$", context)
            .or_else(|| ["DE", "AT", "IE", "NL"].contains(&context.country()?).then_some("EUR"))?,
        _ => return None,
    };
    let amount = number("", typed, "").filter(|amount| digits::all(amount))?;
    let padded = ["00", &amount].concat();
    let (whole, fraction) = padded.split_at_checked(padded.len() - 2)?;
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let (point, fraction) = if fraction == "00" { ("", "") } else { (".", fraction) };
    Some([whole, point, fraction, " ", code].concat())
}

/// A currency that stands twice, `$119.95 CAD` and `£5 GBP`: the code that the sign may stand for.
fn same(before: &str, after: &str) -> Option<&'static str> {
    let both = |sign: &str, code: &str| {
        (code.len() == 3).then(|| currency::readings(sign).find(|one| one.eq_ignore_ascii_case(code)))?
    };
    both(before, after).or_else(|| both(after, before))
}

/// `12k`, `2,5 Mio.`, `3 lakh`: the number that is meant, beside any other word the number itself.
fn scaled(typed: &str, word: Option<&str>) -> Option<String> {
    let amount = number("", typed, "")?;
    let word = word.unwrap_or_default();
    let zeros = match lower(word.trim_matches(|c: char| !c.is_ascii_alphabetic())).as_str() {
        // The myriads of East Asia.
        _ if word.starts_with(['万', '萬', '만']) => 4,
        _ if word.starts_with(['億', '亿', '억']) => 8,
        "k" | "tsd" => 3,
        "lakh" => 5,
        "m" | "mio" | "mln" | "million" | "millionen" => 6,
        "crore" => 7,
        "bn" | "mrd" => 9,
        _ => return Some(amount),
    };
    let (whole, fraction) = amount.split_once('.').unwrap_or((&amount, ""));
    let all = [whole, fraction, "000000000".get(..zeros.max(fraction.len()) - fraction.len())?].concat();
    (fraction.len() <= zeros).then(|| all.trim_start_matches('0').to_owned())
}

/// `1.234`, without a currency: three digits behind the only separator are thousands, unless they are a
/// fraction.
fn fraction_of_thousandths(amount: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = amount.split_once(['.', ','])?;
    let is_group = digits::all(whole) && whole.len() < 4 && whole != "0";
    (is_group && digits::all(fraction) && fraction.len() == 3).then_some((whole, fraction))
}

/// What stands before the first digit, from it to the last, and behind.
fn around_digits(text: &str) -> (&str, &str, &str) {
    let is_digit = |c: char| digits::digit(c).is_some();
    let start = text.find(is_digit).unwrap_or(text.len());
    let end = text.rfind(is_digit).map_or(start, |at| {
        at + text.get(at..).map_or(0, |rest| rest.chars().next().map_or(0, char::len_utf8))
    });
    let cut = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    (cut(0, start), cut(start, end), cut(end, text.len()))
}

/// Digits with at most one point, a minus before or behind or brackets where it is below zero.
fn number(before: &str, amount: &str, after: &str) -> Option<String> {
    let below_zero = before.contains(['-', '−'])
        || after.trim() == "-"
        || (find::holds(before, '(') && find::holds(after, ')'));
    let (whole, fraction) = parted(amount);
    let mut number = String::with_capacity(amount.len() + 1);
    if below_zero {
        number.push('-');
    }
    number.push_str(&ungrouped(whole)?);
    let fraction: String = fraction.chars().map(digits::plain).collect();
    if !fraction.is_empty() && fraction.bytes().any(|byte| byte != b'0') {
        number.push('.');
        number.push_str(&fraction);
    }
    (fraction.is_empty() || digits::all(&fraction)).then_some(number)
}

/// Whole and fraction. The last point or comma begins the fraction where one or two digits follow, where
/// it is unlike the separator before it, or where no group of three can stand before or behind it.
fn parted(amount: &str) -> (&str, &str) {
    let Some((whole, fraction)) = amount.rsplit_once(['.', ',']) else { return (amount, "") };
    let separator = amount.as_bytes().get(whole.len());
    let unlike = whole.bytes().rev().find(|byte| matches!(byte, b'.' | b',' | b'\'' | b' '));
    let is_fraction = match unlike {
        Some(other) => Some(&other) != separator || fraction.len() < 3,
        None => fraction.len() != 3 || whole == "0" || whole.len() > 3,
    };
    if is_fraction { (whole, fraction) } else { (amount, "") }
}

/// Groups of three; in India of two before the last.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(['.', ',', '\'', '’', ' ', '\u{66c}']).collect();
    let (last, before) = groups.split_last()?;
    let letters = |group: &&str| group.chars().count();
    let threes = groups.iter().skip(1).all(|group| letters(group) == 3);
    let twos = letters(last) == 3 && before.iter().skip(1).all(|group| letters(group) == 2);
    let digits: String = groups.concat().chars().map(digits::plain).collect();
    (!before.iter().any(|group| group.is_empty())
        && (before.is_empty() || threes || twos)
        && digits::all(&digits))
    .then_some(digits)
}
