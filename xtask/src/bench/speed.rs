//! `cargo xtask bench speed [KIND…]`: rows a second in wasm from bytes to bytes, beside the JavaScript
//! peer of each kind; fails below a bar.

use crate::shell::{self, Done};
use crate::{build, install};

/// Builds the package and measures it.
pub fn bench(args: &[String]) -> Done {
    install::node()?;
    install::npm("xtask/oracles")?;
    let package = build::package(false)?;
    let mut node = shell::program("node");
    shell::run(node.args(["--expose-gc", "xtask/oracles/speed.mjs"]).arg(package).args(args))
}
