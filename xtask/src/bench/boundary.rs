//! `cargo xtask bench boundary`: what a call into the engine costs in Node; fails above a bar.

use crate::shell::{self, Done};
use crate::{build, install};

/// Builds the package and measures it.
pub fn bench(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("usage: cargo xtask bench boundary".to_owned());
    }
    install::node()?;
    let package = build::package(false)?;
    shell::run(shell::program("node").arg("xtask/boundary.mjs").arg(package))
}
