//! A resolver as bytes, and back.
//!
//! Layout, little-endian: `SELFSAME`, version (u32), checksum of the rest (u64), then model and schema
//! as JSON, the country, the distinct texts of each aspect, each record as its id and the numbers of its
//! texts, and the caller's tables, where there are any. Numbers are LEB128, texts are length and UTF-8. The index is made again on opening.

use super::resolver::Resolver;
use crate::error::{Error, Result};
use crate::matching::Model;
use crate::normalize::OwnTables;
use crate::normalize::profile::{AddressTerms, Aspect, NONE, Profile};
use crate::schema::{self, Schema};
use crate::text::hash::hash_bytes;
use crate::text::numbers::Numbers;
use crate::vocabulary::ErrorCode;

const MAGIC: &[u8; 8] = b"SELFSAME";
const VERSION: u32 = 1;
/// Magic, version and checksum.
const HEAD: usize = 20;

impl Resolver {
    /// All of the resolver as bytes. The same records added in the same order give the same bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        let mut body = Writer::default();
        body.text(&self.model.to_json());
        body.text(
            &self.schema.as_ref().and_then(|schema| serde_json::to_string(schema).ok()).unwrap_or_default(),
        );
        body.text(self.country.as_ref().and_then(|code| std::str::from_utf8(code).ok()).unwrap_or_default());
        let mut numbers = Renumbered::default();
        let mut records = Writer::default();
        for (id, profile) in self.present() {
            records.text(id);
            write_profile(&mut records, profile, &mut numbers);
        }
        for (aspect, terms) in ASPECTS.iter().zip(&numbers.terms) {
            body.number(terms.len() as u64);
            terms.iter().for_each(|term| body.text(self.population.terms().text(*aspect, *term)));
        }
        body.number(self.len() as u64);
        body.bytes.extend(records.bytes);
        self.write_own(&mut body);
        [MAGIC, VERSION.to_le_bytes().as_slice(), &hash_bytes(&body.bytes).to_le_bytes(), &body.bytes]
            .concat()
    }

    /// The tables of the caller; nothing where there are none.
    fn write_own(&self, body: &mut Writer) {
        for (table, key, country, text) in self.population.terms().own().iter().flat_map(|own| own.entries())
        {
            body.number(table);
            [key, country, text].into_iter().for_each(|part| body.text(part));
        }
    }

    /// The resolver of a snapshot.
    ///
    /// # Errors
    /// `snapshot.version` for one of another version, `snapshot.damaged` for anything that is not a
    /// whole snapshot.
    pub fn open(bytes: &[u8]) -> Result<Self> {
        let (head, body) = bytes.split_at_checked(HEAD).ok_or_else(damaged)?;
        let head = head.strip_prefix(MAGIC).ok_or_else(damaged)?;
        let (version, checksum) = head.split_at_checked(4).ok_or_else(damaged)?;
        if version != VERSION.to_le_bytes() {
            return Err(Error::new(ErrorCode::SnapshotVersion, "the snapshot is of another version")
                .with("expected", VERSION));
        }
        if checksum != hash_bytes(body).to_le_bytes() {
            return Err(damaged());
        }
        read_body(&mut Reader { rest: body })
    }
}

fn read_body(reader: &mut Reader<'_>) -> Result<Resolver> {
    let model = Model::parse(reader.text()?)?;
    let schema: Option<Schema> = match reader.text()? {
        "" => None,
        json => Some(schema::restore(json).map_err(|_| damaged())?),
    };
    let country = match reader.text()?.as_bytes() {
        [] => None,
        [a, b] => Some([*a, *b]),
        _ => return Err(damaged()),
    };
    let mut resolver = Resolver::of(model, schema, country);
    let mut terms: Vec<Vec<u32>> = Vec::new();
    for aspect in ASPECTS {
        let count = reader.number()?;
        let texts = (0..count).map(|_| Ok(resolver.population.terms_mut().intern(*aspect, reader.text()?)));
        terms.push(texts.collect::<Result<_>>()?);
    }
    for _ in 0..reader.number()? {
        let id = reader.text()?.to_owned();
        let profile = read_profile(reader, &terms)?;
        resolver.enter(&id, profile);
    }
    if !reader.rest.is_empty() {
        resolver.population.terms_mut().bring(Some(read_own(reader)?));
    }
    Ok(resolver)
}

fn read_own(reader: &mut Reader<'_>) -> Result<OwnTables> {
    let mut own = OwnTables::default();
    while !reader.rest.is_empty() {
        own.restore(reader.number()?, reader.text()?, reader.text()?, reader.text()?);
    }
    Ok(own)
}

/// The aspects in the order of a snapshot.
const ASPECTS: &[Aspect; Aspect::COUNT] = &[
    Aspect::Given,
    Aspect::Middle,
    Aspect::Family,
    Aspect::Birth,
    Aspect::Email,
    Aspect::Phone,
    Aspect::Street,
    Aspect::Number,
    Aspect::Postcode,
    Aspect::Locality,
    Aspect::Region,
    Aspect::Country,
    Aspect::Organization,
    Aspect::Identifier,
    Aspect::Gender,
    Aspect::Attribute,
    Aspect::Generation,
];

/// The texts that are still in use, numbered by their first use: what was removed is not saved.
#[derive(Debug, Default)]
struct Renumbered {
    terms: [Vec<u32>; Aspect::COUNT],
    numbers: [Numbers; Aspect::COUNT],
}

impl Renumbered {
    /// 0 for none, else one more than the number in the snapshot.
    fn number(&mut self, aspect: Aspect, term: u32) -> u64 {
        let parts = self.terms.get_mut(aspect as usize).zip(self.numbers.get_mut(aspect as usize));
        let Some((terms, numbers)) = parts.filter(|_| term != NONE) else { return 0 };
        let number = numbers.get(u64::from(term)).unwrap_or_else(|| {
            terms.push(term);
            numbers.insert(u64::from(term), terms.len() as u32);
            terms.len() as u32
        });
        u64::from(number)
    }
}

fn write_profile(writer: &mut Writer, profile: &Profile, numbers: &mut Renumbered) {
    for (aspect, term) in [
        (Aspect::Given, profile.given),
        (Aspect::Middle, profile.middle),
        (Aspect::Family, profile.family),
        (Aspect::Birth, profile.birth),
        (Aspect::Organization, profile.organization),
        (Aspect::Gender, profile.gender),
        (Aspect::Generation, profile.generation),
    ] {
        writer.number(numbers.number(aspect, term));
    }
    for (aspect, list) in [
        (Aspect::Email, &profile.emails),
        (Aspect::Phone, &profile.phones),
        (Aspect::Identifier, &profile.identifiers),
        (Aspect::Attribute, &profile.attributes),
    ] {
        writer.number(list.len() as u64);
        list.iter().for_each(|term| writer.number(numbers.number(aspect, *term)));
    }
    writer.number(profile.addresses.len() as u64);
    for address in &profile.addresses {
        for (aspect, term) in address.terms() {
            writer.number(numbers.number(aspect, term));
        }
    }
}

fn read_profile(reader: &mut Reader<'_>, terms: &[Vec<u32>]) -> Result<Profile> {
    let mut profile = Profile {
        given: reader.term(terms, Aspect::Given)?,
        middle: reader.term(terms, Aspect::Middle)?,
        family: reader.term(terms, Aspect::Family)?,
        birth: reader.term(terms, Aspect::Birth)?,
        organization: reader.term(terms, Aspect::Organization)?,
        gender: reader.term(terms, Aspect::Gender)?,
        generation: reader.term(terms, Aspect::Generation)?,
        ..Profile::default()
    };
    profile.emails = reader.terms(terms, Aspect::Email)?;
    profile.phones = reader.terms(terms, Aspect::Phone)?;
    profile.identifiers = reader.terms(terms, Aspect::Identifier)?;
    profile.attributes = reader.terms(terms, Aspect::Attribute)?;
    for _ in 0..reader.number()? {
        profile.addresses.push(AddressTerms {
            street: reader.term(terms, Aspect::Street)?,
            number: reader.term(terms, Aspect::Number)?,
            postcode: reader.term(terms, Aspect::Postcode)?,
            locality: reader.term(terms, Aspect::Locality)?,
            region: reader.term(terms, Aspect::Region)?,
            country: reader.term(terms, Aspect::Country)?,
        });
    }
    Ok(profile)
}

#[derive(Debug, Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn number(&mut self) -> Result<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first().ok_or_else(damaged)?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return Ok(number);
            }
        }
        Err(damaged())
    }

    fn text(&mut self) -> Result<&'b str> {
        let length = usize::try_from(self.number()?).map_err(|_| damaged())?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(damaged)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| damaged())
    }

    fn term(&mut self, terms: &[Vec<u32>], aspect: Aspect) -> Result<u32> {
        match self.number()?.checked_sub(1) {
            None => Ok(NONE),
            Some(number) => {
                let term =
                    terms.get(aspect as usize).and_then(|terms| terms.get(usize::try_from(number).ok()?));
                term.copied().ok_or_else(damaged)
            }
        }
    }

    fn terms(&mut self, terms: &[Vec<u32>], aspect: Aspect) -> Result<Vec<u32>> {
        (0..self.number()?).map(|_| self.term(terms, aspect)).collect()
    }
}

fn damaged() -> Error {
    Error::new(ErrorCode::SnapshotDamaged, "the bytes are no snapshot, or a damaged one: save it again")
}
