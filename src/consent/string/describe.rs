//! The table of fields as JavaScript needs it to make objects of a tape: one JSON text.

use crate::data::consent_fields::SECTIONS;
use crate::data::consent_layout::{Field, FieldKind};
use crate::text::json::quote;

/// A list of `[section, id, [[segment, included, [[field, kind], …]], …]]`. The kind is a letter: `n` a
/// number, `b` a flag, `d` a time, `l` two letters, `c` a letter, `i` a list of numbers, `f` a list of flags,
/// `r` restrictions; `included` is null where absent segments are shown empty.
#[must_use]
pub fn describe() -> String {
    let mut out = String::new();
    list(&mut out, SECTIONS, |out, section| {
        quote(out, section.name);
        out.push(',');
        out.push_str(&section.id.to_string());
        out.push(',');
        list(out, section.segments, |out, segment| {
            quote(out, segment.name);
            out.push(',');
            match segment.included {
                Some(name) => quote(out, name),
                None => out.push_str("null"),
            }
            out.push(',');
            list(out, segment.fields, |out, field| {
                quote(out, field.name());
                out.push(',');
                quote(out, kind(field));
            });
        });
    });
    out
}

fn list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (number, item) in items.iter().enumerate() {
        out.push_str(if number == 0 { "[" } else { ",[" });
        write(out, item);
        out.push(']');
    }
    out.push(']');
}

fn kind(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Flag => "b",
        FieldKind::Date => "d",
        FieldKind::Letters => "l",
        FieldKind::Letter => "c",
        FieldKind::Flags => "f",
        FieldKind::Restrictions | FieldKind::OptimizedRestrictions => "r",
        kind if kind.is_list() => "i",
        _ => "n",
    }
}
