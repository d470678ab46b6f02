//! Conditions as they stand in a model: `(>= (jaro-winkler l:name.given r:name.given) 0.9)`.
//!
//! Does: `(function argument …)`, numbers, texts in single quotes, and what a side says: `l:` or `r:` with
//! a kind, and for identifiers and categories the name of the column behind a slash.
//! Does not: know what functions mean; that is `value`.

use crate::normalize::profile::Aspect;
use crate::text::fold::fold;
use crate::text::json::Json;
use crate::vocabulary::Function;

/// How deep functions may stand in each other.
const DEPTH: usize = 24;

/// What the aspects are called, in their order.
const COLUMNS: &str = "name.given name.middle name.family date.birth email phone address.street address.number \
    address.postcode address.locality address.region address.country organization id gender category name.suffix \
    address.unit department url";

const FIRST_OF_ADDRESS: u8 = Aspect::Street as u8;
const LAST_OF_ADDRESS: u8 = Aspect::Country as u8;

/// What records say about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub(super) aspect: Aspect,
    /// What stands before `=` in the text of a term; empty where nothing does.
    label: String,
}

/// A condition, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// What a side says; the right one, if so.
    Column(Column, bool),
    /// A function of others.
    Call(Function, Vec<Self>),
}

impl Column {
    /// The column of a name like `name.given` or `category/birth_place`.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        let slash = name.split_once('/');
        let (kind, label) = slash.unwrap_or((name, ""));
        let aspect = Aspect::ALL.get(COLUMNS.split(' ').position(|known| known == kind)?)?;
        let label = match aspect {
            Aspect::Identifier => label.to_owned(),
            Aspect::Attribute => fold(label),
            _ => String::new(),
        };
        let labelled = matches!(aspect, Aspect::Identifier | Aspect::Attribute);
        (labelled == slash.is_some() && labelled != label.is_empty())
            .then_some(Self { aspect: *aspect, label })
    }

    pub(super) const fn is_of_address(&self) -> bool {
        matches!(self.aspect as u8, FIRST_OF_ADDRESS..=LAST_OF_ADDRESS) || matches!(self.aspect, Aspect::Unit)
    }

    /// What a term of the aspect says about this column.
    pub(super) fn value<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.label.is_empty() { Some(text) } else { text.strip_prefix(&*self.label)?.strip_prefix('=') }
    }
}

impl Expr {
    /// Reads a condition; `None` where it cannot be understood.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let read = reader.expr(DEPTH)?;
        reader.rest.trim_start().is_empty().then_some(read)
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn takes(&mut self, sign: char) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Everything before a sign for which `ends` holds.
    fn until(&mut self, ends: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        before
    }

    fn word(&mut self) -> &'t str {
        self.until(|c| matches!(c, ' ' | '(' | ')'))
    }

    fn expr(&mut self, depth: usize) -> Option<Expr> {
        if self.takes('(') {
            return self.call(depth.checked_sub(1)?);
        }
        if self.takes('\'') {
            let text = self.until(|c| c == '\'').to_owned();
            return self.takes('\'').then_some(Expr::Text(text));
        }
        let word = self.word();
        match word.split_at_checked(2) {
            Some(("l:", name)) => Some(Expr::Column(Column::read(name)?, false)),
            Some(("r:", name)) => Some(Expr::Column(Column::read(name)?, true)),
            _ => number(word),
        }
    }

    fn call(&mut self, depth: usize) -> Option<Expr> {
        let function = Function::parse(self.word())?;
        let mut arguments = Vec::new();
        while !self.takes(')') {
            arguments.push(self.expr(depth)?);
        }
        takes(function, arguments.len()).then_some(Expr::Call(function, arguments))
    }
}

/// Whether a function takes so many arguments.
fn takes(function: Function, arguments: usize) -> bool {
    match function {
        Function::And | Function::Or | Function::Coalesce | Function::Join => arguments > 0,
        Function::Part => (2..=3).contains(&arguments),
        Function::Not
        | Function::IsNull
        | Function::Absolute
        | Function::Length
        | Function::Days
        | Function::Sector
        | Function::District
        | Function::Area => arguments == 1,
        _ => arguments == 2,
    }
}

fn number(word: &str) -> Option<Expr> {
    Json::parse(word).ok()?.number().map(Expr::Number)
}
