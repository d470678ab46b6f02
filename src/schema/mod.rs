//! The data dictionary: what each field of a source means, and how sure that is.
//!
//! Does not: look at consent law or data categories (`classify` fills those in).

mod by_header;
mod consent;
mod context;
mod date_parts;
mod given;
mod group;
mod infer;
mod lexicon;
mod segment;
mod shapes;
mod values;
mod words;

pub(crate) use by_header::{channel, names_number};
pub use given::{apply, from_json, parse};
pub(crate) use given::{known_key, restore};
pub use group::Groups;
pub use infer::{SampleColumn, infer, sample};
pub use lexicon::is_known_header;

use crate::data::PARTY_WORDS;
use crate::text::fold::fold;
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What one field means.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name of the field in the source.
    pub header: String,
    /// What it means.
    pub kind: Kind,
    /// How sure that is, 0 to 1; 1 when a person said so.
    pub confidence: f64,
    /// Why, as a code with its data: `header:first name`, `values:email 0.98`, `given`.
    pub reason: String,
    /// Which of several addresses, phones, … of a record it belongs to: `billing`, `work`; else empty.
    pub group: String,
    /// For a column that holds one part only of its kind, as a house number without its street.
    pub part: Option<Part>,
    /// fideslang key of the data category; filled in by `classify`.
    pub category: String,
    /// For `consent`: the way of contact.
    pub channel: Option<Channel>,
    /// For `consent`: the use.
    pub purpose: Option<Purpose>,
    /// For `consent`: whether yes means may (`None`, `Direct`) or may not (`Inverse`).
    pub polarity: Option<Polarity>,
    /// Who answers for the field; free text of the data dictionary.
    pub owner: String,
    /// What the field is used for; free text of the data dictionary.
    pub usage: String,
}

/// Words of headers, and the schemes of `data/identifiers.tsv` that they name.
const ID_SCHEMES: [(&str, &str); 10] = [
    ("bic", "bic"),
    ("swift", "bic"),
    ("lei", "lei"),
    ("duns", "duns"),
    ("gln", "gln"),
    ("ean", "ean"),
    ("gtin", "gtin"),
    ("upc", "gtin"),
    ("mac", "mac"),
    ("uuid", "uuid"),
];

impl Field {
    /// The kind as which its values are read: those of a date in parts are numbers, its month may have a name, and
    /// a calling code stays as it is written.
    #[must_use]
    pub const fn read_as(&self) -> Kind {
        match self.part {
            Some(Part::Year | Part::Day) => Kind::Count,
            Some(Part::Month) => Kind::Text,
            _ if self.is_calling_code() => Kind::Text,
            _ => self.kind,
        }
    }

    /// What the header says that the numbers are, where no state and no tax office gave them: `bic` of "BIC/SWIFT",
    /// `passport`, the `register` of firms.
    #[must_use]
    pub fn id_scheme(&self) -> Option<&'static str> {
        let phrase = || self.reason.strip_prefix("header:").unwrap_or_default();
        let of_word = |word| ID_SCHEMES.iter().find(|(known, _)| *known == word).map(|(_, scheme)| *scheme);
        match self.kind {
            Kind::Id => phrase().split(' ').find_map(of_word),
            Kind::IdTax if phrase().starts_with("company") => Some("register"),
            Kind::IdNational | Kind::IdTax => self.document(),
            _ => None,
        }
    }

    /// Which document a number is of, where its column says it.
    #[must_use]
    pub fn document(&self) -> Option<&'static str> {
        let header = fold(&self.header);
        let mut sorts = header.split(' ').filter_map(|word| PARTY_WORDS.get(word));
        sorts.find(|sort| ["passport", "licence", "register"].contains(sort))
    }

    /// The calling code of a telephone number in a column of its own.
    #[must_use]
    pub const fn is_calling_code(&self) -> bool {
        matches!((self.kind, self.part), (Kind::Phone, Some(Part::Country)))
    }

    /// A telephone number within an area whose code stands elsewhere.
    #[must_use]
    pub const fn is_local_number(&self) -> bool {
        matches!((self.kind, self.part), (Kind::Phone, Some(Part::Number)))
    }

    /// What completes another field and says nothing alone: the month and the day beside a year, a calling code.
    #[must_use]
    pub const fn completes(&self) -> bool {
        matches!(self.part, Some(Part::Month | Part::Day)) || self.is_calling_code()
    }

    /// A field of which only the kind is known, and how it is.
    #[must_use]
    pub fn new(header: &str, kind: Kind, confidence: f64, reason: &str) -> Self {
        Self {
            header: header.to_owned(),
            kind,
            confidence,
            reason: reason.to_owned(),
            group: String::new(),
            part: None,
            category: String::new(),
            channel: None,
            purpose: None,
            polarity: None,
            owner: String::new(),
            usage: String::new(),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Field {
    /// Writes its members among those of a report; `serde(flatten)` costs many times the bytes.
    pub(crate) fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("header", &self.header)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("confidence", &self.confidence)?;
        map.serialize_entry("reason", &self.reason)?;
        let optional = [
            ("group", self.group.as_str()),
            ("part", self.part.map_or("", Part::as_str)),
            ("category", &self.category),
            ("channel", self.channel.map_or("", Channel::as_str)),
            ("purpose", self.purpose.map_or("", Purpose::as_str)),
            ("polarity", self.polarity.map_or("", Polarity::as_str)),
            ("owner", &self.owner),
            ("use", &self.usage),
        ];
        let mut told = optional.iter().filter(|(_, text)| !text.is_empty());
        told.try_for_each(|(key, text)| map.serialize_entry(key, text))
    }
}

/// The fields of one source, in its order.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Schema {
    /// One entry a column.
    pub fields: Vec<Field>,
}

impl Schema {
    /// The field of a name, which most likely stands at a place.
    #[must_use]
    pub fn named(&self, name: &str, likely: usize) -> Option<&Field> {
        let at_place = self.fields.get(likely).filter(|field| field.header == name);
        at_place.or_else(|| self.fields.iter().find(|field| field.header == name))
    }
}
