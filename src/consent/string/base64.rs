//! base64url, as consent strings write it: six bits a character, without padding.
//!
//! Does not: accept `=`, white space or the `+` and `/` of the other alphabet.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// No character of the alphabet.
const NONE: u8 = 64;

/// The six bits of each character.
static SEXTETS: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut at = 0;
    while at < 64 {
        #[expect(clippy::indexing_slicing, reason = "both are that long, and it is computed by the compiler")]
        {
            table[ALPHABET[at] as usize] = at as u8;
        }
        at += 1;
    }
    table
};

fn sextet(character: u8) -> u32 {
    u32::from(SEXTETS.get(usize::from(character)).copied().unwrap_or(NONE))
}

/// The bits of a text, in bytes with a few more of zeros; nothing where it is not base64url.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = vec![0; text.len() / 4 * 3 + 8];
    let (fours, rest) = text.as_chunks::<4>();
    let mut seen = 0;
    // Plain stores into what is there: pushing costs a call a byte where the build is for size.
    for ([a, b, c, d], three) in fours.iter().zip(bytes.as_chunks_mut::<3>().0) {
        let (a, b, c, d) = (sextet(*a), sextet(*b), sextet(*c), sextet(*d));
        seen |= a | b | c | d;
        let [_, x, y, z] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
        *three = [x, y, z];
    }
    let mut last = 0;
    for at in 0..3 {
        let bits = rest.get(at).map_or(0, |character| sextet(*character));
        seen |= bits;
        last = last << 6 | bits;
    }
    if let Some(three) = bytes.as_chunks_mut::<3>().0.get_mut(fours.len()) {
        let [x, y, z, _] = (last << 14).to_be_bytes();
        *three = [x, y, z];
    }
    (seen < u32::from(NONE)).then_some(bytes)
}

/// The first of so many bits as text; what is left of the last character is zeros.
pub(super) fn encode(bytes: &[u8], bits: usize, out: &mut String) {
    for at in (0..bits).step_by(6) {
        let byte = |behind: usize| u16::from(bytes.get(at / 8 + behind).copied().unwrap_or(0));
        let six = (byte(0) << 8 | byte(1)) >> (10 - at % 8) & 63;
        out.push(ALPHABET.get(usize::from(six)).map_or('A', |character| char::from(*character)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn another_alphabet_padding_and_space_are_refused() {
        for text in ["+", "/", "=", " ", "AAA=", "AAAA=", "AA AA", "\u{e9}AA", "AAAA\n", "AAAA~AAA", "\0AAA"]
        {
            assert_eq!(decode(text.as_bytes()), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_decoded_is_encoded_the_same(text in "[A-Za-z0-9_-]{0,40}") {
            let mut again = String::new();
            encode(&decode(text.as_bytes()).unwrap(), text.len() * 6, &mut again);
            prop_assert_eq!(again, text);
        }
    }
}
