//! What a command needs and a fresh machine lacks.
//!
//! Does: the wasm target, wasm-bindgen's tools of the version in Cargo.lock, npm packages by their
//! lock file, Debian packages when it may. Does not: rustup or Node themselves.

mod debian;

use crate::shell::{self, Done};
pub use debian::{apt, is_root, programs};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const NODE: u32 = 20;
const CARGO_FUZZ: &str = "0.13.2";
pub const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the toolchain that `rust-toolchain.toml` names.
pub fn wasm_target() -> Done {
    let sysroot = shell::read(shell::program("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    shell::say("rustup target add wasm32-unknown-unknown");
    shell::run(shell::program("rustup").args(["target", "add", WASM]))
}

/// Is there a Node that is new enough?
pub fn node() -> Done {
    let ask =
        format!("install Node {NODE} or newer (https://nodejs.org) so that `node` and `npm` are on PATH");
    let version = shell::read(shell::program("node").arg("--version")).map_err(|_| ask.clone())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    if major.is_some_and(|major| major >= NODE) { Ok(()) } else { Err(ask) }
}

/// A tool of wasm-bindgen, of exactly the version in Cargo.lock: on PATH, else our own, installed if need be.
pub fn wasm_bindgen(tool: &str) -> Result<PathBuf, String> {
    let version = locked("wasm-bindgen")?;
    let own = cache()?.join(format!("wasm-bindgen-{version}"));
    let places = [shell::on_path(tool), Some(own.join("bin").join(tool))];
    if let Some(found) = places.into_iter().flatten().find(|place| is_version(place, &version)) {
        return Ok(found);
    }
    cargo_install("wasm-bindgen-cli", &version, &own, "about 4 minutes, once")?;
    Ok(own.join("bin").join(tool))
}

/// A program of the registry into a folder of its own.
fn cargo_install(name: &str, version: &str, own: &Path, lasts: &str) -> Done {
    shell::say(format!("installing {name} {version} into {} ({lasts})", own.display()));
    // Without --locked: the tool's own lock may name a crate that was withdrawn since.
    let install = ["install", name, "--version", version, "--root"];
    shell::run(shell::cargo().args(install).arg(own).env_remove("CARGO_TARGET_DIR"))
}

/// The compiler that cargo-fuzz needs, beside the one that `rust-toolchain.toml` names.
pub fn nightly() -> Done {
    let there = shell::program("rustup").args(["run", "nightly", "rustc", "--version"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    shell::say("rustup toolchain install nightly --profile minimal");
    shell::run(shell::program("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))
}

/// cargo-fuzz, on PATH or our own.
pub fn cargo_fuzz() -> Result<PathBuf, String> {
    let own = cache()?.join(format!("cargo-fuzz-{CARGO_FUZZ}"));
    let tool = own.join("bin/cargo-fuzz");
    if let Some(found) = shell::on_path("cargo-fuzz").or_else(|| tool.is_file().then(|| tool.clone())) {
        return Ok(found);
    }
    cargo_install("cargo-fuzz", CARGO_FUZZ, &own, "a minute, once")?;
    Ok(tool)
}

/// `cargo xtask install PROGRAM=PACKAGE…`: Debian's packages of programs that are not there.
pub fn command(args: &[String]) -> Done {
    let pairs: Vec<_> = args.iter().map(|arg| arg.split_once('=').unwrap_or((arg, arg))).collect();
    apt(&pairs)
}

/// The packages that a folder's lock file names, installed once a lock file.
pub fn npm(folder: &str) -> Result<PathBuf, String> {
    let folder = shell::root().join(folder);
    let modules = folder.join("node_modules");
    let stamp = modules.join(".installed-by-xtask");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| shell::about(&lock, &error))?;
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(modules);
    }
    node()?;
    shell::say(format!("npm ci in {}", folder.display()));
    shell::run(Command::new("npm").args(["ci", "--no-progress", "--loglevel=error"]).current_dir(&folder))?;
    shell::write(&stamp, &wanted)?;
    Ok(modules)
}

/// Packages of Python, `name==version`, as its search path; each is installed once, with what it needs.
pub fn python(packages: &[&str]) -> Result<std::ffi::OsString, String> {
    let oracles = cache()?.join("oracles");
    let folders: Vec<PathBuf> = packages.iter().map(|package| oracles.join(package)).collect();
    for (package, folder) in packages.iter().zip(&folders).filter(|(_, folder)| !folder.is_dir()) {
        apt(&[("python3", "python3"), ("pip3", "python3-pip")])?;
        shell::say(format!("pip install {package} into {}", folder.display()));
        // Beside, then renamed: another run may be at the same, and half of a package is none.
        let beside = oracles.join(format!("{package}.{}", std::process::id()));
        let pip = ["-m", "pip", "install", "--quiet", "--root-user-action=ignore", "--target"];
        shell::run(Command::new("python3").args(pip).arg(&beside).arg(package))?;
        if fs::rename(&beside, folder).is_err() && !folder.is_dir() {
            return Err(format!("{} could not be made", folder.display()));
        }
    }
    env::join_paths(folders).map_err(|error| error.to_string())
}

/// In continuous integration nothing may be skipped.
pub fn strict() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Result<String, String> {
    let path = shell::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| shell::about(&path, &error))?;
    let after = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1);
    let version = after.and_then(|text| text.split('"').next());
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock does not name {name}"))
}

fn is_version(tool: &Path, version: &str) -> bool {
    // The test runner has no --version; it stands beside the tool that has.
    let teller = tool.with_file_name("wasm-bindgen");
    let output = Command::new(teller).arg("--version").output();
    tool.is_file()
        && output.is_ok_and(|o| String::from_utf8_lossy(&o.stdout).split_whitespace().nth(1) == Some(version))
}

fn cache() -> Result<PathBuf, String> {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")));
    base.map(|base| base.join("selfsame"))
        .ok_or_else(|| "set HOME, so that tools can be kept in ~/.cache/selfsame".to_owned())
}
