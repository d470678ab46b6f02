//! What a value is, what became of it and what a person should look at.

use super::{Names, ends};

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
        /// Currency.
        Currency = "currency",
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
    /// A part that a name, an address or a date is taken apart into.
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
        /// The year of a date in several columns.
        Year = "year",
        /// Its month, as a number or a name.
        Month = "month",
        /// Its day.
        Day = "day",
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
            | Self::Extension
            | Self::Year
            | Self::Month
            | Self::Day => return None,
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
