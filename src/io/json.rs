//! One JSON object to paths and texts, nesting flattened.
//!
//! Does: keeps a number as it is written, so that a long id loses no digit; joins the keys of
//! nested objects with a dot; gives the elements of a list one after the other.
//! Does not: build a tree, or quote what it could not read.

use crate::limits;
use crate::schema::is_known_header;
use crate::text::json::Scanner;

/// What interfaces of other systems call the list of the records that they answer with.
const LISTS: &str = "results records data value values items customers contacts members users people persons \
    subscribers leads accounts companies organizations profiles clients rows list entries hits edges elements";
/// Objects that stand around such a list at most.
const LIST_DEPTH: usize = 3;
/// Bytes from which on a list is long.
const LONG: usize = 1 << 16;

/// What pairs of a name and its value are called inside a list: `{"name": "email", "values": ["ada@example.com"]}`.
const NAMES: &str = "name key field column_id column_name system label";
const VALUES: &str = "value values string_value answer";

fn is_one_of(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a list of that name holds the records, where the object around it is none.
pub(super) fn is_list_of_records(key: &str) -> bool {
    is_one_of(LISTS, key)
}

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

    /// Where the list of records stands in the object that stands next, and in how many objects; `names` is
    /// how many names of columns may stand beside it, less one.
    pub(super) fn list(
        &mut self,
        depth: usize,
        is_list: &dyn Fn(&str) -> bool,
        known: fn(&str) -> bool,
        names: &mut usize,
    ) -> Option<(usize, usize)> {
        let mut found = None;
        self.scan.expect(b'{')?;
        loop {
            self.scan.skip_space();
            let key = self.scan.string()?;
            self.scan.expect(b':')?;
            self.scan.skip_space();
            let at = self.scan.at;
            match self.scan.peek()? {
                b'[' if is_list(&key) => {
                    self.scan.at += 1;
                    self.scan.skip_space();
                    if matches!(self.scan.peek(), Some(b'{' | b']')) {
                        found = found.or(Some((at, depth)));
                    }
                }
                b'{' if depth < LIST_DEPTH => found = found.or(self.list(depth + 1, is_list, known, names)),
                b'{' | b'[' => {}
                _ => *names -= usize::from(known(&key)),
            }
            if *names == 0 {
                return None;
            }
            // What stands behind a long list is not looked at.
            if found.is_some() && self.scan.left() > LONG {
                return found;
            }
            self.scan.at = at;
            let is_read = self.value(0, false).is_ok();
            self.entries.clear();
            if !(is_read && self.scan.take(b',')) {
                return found;
            }
        }
    }

    /// Reads what stands behind a list inside so many objects; where they end.
    pub(super) fn close(mut self, depth: usize) -> Parsed<usize> {
        for _ in 0..depth {
            while self.scan.take(b',') {
                self.member(0, false)?;
            }
            self.scan.expect(b'}').ok_or(Problem::Syntax)?;
        }
        Ok(self.scan.at)
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
            self.member(depth, in_list)?;
            if !self.scan.take(b',') {
                return self.scan.expect(b'}').ok_or(Problem::Syntax);
            }
        }
    }

    fn member(&mut self, depth: usize, in_list: bool) -> Parsed<()> {
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
        Ok(())
    }

    fn elements(&mut self, depth: usize) -> Parsed<()> {
        self.scan.at += 1;
        if self.scan.take(b']') {
            return self.empty(true);
        }
        loop {
            let from = self.entries.len();
            self.value(depth + 1, true)?;
            self.name_pair(from);
            if !self.scan.take(b',') {
                return self.scan.expect(b']').ok_or(Problem::Syntax);
            }
        }
    }

    /// Where the element that was read last is a pair and its name that of a column, the value goes by that name.
    fn name_pair(&mut self, from: usize) {
        let outer = self.path.len() + 1;
        let is_called = |entry: &Entry, names| is_one_of(names, entry.path.get(outer..).unwrap_or_default());
        let element = self.entries.get(from..).unwrap_or_default();
        let name = element.iter().position(|entry| is_called(entry, NAMES) && is_known_header(&entry.text));
        let is_pair = element.iter().any(|entry| is_called(entry, VALUES));
        if let Some(at) = name.filter(|_| is_pair) {
            let name = self.entries.remove(from + at).text;
            for entry in self.entries.iter_mut().skip(from).filter(|entry| is_called(entry, VALUES)) {
                entry.path.clone_from(&name);
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
