//! How often each text occurs among the records (its term frequency), and how many different people hold what
//! several may share.

use super::{Aspect, Terms};
use crate::normalize::holders::Holders;
use crate::normalize::packed::{told, word};
use crate::text::interner::Interner;

/// Records of one holder of a shared value that seem to be another's, as some short forms begin with another
/// letter (Bob) and some people go by two names.
const STRANGE_FORMS: f64 = 0.5;

impl Terms {
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
        let (holder, bearer) = (self.holder(words), self.bearer(words));
        for word in words.iter().filter(|word| is_shared(**word)) {
            self.holders.leave(*word, if is_name(*word) { bearer } else { holder });
        }
    }

    /// Counts who holds what a record says that several may share, where so many records say it at least.
    pub fn hold(&mut self, words: &[u32], least: u32) {
        let (holder, bearer) = (self.holder(words), self.bearer(words));
        for word in words.iter().filter(|word| is_shared(**word)) {
            let holder = if is_name(*word) { bearer } else { holder };
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

    /// How many other records than one have a name; of an organization, whose records are met more than once, those
    /// at other places where it is known of any.
    #[must_use]
    pub fn others(&self, aspect: Aspect, term: u32) -> f64 {
        (f64::from(self.count(aspect, term)) - self.own_records(aspect, term)).max(1.0)
    }

    /// How many records one bearer of a name has; one, where nothing tells bearers apart.
    #[must_use]
    pub fn own_records(&self, aspect: Aspect, term: u32) -> f64 {
        let different = match aspect {
            Aspect::Organization => self.holders.different(word(aspect, term)),
            _ => 0,
        };
        if different > 0 { f64::from(self.count(aspect, term)) / f64::from(different) } else { 1.0 }
    }

    /// Who speaks, as far as several of one mailbox, number or domain can be told apart by little: a person by
    /// the first letter of the given name, which a short form mostly keeps, an organization by where it is.
    fn holder(&self, words: &[u32]) -> u32 {
        const BY: &[Aspect] =
            &[Aspect::Given, Aspect::Family, Aspect::Number, Aspect::Street, Aspect::Postcode];
        self.holder_by(words, BY)
    }

    /// Who bears the name of an organization: those in one city are one.
    fn bearer(&self, words: &[u32]) -> u32 {
        const BY: &[Aspect] = &[
            Aspect::Given,
            Aspect::Family,
            Aspect::Locality,
            Aspect::Number,
            Aspect::Street,
            Aspect::Postcode,
            Aspect::Domain,
        ];
        self.holder_by(words, BY)
    }

    fn holder_by(&self, words: &[u32], by: &[Aspect]) -> u32 {
        let said = |of: &Aspect| words.iter().filter_map(|word| told(*word)).find(|(aspect, _)| aspect == of);
        match by.iter().find_map(said) {
            Some((Aspect::Given, term)) => initial(self.text(Aspect::Given, term)),
            None | Some((Aspect::Family, _)) => 0,
            // Higher than any letter.
            Some((aspect, term)) => word(aspect, term),
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
}

/// The first letter of a name, those as one that spellings of a name exchange; 0 for other scripts.
fn initial(name: &str) -> u32 {
    match name.bytes().next() {
        Some(b'j' | b'y') => u32::from(b'i'),
        Some(b'k' | b'q') => u32::from(b'c'),
        Some(b'w') => u32::from(b'v'),
        Some(letter @ b'a'..=b'z') => u32::from(letter),
        _ => 0,
    }
}

/// Whether a word is the name of an organization.
fn is_name(word: u32) -> bool {
    matches!(told(word), Some((Aspect::Organization, _)))
}

/// Whether people of one home, firms of one house or branches of one firm may have one together.
fn is_shared(word: u32) -> bool {
    matches!(told(word), Some((Aspect::Email | Aspect::Phone | Aspect::Domain | Aspect::Organization, _)))
}
