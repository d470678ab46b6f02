//! Names in Han, kana and Hangul: the family name first, with or without a space.
//!
//! Does: find the family name by tables of Chinese, Korean and Japanese ones.
//! Does not: know every Japanese family name; without a space a name that begins with none of them
//! is taken apart where most are, and reported.

use super::culture::Culture;
use super::person::{Name, Order};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;

/// Longest family name that is looked for, in letters.
const LONGEST: usize = 4;

pub(super) fn parse(text: &str, culture: Culture) -> Name {
    let (text, honorific) = without_honorific(text);
    let mut name = match text.split_once([' ', '\u{3000}']) {
        Some((family, given)) => named(family, given.trim(), Order::FamilyFirst),
        None if text.contains(['・', '·']) => foreign(text),
        None => joined(text, culture),
    };
    name.suffix = honorific.to_owned();
    name
}

fn named(family: &str, given: &str, order: Order) -> Name {
    Name { family: family.to_owned(), given: given.to_owned(), order, ..Name::default() }
}

/// A polite word or a title behind the name: 様, 씨, 教授.
fn without_honorific(text: &str) -> (&str, &str) {
    let letters = text.chars().count();
    for width in [3, 2, 1] {
        let Some((at, _)) = text.char_indices().rev().nth(width - 1) else { continue };
        let Some((name, tail)) = text.split_at_checked(at) else { continue };
        if letters > width.max(2) && NAME_WORDS.roles(tail) & role::SUFFIX != 0 {
            return (name.trim_end(), tail);
        }
    }
    (text, "")
}

/// ジョン・スミス: names of other countries keep their order.
fn foreign(text: &str) -> Name {
    let (given, rest) = text.split_once(['・', '·']).unwrap_or((text, ""));
    let (middle, family) = rest.rsplit_once(['・', '·']).unwrap_or(("", rest));
    Name {
        given: given.to_owned(),
        middle: middle.to_owned(),
        family: family.to_owned(),
        order: Order::Joined,
        ..Name::default()
    }
}

/// Without a space: the longest family name that is known and leaves a given one.
fn joined(text: &str, culture: Culture) -> Name {
    let letters = text.chars().count();
    let chinese = width_of(text, letters, role::CN);
    let japanese = width_of(text, letters, role::JP);
    let korean = width_of(text, letters, role::KR);
    let is_han = text.chars().all(is_han);
    let (width, doubtful) = match culture {
        _ if text.chars().any(is_hangul) => (korean.max(usize::from((2..5).contains(&letters))), false),
        Culture::Chinese if chinese > 0 => (chinese, false),
        Culture::Japanese if japanese > 0 => (japanese, false),
        // Most family names of China have one letter, most of Japan two.
        Culture::Chinese if is_han && (2..4).contains(&letters) => (1, true),
        Culture::Japanese if is_han && (3..5).contains(&letters) => (2, true),
        // 高山明 may be Takayama Akira or Gao Shanming.
        _ if japanese > 1 && (letters - japanese < 3 || letters > 4) => {
            (japanese, letters == 3 && chinese == 1)
        }
        _ if is_han && chinese > 0 && letters < 5 => (chinese, letters == 4 && chinese == 1),
        _ if !is_han && japanese > 0 => (japanese, false),
        _ if letters == 4 && is_han => (2, true),
        _ => (script_border(text), false),
    };
    let at = text.char_indices().nth(width).map_or(text.len(), |(at, _)| at);
    let (family, given) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_family = NAME_WORDS.roles(text) & role::FAMILY != 0;
    let mut name = match width {
        _ if is_family => named(text, "", Order::Joined),
        0 => named("", text, Order::Joined),
        _ => named(family, given, Order::Joined),
    };
    name.doubtful = doubtful;
    name
}

/// Whether a text begins with a family name of China and goes on.
pub(super) fn is_chinese(text: &str) -> bool {
    width_of(text, text.chars().count(), role::CN) > 0
}

fn width_of(text: &str, letters: usize, culture: u32) -> usize {
    let is_known = |width: &usize| {
        let at = text.char_indices().nth(*width).map_or(text.len(), |(at, _)| at);
        NAME_WORDS.roles(text.get(..at).unwrap_or_default()) & culture != 0
    };
    (1..=LONGEST.min(letters.saturating_sub(1))).rev().find(is_known).unwrap_or(0)
}

/// Han letters before kana are the family name (鈴木さくら); 0 where there is no such border.
fn script_border(text: &str) -> usize {
    let han = text.chars().take_while(|c| is_han(*c)).count();
    if han < text.chars().count() { han } else { 0 }
}

fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7af}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_name_is_found_without_a_space() {
        for (text, family, given) in [
            ("王小明", "王", "小明"),
            ("王先生", "王", ""),
            ("欧阳娜娜", "欧阳", "娜娜"),
            ("田中誠", "田中", "誠"),
            ("長谷川健一", "長谷川", "健一"),
            ("鈴木さくら", "鈴木", "さくら"),
            ("남궁민수", "남궁", "민수"),
            ("김민준", "김", "민준"),
            ("ジョン・スミス", "スミス", "ジョン"),
        ] {
            let name = parse(text, Culture::None);
            assert_eq!((&*name.family, &*name.given), (family, given), "{text}");
        }
    }
}
