//! `cargo xtask bench splink-models [--write]`: models of real Splink beside models of the package.
//!
//! `xtask/oracles/splink/models.py` trains Splink on made-up customers; `models.mjs` imports these models, holds
//! every weight against Splink's, exports them and the shipped one, and has Splink score them again.
//! `--write` makes `tests/splink/` anew, which the ordinary tests read where there is no Splink.

use crate::shell::{self, Done};
use crate::{build, install};

/// The oracle, pinned.
const PYTHON: &[&str] = &["splink==5.0.0", "pandas==3.1.1"];

/// Runs the comparison; fails where a weight is off by more than a millionth of a bit.
pub fn bench(args: &[String]) -> Done {
    install::node()?;
    build::package(false)?;
    let folder = shell::target().join("splink-models");
    std::fs::create_dir_all(&folder).map_err(|error| shell::about(&folder, &error))?;
    let scripts = shell::root().join("xtask/oracles/splink");
    let path = install::python(PYTHON)?;
    let mut train = shell::program("python3");
    train.env("PYTHONPATH", &path).arg(scripts.join("models.py")).arg("train").arg(&folder);
    shell::run(&mut train)?;
    let mut compare = shell::program("node");
    compare
        .env("PYTHONPATH", &path)
        .arg(scripts.join("models.mjs"))
        .arg(shell::root().join("pkg"))
        .arg(&folder);
    if args.iter().any(|arg| arg == "--write") {
        compare.arg(shell::root().join("tests/splink"));
    }
    shell::run(&mut compare)
}
