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

vocabulary! {
    /// What a field means.
    Kind {
        /// A whole person name.
        Name = "name",
        /// Salutation or academic title before a name.
        NamePrefix = "name.prefix",
        /// Given name.
        NameGiven = "name.given",
        /// Middle name or initial.
        NameMiddle = "name.middle",
        /// Family name.
        NameFamily = "name.family",
        /// Generation or credential after a name.
        NameSuffix = "name.suffix",
        /// Familiar form of a name.
        NameNickname = "name.nickname",
        /// Reading of a name, as furigana.
        NamePhonetic = "name.phonetic",
        /// Company, authority, association.
        Organization = "organization",
        /// Role in an organization.
        JobTitle = "job-title",
        /// Part of an organization.
        Department = "department",
        /// E-mail address.
        Email = "email",
        /// Telephone or fax number.
        Phone = "phone",
        /// Web address or handle.
        Url = "url",
        /// A whole address in one field.
        Address = "address",
        /// Street and house number.
        AddressStreet = "address.street",
        /// Flat, floor, suite, building.
        AddressUnit = "address.unit",
        /// City, town, village, suburb.
        AddressLocality = "address.locality",
        /// State, province, county.
        AddressRegion = "address.region",
        /// Postal code.
        AddressPostcode = "address.postcode",
        /// Country.
        AddressCountry = "address.country",
        /// A calendar date.
        Date = "date",
        /// Date of birth.
        DateBirth = "date.birth",
        /// An instant.
        Timestamp = "timestamp",
        /// Gender.
        Gender = "gender",
        /// Single, married, widowed.
        MaritalStatus = "marital-status",
        /// Language or locale.
        Language = "language",
        /// Key of a record in some system.
        Id = "id",
        /// National identity or social security number.
        IdNational = "id.national",
        /// Tax number.
        IdTax = "id.tax",
        /// Value added tax number.
        IdVat = "id.vat",
        /// International bank account number.
        Iban = "iban",
        /// Payment card number.
        Card = "card",
        /// Internet protocol address.
        Ip = "ip",
        /// Latitude or longitude.
        Geo = "geo",
        /// Time zone.
        TimeZone = "time-zone",
        /// Password, token, secret.
        Credential = "credential",
        /// Amount of money.
        Money = "money",
        /// A number of things.
        Count = "count",
        /// Yes or no.
        Flag = "flag",
        /// One of a few values.
        Category = "category",
        /// Free text.
        Text = "text",
        /// A statement of consent.
        Consent = "consent",
    }
}

vocabulary! {
    /// A part that a name or an address is taken apart into.
    Part {
        /// Salutation, title.
        Prefix = "prefix",
        /// Given name.
        Given = "given",
        /// Middle names.
        Middle = "middle",
        /// Family name with its particles.
        Family = "family",
        /// Generation, credential.
        Suffix = "suffix",
        /// Familiar name.
        Nickname = "nickname",
        /// Family name at birth (née, geb.).
        Maiden = "maiden",
        /// Street name.
        Street = "street",
        /// House number.
        Number = "number",
        /// Flat, floor, suite.
        Unit = "unit",
        /// City.
        Locality = "locality",
        /// State or province.
        Region = "region",
        /// Postal code.
        Postcode = "postcode",
        /// ISO 3166-1 alpha-2 code.
        Country = "country",
        /// Legal form of an organization.
        LegalForm = "legal-form",
        /// Name of an organization without its legal form.
        Core = "core",
        /// The name under which an organization trades.
        TradeName = "trade-name",
        /// A branch of an organization, or its country.
        Branch = "branch",
        /// A department of an organization.
        Department = "department",
        /// The short name of an organization.
        Acronym = "acronym",
        /// The scheme of an official number, `de.vat`; the network of a card.
        Scheme = "scheme",
        /// The mailbox that an address leads to, as its provider sees it, where that is another text:
        /// for comparing, never to write to.
        Mailbox = "mailbox",
        /// What provides a mailbox: `public` for everybody's, `disposable` for minutes.
        Provider = "provider",
        /// The social platform of a web address.
        Platform = "platform",
        /// The name of an account on a platform, or of a channel, a company's page.
        Handle = "handle",
        /// What a telephone number is for.
        Type = "type",
        /// A telephone number as it is written in its own country.
        National = "national",
        /// What is dialled after a telephone number.
        Extension = "extension",
    }
}

impl Part {
    /// The kind of a field that holds this part alone. Street and number are one field.
    #[must_use]
    pub const fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Prefix => Kind::NamePrefix,
            Self::Given => Kind::NameGiven,
            Self::Middle => Kind::NameMiddle,
            Self::Family => Kind::NameFamily,
            Self::Suffix => Kind::NameSuffix,
            Self::Nickname => Kind::NameNickname,
            Self::Street | Self::Number => Kind::AddressStreet,
            Self::Unit => Kind::AddressUnit,
            Self::Locality => Kind::AddressLocality,
            Self::Region => Kind::AddressRegion,
            Self::Postcode => Kind::AddressPostcode,
            Self::Country => Kind::AddressCountry,
            Self::Department => Kind::Department,
            Self::Maiden
            | Self::LegalForm
            | Self::TradeName
            | Self::Branch
            | Self::Acronym
            | Self::Core
            | Self::Scheme
            | Self::Mailbox
            | Self::Provider
            | Self::Platform
            | Self::Handle
            | Self::Type
            | Self::National
            | Self::Extension => return None,
        })
    }
}

vocabulary! {
    /// What a telephone number is for.
    PhoneType {
        /// A line at a place.
        FixedLine = "fixed-line",
        /// A mobile telephone.
        Mobile = "mobile",
        /// Either: the plan does not tell them apart.
        FixedLineOrMobile = "fixed-line-or-mobile",
        /// Free for the caller.
        TollFree = "toll-free",
        /// Dear for the caller.
        PremiumRate = "premium-rate",
        /// Paid by both.
        SharedCost = "shared-cost",
        /// Over the internet.
        Voip = "voip",
        /// Follows a person.
        Personal = "personal-number",
        /// Receives short messages only.
        Pager = "pager",
        /// One number for all places of a company.
        Uan = "uan",
        /// A mailbox for voice.
        Voicemail = "voicemail",
    }
}

vocabulary! {
    /// How a telephone number is written.
    PhoneFormat {
        /// `+491712345678`, as values are.
        E164 = "e164",
        /// `+49 171 2345678`, as values are shown.
        International = "international",
        /// `0171 2345678`, as in its own country.
        National = "national",
        /// `tel:+49-171-2345678`, a link.
        Rfc3966 = "rfc3966",
        /// What was typed so far, in groups.
        AsYouType = "as-you-type",
    }
}

vocabulary! {
    /// What became of a value.
    Status {
        /// Nothing to object to.
        Valid = "valid",
        /// Changed, and valid now.
        Corrected = "corrected",
        /// Usable, but a person should look.
        Suspect = "suspect",
        /// Not what the field is for.
        Invalid = "invalid",
        /// Nothing there.
        Empty = "empty",
    }
}

vocabulary! {
    /// How much an issue matters.
    Severity {
        /// Worth knowing.
        Info = "info",
        /// A person should look.
        Warning = "warning",
        /// The value cannot be used.
        Error = "error",
    }
}

vocabulary! {
    /// What was done to a value.
    ChangeCode {
        /// Spaces at the ends or doubled inside were removed.
        Space = "space",
        /// Letters were set in the usual case.
        Case = "case",
        /// Characters were brought to Unicode NFC, or full-width forms to their plain ones.
        Unicode = "unicode",
        /// Invisible or direction characters were removed.
        Invisible = "invisible",
        /// Punctuation or a prefix that is no part of the value was removed.
        Punctuation = "punctuation",
        /// Brought to the canonical form of its kind.
        Format = "format",
        /// A name was taken apart or put in order.
        Parts = "parts",
        /// A code took the place of a name, or the reverse.
        Code = "code",
        /// A country was supplied by the context.
        Country = "country",
        /// Bytes read in the wrong encoding were read again.
        Mojibake = "mojibake",
        /// Character references of HTML became the characters.
        Entity = "entity",
    }
}

vocabulary! {
    /// What a person should look at.
    IssueCode {
        /// Longer than is looked at.
        TooLong = "value.too-long",
        /// A word that stands for "nothing".
        Placeholder = "value.placeholder",
        /// A word that people type to try a form.
        Junk = "value.junk",
        /// A run along one row of keys.
        KeyboardWalk = "value.keyboard-walk",
        /// The same character again and again, or figures that count up or down.
        Repeated = "value.repeated",
        /// Letters of several scripts that look alike.
        LookAlike = "value.look-alike",
        /// Characters that carry no text.
        ControlCharacter = "value.control-character",
        /// Text that was read in the wrong encoding.
        Mojibake = "value.mojibake",
        /// Several values in one field.
        SeveralValues = "value.several",
        /// No e-mail address.
        EmailSyntax = "email.syntax",
        /// The domain is one letter off a well-known one.
        EmailDomainTypo = "email.domain-typo",
        /// A mailbox of a role, not of a person.
        EmailRole = "email.role",
        /// A mailbox that exists for minutes.
        EmailDisposable = "email.disposable",
        /// An ending that is reserved: no mail arrives there.
        EmailReserved = "email.reserved-domain",
        /// No telephone number.
        PhoneSyntax = "phone.syntax",
        /// Too short or too long for its country.
        PhoneLength = "phone.length",
        /// Of a possible length, but no number of its country.
        PhoneInvalid = "phone.invalid",
        /// Its first digits may be a calling code without its plus.
        PhoneAmbiguous = "phone.ambiguous",
        /// The country cannot be told.
        PhoneCountryUnknown = "phone.country-unknown",
        /// A name without letters.
        NameNoLetters = "name.no-letters",
        /// Two people in one field.
        NameTwoPeople = "name.two-people",
        /// A company in the field of a person.
        NameIsOrganization = "name.is-organization",
        /// An e-mail address in the field of a name.
        NameIsEmail = "name.is-email",
        /// Which name is the family's may be told in another way.
        NameOrder = "name.order",
        /// A person in the field of an organization.
        OrganizationIsPerson = "organization.is-person",
        /// No country of that name or code.
        CountryUnknown = "country.unknown",
        /// A name that several countries have, or had.
        CountryAmbiguous = "country.ambiguous",
        /// An address that can be read in two ways.
        AddressAmbiguous = "address.ambiguous",
        /// Not a postal code of its country.
        PostcodeFormat = "postcode.format",
        /// Not a date.
        DateSyntax = "date.syntax",
        /// Day and month may be swapped.
        DateAmbiguous = "date.ambiguous",
        /// No such day.
        DateImpossible = "date.impossible",
        /// After today.
        DateFuture = "date.future",
        /// A date that systems fill in.
        DateDefault = "date.default",
        /// Two digits for the year; the century was decided by a pivot.
        DateTwoDigitYear = "date.two-digit-year",
        /// Only the year, or year and month.
        DatePartial = "date.partial",
        /// A count of days or seconds, as systems keep dates.
        DateSerial = "date.serial",
        /// Neither yes nor no.
        FlagUnknown = "flag.unknown",
        /// Check digit or length is wrong.
        IdChecksum = "id.checksum",
        /// The check digits fit the numbers of several countries.
        IdAmbiguous = "id.ambiguous",
        /// No country is known; the check digits fit the numbers of one.
        IdSchemeInferred = "id.scheme-inferred",
        /// The value is not of the form of its kind.
        FormatUnknown = "value.format",
        /// The number of a payment card in a field for something else.
        PaymentCard = "value.payment-card",
        /// A sign of money that several countries use.
        CurrencyAmbiguous = "money.currency",
        /// A name of several time zones.
        TimeZoneAmbiguous = "time-zone.ambiguous",
        /// Thousands, or a fraction of three digits.
        MoneyAmbiguous = "money.ambiguous",
        /// A value of another kind than its field, which another field of the record may lack.
        Misplaced = "record.misplaced",
        /// Two fields of the record hold each other's value.
        Swapped = "record.swapped",
        /// The values of the record stand in the columns beside their own.
        Shifted = "record.shifted",
        /// Telephone number, postal code and country of the record do not agree.
        CountryConflict = "record.country-conflict",
        /// An official number of the record says another day of birth.
        BirthConflict = "record.birth-conflict",
        /// An official number of the record says another sex.
        GenderConflict = "record.gender-conflict",
        /// The postal code is one of another region than the record names.
        RegionConflict = "record.region-conflict",
        /// A consent token nobody knows; read as unknown.
        ConsentTokenUnknown = "consent.token-unknown",
    }
}

vocabulary! {
    /// How a consent string is written.
    ConsentFormat {
        /// A TC string of the IAB Transparency and Consent Framework.
        Tcf = "tcf",
        /// A string of the IAB Global Privacy Platform.
        Gpp = "gpp",
        /// An IAB US Privacy string.
        Usp = "usp",
    }
}

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
    /// What personal data is used for.
    Purpose {
        /// To provide what was asked for.
        Service = "service",
        /// Messages about a transaction.
        Transactional = "transactional",
        /// Own direct marketing.
        Marketing = "marketing",
        /// Marketing of or by others.
        MarketingThirdParty = "marketing.third-party",
        /// Surveys.
        Survey = "survey",
        /// Content to fit the person.
        Personalization = "personalization",
        /// Judging the person.
        Profiling = "profiling",
        /// Counting and improving.
        Analytics = "analytics",
        /// Cross-context, targeted advertising.
        Advertising = "advertising",
        /// Sale of the data.
        Sale = "sale",
        /// Decisions without a person.
        AutomatedDecision = "automated-decision",
        /// Adding data from others.
        Enrichment = "enrichment",
        /// Research.
        Research = "research",
        /// Security and fraud prevention.
        Security = "security",
        /// Duties under law.
        Legal = "legal",
    }
}

vocabulary! {
    /// The way a person is reached.
    Channel {
        /// E-mail.
        Email = "email",
        /// Text message.
        Sms = "sms",
        /// Messenger.
        Messaging = "messaging",
        /// Push notification.
        Push = "push",
        /// Live telephone call.
        Call = "call",
        /// Automated or recorded call.
        Autocall = "autocall",
        /// Fax.
        Fax = "fax",
        /// Letter.
        Post = "post",
        /// In the page.
        Web = "web",
    }
}

vocabulary! {
    /// Which way round a consent column speaks.
    Polarity {
        /// Yes means may.
        Direct = "direct",
        /// Yes means may not.
        Inverse = "inverse",
    }
}

vocabulary! {
    /// What one customer has said about one purpose and channel.
    ConsentStatus {
        /// Agreed.
        Granted = "granted",
        /// Asked, and said no.
        Refused = "refused",
        /// Agreed once, and took it back.
        Withdrawn = "withdrawn",
        /// Agreed for a time that is over.
        Expired = "expired",
        /// Asked, not yet answered or confirmed.
        Pending = "pending",
        /// Never asked, or not to be told.
        Unknown = "unknown",
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
    /// How a consent was given.
    Method {
        /// By a clear act.
        Express = "express",
        /// In writing, or signed electronically.
        Written = "written",
        /// By a clear act, confirmed from the contact point itself.
        DoubleOptIn = "double-opt-in",
        /// By word of mouth.
        Verbal = "verbal",
        /// Inferred from a relationship.
        Implied = "implied",
        /// By a box that was ticked beforehand; no consent under the GDPR.
        PreTicked = "pre-ticked",
    }
}

vocabulary! {
    /// Whether messages arrive. Says nothing about consent.
    DeliveryStatus {
        /// They arrive.
        Ok = "ok",
        /// The last one came back; the next may arrive.
        SoftBounce = "soft-bounce",
        /// They come back.
        HardBounce = "hard-bounce",
        /// The receiver reported one as spam.
        Complained = "complained",
    }
}

vocabulary! {
    /// What a word in a consent column means, before the polarity of the column is considered.
    TokenMeaning {
        /// The column's question is answered with yes.
        Yes = "yes",
        /// The column's question is answered with no.
        No = "no",
        /// A bare mark: enough for a no, not for a grant.
        Mark = "mark",
        /// States a grant, whichever way the column speaks.
        Granted = "granted",
        /// States a refusal.
        Refused = "refused",
        /// States a withdrawal.
        Withdrawn = "withdrawn",
        /// States that a grant is over.
        Expired = "expired",
        /// States that an answer is awaited.
        Pending = "pending",
        /// A known word that says nothing about consent.
        Unknown = "unknown",
        /// The address takes no message for now.
        SoftBounce = "soft-bounce",
        /// The address takes no message.
        HardBounce = "hard-bounce",
        /// The receiver reported a message as spam, and so objected.
        Complained = "complained",
    }
}

vocabulary! {
    /// Why the statements of several sources could not simply be joined.
    ConflictCode {
        /// A grant and a no of which one has no time; the no was kept.
        Undated = "consent.conflict.undated",
        /// A grant and a no of the same time; the no was kept.
        SameTime = "consent.conflict.same-time",
        /// A grant later than the no, but without proof (method and time); the no was kept.
        NotDemonstrable = "consent.conflict.not-demonstrable",
        /// Two different signal strings; one was kept.
        Signals = "consent.conflict.signals",
    }
}

vocabulary! {
    /// What a time beside a consent column tells.
    TimeRole {
        /// When consent was given.
        Granted = "granted",
        /// When consent was confirmed from the contact point itself.
        Confirmed = "confirmed",
        /// When consent was taken back.
        Withdrawn = "withdrawn",
        /// When the statement last changed, whatever it says.
        Changed = "changed",
    }
}

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
    }
}

vocabulary! {
    /// What reading did beside reading.
    NoteCode {
        /// The input was not UTF-8 and was converted.
        EncodingConverted = "encoding.converted",
        /// Bytes that are no characters became U+FFFD.
        EncodingInvalid = "encoding.invalid-bytes",
        /// NUL characters were left out.
        NulRemoved = "text.nul-removed",
        /// The apostrophe that keeps a spreadsheet from running a cell was taken off.
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
        /// Rows with fewer cells than the header; the rest is empty.
        RowShort = "csv.short-row",
        /// Rows with more cells than the header; the rest is in the column of extra cells.
        RowLong = "csv.long-row",
        /// Rows without any text were left out.
        RowEmpty = "row.empty",
        /// A quote that is never closed was read as a character.
        QuoteUnclosed = "csv.unclosed-quote",
        /// A quote inside a quoted cell was read as a character.
        QuoteStray = "csv.stray-quote",
        /// A JSON object has a key twice; both values were kept.
        JsonDuplicateKey = "json.duplicate-key",
        /// The input has a header and no records.
        NoRecords = "input.no-records",
        /// Rows have the id of another row; records are named by their row instead.
        IdRepeated = "id.repeated",
    }
}

vocabulary! {
    /// Whether a use of a record is permitted.
    Outcome {
        /// It is.
        Permitted = "permitted",
        /// It is, but not at this instant.
        Deferred = "deferred",
        /// The facts given do not decide it.
        Review = "review",
        /// It is not.
        Denied = "denied",
    }
}

vocabulary! {
    /// On what a permitted use rests; the stronger stands later.
    Basis {
        /// Permitted until the person objects.
        OptOutRegime = "opt-out-regime",
        /// An interest that outweighs the person's (GDPR Art. 6(1)(f)).
        LegitimateInterests = "legitimate-interests",
        /// A duty under law (GDPR Art. 6(1)(c)).
        LegalObligation = "legal-obligation",
        /// A contract with the person (GDPR Art. 6(1)(b)).
        Contract = "contract",
        /// Consent inferred from a relationship (CASL).
        ImpliedConsent = "implied-consent",
        /// The address was got in a sale (ePrivacy Art. 13(2)).
        SoftOptIn = "soft-opt-in",
        /// Consent.
        Consent = "consent",
        /// Consent that names the special category.
        ExplicitConsent = "explicit-consent",
    }
}

vocabulary! {
    /// What a rule does.
    Effect {
        /// Forbids the use.
        Forbids = "forbids",
        /// Asks for something that is not there.
        Requires = "requires",
        /// Puts it off.
        Defers = "defers",
        /// Permits it.
        Permits = "permits",
    }
}

vocabulary! {
    /// How well the source of a rule was seen.
    Confidence {
        /// The text of the law, of a regulator or of a standard.
        Text = "text",
        /// A secondary page.
        Secondary = "secondary",
        /// Not seen; such a rule permits nothing by itself.
        Unverified = "unverified",
    }
}

vocabulary! {
    /// Who a person is to the law.
    SubjectKind {
        /// A private person.
        Consumer = "consumer",
        /// A company.
        Business = "business",
        /// A person who trades alone.
        SoleTrader = "sole-trader",
    }
}

vocabulary! {
    /// Whether a number stands on the register of those who do not want calls.
    DoNotCall {
        /// It does.
        Listed = "listed",
        /// It does not.
        NotListed = "not-listed",
        /// Nobody looked.
        Unchecked = "unchecked",
    }
}

vocabulary! {
    /// The law, act or standard that a rule belongs to.
    Regime {
        /// Regulation (EU) 2016/679.
        Gdpr = "GDPR",
        /// Directive 2002/58/EC.
        EPrivacy = "ePrivacy",
        /// German act against unfair competition.
        UwgDe = "UWG-DE",
        /// French consumer and post codes.
        Fr = "FR",
        /// UK GDPR and Data Protection Act 2018.
        UkGdpr = "UK-GDPR",
        /// UK Privacy and Electronic Communications Regulations.
        Pecr = "PECR",
        /// California Consumer Privacy Act.
        Ccpa = "CCPA",
        /// Colorado Privacy Act.
        UsCo = "US-CO",
        /// Connecticut Data Privacy Act.
        UsCt = "US-CT",
        /// Delaware Personal Data Privacy Act.
        UsDe = "US-DE",
        /// Florida Digital Bill of Rights.
        UsFl = "US-FL",
        /// Iowa Consumer Data Protection Act.
        UsIa = "US-IA",
        /// Indiana Consumer Data Protection Act.
        UsIn = "US-IN",
        /// Kentucky Consumer Data Protection Act.
        UsKy = "US-KY",
        /// Maryland Online Data Privacy Act.
        UsMd = "US-MD",
        /// Minnesota Consumer Data Privacy Act.
        UsMn = "US-MN",
        /// Montana Consumer Data Privacy Act.
        UsMt = "US-MT",
        /// Nebraska Data Privacy Act.
        UsNe = "US-NE",
        /// New Hampshire privacy act.
        UsNh = "US-NH",
        /// New Jersey Data Privacy Act.
        UsNj = "US-NJ",
        /// Oregon Consumer Privacy Act.
        UsOr = "US-OR",
        /// Rhode Island Data Transparency and Privacy Protection Act.
        UsRi = "US-RI",
        /// Tennessee Information Protection Act.
        UsTn = "US-TN",
        /// Texas Data Privacy and Security Act.
        UsTx = "US-TX",
        /// Utah Consumer Privacy Act.
        UsUt = "US-UT",
        /// Virginia Consumer Data Protection Act.
        UsVa = "US-VA",
        /// US act on commercial e-mail.
        CanSpam = "CAN-SPAM",
        /// US Telephone Consumer Protection Act.
        Tcpa = "TCPA",
        /// US Children's Online Privacy Protection Act.
        Coppa = "COPPA",
        /// Canadian anti-spam legislation.
        Casl = "CASL",
        /// Canadian Personal Information Protection and Electronic Documents Act.
        Pipeda = "PIPEDA",
        /// Canadian Unsolicited Telecommunications Rules with the National Do Not Call List.
        DnclCa = "DNCL-CA",
        /// Quebec act on personal information in the private sector, as modernized by Law 25.
        Law25 = "Law25",
        /// Brazilian General Data Protection Law.
        Lgpd = "LGPD",
        /// South African Protection of Personal Information Act, with the hours of the Consumer Protection Act.
        Popia = "POPIA",
        /// Japanese Act on the Protection of Personal Information.
        Appi = "APPI",
        /// Japanese act on specified electronic mail.
        JpAntispam = "JP-antispam",
        /// Singapore Personal Data Protection Act, with the Do Not Call registry.
        PdpaSg = "PDPA-SG",
        /// Australian Spam Act 2003.
        SpamActAu = "Spam-Act-AU",
        /// Australian Do Not Call Register Act 2006 and calling standard.
        DncrAu = "DNCR-AU",
        /// Australian Privacy Act 1988.
        PrivacyAu = "Privacy-AU",
        /// Indian Digital Personal Data Protection Act 2023.
        Dpdp = "DPDP",
        /// Indian regulations on commercial calls and messages.
        TcccprIn = "TCCCPR-IN",
        /// Swiss Federal Act on Data Protection.
        Nfadp = "nFADP",
        /// Swiss act against unfair competition.
        UcaCh = "UCA-CH",
        /// Global Privacy Control.
        Gpc = "GPC",
        /// No rule is known: the protective answer.
        Protective = "protective",
    }
}

vocabulary! {
    /// Why a use is permitted or not.
    ReasonCode {
        /// The person agreed.
        ConsentGranted = "consent.granted",
        /// The person took back what had been granted.
        ConsentWithdrawn = "consent.withdrawn",
        /// The person was asked and said no.
        ConsentRefused = "consent.refused",
        /// What was granted has lapsed.
        ConsentExpired = "consent.expired",
        /// The person was asked and has not confirmed.
        ConsentPending = "consent.pending",
        /// Nothing says anything about this purpose and channel.
        ConsentNothingOnFile = "consent.nothing-on-file",
        /// Consent is needed, and what is there does not do.
        ConsentNeeded = "consent.needed",
        /// The consent does not name the special category of data.
        ConsentNotExplicit = "consent.not-explicit",
        /// The consent was inferred or ticked beforehand; an act of the person is needed.
        ConsentNotExpress = "consent.not-express",
        /// The consent does not name this channel.
        ConsentChannelNotNamed = "consent.channel-not-named",
        /// A child; a parent has to agree.
        ParentalConsent = "age.parental-consent",
        /// Too young to be opted in without an act of their own.
        AgeOptIn = "age.opt-in",
        /// Too young for such a use, whoever agrees.
        AgeProhibited = "age.prohibited",
        /// The address was got in a sale, for similar products, and refusal was offered each time.
        SoftOptIn = "basis.soft-opt-in",
        /// Permitted until the person objects.
        OptOut = "basis.opt-out",
        /// Consent is inferred from a recent purchase, inquiry or relationship.
        ImpliedConsent = "basis.implied-consent",
        /// Needed for a contract with the person, or a message about one.
        Contract = "basis.contract",
        /// A duty under law.
        LegalObligation = "basis.legal-obligation",
        /// An interest that outweighs the person's.
        LegitimateInterests = "basis.legitimate-interests",
        /// A recent purchase or inquiry lifts the bar of the register.
        BusinessRelationship = "basis.business-relationship",
        /// The browser says: do not sell or share.
        SignalGpc = "signal.gpc",
        /// The number stands on a do-not-call register.
        DoNotCallListed = "do-not-call.listed",
        /// Special categories of data.
        SpecialCategory = "category.special",
        /// Criminal convictions and offences.
        CriminalCategory = "category.criminal",
        /// Outside the hours in which people may be called.
        QuietHours = "time.quiet-hours",
        /// Too often within the time.
        Frequency = "time.frequency",
        /// Not given: whether the number stands on a do-not-call register.
        MissingDoNotCall = "missing.do-not-call",
        /// Not given: the time zone of the person.
        MissingTimeZone = "missing.time-zone",
        /// Not given: the region of the person.
        MissingRegion = "missing.region",
        /// Not given: whether the contact was got in a sale.
        MissingContactInSale = "missing.contact-obtained-in-sale",
        /// Not given: whether the use is about similar own products.
        MissingSimilarProducts = "missing.similar-products",
        /// Not given: whether refusal was offered at collection and each time.
        MissingOptOutOffered = "missing.opt-out-offered",
        /// Not given: whether the consent was given in writing.
        MissingWrittenConsent = "missing.written-consent",
        /// Not given: consent by giving the number for this purpose.
        MissingPriorConsent = "missing.prior-consent",
        /// Not given: until when an inferred consent holds.
        MissingImpliedUntil = "missing.implied-until",
        /// Not given: whether a business would presumably agree.
        MissingPresumedConsent = "missing.presumed-consent",
        /// Not given: whether the call belongs to a contract in progress.
        MissingContract = "missing.contract-in-progress",
        /// Not given: a weighing of interests.
        MissingBalancing = "missing.balancing-of-interests",
        /// Not given: the ground on which special or criminal data may be used.
        MissingSpecialGround = "missing.ground-for-special-data",
        /// The rule of the country is not in the table.
        MissingNationalRule = "missing.national-rule",
        /// No rule for this place, purpose and channel is in the table.
        MissingRule = "missing.rule",
    }
}

vocabulary! {
    /// What has to be done along with a use.
    ObligationCode {
        /// Every message carries a working way to unsubscribe.
        Unsubscribe = "unsubscribe",
        /// The message says who sends it.
        IdentifySender = "identify-sender",
        /// The message carries a postal address.
        PostalAddress = "postal-address",
        /// Refusal is offered.
        OfferOptOut = "offer-opt-out",
        /// The number is looked up in the do-not-call register.
        ScreenDoNotCall = "screen-do-not-call",
        /// The proof of the consent is kept.
        KeepProof = "keep-proof",
        /// A no is followed in this time.
        HonourOptOut = "honour-opt-out",
        /// The age is asked.
        AgeGate = "age-gate",
        /// The message concerns the profession of the person.
        RelevantToRole = "relevant-to-role",
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
    /// What is wrong with a line of a log of decisions.
    LogFault {
        /// No line of a log.
        Unreadable = "log.unreadable",
        /// Its hash is not that of what it says.
        Changed = "log.changed",
        /// Lines before it are missing.
        Missing = "log.missing",
        /// It stands behind lines that came after it, or twice.
        Order = "log.order",
        /// It was written behind another line than the one before it.
        Chain = "log.chain",
        /// Lines are missing at the end.
        Cut = "log.cut",
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
