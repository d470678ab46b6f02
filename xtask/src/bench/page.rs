//! `cargo xtask bench page`: the longest task of the demo page phase by phase, progress a second, and how
//! soon a cancel shows; fails above 50 ms, below 10, above 100 ms.

use crate::shell::{self, Done};
use crate::{install, site};

/// Builds the page and drives it in Chromium.
pub fn bench(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("usage: cargo xtask bench page".to_owned());
    }
    install::apt(&[("chromium", "chromium")])?;
    install::npm("tests")?;
    site::site()?;
    shell::run(shell::program("node").arg("tests/page/tasks.mjs"))
}
