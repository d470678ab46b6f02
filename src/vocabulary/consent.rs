//! What customers said, and what the law makes of it.

use super::{Names, ends};

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
        /// Nevada act on consumer health data.
        UsNv = "US-NV",
        /// New York Child Data Protection Act.
        UsNy = "US-NY",
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
        /// Washington My Health My Data Act.
        UsWa = "US-WA",
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
