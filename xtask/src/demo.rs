//! `cargo xtask demo [--no-serve]`: the sample resolved in Node, then the page in a browser.

use crate::shell::{self, Done};
use crate::{install, site};
use std::path::Path;

const PORT: &str = "8017";

/// Builds, resolves the sample into `out/`, and serves the page until it is stopped.
pub fn command(args: &[String]) -> Done {
    let serve = match args {
        [] => true,
        [flag] if flag == "--no-serve" => false,
        _ => return Err("usage: cargo xtask demo [--no-serve]".to_owned()),
    };
    install::node()?;
    let site = site::site()?;
    resolve()?;
    shell::say(format!(
        "the page as one file, to be opened without a server: {}",
        site.join(site::ONE_FILE).display()
    ));
    if serve { page(&site) } else { Ok(()) }
}

fn resolve() -> Done {
    let sample = shell::root().join("www/sample");
    let inputs = shell::files(&sample).into_iter().filter(|file| !file.ends_with("truth.csv"));
    shell::say("selfsame resolve www/sample/*.csv --out out");
    let mut resolve = shell::program("node");
    shell::run(resolve.args(["pkg/cli.js", "resolve"]).args(inputs).args(["--out", "out"]))?;
    shell::say("customers.csv, records.csv, matches.csv, model.json and report.html stand in out/");
    Ok(())
}

fn page(site: &Path) -> Done {
    shell::say("serving the page");
    shell::run(shell::program("node").args(["xtask/serve.mjs", PORT]).arg(format!("/={}", site.display())))
}
