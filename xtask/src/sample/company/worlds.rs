//! Directories of one sort of firms each: chains, groups of companies, franchises, a business centre.
//!
//! The rule of truth: a customer is one place of one legal entity. A firm that moved is one; two branches of it, two
//! firms of one group and two operators of one brand are two.

use super::{Company, Maker, Word};
use crate::sample::person::home;
use crate::sample::random::Random;

/// What sort of firms a directory holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum World {
    /// A little of all, as a town has it.
    Town,
    /// Firms of two to nine branches, which share name, mailbox and site, and at times the number.
    Chains,
    /// Holding, administration and operating firms of one family in one house.
    Groups,
    /// A few brands at many places, each place with a line of its own.
    Franchises,
    /// Firms that have nothing in common but the house and its switchboard.
    Centre,
}

/// Firms of a group beside the one that trades, by language.
const OF_A_GROUP: &[(&str, &[&str])] = &[
    ("de", &["Verwaltungs", "Holding", "Immobilien", "Service", "Vertriebs", "Beteiligungs", "Logistik"]),
    ("en", &["Holdings", "Properties", "Services", "Retail", "Logistics", "Finance", "International"]),
    ("fr", &["Holding", "Immobilier", "Services", "Distribution", "Logistique", "Finance"]),
    ("", &["Holding", "Immo", "Service", "Retail", "Logistics", "Finance"]),
];
const CAPITAL: Word = ("GmbH", "");
const PARTNERS: Word = ("GmbH & Co. KG", "GmbH & Co KG");

impl Maker<'_> {
    /// The firms of a directory, those of one chain, group, brand or house beside each other.
    pub(super) fn world(&self, world: World, firms: usize, seed: u64) -> Vec<Company> {
        if world == World::Town {
            return self.population(firms, seed);
        }
        let mut all: Vec<Company> = Vec::with_capacity(firms);
        while all.len() < firms {
            let random = &mut Random::of(seed, all.len() as u64);
            let mut first = self.stranger(random);
            if world == World::Franchises {
                first.other.clear();
            }
            let more = match world {
                World::Franchises => random.below(30),
                World::Centre => random.below(12),
                World::Groups => random.below(4),
                _ => random.weighted(&[(1, 30), (2, 25), (3, 15), (5, 20), (8, 10)]),
            };
            let (line, unmarked) = (random.chance(300), random.chance(500));
            all.push(first.clone());
            for _ in 0..more {
                let mut company = match world {
                    World::Centre => self.neighbour(random, &first),
                    World::Groups => self.of_a_group(random, &first),
                    _ => self.branch(random, &first),
                };
                if world == World::Chains {
                    if line {
                        company.phones.clone_from(&first.phones);
                    }
                    if unmarked {
                        company.mark.clear();
                    }
                }
                if world == World::Franchises {
                    self.operated(random, &mut company);
                }
                all.push(company);
            }
        }
        all.truncate(firms);
        all
    }

    /// Another firm of the same people in the same house.
    fn of_a_group(&self, random: &mut Random, other: &Company) -> Company {
        let mut company = other.clone();
        let language = super::language(self.country(other)).unwrap_or_default();
        let words = OF_A_GROUP.iter().find(|(known, _)| *known == language).unwrap_or(&OF_A_GROUP[3]);
        let word = *random.pick(words.1);
        // One word with what it stands behind: nobody leaves it out, for that is another firm.
        if let Some((last, short)) = company.name.last_mut() {
            *last = format!("{last} {word}");
            short.clear();
        }
        if language == "de" {
            company.form = if word == "Verwaltungs" { CAPITAL } else { *random.pick(&[CAPITAL, PARTNERS]) };
        }
        company.other.clear();
        company.vat = format!("{}{}", self.country(other).code, random.fill("#########"));
        if random.chance(300) {
            company.phones = vec![random.fill(self.country(other).cities[other.homes[0].city].line)];
        }
        company
    }

    /// A place of a brand has its own operator, line and mailbox.
    fn operated(&self, random: &mut Random, company: &mut Company) {
        let country = self.country(company);
        let place = home(random, country);
        company.phones = vec![random.fill(country.cities[place.city].line)];
        company.vat = format!("{}{}", country.code, random.fill("#########"));
        company.homes = vec![place];
        let domain = company.domains.first().cloned().unwrap_or_else(|| "brand.example".to_owned());
        company.mailboxes = vec![format!("store{}@{domain}", random.fill("###"))];
    }
}
