//! `cargo xtask bench consent-strings`: TC and GPP strings decoded a second in Node, all fields out, beside the IAB's own
//! libraries in the same run; fails below a bar.

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
    let mut node = shell::program("node");
    shell::run(node.args(["--expose-gc", "xtask/oracles/consent-strings.mjs"]).arg(package))
}
