//! What a clean record says about its customer, aspect by aspect, as numbers of distinct texts.
//!
//! Does: takes names, contact points, addresses and identifiers out of whichever columns hold them,
//! folds them for comparing, and counts how often each occurs (its term frequency).
//! Does not: compare or index anything, or keep the values to show: those stay with the record.

use super::address::{locality_key, street_key};
use super::email::mailbox;
use super::holders::Holders;
use super::latin::romanized;
use super::name_words::{self, NameWords};
use super::organization::split_form;
use super::packed::{TERMS, told, word};
use super::{CleanView, Context, OwnTables};
use crate::data::{CONTACT_WORDS, Entry, GENERATIONS, SALUTATIONS, Words, nicknames};
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::schema::Field;
use crate::text::fold::fold;
use crate::text::hash::hash_bytes;
use crate::text::interner::Interner;
use crate::text::sketch::ANY_CLASS;
use crate::text::sound::sound_hash;
use crate::vocabulary::{IssueCode, Kind, Part};

/// One side of a customer that can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Aspect {
    /// Given name, folded.
    Given,
    /// Middle names, folded.
    Middle,
    /// Family name, folded.
    Family,
    /// Date of birth, `yyyy-mm-dd`.
    Birth,
    /// Mailbox, canonical as its provider sees it.
    Email,
    /// Telephone number, digits only.
    Phone,
    /// Street without its number, folded.
    Street,
    /// House number, folded.
    Number,
    /// Postal code without spaces.
    Postcode,
    /// City, folded.
    Locality,
    /// State or province, folded.
    Region,
    /// Country, alpha-2.
    Country,
    /// Organization without its legal form, folded; also its acronym and its trade name.
    Organization,
    /// National, tax, VAT or account number, with its kind.
    Identifier,
    /// Gender.
    Gender,
    /// A value of a category column, with the name of the column.
    Attribute,
    /// Junior, senior: which of several of one name.
    Generation,
    /// Flat, suite or floor, folded.
    Unit,
    /// Branch or department of an organization, folded.
    Branch,
    /// Domain of a web site, or of a mailbox that is not a provider's for the public.
    Domain,
    /// Family name at birth or before, folded.
    Maiden,
    /// Language, without script and region.
    Language,
    /// A word of an organization's name, spelled as it compares; counted with the names.
    Word,
}

impl Aspect {
    /// How many aspects there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All aspects, by their numbers.
    pub const ALL: &[Self] = &[
        Self::Given,
        Self::Middle,
        Self::Family,
        Self::Birth,
        Self::Email,
        Self::Phone,
        Self::Street,
        Self::Number,
        Self::Postcode,
        Self::Locality,
        Self::Region,
        Self::Country,
        Self::Organization,
        Self::Identifier,
        Self::Gender,
        Self::Attribute,
        Self::Generation,
        Self::Unit,
        Self::Branch,
        Self::Domain,
        Self::Maiden,
        Self::Language,
        Self::Word,
    ];
}

/// Records of one holder of a shared value that seem to be another's, as some short forms begin with another
/// letter (Bob) and some people go by two names.
const STRANGE_FORMS: f64 = 0.5;

/// A number of no text.
pub const NONE: u32 = u32::MAX;

/// An address as numbers of texts; `NONE` where a part is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressTerms {
    /// Street.
    pub street: u32,
    /// House number.
    pub number: u32,
    /// Postal code.
    pub postcode: u32,
    /// City.
    pub locality: u32,
    /// State.
    pub region: u32,
    /// Country.
    pub country: u32,
    /// Flat or suite.
    pub unit: u32,
}

impl AddressTerms {
    pub(super) const EMPTY: Self = Self {
        street: NONE,
        number: NONE,
        postcode: NONE,
        locality: NONE,
        region: NONE,
        country: NONE,
        unit: NONE,
    };

    /// Every part with its aspect.
    #[must_use]
    pub const fn terms(&self) -> [(Aspect, u32); 7] {
        [
            (Aspect::Street, self.street),
            (Aspect::Number, self.number),
            (Aspect::Postcode, self.postcode),
            (Aspect::Locality, self.locality),
            (Aspect::Region, self.region),
            (Aspect::Country, self.country),
            (Aspect::Unit, self.unit),
        ]
    }

    /// The part of that aspect.
    pub fn slot(&mut self, aspect: Aspect) -> Option<&mut u32> {
        match aspect {
            Aspect::Street => Some(&mut self.street),
            Aspect::Number => Some(&mut self.number),
            Aspect::Postcode => Some(&mut self.postcode),
            Aspect::Locality => Some(&mut self.locality),
            Aspect::Region => Some(&mut self.region),
            Aspect::Country => Some(&mut self.country),
            Aspect::Unit => Some(&mut self.unit),
            _ => None,
        }
    }
}

/// One record, aspect by aspect. Lists are short and hold each number once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Given name.
    pub given: u32,
    /// Middle names.
    pub middle: u32,
    /// Family name.
    pub family: u32,
    /// Date of birth.
    pub birth: u32,
    /// Branch or department.
    pub branch: u32,
    /// Gender.
    pub gender: u32,
    /// Generation.
    pub generation: u32,
    /// Family name before.
    pub maiden: u32,
    /// Language.
    pub language: u32,
    /// Names of the organization.
    pub organizations: Vec<u32>,
    /// Its domains.
    pub domains: Vec<u32>,
    /// Mailboxes.
    pub emails: Vec<u32>,
    /// Telephone numbers.
    pub phones: Vec<u32>,
    /// Identifiers.
    pub identifiers: Vec<u32>,
    /// Attributes.
    pub attributes: Vec<u32>,
    /// Addresses, one a group of columns.
    pub addresses: Vec<AddressTerms>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Profile {
    const EMPTY: Self = Self {
        given: NONE,
        middle: NONE,
        family: NONE,
        birth: NONE,
        branch: NONE,
        gender: NONE,
        generation: NONE,
        maiden: NONE,
        language: NONE,
        organizations: Vec::new(),
        domains: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        identifiers: Vec::new(),
        attributes: Vec::new(),
        addresses: Vec::new(),
    };

    /// The list of an aspect that may hold several values.
    fn list(&mut self, aspect: Aspect) -> Option<&mut Vec<u32>> {
        match aspect {
            Aspect::Email => Some(&mut self.emails),
            Aspect::Phone => Some(&mut self.phones),
            Aspect::Identifier => Some(&mut self.identifiers),
            Aspect::Attribute => Some(&mut self.attributes),
            Aspect::Organization => Some(&mut self.organizations),
            Aspect::Domain => Some(&mut self.domains),
            _ => None,
        }
    }

    fn single(&mut self, aspect: Aspect) -> Option<&mut u32> {
        match aspect {
            Aspect::Given => Some(&mut self.given),
            Aspect::Middle => Some(&mut self.middle),
            Aspect::Family => Some(&mut self.family),
            Aspect::Birth => Some(&mut self.birth),
            Aspect::Branch => Some(&mut self.branch),
            Aspect::Gender => Some(&mut self.gender),
            Aspect::Generation => Some(&mut self.generation),
            Aspect::Maiden => Some(&mut self.maiden),
            Aspect::Language => Some(&mut self.language),
            _ => None,
        }
    }

    /// Whether the record is of an organization: it names one and no person.
    #[must_use]
    pub const fn is_organization(&self) -> bool {
        !self.organizations.is_empty() && self.given == NONE && self.family == NONE
    }

    /// Every term of the record with its aspect, in a fixed order.
    pub fn terms(&self) -> impl Iterator<Item = (Aspect, u32)> + '_ {
        let of_addresses = self.addresses.iter().flat_map(AddressTerms::terms);
        self.own_terms().chain(of_addresses.filter(|(_, term)| *term != NONE))
    }

    /// The values of an aspect that is no part of an address.
    #[must_use]
    pub fn values(&self, aspect: Aspect) -> &[u32] {
        let single = match aspect {
            Aspect::Email => return &self.emails,
            Aspect::Phone => return &self.phones,
            Aspect::Identifier => return &self.identifiers,
            Aspect::Attribute => return &self.attributes,
            Aspect::Organization => return &self.organizations,
            Aspect::Domain => return &self.domains,
            Aspect::Given => &self.given,
            Aspect::Middle => &self.middle,
            Aspect::Family => &self.family,
            Aspect::Birth => &self.birth,
            Aspect::Branch => &self.branch,
            Aspect::Gender => &self.gender,
            Aspect::Generation => &self.generation,
            Aspect::Maiden => &self.maiden,
            Aspect::Language => &self.language,
            _ => return &[],
        };
        if *single == NONE { &[] } else { std::slice::from_ref(single) }
    }

    /// Forgets everything; the lists keep their memory.
    pub(super) fn clear(&mut self) {
        let singles = [
            &mut self.given,
            &mut self.middle,
            &mut self.family,
            &mut self.birth,
            &mut self.branch,
            &mut self.gender,
            &mut self.generation,
            &mut self.maiden,
            &mut self.language,
        ];
        singles.into_iter().for_each(|single| *single = NONE);
        let lists = [
            &mut self.organizations,
            &mut self.domains,
            &mut self.emails,
            &mut self.phones,
            &mut self.identifiers,
            &mut self.attributes,
        ];
        lists.into_iter().for_each(Vec::clear);
        self.addresses.clear();
    }

    /// Takes in a term that is no part of an address; says whether it was none.
    pub(super) fn tell(&mut self, aspect: Aspect, term: u32) -> bool {
        if let Some(slot) = self.single(aspect) {
            *slot = term;
        } else if let Some(list) = self.list(aspect) {
            list.push(term);
        } else {
            return false;
        }
        true
    }

    /// Every term of the record with its aspect, in a fixed order, those of addresses left out.
    pub(super) fn own_terms(&self) -> impl Iterator<Item = (Aspect, u32)> + '_ {
        let singles = [
            (Aspect::Given, self.given),
            (Aspect::Middle, self.middle),
            (Aspect::Family, self.family),
            (Aspect::Birth, self.birth),
            (Aspect::Branch, self.branch),
            (Aspect::Gender, self.gender),
            (Aspect::Generation, self.generation),
            (Aspect::Maiden, self.maiden),
            (Aspect::Language, self.language),
        ];
        let lists = [
            (Aspect::Email, &self.emails),
            (Aspect::Phone, &self.phones),
            (Aspect::Identifier, &self.identifiers),
            (Aspect::Attribute, &self.attributes),
            (Aspect::Organization, &self.organizations),
            (Aspect::Domain, &self.domains),
        ];
        let of_lists =
            lists.into_iter().flat_map(|(aspect, list)| list.iter().map(move |term| (aspect, *term)));
        singles.into_iter().chain(of_lists).filter(|(_, term)| *term != NONE)
    }
}

/// What one clean value says: aspects with their terms.
pub type Facts = Vec<(Aspect, u32)>;

/// The distinct texts of every aspect, and how many records speak about it.
#[derive(Debug, Clone)]
pub struct Terms {
    dictionaries: [Interner; Aspect::COUNT],
    records: [u32; Aspect::COUNT],
    /// What comparing asks of every pair is found once a term: the families of names that a given
    /// name belongs to, and how a family name sounds.
    families: Vec<&'static [Entry]>,
    sounds: Vec<u64>,
    /// And the words of each name of an organization.
    words: NameWords,
    /// Who holds what several may share.
    holders: Holders,
    /// Tables of the caller.
    own: Option<OwnTables>,
}

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
    pub fn restore(
        &mut self,
        dictionaries: [Interner; Aspect::COUNT],
        records: [u32; Aspect::COUNT],
        [sounds, words, ends]: [Vec<u32>; 3],
    ) -> bool {
        (self.dictionaries, self.records) = (dictionaries, records);
        let [given, family, names] =
            [Aspect::Given, Aspect::Family, Aspect::Organization].map(|aspect| self.dictionary(aspect));
        let fits = sounds.len() == family.len() * 2 && ends.len() == names.len();
        self.families = (0..given.len() as u32).map(|term| nicknames::families(given.text(term))).collect();
        let whole = |[below, above]: &[u32; 2]| u64::from(*below) | u64::from(*above) << 32;
        self.sounds = sounds.as_chunks::<2>().0.iter().map(whole).collect();
        self.words = NameWords::of_flat([words, ends]);
        fits
    }

    #[expect(clippy::indexing_slicing, reason = "there is one an aspect")]
    const fn dictionary(&self, aspect: Aspect) -> &Interner {
        &self.dictionaries[aspect as usize]
    }

    /// Takes in the texts of others with how often they occur, the records behind them among it; of each aspect
    /// the numbers that these texts have here. Texts that are new come in the order that they have there.
    pub fn join(
        &mut self,
        dictionaries: &[Interner; Aspect::COUNT],
        records: &[u32; Aspect::COUNT],
    ) -> [Vec<u32>; Aspect::COUNT] {
        let mut numbers = [const { Vec::new() }; Aspect::COUNT];
        for ((aspect, theirs), numbers) in Aspect::ALL.iter().zip(dictionaries).zip(&mut numbers) {
            numbers.reserve(theirs.len());
            for id in 0..theirs.len() as u32 {
                let term = self.intern(*aspect, theirs.text(id));
                if let Some(dictionary) = self.dictionaries.get_mut(*aspect as usize) {
                    dictionary.count_more(term, theirs.count(id));
                }
                numbers.push(term);
            }
        }
        self.records.iter_mut().zip(records).for_each(|(all, more)| *all += more);
        numbers
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

    /// How many records say anything about the aspect.
    #[must_use]
    pub fn records(&self, aspect: Aspect) -> u32 {
        self.records.get(aspect as usize).copied().unwrap_or(0)
    }

    /// The number of a text, new or known.
    pub fn intern(&mut self, aspect: Aspect, text: &str) -> u32 {
        let Some(dictionary) = self.dictionaries.get_mut(aspect as usize) else { return NONE };
        let term = dictionary.intern(text);
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
        let is_known = self.families.get(name as usize).is_some_and(|families| !families.is_empty());
        let before = if is_known && aspect == Aspect::Given { 1.0 } else { 0.05 };
        let others = f64::from(self.count(aspect, name).saturating_sub(1)) + before;
        others / (f64::from(self.records(aspect)) + 200.0)
    }

    /// How much a word says about who bears it, in bits: rare ones more. What the file shows is
    /// blended with what is known of the word beforehand, so that a file of two records is no guide.
    #[must_use]
    pub fn rarity(&self, word: u32) -> f64 {
        let (count, records) = (self.count(Aspect::Word, word), self.records(Aspect::Organization));
        name_words::rarity(self.text(Aspect::Word, word), count, records)
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

    /// Counts the terms of a record that joins, given as its words.
    pub fn count_in(&mut self, words: &[u32]) {
        self.count_record(words, Interner::count_one, |records| *records += 1);
        self.hold(words, 0);
    }

    /// Takes the terms of a record out of the counts.
    pub fn count_less(&mut self, words: &[u32]) {
        self.count_record(words, Interner::release, |records| *records = records.saturating_sub(1));
    }

    /// Takes the terms of a record that leaves out of the counts, and out of what is held.
    pub fn count_out(&mut self, words: &[u32]) {
        self.count_less(words);
        let holder = self.holder(words);
        words.iter().filter(|word| is_shared(**word)).for_each(|word| self.holders.leave(*word, holder));
    }

    /// Counts who holds what a record says that several may share, where so many records say it at least.
    pub fn hold(&mut self, words: &[u32], least: u32) {
        let holder = self.holder(words);
        for word in words.iter().filter(|word| is_shared(**word)) {
            let count = |(aspect, term)| self.count(aspect, term);
            if least == 0 || told(*word).map_or(0, count) >= least {
                self.holders.join(*word, holder);
            }
        }
    }

    /// Forgets who holds what.
    pub fn let_go(&mut self) {
        self.holders = Holders::default();
    }

    /// How many others than one holder have a value, of those that may be shared: of a hundred records by ten
    /// people, nine tenths; of two records of two people none, as they may be one.
    #[must_use]
    pub fn other_holders(&self, aspect: Aspect, term: u32) -> f64 {
        let different = f64::from(self.holders.different(word(aspect, term)).max(1));
        let count = f64::from(self.count(aspect, term));
        (count - count / different - 1.0 - STRANGE_FORMS).max(0.0)
    }

    /// Who speaks, as far as several of one mailbox, number or domain can be told apart by little: a person by
    /// the first letter of the given name, which a short form mostly keeps, an organization by where it is.
    fn holder(&self, words: &[u32]) -> u64 {
        const BY: [Aspect; 5] =
            [Aspect::Given, Aspect::Family, Aspect::Number, Aspect::Street, Aspect::Postcode];
        let said = |of: &Aspect| words.iter().filter_map(|word| told(*word)).find(|(aspect, _)| aspect == of);
        match BY.iter().find_map(said) {
            Some((Aspect::Given, term)) => initial(self.text(Aspect::Given, term)),
            None | Some((Aspect::Family, _)) => 0,
            Some((aspect, term)) => u64::from(word(aspect, term)) << 32,
        }
    }

    fn count_record(&mut self, words: &[u32], term: fn(&mut Interner, u32), record: fn(&mut u32)) {
        let mut spoken = [false; Aspect::COUNT];
        for (aspect, id) in words.iter().filter_map(|word| told(*word)) {
            if let Some(dictionary) = self.dictionaries.get_mut(aspect as usize) {
                term(dictionary, id);
            }
            if let Some(dictionary) = self.dictionaries.get_mut(Aspect::Word as usize)
                && aspect == Aspect::Organization
            {
                self.words.of(id).iter().for_each(|word| term(dictionary, *word));
            }
            if let Some(spoken) = spoken.get_mut(aspect as usize) {
                *spoken = true;
            }
        }
        for (count, spoken) in self.records.iter_mut().zip(spoken) {
            if spoken {
                record(count);
            }
        }
    }

    /// What one clean value of a field says. The same value of the same field says the same, so the
    /// caller may keep the answer.
    pub fn facts(&mut self, field: &Field, clean: CleanView<'_>) -> Facts {
        let mut facts = Facts::new();
        let own = self.own.clone();
        let context = Context { own: own.as_ref(), ..Context::default() };
        let mut say = |aspect, text: &str| {
            if !text.is_empty() {
                let term = self.intern(aspect, text);
                facts.extend((term != NONE).then_some((aspect, term)));
            }
        };
        // No such day is still one slip away from one: it tells people apart.
        let text = if field.kind == Kind::DateBirth { clean.display() } else { clean.value };
        for value in text.split(LIST_SEPARATOR).take(LIST_VALUES) {
            say_value(field, clean, value, &context, &mut say);
        }
        facts
    }
}

/// The first letter of a name, those as one that spellings of a name exchange; 0 for other scripts.
fn initial(name: &str) -> u64 {
    match name.bytes().next() {
        Some(b'j' | b'y') => u64::from(b'i'),
        Some(b'k' | b'q') => u64::from(b'c'),
        Some(b'w') => u64::from(b'v'),
        Some(letter @ b'a'..=b'z') => u64::from(letter),
        _ => 0,
    }
}

/// Whether people of one home, or firms of one house, may have one together.
fn is_shared(word: u32) -> bool {
    matches!(told(word), Some((Aspect::Email | Aspect::Phone | Aspect::Domain, _)))
}

impl Profile {
    /// A record from the facts of its fields. Of several columns the first that speaks counts, and
    /// a column of its own before a part of a whole name, and that before the name at birth.
    pub fn of<'f>(fields: impl Iterator<Item = (&'f Field, &'f [(Aspect, u32)])> + Clone) -> Self {
        let mut profile = Self::EMPTY;
        let mut groups: Vec<&str> = Vec::new();
        let turn = |field: &Field| match field.kind {
            _ if field.part == Some(Part::Maiden) => 2,
            Kind::Name => 1,
            _ => 0,
        };
        let has_contact = names_an_organization(fields.clone());
        let fields = fields.filter(move |(field, _)| !(has_contact && is_contact(field)));
        for now in 0..3 {
            for (field, facts) in fields.clone().filter(|(field, _)| turn(field) == now) {
                for (aspect, term) in facts {
                    place(&mut profile, &mut groups, field, *aspect, *term);
                }
            }
        }
        profile
    }
}

/// Whether a record names an organization in a column that says so by its header, among columns that say
/// nothing of a person's own: neither a birth nor a gender.
fn names_an_organization<'f>(fields: impl Iterator<Item = (&'f Field, &'f [(Aspect, u32)])>) -> bool {
    let mut named = false;
    for (field, facts) in fields {
        match field.kind {
            Kind::DateBirth | Kind::Gender | Kind::NameGiven | Kind::NameFamily | Kind::NamePrefix => {
                return false;
            }
            Kind::Organization => named |= !facts.is_empty() && !field.reason.starts_with("values:"),
            _ => {}
        }
    }
    named
}

/// Whether a column holds the person to ask for at an organization: its header names a role, or no header
/// calls it a name. Such a name makes no person of a company's row.
fn is_contact(field: &Field) -> bool {
    let role = || fold(&field.header).split(' ').any(|word| CONTACT_WORDS.get(word).is_some());
    field.kind == Kind::Name && (field.reason.starts_with("values:") || role())
}

fn place<'f>(profile: &mut Profile, groups: &mut Vec<&'f str>, field: &'f Field, aspect: Aspect, term: u32) {
    if let Some(list) = profile.list(aspect) {
        if !list.contains(&term) && list.len() < LIST_VALUES {
            list.push(term);
        }
    } else if let Some(slot) = profile.single(aspect) {
        if *slot == NONE {
            *slot = term;
        }
    } else {
        let group = groups.iter().position(|known| *known == field.group).unwrap_or_else(|| {
            groups.push(&field.group);
            profile.addresses.push(AddressTerms::EMPTY);
            groups.len() - 1
        });
        let slot = profile.addresses.get_mut(group).and_then(|address| address.slot(aspect));
        if let Some(slot) = slot.filter(|slot| **slot == NONE) {
            *slot = term;
        }
    }
}

fn say_value(
    field: &Field,
    clean: CleanView<'_>,
    value: &str,
    context: &Context,
    say: &mut impl FnMut(Aspect, &str),
) {
    let folded_part = |part| clean.part(part).map(fold).unwrap_or_default();
    match field.kind {
        Kind::Name | Kind::NameFamily if clean.has(IssueCode::NameIsOrganization) => {
            say(Aspect::Organization, &romanized(fold(split_form(value, context).0)));
        }
        Kind::Name => {
            say(Aspect::Given, &romanized(folded_part(Part::Given)));
            say(Aspect::Middle, &romanized(folded_part(Part::Middle)));
            say(Aspect::Family, &romanized(folded_part(Part::Family)));
            say(Aspect::Maiden, &romanized(folded_part(Part::Maiden)));
            say(Aspect::Gender, word_of(&SALUTATIONS, &folded_part(Part::Prefix)));
            say(Aspect::Generation, word_of(&GENERATIONS, &folded_part(Part::Suffix)));
        }
        Kind::NameFamily if field.part == Some(Part::Maiden) => {
            // Where it is the only name, it is the name.
            let name = romanized(fold(value));
            say(Aspect::Maiden, &name);
            say(Aspect::Family, &name);
        }
        Kind::NameMiddle => say(Aspect::Middle, &romanized(fold(value))),
        Kind::NameGiven | Kind::NameFamily => {
            let aspect = if field.kind == Kind::NameGiven { Aspect::Given } else { Aspect::Family };
            say(aspect, &romanized(fold(value)));
            say(Aspect::Generation, word_of(&GENERATIONS, &folded_part(Part::Suffix)));
        }
        Kind::NamePrefix => say(Aspect::Gender, word_of(&SALUTATIONS, &fold(value))),
        Kind::NameSuffix => say(Aspect::Generation, word_of(&GENERATIONS, &fold(value))),
        // A year alone, or with a month, is compared as far as it goes.
        Kind::DateBirth if value.len() >= 4 => say(Aspect::Birth, value),
        Kind::Email => {
            let mailbox = mailbox(value, context);
            say(Aspect::Domain, name_words::own_domain(&mailbox, context));
            say(Aspect::Email, &mailbox);
        }
        Kind::Url => say(Aspect::Domain, name_words::site(value)),
        Kind::Phone => say(Aspect::Phone, &digits(value)),
        Kind::AddressStreet if field.part == Some(Part::Number) => say(Aspect::Number, &fold(value)),
        Kind::AddressStreet | Kind::Address => {
            let street = clean.part(Part::Street).unwrap_or(value);
            say(Aspect::Street, &street_key(street, context));
            say(Aspect::Number, &folded_part(Part::Number));
            say(Aspect::Unit, &folded_part(Part::Unit));
            say(Aspect::Postcode, &postcode(&folded_part(Part::Postcode)));
            say(Aspect::Locality, &clean.part(Part::Locality).map(locality_key).unwrap_or_default());
            say(Aspect::Region, &folded_part(Part::Region));
        }
        Kind::AddressPostcode => say(Aspect::Postcode, &postcode(&fold(value))),
        Kind::AddressLocality => say(Aspect::Locality, &locality_key(value)),
        Kind::AddressUnit => say(Aspect::Unit, &fold(value)),
        Kind::AddressRegion => say(Aspect::Region, &fold(value)),
        Kind::AddressCountry => say(Aspect::Country, value),
        Kind::Organization => {
            let core = folded_part(Part::Core);
            say(Aspect::Organization, &romanized(if core.is_empty() { fold(value) } else { core }));
            say(Aspect::Organization, &folded_part(Part::TradeName));
            say(Aspect::Organization, &folded_part(Part::Acronym));
            say(Aspect::Branch, &folded_part(Part::Branch));
            say(Aspect::Branch, &folded_part(Part::Department));
        }
        Kind::IdNational | Kind::IdTax | Kind::IdVat | Kind::Iban | Kind::Card => {
            say(Aspect::Identifier, &labelled(field.kind.as_str(), &compact(&fold(value))));
        }
        Kind::Gender => say(Aspect::Gender, value),
        Kind::Language => say(Aspect::Language, &fold(value.split('-').next().unwrap_or(value))),
        Kind::Category | Kind::JobTitle | Kind::Department => {
            say(Aspect::Attribute, &labelled(&fold(&field.header), &fold(value)));
        }
        _ => {}
    }
}

/// What a table says about a text, or about the first of its words that it knows.
fn word_of(table: &Words, folded: &str) -> &'static str {
    let of_a_word = || folded.split(' ').find_map(|word| table.get(word));
    table.get(folded).or_else(of_a_word).unwrap_or_default()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn compact(folded: &str) -> String {
    folded.chars().filter(|c| *c != ' ').collect()
}

/// A postal code without spaces; ZIP+4 is the ZIP code, as one record in two has the four digits behind it.
fn postcode(folded: &str) -> String {
    let mut code = compact(folded);
    if code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        code.truncate(5);
    }
    code
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { [label, "=", text].concat() }
}
