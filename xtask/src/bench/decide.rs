//! `cargo xtask bench decide`: decisions of consent a second in Node; fails below the bar.

use crate::shell::{self, Done};
use crate::{build, install};

/// Builds the package and measures it.
pub fn bench(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("usage: cargo xtask bench decide".to_owned());
    }
    install::node()?;
    let package = build::package(false)?;
    shell::run(shell::program("node").arg("xtask/decide.mjs").arg(package))
}
