//! The demo page as it is served, in `target/site/`, and the same page as one file.
//!
//! Does: `www/` with the package beside it as `selfsame/`, the sample carried in a module (the page
//! may fetch nothing), and `selfsame.html`, which works from `file://`.
//! Does not: serve it (see `xtask/serve.mjs`).

use crate::shell::{self, Done};
use crate::{build, install};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The page as one file, inside the site's folder.
pub const ONE_FILE: &str = "selfsame.html";

/// Builds the site and says where it stands.
pub fn command(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("usage: cargo xtask site".to_owned());
    }
    site().map(|folder| shell::say(format!("the page stands in {}", folder.display())))
}

/// Builds the package and the site, and gives the site's folder.
pub fn site() -> Result<PathBuf, String> {
    let package = build::package(false)?;
    let out = shell::root().join("target/site");
    let mut wanted = page(&out)?;
    for from in shell::files(&package).into_iter().filter(|file| has_extension(file, "js")) {
        let name = from.strip_prefix(&package).unwrap_or(&from);
        wanted.push((out.join("selfsame").join(name), read(&from)?));
    }
    wanted.push((out.join("sample.js"), sample()?));
    shell::mirror(&out, &wanted)?;
    one_file(&out)?;
    Ok(out)
}

fn page(out: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let www = shell::root().join("www");
    let served = |file: &PathBuf| ["html", "css", "js"].iter().any(|wanted| has_extension(file, wanted));
    let files = shell::files(&www).into_iter().filter(served);
    files.map(|from| Ok((out.join(from.strip_prefix(&www).unwrap_or(&from)), read(&from)?))).collect()
}

/// The sample's files as a module: bytes, because one of them is no UTF-8.
fn sample() -> Result<Vec<u8>, String> {
    let mut text = "export default [\n".to_owned();
    for file in shell::files(&shell::root().join("www/sample")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "truth.csv" || !has_extension(&file, "csv") {
            continue;
        }
        let bytes = build::base64(&read(&file)?);
        writeln!(text, "  {{ name: \"{name}\", base64: \"{bytes}\" }},")
            .map_err(|error| error.to_string())?;
    }
    Ok((text + "];\n").into_bytes())
}

fn one_file(site: &Path) -> Done {
    install::npm("xtask")?;
    shell::run(shell::program("node").arg("xtask/one-file.mjs").arg(site).arg(site.join(ONE_FILE)))
}

fn has_extension(file: &Path, wanted: &str) -> bool {
    file.extension().is_some_and(|extension| extension == wanted)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| shell::about(path, &error))
}
