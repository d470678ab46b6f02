//! `cargo xtask bench consent-strings`: generated TC and GPP strings beside the IAB's own libraries. First every field is
//! to be the same; then how many are decoded a second in Node, all fields out, in the same run; fails below a bar.

use crate::shell::{self, Done};
use crate::{build, install};

/// Builds the package and measures it.
pub fn bench(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("usage: cargo xtask bench consent-strings".to_owned());
    }
    install::node()?;
    install::npm("xtask/oracles")?;
    let package = build::package(false)?;
    shell::run(shell::program("node").arg("xtask/oracles/consent-agree.mjs").arg(&package))?;
    let mut node = shell::program("node");
    shell::run(node.args(["--expose-gc", "xtask/oracles/consent-strings.mjs"]).arg(package))
}
