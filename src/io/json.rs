//! One JSON object to paths and texts, nesting flattened.
//!
//! Does: keeps a number as it is written, so that a long id loses no digit; joins the keys of
//! nested objects with a dot; gives the elements of a list one after the other.
//! Does not: build a tree, or quote what it could not read.

use crate::limits;
use crate::text::json::Scanner;

/// Why a text is no object of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not JSON.
    Syntax,
    /// JSON, but not an object.
    NotObject,
    /// Nested deeper than the limit.
    Depth,
}

/// One text of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Keys from outside to inside, joined with dots.
    pub(super) path: String,
    /// `null` and empty lists are empty texts.
    pub(super) text: String,
    /// Whether it is an element of a list.
    pub(super) in_list: bool,
}

/// Reads JSON values off some bytes.
pub(super) struct Parser<'a> {
    scan: Scanner<'a>,
    path: String,
    entries: Vec<Entry>,
}

type Parsed<T> = Result<T, Problem>;

impl<'a> Parser<'a> {
    pub(super) fn new(scan: Scanner<'a>) -> Self {
        Self { scan, path: String::new(), entries: Vec::new() }
    }

    /// Reads an object.
    pub(super) fn object(mut self) -> Parsed<(Vec<Entry>, usize, bool)> {
        self.scan.skip_space();
        let is_object = self.scan.peek() == Some(b'{');
        self.value(0, false)?;
        if is_object { Ok((self.entries, self.scan.at, self.scan.replaced)) } else { Err(Problem::NotObject) }
    }

    fn value(&mut self, depth: usize, in_list: bool) -> Parsed<()> {
        if depth > limits::JSON_DEPTH {
            return Err(Problem::Depth);
        }
        let scan = &mut self.scan;
        scan.skip_space();
        let text = match scan.peek() {
            Some(b'{') => return self.members(depth, in_list),
            Some(b'[') => return self.elements(depth),
            Some(b'"') => scan.string(),
            Some(b't') => scan.word("true").map(|()| "true".to_owned()),
            Some(b'f') => scan.word("false").map(|()| "false".to_owned()),
            Some(b'n') => scan.word("null").map(|()| String::new()),
            _ => scan.number(),
        };
        self.emit(text.ok_or(Problem::Syntax)?, in_list);
        Ok(())
    }

    fn members(&mut self, depth: usize, in_list: bool) -> Parsed<()> {
        self.scan.at += 1;
        if self.scan.take(b'}') {
            return self.empty(in_list);
        }
        loop {
            self.scan.skip_space();
            let key = self.scan.string().ok_or(Problem::Syntax)?;
            self.scan.expect(b':').ok_or(Problem::Syntax)?;
            let outer = self.path.len();
            if depth > 0 && outer > 0 {
                self.path.push('.');
            }
            self.path.push_str(&key);
            self.value(depth + 1, in_list)?;
            self.path.truncate(outer);
            if !self.scan.take(b',') {
                return self.scan.expect(b'}').ok_or(Problem::Syntax);
            }
        }
    }

    fn elements(&mut self, depth: usize) -> Parsed<()> {
        self.scan.at += 1;
        if self.scan.take(b']') {
            return self.empty(true);
        }
        loop {
            self.value(depth + 1, true)?;
            if !self.scan.take(b',') {
                return self.scan.expect(b']').ok_or(Problem::Syntax);
            }
        }
    }

    fn empty(&mut self, in_list: bool) -> Parsed<()> {
        if !self.path.is_empty() {
            self.emit(String::new(), in_list);
        }
        Ok(())
    }

    fn emit(&mut self, text: String, in_list: bool) {
        self.entries.push(Entry { path: self.path.clone(), text, in_list });
    }
}
