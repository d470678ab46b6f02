//! The bytes of a wasm as its sections and the bodies of its functions.
//!
//! Does: reads where they stand, writes a section of names.
//! Does not: understand an instruction.

use std::collections::HashMap;

/// A section: its id and its content.
pub type Section<'a> = (u8, &'a [u8]);

const CUSTOM: u8 = 0;
/// How a section of names begins, and the part of it with the names of functions.
const NAMES: &[u8] = b"\x04name";
const FUNCTIONS: u8 = 1;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const HEADER: usize = 8;

/// The sections in their order; what is cut off is left out.
pub fn sections(wasm: &[u8]) -> Vec<Section<'_>> {
    let mut found = Vec::new();
    let mut rest = &wasm[HEADER.min(wasm.len())..];
    while let [id, after @ ..] = rest {
        let mut after = after;
        let size = number(&mut after).min(after.len());
        found.push((*id, &after[..size]));
        rest = &after[size..];
    }
    found
}

/// The bodies of the functions that are not imported.
pub fn bodies<'a>(sections: &[Section<'a>]) -> Vec<&'a [u8]> {
    let Some((_, code)) = sections.iter().find(|(id, _)| *id == CODE) else { return Vec::new() };
    let mut rest = *code;
    let mut bodies = Vec::new();
    for _ in 0..number(&mut rest) {
        let size = number(&mut rest).min(rest.len());
        bodies.push(&rest[..size]);
        rest = &rest[size..];
    }
    bodies
}

/// How many functions are imported, where all imports are functions (wasm-bindgen's are).
pub fn imports(sections: &[Section<'_>]) -> usize {
    sections.iter().find(|(id, _)| *id == IMPORTS).map_or(0, |(_, content)| number(&mut &content[..]))
}

/// The names of functions, by their numbers; of imported ones too.
pub fn names(sections: &[Section<'_>]) -> HashMap<usize, String> {
    let mut found = HashMap::new();
    for (_, section) in sections.iter().filter(|(id, content)| *id == CUSTOM && content.starts_with(NAMES)) {
        let mut rest = &section[NAMES.len()..];
        while let [kind, after @ ..] = rest {
            let mut after = after;
            let size = number(&mut after).min(after.len());
            let mut list = &after[..size];
            rest = &after[size..];
            for _ in 0..if *kind == FUNCTIONS { number(&mut list) } else { 0 } {
                let function = number(&mut list);
                let length = number(&mut list).min(list.len());
                found.insert(function, String::from_utf8_lossy(&list[..length]).into_owned());
                list = &list[length..];
            }
        }
    }
    found
}

/// The same wasm with these names of its functions, the imported ones first, and no other section of names.
pub fn with_names(wasm: &[u8], names: &[String]) -> Vec<u8> {
    let mut list = Vec::new();
    put(&mut list, names.len());
    for (function, name) in names.iter().enumerate() {
        put(&mut list, function);
        put_text(&mut list, name);
    }
    let mut content = Vec::new();
    content.extend(NAMES);
    content.push(FUNCTIONS);
    put(&mut content, list.len());
    content.extend(list);
    let mut named = wasm[..HEADER].to_vec();
    for (id, section) in sections(wasm) {
        if id != CUSTOM || !section.starts_with(NAMES) {
            put_section(&mut named, id, section);
        }
    }
    put_section(&mut named, CUSTOM, &content);
    named
}

/// A number in LEB128 at the beginning, which is left behind.
fn number(rest: &mut &[u8]) -> usize {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let Some((byte, after)) = rest.split_first() else { break };
        *rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend(text.as_bytes());
}

fn put_section(out: &mut Vec<u8>, id: u8, content: &[u8]) {
    out.push(id);
    put(out, content.len());
    out.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two functions, one import, names that are to go.
    const WASM: &[u8] =
        b"\0asm\x01\0\0\0\x02\x07\x01\x01m\x01f\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x01\0\x05\x04name";

    #[test]
    fn bodies_and_imports_are_found() {
        let sections = sections(WASM);
        assert_eq!(bodies(&sections), [&b"\0\x0b"[..], b"\0\x01"]);
        assert_eq!(imports(&sections), 1);
    }

    #[test]
    fn names_take_the_place_of_names() {
        let named = with_names(WASM, &["a".to_owned(), "b".to_owned()]);
        assert!(named.starts_with(&WASM[..WASM.len() - 7]));
        assert!(named.ends_with(b"\0\x0e\x04name\x01\x07\x02\0\x01a\x01\x01b"));
        let read = names(&sections(&named));
        assert_eq!((read.len(), read[&0].as_str(), read[&1].as_str()), (2, "a", "b"));
    }

    #[test]
    fn long_numbers_are_read_as_written() {
        for value in [0, 127, 128, 16_384, usize::from(u16::MAX)] {
            let mut out = Vec::new();
            put(&mut out, value);
            assert_eq!(number(&mut &out[..]), value);
        }
    }
}
