//! Every bound on work and size, in one place.
//!
//! Work stops at a bound and says so (an issue on the value, a note on the input, or an error
//! code): it is never silently cut.

/// Bytes of one field that are looked at; what is longer is kept raw and reported.
pub const FIELD_BYTES: usize = 64 * 1024;
/// Bytes of one cell of an input file; a longer one is an error with its row and column.
pub const CELL_BYTES: usize = 16 * 1024 * 1024;
/// Columns of one input.
pub const COLUMNS: usize = 16_384;
/// Cells (rows × columns) of one input.
pub const CELLS: usize = 300_000_000;
/// Cells that any input may have, and how many more for each of its bytes: most of such a table is empty.
pub const FREE_CELLS: usize = 4_000_000;
/// See `FREE_CELLS`.
pub const CELLS_A_BYTE: usize = 16;
/// Rows of all inputs of one call together.
pub const ROWS: usize = 20_000_000;
/// Bytes of all inputs of one call together.
pub const INPUT_BYTES: usize = 1 << 30;
/// Nesting of a JSON line; the parser's own bound is 128.
pub const JSON_DEPTH: usize = 32;
/// Values that one field of one record may hold.
pub const LIST_VALUES: usize = 64;
/// Rows that schema inference looks at.
pub const SAMPLE_ROWS: usize = 1_000;
/// Records under one blocking key; a larger block is purged and reported.
pub const BLOCK_RECORDS: usize = 400;
/// Records that share one word of an organization's name; more is no rare word.
pub const WORD_RECORDS: usize = 50;
/// Records of the largest block that alone brings two records together; those of a larger one share another key, too.
pub const LONE_BLOCK_RECORDS: usize = 127;
/// Pairs that share one key only, of a rule and of blocks of a size, that are looked at for one that is kept.
pub const LONE_PAIRS_A_LINK: u32 = 10_000;
/// Records that are asked what these bring; among twice as many all pairs are looked at.
pub const ASKED_FOR_LONE_PAIRS: usize = 8_192;
/// Candidates that one record is compared with in one look-up: those that share the most and the rarest keys.
pub const CANDIDATES: usize = 100;
/// Pairs that are kept of one record with those before it: the best.
pub const PAIRS: usize = 50;
/// Pairs of records that people have judged.
pub const LABELS: usize = 1_000_000;
/// Pairs that are drawn at random when a model is fitted.
pub const DRAWN_PAIRS: u32 = 200_000;
/// Records that meet others when a model is fitted; of more, evenly spaced ones do.
pub const MEETING_RECORDS: usize = 20_000;
/// Different records in one cluster above which its weakest links are cut; those that say exactly the same count
/// once.
pub const CLUSTER_RECORDS: usize = 200;
/// Links of the smaller of two groups that are asked whether they lead to the other.
pub const VOUCHING_LINKS: usize = 20_000;
/// Records of each of two groups that are asked whether they tell the groups apart.
pub const ASKED_OF_A_GROUP: usize = 8;
/// Records whose customers are worked out anew when one record changes, its own customer in any case.
pub const REPAIR_RECORDS: usize = 500;
/// Records of a resolver that are weighed anew with each that comes, times how many it holds; one at least.
pub const WEIGHED_ANEW: usize = 16_384;
/// Records that a resolver holds.
pub const RESOLVER_RECORDS: usize = 5_000_000;
/// Words of an organization's name that are compared.
pub const NAME_WORDS_COMPARED: usize = 12;
/// Duplicates that one look-up returns.
pub const FIND_LIMIT: usize = 1_000;
/// Entries of one consent state, contacts of one use request, states of one merge.
pub const CONSENT_ENTRIES: usize = 10_000;
/// Contacts of one customer whose refusals of a use are told apart; where there are more, no yes has proof.
pub const CONTACTS: usize = 64;
/// Bytes of one consent string.
pub const CONSENT_STRING_BYTES: usize = 128 * 1024;
/// Ids that the ranges of one list of a consent string name, all together; no id is larger.
pub const CONSENT_IDS: usize = u16::MAX as usize;
/// Rows of one of the caller's own tables.
pub const TABLE_ROWS: usize = 10_000;
/// Rows of the caller's own population.
pub const POPULATION_ROWS: usize = 200_000;
/// Bytes of one text in a row of the caller's own tables.
pub const TABLE_TEXT_BYTES: usize = 256;
/// Names beside the first in a row of the caller's own nicknames.
pub const TABLE_NAMES: usize = 64;
/// Fields of one record whose values are read as what another of its fields is for.
pub const FIELDS_BESIDE: usize = 8;
/// Words of one address that is taken apart; a longer one is kept as it is.
pub const ADDRESS_WORDS: usize = 64;
/// Bytes that a secret of the caller's must have at least.
pub const SECRET_BYTES: usize = 16;
/// Blocking keys of one encoding.
pub const ENCODING_KEYS: usize = 64;
/// Encoded records up to which a look-up compares with all; beyond, with those that share a key.
pub const ENCODED_SCAN: usize = 250_000;
