//! The closed lists, each declared once: its members, their outside names and `ALL`.
//!
//! Outside names are stable; the words for them live in the JavaScript package, one table a language.

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every member, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their outside names.
            pub(crate) const NAMES: Names = {
                const TEXT: &str = concat!($($text),+);
                const ENDS: &[u16] = &ends([$($text),+]);
                Names { text: TEXT, ends: ENDS }
            };

            /// The outside name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                Self::NAMES.get(self as usize)
            }

            /// The member of that outside name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.get(Self::NAMES.find(text)?).copied()
            }
        }

        // By name; what serde derives for an enum is several times the bytes.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

mod consent;
mod errors;
mod files;
mod matching;
mod privacy;
mod values;

pub use consent::*;
pub use errors::*;
pub use files::*;
pub use matching::*;
pub use privacy::*;
pub use values::*;

/// The names of a list in one text: a table of texts takes eight bytes a name beside it.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    text: &'static str,
    ends: &'static [u16],
}

impl Names {
    fn get(self, at: usize) -> &'static str {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default().into();
        self.text.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or_default()
    }

    fn find(self, name: &str) -> Option<usize> {
        self.iter().position(|known| known == name)
    }

    /// All, in the order of declaration.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        (0..self.ends.len()).map(move |at| self.get(at))
    }
}

/// Where each name ends, one behind the other.
#[expect(clippy::indexing_slicing, reason = "evaluated when it is compiled")]
const fn ends<const N: usize>(names: [&str; N]) -> [u16; N] {
    let mut ends = [0; N];
    let (mut at, mut end) = (0, 0);
    while at < N {
        end += names[at].len();
        ends[at] = end as u16;
        at += 1;
    }
    ends
}
