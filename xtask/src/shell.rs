//! Where things stand, and how other programs are run.
//!
//! Does: paths, commands with a readable failure, files that are written only when they change.
//! Does not: know any particular program (see `install`).

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// What a command ends with: nothing, or one sentence for a person.
pub type Done = Result<(), String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// The folder of the public sets, which are not part of the repository.
pub fn public_data() -> PathBuf {
    env::var_os("SELFSAME_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from)
}

/// Where cargo builds: the folder this very program was built into.
pub fn target() -> PathBuf {
    let built = env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.to_path_buf()));
    built.unwrap_or_else(|| root().join("target"))
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program in the workspace's folder; it finds the programs that we unpacked.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut program = Command::new(name);
    program.current_dir(root()).env("PATH", env::join_paths(places()).unwrap_or_default());
    program
}

/// The folders of programs: PATH, then those that we unpacked.
fn places() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).chain(crate::install::programs()).collect()
}

/// Runs a command of ours again, built for speed. For commands that compute natively:
/// `if cfg!(debug_assertions) { return shell::fast("bench accuracy", args) }`.
pub fn fast(command: &str, args: &[String]) -> Done {
    let mut again = cargo();
    again.args(["run", "--quiet", "--package", "xtask", "--profile", "native", "--"]);
    run(again.args(command.split(' ')).args(args))
}

/// One line about what is being done now.
pub fn say(text: impl AsRef<str>) {
    eprintln!("· {}", text.as_ref());
}

/// Runs a program to its end; what it prints is seen as it comes.
pub fn run(command: &mut Command) -> Done {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// Runs a program to its end and gives what it printed.
pub fn read(command: &mut Command) -> Result<String, String> {
    let shown = shown(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{shown}` could not be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` ended with {}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Does a program of this name stand on PATH, or was it unpacked?
pub fn on_path(name: &str) -> Option<PathBuf> {
    places().into_iter().map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Writes a file unless it holds just that already, so that whoever watches times is not woken.
pub fn write(path: &Path, bytes: &[u8]) -> Done {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, bytes));
    written.map_err(|error| about(path, &error))
}

/// Writes these files into a folder; what else is in it leaves.
pub fn mirror(folder: &Path, wanted: &[(PathBuf, Vec<u8>)]) -> Done {
    for old in files(folder).iter().filter(|old| !wanted.iter().any(|(path, _)| path == *old)) {
        fs::remove_file(old).map_err(|error| about(old, &error))?;
    }
    wanted.iter().try_for_each(|(path, bytes)| write(path, bytes))
}

/// Every file under a folder, in order of name, without `node_modules`.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true if path.ends_with("node_modules") => {}
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// An error of the file system as a sentence.
pub fn about(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
