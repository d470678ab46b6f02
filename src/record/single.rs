//! One record of a form, a request or a JSON line: named fields in the order they came.

use super::LIST_SEPARATOR;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One text; numbers and flags arrive as their JSON text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
}

impl Value {
    /// The value as one cell of a table: list values are parted by `LIST_SEPARATOR`.
    #[must_use]
    pub fn to_cell(&self) -> String {
        self.clone().into_cell()
    }

    /// The same of a value that is needed no more.
    #[must_use]
    pub fn into_cell(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::List(texts) => texts.join(&LIST_SEPARATOR.to_string()),
        }
    }
}

/// One row about one customer. Field names are kept as given; a name may occur once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Name and value of each field.
    pub fields: Vec<(String, Value)>,
}

impl Record {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Record {
    fn from(fields: [(&str, &str); N]) -> Self {
        Self { fields: fields.map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned()))).into() }
    }
}
