//! A resolver as bytes, and back.
//!
//! Layout, little-endian: the head (`seal.rs`), then model and schema as JSON, the country, the caller's tables with
//! their number before them; the ids; each aspect's texts and how many records speak about it; what was found of
//! texts once; the records; the index; the records as they came, where they are kept; and, where somebody asked for
//! them, the customers: of each record its customer and the one it came to first, the links and decisions, what
//! became of each id, the events that nobody has read yet. What is large stands as it does in memory, so that
//! opening copies and makes nothing again: a list of numbers is its length and 32 bits each. Other numbers are
//! LEB128, texts are length and UTF-8.

use super::customers::Customers;
use super::event::Event;
use super::resolver::{Compact, Resolver};
use super::seal::{Seal, damaged};
use crate::error::Result;
use crate::matching::{Model, Pair, Population};
use crate::normalize::OwnTables;
use crate::normalize::profile::{NONE, Terms};
use crate::schema::{self, Schema};
use crate::text::bytes::{Reader, Writer};
use crate::vocabulary::{Cause, EventKind};

const SEAL: Seal = Seal { magic: *b"SELFSAME", version: 5 };

impl Resolver {
    /// All of the resolver as bytes. The same records added in the same order give the same bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        let mut body = Seal::begun();
        body.text(&self.model.to_json());
        body.text(
            &self.schema.as_ref().and_then(|schema| serde_json::to_string(schema).ok()).unwrap_or_default(),
        );
        body.text(self.country.as_ref().and_then(|code| std::str::from_utf8(code).ok()).unwrap_or_default());
        self.write_own(&mut body);
        let Compact { population, names, customers, kept } = self.compacted();
        body.dictionary(&names);
        let (dictionaries, records) = population.terms().flat();
        dictionaries.iter().for_each(|dictionary| body.dictionary(dictionary));
        body.numbers(records);
        population.terms().found().iter().for_each(|numbers| body.numbers(numbers));
        population.flat().into_iter().for_each(|numbers| body.numbers(numbers));
        body.number(kept.is_some().into());
        kept.iter().for_each(|kept| body.texts(kept));
        body.number(customers.is_some().into());
        customers.iter().for_each(|customers| write_customers(&mut body, customers));
        SEAL.put_on(body)
    }

    /// The tables of the caller.
    fn write_own(&self, body: &mut Writer) {
        let own: Vec<_> = self.population.terms().own().iter().flat_map(|own| own.entries()).collect();
        body.number(own.len() as u64);
        for (table, key, country, text) in own {
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
        read_body(&mut SEAL.broken(bytes)?)
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
    let own = read_own(reader)?;
    let mut names = reader.dictionary()?;
    names.thaw();
    let unique = names.is_proper();
    let mut terms = Terms::default();
    terms.bring(own);
    let fits = terms.restore(reader)?;
    let mut numbers = || reader.numbers();
    let flat = [numbers()?, numbers()?, numbers()?, numbers()?, numbers()?];
    let population = Population::of_flat(terms, flat).filter(|_| fits).ok_or_else(damaged)?;
    let kept = match reader.number()? {
        0 => None,
        _ => Some(reader.texts()?),
    };
    let customers = match reader.number()? {
        0 => None,
        _ => Some(Box::new(read_customers(reader, names.len())?)),
    };
    if population.len() != names.len() || !unique || !reader.rest.is_empty() {
        return Err(damaged());
    }
    let mut resolver = Resolver::of(model, schema, country);
    (resolver.kept, resolver.customers) = (kept, customers);
    resolver.put(population, names);
    Ok(resolver)
}

fn read_own(reader: &mut Reader<'_>) -> Result<Option<OwnTables>> {
    let mut own = None;
    for _ in 0..reader.number()? {
        let tables = own.get_or_insert_with(OwnTables::default);
        tables.restore(reader.number()?, reader.text()?, reader.text()?, reader.text()?);
    }
    Ok(own)
}

fn write_customers(body: &mut Writer, customers: &Customers) {
    let mut links = Vec::new();
    for link in customers.links.pairs() {
        links.extend_from_slice(&[link.left, link.right, link.weight.to_bits()]);
    }
    [customers.homes(), links, customers.ends()].iter().for_each(|numbers| body.numbers(numbers));
    body.number(customers.events.len() as u64);
    for event in &customers.events {
        body.numbers(&[event.kind as u32, event.cause as u32, event.weight.to_bits()]);
        [&event.customer, &event.other].into_iter().for_each(|text| body.text(text));
        [&event.records, &event.by, &event.link].into_iter().for_each(|texts| body.texts(texts));
    }
}

fn read_customers(reader: &mut Reader<'_>, records: usize) -> Result<Customers> {
    let [homes, numbers, ends] = [reader.numbers()?, reader.numbers()?, reader.numbers()?];
    let mut proper = homes.len() == records * 2;
    let mut links = Vec::new();
    for [left, right, weight] in numbers.as_chunks::<3>().0 {
        proper &= left < right && (*right as usize) < records;
        links.push(Pair { left: *left, right: *right, weight: f32::from_bits(*weight) });
    }
    proper &= homes.iter().all(|customer| *customer == NONE || (*customer as usize) < ends.len());
    // One goes up in an older one: whoever follows comes to an end.
    proper &= (0..).zip(&ends).all(|(customer, into)| *into == NONE || *into < customer);
    if !proper {
        return Err(damaged());
    }
    let mut customers = Customers::of_parts(&homes, &links, &ends);
    for _ in 0..reader.number()? {
        customers.events.push(read_event(reader)?);
    }
    Ok(customers)
}

fn read_event(reader: &mut Reader<'_>) -> Result<Event> {
    let numbers = reader.numbers()?;
    let number = |at: usize| numbers.get(at).copied().unwrap_or(NONE);
    Ok(Event {
        kind: EventKind::ALL.get(number(0) as usize).copied().ok_or_else(damaged)?,
        cause: Cause::ALL.get(number(1) as usize).copied().ok_or_else(damaged)?,
        weight: f32::from_bits(number(2)),
        customer: reader.text()?.to_owned(),
        other: reader.text()?.to_owned(),
        records: reader.texts()?,
        by: reader.texts()?,
        link: reader.texts()?,
    })
}
