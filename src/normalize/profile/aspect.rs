//! The sides of a customer that can be compared.

/// One side of a customer that can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Aspect {
    /// Given name, folded.
    Given,
    /// Middle names, folded.
    Middle,
    /// Family name, folded.
    Family,
    /// Date of birth, `yyyy-mm-dd`.
    Birth,
    /// Mailbox, canonical as its provider sees it.
    Email,
    /// Telephone number, digits only.
    Phone,
    /// Street without its number, folded.
    Street,
    /// House number, folded.
    Number,
    /// Postal code without spaces.
    Postcode,
    /// City, folded.
    Locality,
    /// State or province, folded.
    Region,
    /// Country, alpha-2.
    Country,
    /// Organization without its legal form, folded; also its acronym and its trade name.
    Organization,
    /// National, tax, VAT or account number, with its kind.
    Identifier,
    /// Gender.
    Gender,
    /// A value of a category column, with the name of the column.
    Attribute,
    /// Junior, senior: which of several of one name.
    Generation,
    /// Flat, suite or floor, folded.
    Unit,
    /// Branch or department of an organization, folded.
    Branch,
    /// Domain of a web site, or of a mailbox that is not a provider's for the public.
    Domain,
    /// Family name at birth or before, folded.
    Maiden,
    /// Language, without script and region.
    Language,
    /// A word of an organization's name, spelled as it compares; counted with the names.
    Word,
}

impl Aspect {
    /// How many aspects there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All aspects, by their numbers.
    pub const ALL: &[Self] = &[
        Self::Given,
        Self::Middle,
        Self::Family,
        Self::Birth,
        Self::Email,
        Self::Phone,
        Self::Street,
        Self::Number,
        Self::Postcode,
        Self::Locality,
        Self::Region,
        Self::Country,
        Self::Organization,
        Self::Identifier,
        Self::Gender,
        Self::Attribute,
        Self::Generation,
        Self::Unit,
        Self::Branch,
        Self::Domain,
        Self::Maiden,
        Self::Language,
        Self::Word,
    ];
}
