//! Mistakes of the caller.

use super::{Names, ends};

vocabulary! {
    /// A mistake of the caller.
    ErrorCode {
        /// An option that does not exist.
        OptionUnknown = "option.unknown",
        /// An option of the wrong type or out of its range.
        OptionInvalid = "option.invalid",
        /// No input at all.
        InputEmpty = "input.empty",
        /// Larger than the limits allow.
        InputTooLarge = "input.too-large",
        /// Not text.
        InputNotText = "input.not-text",
        /// More columns than the limits allow.
        InputColumns = "input.columns",
        /// A cell larger than the limits allow.
        InputCellTooLarge = "input.cell-too-large",
        /// A JSON line that is not an object.
        InputJsonNotObject = "input.json.not-object",
        /// A JSON line that cannot be read.
        InputJsonSyntax = "input.json.syntax",
        /// JSON nested deeper than the limits allow.
        InputJsonDepth = "input.json.depth",
        /// A record that is not an object of texts, numbers, flags or lists of them.
        RecordShape = "record.shape",
        /// A record without an id where one is needed.
        RecordId = "record.id",
        /// A kind that does not exist.
        SchemaUnknownKind = "schema.unknown-kind",
        /// A schema that cannot be read.
        SchemaInvalid = "schema.invalid",
        /// A schema that names a column the input does not have.
        SchemaUnknownColumn = "schema.unknown-column",
        /// A model that does not exist.
        ModelUnknown = "model.unknown",
        /// A model that cannot be used.
        ModelInvalid = "model.invalid",
        /// A list of labels that cannot be read.
        LabelsInvalid = "labels.invalid",
        /// A label that names a record there is not.
        LabelsUnknownId = "labels.unknown-id",
        /// A label that names one record twice.
        LabelsSameRecord = "labels.same-record",
        /// Labels that cannot all be so.
        LabelsContradiction = "labels.contradiction",
        /// A snapshot of another version.
        SnapshotVersion = "snapshot.version",
        /// A snapshot that is damaged, or no snapshot.
        SnapshotDamaged = "snapshot.damaged",
        /// The resolver is full.
        ResolverFull = "resolver.full",
        /// No record of that id.
        ResolverUnknownId = "resolver.unknown-id",
        /// A decision that contradicts others.
        DecisionConflict = "decision.conflict",
        /// A country that does not exist.
        CountryUnknown = "country.unknown",
        /// A date that cannot be read.
        DateInvalid = "date.invalid",
        /// A purpose, channel or other word that is not in the vocabulary.
        WordUnknown = "word.unknown",
        /// A consent state or a use request that cannot be read.
        ConsentInvalid = "consent.invalid",
        /// A consent string with a character that does not belong there, or that is none at all.
        ConsentStringSyntax = "consent.string.syntax",
        /// A consent string that ends too early.
        ConsentStringCut = "consent.string.cut",
        /// A consent string of a version, or with a segment, that is not known.
        ConsentStringVersion = "consent.string.version",
        /// A consent string with a value that cannot be, or a value that cannot be written in one.
        ConsentStringValue = "consent.string.value",
        /// A consent string larger than the limits allow.
        ConsentStringTooLarge = "consent.string.too-large",
        /// A row of the caller's own tables that cannot be read.
        TableInvalid = "table.invalid",
        /// More rows in a table of the caller than the limits allow.
        TableTooLarge = "table.too-large",
        /// A secret that could be guessed.
        SecretTooShort = "secret.too-short",
        /// No encoding of a record.
        EncodingInvalid = "encoding.invalid",
        /// An encoding under another secret or with other settings.
        EncodingForeign = "encoding.foreign",
        /// No line of a log of decisions.
        LogInvalid = "log.invalid",
        /// The work was called out of order.
        JobState = "job.state",
    }
}
