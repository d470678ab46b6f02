//! The orders of names by culture: Vietnamese, Korean, Chinese, Japanese, Hungarian, Mongolian, Burmese.
//!
//! Does: see from the tables and the country whether the family name stands first.
//! Does not: see anything from the sound alone: Anna Li and Li Anna are left to the tables.

use super::culture::Culture;
use super::order::Split;
use super::person::Order;
use super::pinyin;
use super::shape;
use super::word::Word;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::find;

/// The order of the culture that a name is plainly of.
pub(super) fn split(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    by_country(words, culture)
        .or_else(|| vietnamese(words, culture))
        .or_else(|| korean(words, culture))
        .or_else(|| chinese(words, culture))
        .or_else(|| japanese(words, culture))
        .or_else(|| hungarian(words, culture))
        .or_else(|| {
            (culture == Culture::FamilyFirst).then(|| Split::family_first(1, words.len(), words.len()))
        })
}

/// Батбаярын Болд, Aung San Suu Kyi: where the country says what no word does; I Made Wirawan and Ni Wayan
/// Sari of Bali.
fn by_country(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let count = words.len();
    match culture {
        Culture::Indonesian if words.first().is_some_and(|word| matches!(word.text, "I" | "Ni")) => {
            Some(Split::given_first(2, (count - 1).max(2), count))
        }
        Culture::Mongolian => Some(Split::family_first(count - 1, count, count)),
        Culture::Burmese => Some(Split::given_first(count, count, count)),
        _ => None,
    }
}

/// Nguyễn Văn An: family, middle, given.
fn vietnamese(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let (first, last, count) = (words.first()?, words.last()?, words.len());
    if !first.is(role::VN) {
        // Duc Van Tran: the middle name is no Dutch particle.
        let [given, middle, family] = words else { return None };
        let is_middle = middle.folded == "van" || middle.folded == "thi";
        return (is_middle && family.is(role::VN) && !given.is(role::FAMILY))
            .then(|| Split::given_first(1, 2, 3));
    }
    let marked = words.iter().any(|word| word.has(shape::VIETNAMESE));
    let middle = count > 2 && words.get(1).is_some_and(|word| word.folded == "van" || word.folded == "thi");
    let by_tables = match words.get(1) {
        Some(second) if count > 2 => second.is(role::VN_GIVEN | role::VN),
        _ => last.is(role::VN_GIVEN) && !last.is(role::VN),
    };
    let given = by_tables && !first.is(role::VN_GIVEN | role::GIVEN | role::PARTICLE);
    let turned = last.is(role::VN) && !last.is(role::VN_GIVEN) && first.is(role::VN_GIVEN);
    (!turned && (culture == Culture::Vietnamese || marked || middle || given)).then(|| Split {
        family: (0, 1),
        middle: (1, count - 1),
        given: (count - 1, count),
        order: Order::FamilyMiddle,
        doubtful: false,
    })
}

/// Kim Min-jun, Ban Ki-moon, Kim Jong Un.
fn korean(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let (first, last, count) = (words.first()?, words.last()?, words.len());
    if !first.is(role::KR) || count > 3 {
        return None;
    }
    let syllables = |word: &Word<'_>| word.is(role::KR_GIVEN);
    let sure = match words {
        [_, given] => {
            has_small_second_piece(given)
                || find::holds(given.text, '-') && syllables(given)
                || two_syllables(given)
        }
        [_, one, two] => {
            syllables(one) && syllables(two) && (!two.is(role::KR) || culture == Culture::Korean)
        }
        _ => false,
    };
    // Min Kim is written the other way round.
    let turned = last.is(role::KR) && !last.is(role::KR_GIVEN) && first.is(role::KR_GIVEN);
    let by_country = culture == Culture::Korean && !turned;
    (sure || by_country).then(|| Split::family_first(1, count, count))
}

/// Ji-sung, Kai-shek, but not Ann-Marie.
fn has_small_second_piece(word: &Word<'_>) -> bool {
    word.text.split_once('-').is_some_and(|(_, second)| second.starts_with(char::is_lowercase))
        && word.text.starts_with(char::is_uppercase)
        && !word.is(role::PARTICLE)
}

fn two_syllables(word: &Word<'_>) -> bool {
    let known = |piece: Option<&str>| {
        piece.is_some_and(|piece| piece.len() > 1 && NAME_WORDS.roles(piece) & role::KR_GIVEN != 0)
    };
    !word.is(role::GIVEN | role::FAMILY)
        && (2..word.folded.len()).any(|at| known(word.folded.get(..at)) && known(word.folded.get(at..)))
}

/// Mao Zedong, Chiang Kai-shek, Lee Kuan Yew.
fn chinese(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let (first, last, count) = (words.first()?, words.last()?, words.len());
    if let [english, family, .., given] = words
        && words.len() < 5
        && words.get(2..words.len() - 1).is_some_and(|wife| wife.iter().all(|word| word.is(role::CN)))
        && english.is(role::GIVEN)
        && family.is(role::CN)
        && has_small_second_piece(given)
    {
        // Jacky Cheung Hok-yau, Carrie Lam Cheng Yuet-ngor
        return Some(Split { middle: (2, words.len()), ..Split::given_first(1, 1, 2) });
    }
    if let [english, family, one, two] = words
        && culture == Culture::Chinese
        && english.is(role::WESTERN)
        && family.is(role::CN)
        && [one, two]
            .iter()
            .all(|word| word.is(role::CN_GIVEN) || word.roles & !role::CN_GIVEN == 0 && word.folded.len() < 7)
    {
        // Sarah Tan Hui Min, Michelle Yeoh Choo Kheng
        return Some(Split { middle: (2, 4), ..Split::given_first(1, 1, 2) });
    }
    if !first.is(role::CN) || count > 3 {
        return None;
    }
    let split = Split::family_first(1, count, count);
    let is_western = |word: &Word<'_>| word.is(role::GIVEN) || word.is_initial();
    let western = is_western(first) || words.iter().skip(1).any(is_western);
    if culture == Culture::Chinese {
        let given_first =
            words.get(1).is_some_and(is_western) || count == 2 && is_western(first) && last.is(role::CN);
        return (!given_first).then(|| split.doubtful_if(last.is(role::CN) && count == 2));
    }
    let spelled = |word: &Word<'_>, syllables| pinyin::syllables(word.folded) == Some(syllables);
    let sure = match words {
        [_, given] => has_small_second_piece(given) || spelled(given, 2) && !given.is(role::FAMILY),
        [_, one, two] => spelled(one, 1) && spelled(two, 1) && !two.is(role::CN),
        _ => false,
    };
    // Wang Wei: Wang is hardly a given name, and in Li Na the second is hardly a family's.
    let likely = count == 2 && last.is(role::CN_GIVEN) && !(first.is(role::CN_GIVEN) && last.is(role::CN));
    ((sure || likely) && !western).then(|| split.doubtful_if(!sure))
}

/// Tanaka Hiroshi.
fn japanese(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let [first, second] = words else { return None };
    let by_tables = first.is(role::JP) && second.is(role::JP_GIVEN) && !second.is(role::JP);
    let by_country = culture == Culture::Japanese && first.is(role::JP) && !second.is(role::JP);
    let turned = first.is(role::JP_GIVEN) && !second.is(role::JP_GIVEN);
    ((by_tables || by_country) && !turned).then(|| Split::family_first(1, 2, 2))
}

/// Nagy János, Kovácsné Szabó Katalin.
fn hungarian(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let (first, second, last) = (words.first()?, words.get(1)?, words.last()?);
    let is_hungarian = |word: &Word<'_>| word.is(role::HU) && word.is(role::GIVEN);
    let wife = first.text.ends_with("né") && first.folded.len() > 4;
    let by_tables =
        first.is(role::HU) && first.is_only_family() && is_hungarian(second) && !second.is_only_family();
    let plainly_given = first.is(role::GIVEN) && !first.is(role::FAMILY) && !last.is_only_given();
    let by_country = culture == Culture::Hungarian && !plainly_given;
    if !(by_tables || by_country || wife && last.is(role::HU)) {
        return None;
    }
    let family = words.iter().skip(1).position(|word| word.is(role::GIVEN)).map_or(1, |at| at + 1);
    Some(Split::family_first(family, family + 1, words.len()))
}
