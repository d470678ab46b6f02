//! What is read and written, and the stages between.

use super::{Names, ends};

vocabulary! {
    /// A stage of a resolution, in order.
    Stage {
        /// Bytes to records.
        Read = "read",
        /// What the columns mean.
        Understand = "understand",
        /// Raw to clean.
        Cleanse = "cleanse",
        /// Clean to keys.
        Index = "index",
        /// The model to the records, where that is asked for.
        Train = "train",
        /// Candidates to weights.
        Compare = "compare",
        /// Pairs to customers.
        Unify = "unify",
        /// Counts for the report.
        Assess = "assess",
        /// Nothing left to do.
        Done = "done",
    }
}

vocabulary! {
    /// What a resolution writes.
    Output {
        /// Golden records.
        Customers = "customers.csv",
        /// Every input row, cleansed.
        Records = "records.csv",
        /// Pairs taken for one customer.
        Matches = "matches.csv",
        /// The model that was used.
        Model = "model.json",
        /// The assessment.
        Report = "report.json",
        /// The rows of the first input under their own headers, cleansed, with a column of issues.
        Cleansed = "cleansed.csv",
        /// The same as JSON lines.
        CleansedLines = "cleansed.jsonl",
    }
}

vocabulary! {
    /// How the records of an input are written.
    Format {
        /// Delimited text with or without a header.
        Csv = "csv",
        /// One JSON object a line.
        JsonLines = "jsonl",
        /// One JSON array of objects.
        Json = "json",
    }
}

vocabulary! {
    /// How the characters of an input are encoded.
    Encoding {
        /// UTF-8, with or without a byte order mark.
        Utf8 = "utf-8",
        /// UTF-16, least significant byte first.
        Utf16Le = "utf-16le",
        /// UTF-16, most significant byte first.
        Utf16Be = "utf-16be",
        /// Windows-1252.
        Windows1252 = "windows-1252",
        /// Central Europe. This one and the next ones are known by their letters and converted before the engine reads.
        Windows1250 = "windows-1250",
        /// Central Europe, as of ISO.
        Iso8859P2 = "iso-8859-2",
        /// Turkish.
        Windows1254 = "windows-1254",
        /// Baltic.
        Windows1257 = "windows-1257",
        /// Cyrillic.
        Windows1251 = "windows-1251",
        /// Russian of Unix.
        Koi8R = "koi8-r",
        /// Russian of DOS.
        Ibm866 = "ibm866",
        /// Greek.
        Windows1253 = "windows-1253",
        /// Hebrew.
        Windows1255 = "windows-1255",
        /// Arabic and Persian.
        Windows1256 = "windows-1256",
        /// Thai.
        Windows874 = "windows-874",
        /// Western Europe on the Macintosh of old.
        Macintosh = "macintosh",
        /// Western Europe of DOS.
        Cp850 = "cp850",
        /// Japanese.
        ShiftJis = "shift_jis",
        /// Japanese of Unix.
        EucJp = "euc-jp",
        /// Korean.
        EucKr = "euc-kr",
        /// Chinese, simplified.
        Gb18030 = "gb18030",
        /// Chinese, traditional.
        Big5 = "big5",
    }
}

vocabulary! {
    /// What reading did beside reading.
    NoteCode {
        /// The input was not UTF-8 and was converted.
        EncodingConverted = "encoding.converted",
        /// The input names no encoding, and its letters are those of this one.
        EncodingAssumed = "encoding.assumed",
        /// Bytes that are no characters became U+FFFD.
        EncodingInvalid = "encoding.invalid-bytes",
        /// NUL characters were left out.
        NulRemoved = "text.nul-removed",
        /// The characters are read as Windows-1252 or UTF-8, and do not look like either.
        EncodingDoubtful = "encoding.doubtful",
        /// What keeps a spreadsheet from changing or running a cell was taken off.
        GuardRemoved = "csv.guard-removed",
        /// A `sep=` line named the delimiter.
        SeparatorLine = "csv.separator-line",
        /// Rows before the header were left out.
        PreambleSkipped = "csv.preamble-skipped",
        /// There is no header; the columns were numbered.
        HeaderGenerated = "header.generated",
        /// A column has the name of another; it got a number.
        HeaderDuplicate = "header.duplicate",
        /// A column has no name; it got a number.
        HeaderEmpty = "header.empty",
        /// Rows that say what the header says were left out, as where files were put together.
        HeaderRepeated = "header.repeated",
        /// Rows with fewer cells than the header; the rest is empty.
        RowShort = "csv.short-row",
        /// Rows with more cells than the header; the rest is in the column of extra cells.
        RowLong = "csv.long-row",
        /// Rows without any text were left out.
        RowEmpty = "row.empty",
        /// Rows that are no records were left out: totals, remarks, page numbers, drawn lines.
        RowRemark = "row.remark",
        /// A quote that is never closed was read as a character.
        QuoteUnclosed = "csv.unclosed-quote",
        /// A quote inside a quoted cell was read as a character.
        QuoteStray = "csv.stray-quote",
        /// A JSON object has a key twice; both values were kept.
        JsonDuplicateKey = "json.duplicate-key",
        /// The records stand in a list inside an object; what stands beside it was left out.
        JsonEnvelope = "json.envelope",
        /// The input has a header and no records.
        NoRecords = "input.no-records",
        /// Rows have the id of another row; records are named by their row instead.
        IdRepeated = "id.repeated",
    }
}
