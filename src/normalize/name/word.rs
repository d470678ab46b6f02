//! The words of a name with the roles they may play.

use super::casing::Casing;
use super::shape;
use super::sheet::Sheet;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::find;

/// Longest word that the lexicon is asked for, in bytes.
const LONGEST: usize = 40;

/// One word as typed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) folded: &'t str,
    pub(super) roles: u32,
    pub(super) shape: u32,
    /// How many commas stand before it.
    pub(super) segment: usize,
}

impl<'t> Word<'t> {
    pub(super) fn new(text: &'t str, folded: &'t str, shape: u32, segment: usize) -> Self {
        let folded = if text.len() > LONGEST { "" } else { folded };
        Self { text, folded, roles: roles_of(text, folded), shape, segment }
    }

    pub(super) fn is(&self, roles: u32) -> bool {
        self.roles & roles != 0
    }

    pub(super) fn has(&self, shape: u32) -> bool {
        self.shape & shape != 0
    }

    /// A family name and no given one.
    pub(super) fn is_only_family(&self) -> bool {
        self.roles & (role::FAMILY | role::GIVEN) == role::FAMILY
    }

    pub(super) fn is_only_given(&self) -> bool {
        self.roles & (role::FAMILY | role::GIVEN) == role::GIVEN
    }

    /// One letter, with or without a point.
    pub(super) fn is_initial(&self) -> bool {
        self.has(shape::INITIAL)
    }

    /// One letter, or several with points between them.
    pub(super) fn is_initials(&self) -> bool {
        let alone = |piece: &str| piece.chars().count() == 1;
        self.is_initial() || self.has_inner_point() && self.folded.split(' ').all(alone)
    }

    pub(super) fn starts_small(&self) -> bool {
        self.has(shape::SMALL)
    }

    pub(super) fn casing(&self) -> Casing {
        casing_of(self.shape)
    }

    pub(super) fn is_upper(&self) -> bool {
        self.casing() == Casing::Upper
    }

    /// A point before the end: M.D., Ph.D.
    pub(super) fn has_inner_point(&self) -> bool {
        self.has(shape::INNER_POINT)
    }
}

/// How a text is written, by its letters.
pub(super) fn casing_of(shape: u32) -> Casing {
    match (shape & shape::UPPER != 0, shape & shape::LOWER != 0) {
        (false, false) => Casing::None,
        (true, false) => Casing::Upper,
        (false, true) => Casing::Lower,
        (true, true) => Casing::Mixed,
    }
}

/// Whether every word of a text may be what is asked.
pub(super) fn all_are(text: &str, roles: u32) -> bool {
    text.is_empty() || Sheet::of(text).words().iter().all(|word| word.is(roles))
}

/// The words as one text again.
pub(super) fn join(words: &[Word<'_>]) -> String {
    let letters: usize = words.iter().map(|word| word.text.len()).sum();
    let mut text = String::with_capacity(letters + words.len().saturating_sub(1));
    for word in words {
        push(&mut text, word.text);
    }
    text
}

/// One more word, behind a space.
pub(super) fn push(text: &mut String, word: &str) {
    if !text.is_empty() && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// What a word may be. Letters with points between them can only be a title, a suffix or a
/// credential (M.D., Dr.-Ing.): elsewhere they are initials.
fn roles_of(text: &str, folded: &str) -> u32 {
    // Mª is María, and no degree.
    if matches!(folded, "ma" | "m a") && find::holds(text, 'ª') {
        return role::GIVEN;
    }
    if !folded.as_bytes().contains(&b' ') {
        return NAME_WORDS.roles(folded);
    }
    if is_short_particle(text) {
        return role::PARTICLE;
    }
    let together = NAME_WORDS.roles(&folded.replace(' ', ""));
    let mut every = u32::MAX;
    let mut title = u32::MAX;
    // Hans-Ueli: the first piece is a given name, the others are none that anybody listed.
    let (mut first, mut others) = (0, 0);
    for (at, piece) in folded.split(' ').enumerate() {
        let roles = NAME_WORDS.roles(piece);
        every &= roles;
        if at == 0 {
            first = roles
        } else {
            others |= roles | u32::from(piece.len() < 3)
        }
        let degree = at > 0 && roles & role::DEGREE != 0;
        title &= if degree { role::PREFIX } else { roles & role::PREFIX };
    }
    let with_points =
        title | together & (role::PREFIX | role::DEGREE | role::SUFFIX | role::CREDENTIAL | role::MAIDEN);
    let pointed = match find::holds_any(text, b"./") {
        // M.S. Dhoni
        true if text.is_ascii() && folded.split(' ').all(|piece| piece.len() == 1) => {
            // Dr. h.c. Roth, but E.M. Roth.
            let capitals = !text.bytes().any(|byte| byte.is_ascii_lowercase());
            with_points & !if capitals { role::PREFIX | role::DEGREE } else { role::PREFIX }
        }
        true => with_points,
        // г-н, D-na
        false if !text.is_ascii() || folded.find(' ') == Some(1) => together & role::PREFIX,
        false => 0,
    };
    let begins = find::holds(text, '-') && first & (role::GIVEN | role::FAMILY) == role::GIVEN && others == 0;
    pointed
        | if begins { role::GIVEN } else { 0 }
        | every & (role::GIVEN | role::FAMILY | role::WESTERN | role::KR_GIVEN | role::CREDENTIAL)
}

/// `v.d.` for van der or von der; `s/o`, `d/o`, `w/o`, `a/l`, `a/p`: son, daughter and wife of, in India and Malaysia.
fn is_short_particle(text: &str) -> bool {
    matches!(text, "v/d" | "v.d." | "v.d")
        || matches!(text.as_bytes(), [whose, b'/', of]
        if matches!((whose | 32, of | 32), (b's' | b'd' | b'w', b'o') | (b'a', b'l' | b'p')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_make_titles_and_credentials_but_no_names() {
        let is = |text: &str, roles| Sheet::of(text).only().is(roles);
        assert!(is("Dr.-Ing.", role::PREFIX) && is("Dott.ssa", role::PREFIX));
        assert!(is("Ph.D.", role::SUFFIX) && !is("Jo-Ann", role::SUFFIX));
        assert!(Sheet::of("Anna-Maria").only().is_only_given());
    }
}
