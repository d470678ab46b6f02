//! Decimal digits of the scripts that customers type.

/// First digits of runs of ten; source: Unicode 17, general category Nd, scripts of modern use.
const ZEROS: [char; 16] = ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '０'];

/// The value of a decimal digit.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

/// A character with digits of any script as ASCII digits.
#[must_use]
pub fn plain(c: char) -> char {
    digit(c).map_or(c, |value| char::from(b'0' + value))
}

/// Whether a text is ASCII digits and nothing else.
#[must_use]
pub fn all(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(
            "٣४๙９7a".chars().map(digit).collect::<Vec<_>>(),
            [Some(3), Some(4), Some(9), Some(9), Some(7), None]
        );
        assert_eq!(plain('٣'), '3');
        assert!(all("012") && !all("") && !all("1a"));
    }
}
