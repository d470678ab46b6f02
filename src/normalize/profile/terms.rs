//! The distinct texts of every aspect, and what was found of each once.
//!
//! Does not: say which texts a value has (`facts.rs`), or count them (`counting.rs`).

use super::facts::spelled;
use super::{Aspect, NONE, Profile};
use crate::data::{COMMON_FAMILY_NAMES, COMMON_GIVEN_NAMES, Entry, nicknames};
use crate::normalize::OwnTables;
use crate::normalize::holders::Holders;
use crate::normalize::mailbox_names;
use crate::normalize::name_words::{self, NameWords};
use crate::normalize::packed::TERMS;
use crate::text::bytes::{Damaged, Read, Reader, Writer};
use crate::text::hash::hash_bytes;
use crate::text::interner::{Asks, Interner};
use crate::text::sketch::ANY_CLASS;
use crate::text::sound::sound_hash;
use crate::vocabulary::Kind;

/// Bytes that the lengths of a dictionary's lists take, at most.
const HEADS: usize = 64;

/// The distinct texts of every aspect, and how many records speak about it.
#[derive(Debug, Clone)]
pub struct Terms {
    pub(super) dictionaries: [Interner; Aspect::COUNT],
    pub(super) records: [u32; Aspect::COUNT],
    /// What comparing asks of every pair is found once a term: the families of names that a given
    /// name belongs to, and how a family name sounds.
    families: Vec<&'static [Entry]>,
    sounds: Vec<u64>,
    /// And the words of each name of an organization.
    pub(super) words: NameWords,
    /// Who holds what several may share.
    pub(super) holders: Holders,
    /// Tables of the caller.
    pub(super) own: Option<OwnTables>,
}

/// Records that what is known beforehand of a name stands for.
const GUESSED_RECORDS: f64 = 200.0;

/// Records from which on what they say themselves of a common name counts more.
const FEW_RECORDS: f64 = 100.0;

impl Default for Terms {
    // Several stations begin with none, and a dictionary an aspect takes a kilobyte of code each time.
    #[inline(never)]
    fn default() -> Self {
        Self {
            dictionaries: std::array::from_fn(|_| Interner::default()),
            records: [0; Aspect::COUNT],
            families: Vec::new(),
            sounds: Vec::new(),
            words: NameWords::default(),
            holders: Holders::default(),
            own: None,
        }
    }
}

impl Terms {
    /// Without texts, with the tables of the caller.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { own: self.own.clone(), ..Self::default() }
    }

    /// Every dictionary, and how many records speak about each aspect.
    #[must_use]
    pub const fn flat(&self) -> (&[Interner; Aspect::COUNT], &[u32; Aspect::COUNT]) {
        (&self.dictionaries, &self.records)
    }

    /// What was found of texts once: how family names sound, halves of numbers; the words of the names of
    /// organizations, and where those of each end.
    #[must_use]
    pub fn found(&self) -> [Vec<u32>; 3] {
        let halves = |sound: &u64| [*sound as u32, (*sound >> 32) as u32];
        let [words, ends] = self.words.flat();
        [self.sounds.iter().flat_map(halves).collect(), words.to_vec(), ends.to_vec()]
    }

    /// Takes what `flat` and `found` showed for its own; says whether it fits together.
    ///
    /// # Errors
    /// Where the bytes are not what was written.
    pub fn restore(&mut self, given: &mut Reader<'_>) -> Read<bool> {
        for dictionary in &mut self.dictionaries {
            *dictionary = given.dictionary()?;
            dictionary.thaw();
        }
        self.records = given.numbers()?.try_into().map_err(|_| Damaged)?;
        let [sounds, words, ends] = [given.numbers()?, given.numbers()?, given.numbers()?];
        let [given, family, names] =
            [Aspect::Given, Aspect::Family, Aspect::Organization].map(|aspect| self.dictionary(aspect));
        let fits = sounds.len() == family.len() * 2 && ends.len() == names.len();
        self.families = (0..given.len() as u32).map(|term| nicknames::families(given.text(term))).collect();
        let whole = |[below, above]: &[u32; 2]| u64::from(*below) | u64::from(*above) << 32;
        self.sounds = sounds.as_chunks::<2>().0.iter().map(whole).collect();
        self.words = NameWords::of_flat([words, ends]);
        Ok(fits)
    }

    #[expect(clippy::indexing_slicing, reason = "there is one an aspect")]
    const fn dictionary(&self, aspect: Aspect) -> &Interner {
        &self.dictionaries[aspect as usize]
    }

    /// The texts of an aspect as bytes for `join` of others, with how many records speak about it.
    pub fn give(&self, aspect: Aspect, into: &mut Writer) {
        let dictionary = self.dictionary(aspect);
        into.bytes.reserve_exact(dictionary.bytes() + HEADS);
        into.number(self.records(aspect).into());
        into.dictionary(dictionary);
    }

    /// Takes in the texts that others have of an aspect with how often they occur; the numbers that these have here.
    /// Texts that are new come in the order that they have there.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub fn join(&mut self, aspect: Aspect, given: &mut Reader<'_>) -> Read<Vec<u32>> {
        let records = given.number()?;
        Ok(self.join_texts(aspect, &given.dictionary()?, records as u32))
    }

    /// The same with texts that stand here, which are given back.
    pub fn join_own(&mut self, aspect: Aspect, own: &mut Self) -> Vec<u32> {
        let theirs = own.dictionaries.get_mut(aspect as usize).map(std::mem::take).unwrap_or_default();
        self.join_texts(aspect, &theirs, own.records(aspect))
    }

    fn join_texts(&mut self, aspect: Aspect, theirs: &Interner, records: u32) -> Vec<u32> {
        self.records.iter_mut().skip(aspect as usize).take(1).for_each(|all| *all += records);
        let (_, [_, counts, hashes]) = theirs.flat();
        let occurrences = (0..).zip(counts.iter().zip(hashes));
        occurrences
            .map(|(id, (count, hash))| {
                let text = theirs.text(id);
                let Some(dictionary) = self.dictionaries.get_mut(aspect as usize) else { return NONE };
                let term = dictionary.add_known(text, *hash, *count);
                self.know(aspect, text, term)
            })
            .collect()
    }

    /// Gives the room back that only adding needs: what is there is given to others, and that is all.
    pub fn settle(&mut self) {
        self.dictionaries.iter_mut().for_each(Interner::settle);
        self.let_go();
    }

    /// Takes the tables of the caller.
    pub fn bring(&mut self, own: Option<OwnTables>) {
        self.own = own;
    }

    /// The tables of the caller.
    #[must_use]
    pub const fn own(&self) -> Option<&OwnTables> {
        self.own.as_ref()
    }

    /// The text of a term.
    #[must_use]
    pub fn text(&self, aspect: Aspect, term: u32) -> &str {
        self.dictionaries.get(aspect as usize).map_or("", |dictionary| dictionary.text(term))
    }

    /// How many records hold the term.
    #[must_use]
    pub fn count(&self, aspect: Aspect, term: u32) -> u32 {
        self.dictionaries.get(aspect as usize).map_or(0, |dictionary| dictionary.count(term))
    }

    /// The share of a term among all who have one, where the caller knows it.
    #[must_use]
    pub fn known_share(&self, aspect: Aspect, term: u32) -> Option<f64> {
        let kind = match aspect {
            Aspect::Given => Kind::NameGiven,
            Aspect::Middle => Kind::NameMiddle,
            Aspect::Family => Kind::NameFamily,
            Aspect::Organization => Kind::Organization,
            Aspect::Locality => Kind::AddressLocality,
            Aspect::Postcode => Kind::AddressPostcode,
            _ => return None,
        };
        self.own.as_ref()?.share_of(kind, self.text(aspect, term))
    }

    /// Of two texts the one that more records hold; of two alike the first.
    #[must_use]
    pub fn more_frequent(&self, aspect: Aspect, left: u32, right: u32) -> u32 {
        let count = |term| self.count(aspect, term);
        if (count(left), right) > (count(right), left) { left } else { right }
    }

    /// Whether a column says that the record is of a person, or of an organization.
    #[must_use]
    pub fn is_said_to_be(&self, profile: &Profile, party: &str) -> bool {
        let says = |term: &u32| self.text(Aspect::Attribute, *term).strip_prefix('=') == Some(party);
        profile.attributes.iter().any(says)
    }

    /// Makes the name of what is said to be an organization one, though it reads like a person's.
    fn name_organization(&mut self, profile: &mut Profile) {
        let mut name = String::new();
        let parts = [
            (Aspect::Given, &mut profile.given),
            (Aspect::Middle, &mut profile.middle),
            (Aspect::Family, &mut profile.family),
        ];
        for (aspect, part) in parts {
            let text = self.text(aspect, std::mem::replace(part, NONE));
            if !name.is_empty() && !text.is_empty() {
                name.push(' ');
            }
            name.push_str(text);
        }
        if profile.organizations.is_empty() && !name.is_empty() {
            profile.organizations.push(self.intern(Aspect::Organization, &name));
        }
    }

    /// Takes the names that a record lacks from the mailbox that spells them.
    pub fn complete(&mut self, profile: &mut Profile) {
        if self.is_said_to_be(profile, "organization") {
            self.name_organization(profile);
        }
        let lacks = profile.given == NONE || profile.family == NONE;
        let &[mailbox] = profile.emails.as_slice() else { return };
        if !lacks || !profile.organizations.is_empty() {
            return;
        }
        let known = [(Aspect::Given, profile.given), (Aspect::Family, profile.family)]
            .map(|(aspect, name)| self.text(aspect, name));
        let Some([given, family]) = mailbox_names::spelled(self.text(Aspect::Email, mailbox), known) else {
            return;
        };
        for (aspect, name, slot) in
            [(Aspect::Given, given, &mut profile.given), (Aspect::Family, family, &mut profile.family)]
        {
            if *slot == NONE {
                *slot = self.intern(aspect, &spelled(aspect, &name));
            }
        }
    }

    /// How many records say anything about the aspect.
    #[must_use]
    pub fn records(&self, aspect: Aspect) -> u32 {
        self.records.get(aspect as usize).copied().unwrap_or(0)
    }

    /// What they may ask of memory while so many texts of each aspect are added.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        self.dictionaries.iter().for_each(|dictionary| dictionary.growth(more, asks));
        self.holders.growth(more, asks);
    }

    /// Gives the room back that only new texts need: none may come any more.
    pub fn freeze(&mut self) {
        self.dictionaries.iter_mut().for_each(Interner::freeze);
    }

    /// The number of a text, new or known.
    pub fn intern(&mut self, aspect: Aspect, text: &str) -> u32 {
        let Some(dictionary) = self.dictionaries.get_mut(aspect as usize) else { return NONE };
        let term = dictionary.intern(text);
        self.know(aspect, text, term)
    }

    /// Finds out what comparing asks of a text, where it is new.
    fn know(&mut self, aspect: Aspect, text: &str, term: u32) -> u32 {
        if term >= TERMS {
            return NONE;
        }
        match aspect {
            Aspect::Given if term as usize == self.families.len() => {
                self.families.push(nicknames::families(text));
            }
            Aspect::Family if term as usize == self.sounds.len() => self.sounds.push(sound_hash(text)),
            Aspect::Organization if term as usize == self.words.names() => self.read_words(text),
            _ => {}
        }
        term
    }

    fn read_words(&mut self, name: &str) {
        for word in name_words::spelled(name) {
            let word = self.intern(Aspect::Word, word);
            self.words.push(word);
        }
        self.words.end();
    }

    /// The words of a name of an organization, in order; words like "the" and "of" left out.
    #[must_use]
    pub fn words(&self, name: u32) -> &[u32] {
        self.words.of(name)
    }

    /// The share of the records that other people of a name may be expected to have. A name that is known
    /// may be anybody's in a small file; one that is not, and was met once, is nobody else's.
    #[must_use]
    pub fn share_of_others(&self, aspect: Aspect, name: u32) -> f64 {
        let is_known = aspect == Aspect::Given && self.is_known(name);
        let common = self.common_share(aspect, name).map_or(0.0, |share| share * GUESSED_RECORDS);
        let before = if is_known { 1.0 } else { 0.05 };
        let before = common.max(before);
        let others = f64::from(self.count(aspect, name).saturating_sub(1)) + before;
        others / (f64::from(self.records(aspect)) + GUESSED_RECORDS)
    }

    /// The share that a name which is known to be common may have among few records; the more speak, the more
    /// they tell themselves, and a file may be of a people that does not bear it.
    #[must_use]
    pub fn common_share(&self, aspect: Aspect, name: u32) -> Option<f64> {
        let records = f64::from(self.records(aspect));
        if !matches!(aspect, Aspect::Given | Aspect::Family) || records > FEW_RECORDS * 20.0 {
            return None;
        }
        // Either name may stand in the other's field.
        let text = self.text(aspect, name);
        let mut tables = [&COMMON_GIVEN_NAMES, &COMMON_FAMILY_NAMES];
        if aspect == Aspect::Family {
            tables.reverse();
        }
        let permille = tables.into_iter().find_map(|table| table.get(text))?;
        let permille: u32 = permille.parse().ok()?;
        Some(f64::from(permille) / 1000.0 * FEW_RECORDS / (FEW_RECORDS + records))
    }

    /// How much a word says about who bears it, in bits: rare ones more. What the file shows is
    /// blended with what is known of the word beforehand, so that a file of two records is no guide. So many of
    /// the records that hold it are of those that are being compared.
    #[must_use]
    pub fn rarity(&self, word: u32, own: f64) -> f64 {
        let others = (f64::from(self.count(Aspect::Word, word)) - own).max(0.0);
        name_words::rarity(self.text(Aspect::Word, word), others, self.records(Aspect::Organization))
    }

    /// Whether a given name is one of those whose forms are known.
    #[must_use]
    pub fn is_known(&self, given: u32) -> bool {
        self.families.get(given as usize).is_some_and(|families| !families.is_empty())
    }

    /// Whether two given names are forms of one name.
    #[must_use]
    pub fn share_a_family(&self, left: u32, right: u32) -> bool {
        let families = |term: u32| self.families.get(term as usize).copied().unwrap_or_default();
        let of_own =
            |own: &OwnTables| own.share(self.text(Aspect::Given, left), self.text(Aspect::Given, right));
        nicknames::share(families(left), families(right)) || self.own.as_ref().is_some_and(of_own)
    }

    /// A number that two given names have in common that are forms of one name, for `text::sketch`.
    #[must_use]
    pub fn family_class(&self, given: u32) -> u64 {
        let families = self.families.get(given as usize).copied().unwrap_or_default();
        match families {
            _ if self.own.is_some() => ANY_CLASS,
            [] => 0,
            [(_, only)] => 1 + hash_bytes(only.as_bytes()) % (ANY_CLASS - 1),
            _ => ANY_CLASS,
        }
    }

    /// A number that two family names have in common that sound alike, for `text::sketch`.
    #[must_use]
    pub fn sound_class(&self, family: u32) -> u64 {
        match self.sounds.get(family as usize) {
            None | Some(0) => 0,
            Some(sound) => 1 + sound % (ANY_CLASS - 1),
        }
    }

    /// Whether two family names sound alike; names of one sound only do not count.
    #[must_use]
    pub fn sound_alike(&self, left: u32, right: u32) -> bool {
        let sound = |term: u32| self.sounds.get(term as usize).copied().unwrap_or(0);
        sound(left) != 0 && sound(left) == sound(right)
    }

    /// How many texts each aspect has now, for `forget_since`.
    #[must_use]
    pub fn mark(&self) -> [usize; Aspect::COUNT] {
        self.dictionaries.each_ref().map(Interner::len)
    }

    /// Forgets the texts that came since a mark: what was asked for leaves no trace.
    pub fn forget_since(&mut self, mark: [usize; Aspect::COUNT]) {
        for (dictionary, from) in self.dictionaries.iter_mut().zip(mark) {
            dictionary.forget_from(from);
        }
        let left = self.mark();
        self.families.truncate(left.get(Aspect::Given as usize).copied().unwrap_or(0));
        self.sounds.truncate(left.get(Aspect::Family as usize).copied().unwrap_or(0));
        self.words.truncate(left.get(Aspect::Organization as usize).copied().unwrap_or(0));
    }
}
