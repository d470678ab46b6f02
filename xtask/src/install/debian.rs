//! Debian packages of programs that are not there.
//!
//! Does: installs them as root or by sudo; for somebody who is neither, lets apt-get fetch them and
//! unpacks them into our cache, where they run from. What cannot run from another place (WebKitGTK's
//! browser, an X server) is refused with the one thing to do.

use super::cache;
use crate::shell::{self, Done};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs that run from wherever they were unpacked, with their place in the package.
const MOVABLE: &[(&str, &str)] = &[
    ("chromium", "usr/lib/chromium/chromium"),
    ("chromedriver", "usr/bin/chromedriver"),
    ("firefox-esr", "usr/lib/firefox-esr/firefox-esr"),
    // Debian's smallest program: what `cargo xtask test --only user` installs without any rights.
    ("hello", "usr/bin/hello"),
];

/// How packages come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// apt-get, as root.
    Root,
    /// apt-get by sudo, if that asks for no password.
    Sudo,
    /// Into our cache, by nobody's leave.
    Unpack,
}

/// The ways that are open, tried in order.
fn ways(is_root: bool, has_sudo: bool) -> &'static [Way] {
    match (is_root, has_sudo) {
        (true, _) => &[Way::Root, Way::Unpack],
        (false, true) => &[Way::Sudo, Way::Unpack],
        (false, false) => &[Way::Unpack],
    }
}

/// Packages for programs that are not there, as (program, package); the error is the one thing to do.
pub fn apt(programs: &[(&str, &str)]) -> Done {
    let missing: Vec<(&str, &str)> =
        programs.iter().copied().filter(|(program, _)| !present(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    let words = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if shell::on_path("apt-get").is_none() {
        return Err(format!("install {} (there is no apt-get here to do it)", packages.join(", ")));
    }
    let by = |way: &Way| match way {
        Way::Root => install(&["env"], &words, &packages),
        Way::Sudo => install(&["sudo", "-n"], &words, &packages),
        Way::Unpack => unpack(&missing),
    };
    match ways(is_root(), shell::on_path("sudo").is_some()).iter().any(|way| by(way).is_ok()) {
        true => Ok(()),
        false => Err(format!("run `sudo {words}`, then try again")),
    }
}

fn present(program: &str) -> bool {
    if program.starts_with('/') { Path::new(program).exists() } else { shell::on_path(program).is_some() }
}

/// Whether everything is allowed.
pub fn is_root() -> bool {
    shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn install(front: &[&str], words: &str, packages: &[&str]) -> Done {
    shell::say(words);
    let apt = |args: &[&str]| {
        let mut command = Command::new(front[0]);
        command.args(&front[1..]).args(["apt-get", "-qq"]).args(args);
        shell::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// Where packages are unpacked.
fn home() -> Result<PathBuf, String> {
    cache().map(|cache| cache.join("debian"))
}

/// The folder of the unpacked programs; `shell` looks there after PATH.
pub fn programs() -> Option<PathBuf> {
    home().ok().map(|home| home.join("bin"))
}

/// Fetches packages with what they need and is not installed, unpacks them, makes their programs start.
fn unpack(missing: &[(&str, &str)]) -> Done {
    let movable = |program: &str| MOVABLE.iter().find(|(name, _)| *name == program);
    let places: Option<Vec<_>> = missing.iter().map(|(program, _)| movable(program)).collect();
    let places = places.ok_or("it runs from its own place only")?;
    let home = home()?;
    for folder in ["lists/partial", "cache/archives/partial", "root", "bin"] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder).map_err(|error| shell::about(&folder, &error))?;
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    shell::say(format!("apt-get download {}, unpacked into {}", packages.join(" "), home.display()));
    shell::run(apt_of(&home).args(["-qq", "update"]))?;
    let plan = ["-qq", "--print-uris", "--no-install-recommends", "install"];
    let needed = needed(&shell::read(apt_of(&home).args(plan).args(&packages))?);
    shell::run(apt_of(&home).args(["-qq", "download"]).args(&needed).current_dir(home.join("cache")))?;
    for file in shell::files(&home.join("cache")).iter().filter(|file| is_package(file)) {
        shell::run(Command::new("dpkg-deb").arg("-x").arg(file).arg(home.join("root")))?;
        fs::remove_file(file).map_err(|error| shell::about(file, &error))?;
    }
    places.iter().try_for_each(|(program, place)| start_script(&home, program, place))
}

fn is_package(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "deb")
}

/// apt-get with lists and archives of our own, so that it needs nobody's leave.
fn apt_of(home: &Path) -> Command {
    let mut apt = Command::new("apt-get");
    for (key, folder) in [("Dir::State::lists", "lists"), ("Dir::Cache", "cache")] {
        apt.arg("-o").arg(format!("{key}={}", home.join(folder).display()));
    }
    apt.args(["-o", "Debug::NoLocking=1"]);
    apt
}

/// `'https://…' chromium_156.0%3a1_amd64.deb 31631552 SHA256:…` is `chromium=156.0:1`.
fn needed(plan: &str) -> Vec<String> {
    let files = plan.lines().filter_map(|line| line.split(' ').nth(1));
    let named = files.filter_map(|file| {
        let (name, rest) = file.split_once('_')?;
        let (version, _) = rest.rsplit_once('_')?;
        Some(format!("{name}={}", version.replace("%3a", ":")))
    });
    named.collect()
}

/// A program that finds its libraries where they were unpacked.
fn start_script(home: &Path, program: &str, place: &str) -> Done {
    let root = home.join("root");
    let triplet = format!("{}-linux-gnu", env::consts::ARCH);
    let libraries = ["usr/lib", "lib"].map(|folder| root.join(folder).join(&triplet).display().to_string());
    let script = format!(
        "#!/bin/sh\nLD_LIBRARY_PATH={}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}} exec {} \"$@\"\n",
        libraries.join(":"),
        root.join(place).display()
    );
    let path = home.join("bin").join(program);
    shell::write(&path, script.as_bytes())?;
    shell::run(Command::new("chmod").arg("+x").arg(&path))
}

#[cfg(test)]
mod tests {
    use super::Way::{Root, Sudo, Unpack};
    use super::{needed, ways};

    #[test]
    fn nobody_needs_more_rights_than_they_have() {
        let open = [(true, true), (true, false), (false, true), (false, false)];
        let found = open.map(|(is_root, has_sudo)| ways(is_root, has_sudo));
        assert_eq!(found, [&[Root, Unpack][..], &[Root, Unpack], &[Sudo, Unpack], &[Unpack]]);
    }

    #[test]
    fn a_plan_of_apt_names_what_to_fetch() {
        let plan = "'https://deb.debian.org/x/libnss3_2%3a3.87-1_amd64.deb' libnss3_2%3a3.87-1_amd64.deb 1 SHA256:a\n\
                    'https://deb.debian.org/x/fonts-x_1.0_all.deb' fonts-x_1.0_all.deb 22 SHA256:b\n\
                    \n";
        assert_eq!(needed(plan), ["libnss3=2:3.87-1", "fonts-x=1.0"]);
    }
}
