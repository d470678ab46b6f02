//! Labels of international domain names: `xn--mller-kva` is `müller` (RFC 3492).
//!
//! Does: decode.
//! Does not: encode: what is compared and shown is the form that people read.

use super::address::is_label_of_letters;

/// The label that people read; nothing where it is not the Punycode of one. RFC 3492 section 6.2.
pub(super) fn unicode(label: &str) -> Option<String> {
    let coded = label.strip_prefix("xn--")?;
    let (plain, deltas) = match coded.rsplit_once('-') {
        // No sign stands between nothing and the rest.
        Some(("", _)) => return None,
        Some(parts) => parts,
        None => ("", coded),
    };
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut at, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = deltas.bytes();
    while digits.len() > 0 {
        let before = at;
        let (mut weight, mut k) = (1_u32, 36);
        loop {
            let digit = value(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = (k.max(bias + 1) - bias).min(26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = letters.len() as u32 + 1;
        bias = adapted(at - before, count, before == 0);
        code = code.checked_add(at / count)?;
        at %= count;
        letters.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    let label: String = letters.into_iter().collect();
    (!label.is_ascii() && is_label_of_letters(&label)).then_some(label)
}

fn value(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

/// RFC 3492 section 6.1.
fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coded_labels_are_read() {
        for (label, read) in [
            ("xn--mller-kva", Some("müller")),
            ("xn--fiqs8s", Some("中国")),
            ("xn--80asehdb", Some("онлайн")),
            ("xn--", None),
            ("xn--0", None),
            ("xn--99999999", None),
            ("xn--abc-", None),
            ("xn--mller-kvA", None),
            ("xn---p1ai", None),
            ("xn----p1ai", None),
            ("xn--gmail", None),
            ("xn--mller-kvva", None),
            ("ab--cd", None),
        ] {
            assert_eq!(unicode(label).as_deref(), read, "{label}");
        }
    }
}
