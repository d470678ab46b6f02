//! What may be shown, and what may leave.

use super::{Names, ends};

vocabulary! {
    /// Which article of the GDPR sets a data category apart.
    Special {
        /// Art. 9: health, beliefs, origin, politics, union, sexual life, biometrics, genetics.
        Sensitive = "art-9",
        /// Art. 10: criminal convictions and offences.
        Criminal = "art-10",
    }
}

vocabulary! {
    /// How a kind of field is handled for a purpose.
    Handling {
        /// It goes along as it is.
        Keep = "keep",
        /// A coarser form goes along: the year, the area, the network.
        Generalize = "generalize",
        /// Enough goes along to recognize it.
        Mask = "mask",
    }
}

vocabulary! {
    /// Who takes hashed identifiers of customers.
    Platform {
        /// Google Customer Match and Data Manager.
        Google = "google",
        /// Meta custom audiences and Conversions API.
        Meta = "meta",
        /// LinkedIn matched audiences.
        LinkedIn = "linkedin",
        /// TikTok customer files and Events API.
        TikTok = "tiktok",
        /// Snap audiences and Conversions API.
        Snap = "snap",
    }
}

vocabulary! {
    /// The form that an identifier is brought to before it is hashed.
    IdentifierForm {
        /// Lower case, no spaces.
        Email = "email",
        /// The same, without dots in mailboxes of Google.
        EmailUndotted = "email-undotted",
        /// With its plus.
        E164 = "e164",
        /// Without its plus.
        Digits = "digits",
        /// Lower case, no punctuation.
        Name = "name",
        /// Lower case, letters only.
        Letters = "letters",
        /// `19800304`.
        Date = "date",
        /// `f` or `m`.
        Initial = "initial",
        /// As it is written.
        Postcode = "postcode",
        /// Lower case, no spaces and dashes; the first five digits in the United States.
        PostcodePlain = "postcode-plain",
        /// Two letters.
        Country = "country",
        /// Two small letters.
        CountrySmall = "country-small",
    }
}

vocabulary! {
    /// Why a field, or part of it, does not leave.
    WithheldReason {
        /// The purpose does not need it.
        NotNeeded = "not-needed",
        /// A special category of data, or criminal records.
        SpecialCategory = "special-category",
        /// It opens an account.
        Credential = "credential",
        /// Free text may hold anything.
        FreeText = "free-text",
        /// Nobody said what it means.
        UnknownField = "unknown-field",
        /// What it means cannot be read, so it cannot be made coarser.
        Unreadable = "unreadable",
        /// A coarser form went along.
        Generalized = "generalized",
        /// A masked form went along.
        Masked = "masked",
        /// The decision does not permit the use.
        NotPermitted = "not-permitted",
        /// It goes only together with what the record does not have.
        Incomplete = "incomplete",
    }
}
