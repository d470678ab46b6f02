//! Names as most are: words of letters with one capital each, titles before them, initials between them, a
//! comma behind the family name.
//!
//! Does: see that no word is anything but a title or a name, then ask `order` as the general road does; a
//! name in capitals is read in its usual case.
//! Does not: read particles in capitals, credentials, or a family name that stands first without a comma.

use super::super::clean::{Change, CleanView, Context};
use super::super::noise::{self, Noise};
use super::super::organization;
use super::super::parts::Parts;
use super::super::quick::{CASE, Room};
use super::NAME_BYTES;
use super::compound::given_width;
use super::culture::Culture;
use super::order::{self, Split};
use super::parse::titles;
use super::shape::{
    ALNUM, CYRILLIC, FIRST_BYTE, GREEK, INITIAL, LATIN, LETTER, LOWER, NEXT_BYTE, POINT, SMALL, UPPER,
    is_vietnamese, of_script, wide,
};
use super::word::{Word, push};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::case;
use crate::text::letter::Letter;
use crate::text::line::Line;
use crate::vocabulary::{ChangeCode, Kind, Part};

/// Most words.
const WORDS: usize = 5;
/// What a word may be that is a name and nothing else.
const NAMES: u32 = role::GIVEN
    | role::FAMILY
    | role::ES
    | role::MAC
    | role::PAIR
    | role::WESTERN
    | role::HU
    | role::VN
    | role::VN_GIVEN
    | role::CN
    | role::CN_GIVEN
    | role::KR
    | role::KR_GIVEN
    | role::JP
    | role::JP_GIVEN;
/// A letter alone is no credential and no form of a company, where another word stands last.
const INITIALS: u32 = NAMES | role::CREDENTIAL | role::FORM;
/// What a title may be, beside a name.
const TITLES: u32 = NAMES | role::PREFIX | role::FIRST | role::DEGREE;
/// What a word may be at all.
const KNOWN: u32 = TITLES | INITIALS | PARTICLES | role::SUFFIX;
/// What a small word may be, beside a name.
const PARTICLES: u32 = role::PARTICLE | role::PROPER;
/// Most bytes of a name.
const LONGEST: usize = 40;

/// Where the words stand, in the text and folded.
#[derive(Default)]
struct Scan {
    folded: Line,
    spans: [(usize, usize, usize, usize); WORDS],
    shapes: [u32; WORDS],
    count: usize,
    /// How many words stand before the comma.
    comma: Option<usize>,
    /// The shapes of letters beyond ASCII.
    wide: u32,
}

/// What is said of names that were put in order, and of those that were in capitals, too.
const PARTS: &[Change] = &[ChangeCode::Parts];
const CASE_AND_PARTS: &[Change] = &[ChangeCode::Case, ChangeCode::Parts];

/// What the general road would say of such a name.
#[inline(never)]
pub(in crate::normalize) fn quick<'r>(
    kind: Kind,
    raw: &'r str,
    context: &Context,
    room: &'r mut Room,
) -> Option<CleanView<'r>> {
    let (value, changes) = match mixed(kind, raw, context, room) {
        Some(Order::AsTyped) => (raw, PARTS),
        Some(Order::Turned) => (&*room.text, PARTS),
        None => match in_capitals(kind, raw, context, room)? {
            Order::AsTyped => (&*room.text, CASE),
            Order::Turned => (&*room.text, CASE_AND_PARTS),
        },
    };
    Some(CleanView { parts: room.parts.view(), ..CleanView::quick(raw, value, changes, &[]) })
}

/// Where a name stands once it is read; its parts are in the room.
enum Order {
    /// Where it stood.
    AsTyped,
    /// In the room.
    Turned,
}

/// A name in capitals throughout says what it says in its usual case, where that is certain; it is in the room.
fn in_capitals(kind: Kind, raw: &str, context: &Context, room: &mut Room) -> Option<Order> {
    let may_be = raw.len() <= LONGEST && !raw.bytes().any(|byte| byte.is_ascii_lowercase());
    (may_be && Culture::of(context) != Culture::Turkish).then_some(())?;
    let mut cased = String::with_capacity(raw.len());
    for word in raw.split(' ') {
        let letters = word.trim_end_matches([',', '.']);
        let has_own_rule = ["MC", "MAC", "IJ"].iter().any(|head| letters.starts_with(head));
        let is_title = || cased.is_empty() && NAME_WORDS.roles(&case::lower(letters)) & role::PREFIX != 0;
        // Two letters may be initials.
        if has_own_rule || letters.chars().count() == 2 && !is_title() {
            return None;
        }
        if letters.chars().any(|c| !Letter::of(c).is_upper()) {
            return None;
        }
        if !cased.is_empty() {
            cased.push(' ');
        }
        case::push_capitalized(word, &mut cased);
    }
    let order = mixed(kind, &cased, context, room).filter(|_| cased.len() == raw.len())?;
    if matches!(order, Order::AsTyped) {
        room.text = cased;
    }
    // Credentials keep their capitals.
    room.parts.view().get(Part::Suffix).is_none().then_some(order)
}

/// The same of a name with small letters.
fn mixed(kind: Kind, raw: &str, context: &Context, room: &mut Room) -> Option<Order> {
    let scan = Scan::of(raw).filter(|_| context.own.is_none())?;
    let folded = scan.folded.text();
    let words = scan.words(raw, folded)?;
    let words = words.get(..scan.count)?;
    let is_form = scan.wide != 0 && organization::begins_form(words.first()?.folded);
    if is_form || noise::of_folded(kind, raw, folded) != Noise::None {
        return None;
    }
    let culture = Culture::of(context);
    let titles = titles(words, culture);
    let generation = usize::from(words.last().is_some_and(|last| is_generation(last, words.len())));
    let names = words.get(titles..words.len().checked_sub(generation)?)?;
    // Particles behind a comma belong to the family name before it.
    let joins_none =
        scan.comma.is_none() || !names.iter().any(|word| word.segment > 0 && word.is(role::PARTICLE));
    let is_sure = is_initial_of_given(names) || !names.last().is_some_and(may_be_credential);
    if !names.iter().all(is_name) || !joins_none || !is_sure {
        return None;
    }
    room.parts.clear();
    match (kind, scan.comma) {
        (Kind::Name, None) => {
            let is_read = in_order(raw, words, (titles, generation), culture, &mut room.parts);
            is_read.then_some(Order::AsTyped)
        }
        (_, _) if generation > 0 => None,
        (_, _) if titles > 0 => None,
        (Kind::Name, Some(family)) => family_first(words, family, culture, room),
        (_, Some(_)) => None,
        (_, None) => Some(Order::AsTyped),
    }
}

fn is_name(word: &Word<'_>) -> bool {
    let roles = match () {
        () if word.is_initial() => INITIALS,
        () if word.starts_small() => NAMES | PARTICLES,
        () => NAMES,
    };
    word.roles & !roles == 0 && (word.is_initial() || !word.has(POINT))
}

/// Jr. behind a given and a family name, and nothing else that a word may be.
fn is_generation(word: &Word<'_>, words: usize) -> bool {
    words > 2 && word.is(role::SUFFIX) && word.roles & !(role::SUFFIX | role::CREDENTIAL) == 0
}

/// A letter that stands last.
fn may_be_credential(word: &Word<'_>) -> bool {
    word.roles & !(NAMES | PARTICLES) != 0 || word.text == "V"
}

/// A letter behind a given name, both behind the comma: no form of a company is written so.
fn is_initial_of_given(names: &[Word<'_>]) -> bool {
    let [.., given, last] = names else { return false };
    last.is_initial()
        && !last.is(role::CREDENTIAL)
        && given.segment > 0
        && given.is(role::GIVEN)
        && !given.is_initial()
}

/// The same of a text in which only the case is of interest: a place.
pub(in crate::normalize) fn cased(kind: Kind, raw: &str) -> Option<CleanView<'_>> {
    let scan = Scan::of(raw).filter(|scan| scan.comma.is_none())?;
    let is_plain = noise::of_folded(kind, raw, scan.folded.text()) == Noise::None;
    is_plain.then(|| CleanView::quick(raw, raw, CASE, &[]))
}

impl Scan {
    fn of(raw: &str) -> Option<Self> {
        if raw.len() > LONGEST {
            return None;
        }
        let mut scan = Self::default();
        let mut rest = raw;
        while !rest.is_empty() {
            rest = scan.word(raw, rest)?;
        }
        // A capital alone says nothing of the case, and no small letters without one do.
        let shapes = scan.shapes.get(..scan.count)?;
        let may_be_bytes = scan.wide & (FIRST_BYTE | NEXT_BYTE) == FIRST_BYTE | NEXT_BYTE;
        let telling = if scan.comma.is_some() { shapes.first() } else { shapes.last() };
        telling.is_some_and(|shape| shape & (LOWER | UPPER) == LOWER | UPPER && !may_be_bytes).then_some(scan)
    }

    /// Reads a word and the space behind it; gives what is left.
    fn word<'t>(&mut self, raw: &'t str, rest: &'t str) -> Option<&'t str> {
        if self.count > 0 {
            self.folded.push(b' ');
        }
        let (start, from) = (raw.len() - rest.len(), self.folded.bytes().len());
        let (mut at, mut shape) = (start, LETTER | ALNUM);
        let bytes = raw.as_bytes();
        loop {
            let first = at == start;
            match *bytes.get(at).unwrap_or(&b' ') {
                byte @ b'a'..=b'z' => {
                    self.folded.push(byte);
                    shape |= LOWER | LATIN | if first { SMALL } else { 0 };
                }
                byte @ b'A'..=b'Z' if first => {
                    self.folded.push(byte | 0x20);
                    shape |= UPPER | LATIN;
                }
                b' ' | b',' if shape & LOWER != 0 => break,
                b'.' if shape & LOWER != 0 && matches!(bytes.get(at + 1), Some(b' ') | None) => {
                    shape |= POINT;
                    at += 1;
                    break;
                }
                b' ' if at == start + 1 => {
                    shape |= INITIAL;
                    break;
                }
                b'.' if at == start + 1 && matches!(bytes.get(at + 1), Some(b' ') | None) => {
                    shape |= INITIAL | POINT;
                    at += 1;
                    break;
                }
                0x80.. => {
                    let c = raw.get(at..)?.chars().next()?;
                    let of = self.letter(c, first)?;
                    shape |= of;
                    self.wide |= of;
                    at += 1;
                }
                _ => return None,
            }
            at += 1;
        }
        if shape & LATIN != 0 && shape & (GREEK | CYRILLIC) != 0 {
            return None;
        }
        *self.spans.get_mut(self.count)? = (start, at, from, self.folded.bytes().len());
        *self.shapes.get_mut(self.count)? = shape;
        self.count += 1;
        if bytes.get(at) == Some(&b',') {
            if self.comma.replace(self.count).is_some() {
                return None;
            }
            at += 1;
        }
        match bytes.get(at..)? {
            [b' ', _, ..] => raw.get(at + 1..),
            [] if self.comma != Some(self.count) => Some(""),
            _ => None,
        }
    }

    /// A Latin, Greek or Cyrillic letter of two bytes.
    fn letter(&mut self, c: char, first: bool) -> Option<u32> {
        let letter = Letter::of(c);
        let is_read = matches!(c, 'À'..='ӿ') && letter.is_settled() && !is_vietnamese(c);
        if !is_read || !(if first { letter.is_upper() } else { letter.is_lower() }) {
            return None;
        }
        self.folded.add(letter.plain()?.encode_utf8(&mut [0; 4]).as_bytes());
        let of_script = of_script(c) & (LATIN | GREEK | CYRILLIC);
        (of_script != 0).then_some(of_script | wide(letter) | if first { UPPER } else { LOWER })
    }

    /// The words, where none may be anything but a name.
    fn words<'t>(&self, raw: &'t str, all: &'t str) -> Option<[Word<'t>; WORDS]> {
        let mut words = [Word::default(); WORDS];
        let of = words.iter_mut().zip(&self.spans).zip(&self.shapes).take(self.count);
        for (at, ((word, span), shape)) in of.enumerate() {
            let (text, folded) = (raw.get(span.0..span.1)?, all.get(span.2..span.3)?);
            let roles = NAME_WORDS.roles(folded);
            // A small word is a particle; a degree has a space in it: Ph. D., at law.
            let is_known = if shape & SMALL != 0 { roles & role::PARTICLE != 0 } else { true };
            if !is_known || roles & !KNOWN != 0 || matches!(folded, "ph" | "at") {
                return None;
            }
            let segment = usize::from(self.comma.is_some_and(|comma| at >= comma));
            *word = Word { text, folded, roles, shape: *shape, segment };
        }
        Some(words)
    }
}

/// Titles, given names, the family name, a generation last, and no doubt about it: the parts of a name whose words
/// stand in a text with one space between them.
fn in_order(
    text: &str,
    words: &[Word<'_>],
    (titles, generation): (usize, usize),
    culture: Culture,
    parts: &mut Parts,
) -> bool {
    let names = words.get(titles..words.len().saturating_sub(generation)).unwrap_or_default();
    let split = order::split(names, true, culture);
    if names.len() < 2 || split != Split::given_first(split.given.1, split.family.0, names.len()) {
        return false;
    }
    parts.reserve(NAME_BYTES);
    let (mut at, mut rest) = (0, words);
    for (part, width) in [
        (Part::Prefix, titles),
        (Part::Given, split.given.1),
        (Part::Middle, split.family.0 - split.given.1),
        (Part::Family, names.len() - split.family.0),
        (Part::Suffix, generation),
    ] {
        let (of_part, others) = rest.split_at_checked(width).unwrap_or_default();
        let room: usize = of_part.iter().map(|word| word.text.len() + 1).sum();
        if let Some(text) = text.get(at..(at + room).saturating_sub(1)).filter(|_| room > 0) {
            parts.push(part, text);
        }
        (at, rest) = (at + room, others);
    }
    true
}

/// Family, Given Middle: read again, it is what was put in order.
fn family_first(words: &[Word<'_>], family: usize, culture: Culture, room: &mut Room) -> Option<Order> {
    let (family, behind) = words.split_at_checked(family)?;
    family.first().filter(|first| !first.is_only_given() && !first.is(role::VN))?;
    let (last, particles) = family.split_last()?;
    let is_particle = |word: &Word<'_>| word.starts_small() && word.is(role::PARTICLE);
    // Behind several words a letter may be a credential.
    let is_plain = particles.is_empty() || !last.starts_small() && !behind.first()?.is_initial();
    (is_plain && particles.iter().all(is_particle)).then_some(())?;
    let mut ordered = [Word::default(); WORDS];
    for (place, word) in ordered.iter_mut().zip(behind.iter().chain(family)) {
        *place = Word { segment: 0, ..*word };
    }
    let ordered = ordered.get(..words.len())?;
    let given = given_width(behind, culture, 0);
    let split = order::split(ordered, true, culture);
    let is_same = split == Split::given_first(given, behind.len(), words.len());
    if !is_same
        || titles(behind, culture) > 0
        || behind.iter().any(|word| family.iter().any(|other| other.folded == word.folded))
    {
        return None;
    }
    room.text.clear();
    ordered.iter().for_each(|word| push(&mut room.text, word.text));
    in_order(&room.text, ordered, (0, 0), culture, &mut room.parts).then_some(Order::Turned)
}
