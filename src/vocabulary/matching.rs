//! What records are compared as, what a pair is taken for, what became of customers.

use super::{Names, ends};

vocabulary! {
    /// What two records are compared as; each has a table of comparisons and a model.
    Entity {
        /// People.
        Person = "person",
        /// Companies, schools, clubs, authorities.
        Organization = "organization",
        /// People who live together; what records are compared as only when it is asked for.
        Household = "household",
    }
}

vocabulary! {
    /// A function of the conditions that a model may write out.
    Function {
        /// Every argument holds.
        And = "and",
        /// An argument holds.
        Or = "or",
        /// The argument does not hold.
        Not = "not",
        /// Nothing is known.
        IsNull = "is-null",
        /// The first argument that is known.
        Coalesce = "coalesce",
        /// Nothing, where both are the same, else the first.
        NullIf = "null-if",
        /// `=`.
        Equal = "=",
        /// `<`.
        Less = "<",
        /// `<=`.
        AtMost = "<=",
        /// `>`.
        More = ">",
        /// `>=`.
        AtLeast = ">=",
        /// `+`.
        Add = "+",
        /// `-`.
        Subtract = "-",
        /// `*`.
        Multiply = "*",
        /// `/`.
        Divide = "/",
        /// The number without its sign.
        Absolute = "abs",
        /// Letters of a text.
        Length = "length",
        /// Of a text, from a place counted from 1, so many letters.
        Part = "part",
        /// Texts one behind the other.
        Join = "join",
        /// What stands before a sign, all where it does not stand.
        Before = "before",
        /// What stands behind a sign, nothing where it does not stand.
        After = "after",
        /// Levenshtein's distance.
        Edits = "levenshtein",
        /// Damerau's and Levenshtein's distance.
        EditsWithSwaps = "damerau-levenshtein",
        /// Jaro's similarity.
        Jaro = "jaro",
        /// Jaro's and Winkler's similarity.
        JaroWinkler = "jaro-winkler",
        /// Days from 1970-01-01 to a date.
        Days = "days",
        /// The sector, the district and the area of a British postcode.
        Sector = "postcode-sector",
        /// See `Sector`.
        District = "postcode-district",
        /// See `Sector`.
        Area = "postcode-area",
    }
}

vocabulary! {
    /// What a pair is taken for.
    Band {
        /// The same customer.
        Match = "match",
        /// A person should look.
        Review = "review",
        /// Different customers.
        Distinct = "distinct",
    }
}

vocabulary! {
    /// What a person says of two records.
    Verdict {
        /// They are one customer.
        Same = "same",
        /// They are two.
        NotSame = "not-same",
    }
}

vocabulary! {
    /// What happened to a customer.
    EventKind {
        /// It is new.
        Created = "created",
        /// Records came to it.
        Joined = "joined",
        /// A record was taken out of it.
        Left = "left",
        /// Another customer went up in it.
        Merged = "merged",
        /// Part of it became another customer.
        Split = "split",
        /// Records came to it from another customer.
        Moved = "moved",
        /// Its last record was taken out; its id is never given again.
        Retired = "retired",
    }
}

vocabulary! {
    /// What made it happen.
    Cause {
        /// A record was added.
        Added = "added",
        /// A record was replaced.
        Changed = "changed",
        /// A record was taken out.
        Removed = "removed",
        /// Somebody decided, or took a decision back.
        Decided = "decided",
        /// The records were weighed anew, as values are more or less common than before.
        Reweighed = "reweighed",
    }
}

vocabulary! {
    /// Why one of several values survives in a customer; the first rule that told them apart.
    SurvivorshipRule {
        /// All records that say anything say this.
        OnlyOne = "only-one",
        /// The others are doubtful or invalid.
        MostValid = "most-valid",
        /// More sources, then more records, say this.
        MostFrequent = "most-frequent",
        /// The record was changed last.
        MostRecent = "most-recent",
        /// Of several times the last one: of an order, of a visit.
        Latest = "latest",
        /// Of several times the first one: since when somebody is a customer.
        Earliest = "earliest",
        /// The others lack a part, are initials or are shorter.
        MostComplete = "most-complete",
        /// Nothing tells them apart; the record that stands first.
        First = "first",
    }
}

vocabulary! {
    /// Why a model fitted to records is not to be trusted.
    TrainingDoubt {
        /// Too few different records meet by chance.
        FewRecords = "few-records",
        /// Too few matches are expected.
        FewMatches = "few-matches",
        /// The rounds ended before the probabilities settled.
        NotSettled = "not-settled",
        /// Too many pairs are neither likely nor unlikely to match.
        NotSeparated = "not-separated",
    }
}
