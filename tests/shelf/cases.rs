//! How many cases a law is tried on.

use proptest::test_runner::Config;

/// So many, or as many as `PROPTEST_CASES` asks for. The seed is that of `.cargo/config.toml` unless
/// `PROPTEST_RNG_SEED` says another, so no file of failures is kept.
pub(crate) fn cases(many: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { many };
    Config { cases, failure_persistence: None, ..asked }
}
