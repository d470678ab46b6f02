//! A clean value in the making: what a kind's file fills in before the status is decided.

use super::clean::{Change, Clean, Issue};
use super::parts::{Changes, Parts};
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::text::forms::recompose;
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity, Status};
use std::ops::{Deref, DerefMut};

/// What a kind made of a tidy text. Boxed, as it goes from hand to hand.
#[derive(Debug, Default)]
pub(super) struct Draft(Box<Made>);

/// What a draft holds.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) value: String,
    pub(super) display: Option<String>,
    pub(super) parts: Parts,
    pub(super) changes: Changes,
    pub(super) issues: Vec<Issue>,
}

impl Deref for Draft {
    type Target = Made;

    fn deref(&self) -> &Made {
        &self.0
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut Made {
        &mut self.0
    }
}

impl Draft {
    /// A value without more to say about it.
    pub(super) fn of(value: impl Into<String>) -> Self {
        Self(Box::new(Made { value: value.into(), ..Made::default() }))
    }

    /// No value that can be trusted, and why.
    pub(super) fn nothing(code: IssueCode) -> Self {
        Self::default().error(code)
    }

    /// Adds the form to show, where it differs from the value.
    pub(super) fn showing(mut self, display: Option<String>) -> Self {
        self.display = display;
        self
    }

    pub(super) fn part(mut self, part: Part, text: &str) -> Self {
        if !text.is_empty() {
            self.parts.push(part, text);
        }
        self
    }

    pub(super) fn change(mut self, change: Change) -> Self {
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
        self
    }

    pub(super) fn change_if(self, condition: bool, change: Change) -> Self {
        if condition { self.change(change) } else { self }
    }

    /// Signs that went or came have a change of their own, where the kind told of case and spaces only.
    pub(super) fn accounted(self, text: &str) -> Self {
        let tells = |change: &Change| !matches!(change, ChangeCode::Case | ChangeCode::Space);
        if self.value.is_empty() || self.value == *text || self.changes.iter().any(tells) {
            return self;
        }
        let differ = !signs(&self.value).eq(signs(text));
        self.change_if(differ, ChangeCode::Punctuation)
    }

    /// A mark may stand behind another letter than the typed one, once signs and capitals are gone.
    fn recomposed(mut self) -> Self {
        let changed = recompose(&mut self.value);
        self.display.as_mut().map(recompose);
        self.parts.recompose();
        self.change_if(changed, ChangeCode::Unicode)
    }

    pub(super) fn issue(mut self, issue: Issue) -> Self {
        // Most values have one, and a column of them is kept.
        self.issues.reserve_exact(1);
        self.issues.push(issue);
        self
    }

    pub(super) fn info(self, code: IssueCode) -> Self {
        self.issue(Issue::new(code, Severity::Info))
    }

    pub(super) fn warning(self, code: IssueCode) -> Self {
        self.issue(Issue::new(code, Severity::Warning))
    }

    pub(super) fn error(self, code: IssueCode) -> Self {
        self.issue(Issue::new(code, Severity::Error))
    }

    /// Several values in one field: a list of those that differ, with what is said of each; one alone stays as it is.
    pub(super) fn several(drafts: &mut dyn Iterator<Item = Self>) -> Self {
        let mut found: Vec<Self> = Vec::new();
        for draft in drafts.take(LIST_VALUES) {
            if found.iter().all(|known| known.value != draft.value) {
                found.push(draft);
            }
        }
        if found.len() == 1 {
            return found.remove(0).change(ChangeCode::Punctuation);
        }
        let mut all = Self::default().change(ChangeCode::Parts).warning(IssueCode::SeveralValues);
        for mut draft in found {
            if !all.value.is_empty() && !draft.value.is_empty() {
                all.value.push(LIST_SEPARATOR);
            }
            all.value.push_str(&draft.value);
            for issue in draft.issues.drain(..) {
                if !all.issues.contains(&issue) {
                    all.issues.push(issue);
                }
            }
        }
        all
    }

    pub(super) fn warning_if(self, condition: bool, code: IssueCode) -> Self {
        if condition { self.warning(code) } else { self }
    }

    /// The clean value; its status follows from what was found and what was typed.
    pub(super) fn finish(mut self, raw: &str) -> Clean {
        if !raw.is_ascii() {
            self = self.recomposed();
        }
        self.0.clean(raw)
    }
}

impl Made {
    /// The same of what was made of ASCII.
    pub(super) fn clean(self, raw: &str) -> Clean {
        Clean {
            status: status(raw, &self.value, &self.issues),
            value: self.value.into_boxed_str(),
            display: self.display.map(String::into_boxed_str),
            parts: self.parts,
            changes: self.changes,
            issues: self.issues,
        }
    }
}

fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())
}

/// An error makes a value invalid, a warning suspect; else it counts whether anything is there and
/// whether it is as typed.
pub(super) fn status(raw: &str, value: &str, issues: &[Issue]) -> Status {
    status_of(value.is_empty(), value == raw, issues)
}

/// The same where the two were compared before.
pub(super) fn status_of(is_empty: bool, is_as_typed: bool, issues: &[Issue]) -> Status {
    let worst = issues.iter().map(|issue| issue.severity).max();
    match worst {
        Some(Severity::Error) => Status::Invalid,
        Some(Severity::Warning) if !is_empty => Status::Suspect,
        _ if is_empty => Status::Empty,
        _ if is_as_typed => Status::Valid,
        _ => Status::Corrected,
    }
}
