//! `cargo xtask bench vectors [DIR]`: the official vectors of consent strings through the package, where they are;
//! fails when one does not agree. `data/CONSENT-STRINGS.md` says what is disputed.

use crate::shell::{self, Done, root};
use crate::{build, install};

/// Builds the package and runs the vectors of a folder.
pub fn bench(args: &[String]) -> Done {
    let folder = args.first().map_or_else(|| root().join("../shared/reference/consent"), Into::into);
    if !folder.is_dir() {
        eprintln!("no vectors in {}", folder.display());
        return if install::strict() { Err("the vectors are missing".to_owned()) } else { Ok(()) };
    }
    install::node()?;
    let package = build::package(false)?;
    shell::run(shell::program("node").arg("xtask/vectors.mjs").arg(package).arg(&folder))?;
    // Their functions are nobody's outside their room.
    let mut test = shell::program("cargo");
    test.args(["test", "--lib", "official_vectors_of_the_primitives", "--", "--ignored", "--nocapture"]);
    shell::run(test.env("SELFSAME_PRIMITIVES", folder.join("vectors-primitives.jsonl")))
}
