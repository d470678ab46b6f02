//! The step `user`: what is missing can be installed by somebody without any rights.
//!
//! Does: run a copy of this very program with a home of its own, as Debian's user `nobody` where root runs
//! the tests, else as whoever does; it fetches a small program, which then has to run from that home.
//! Does not: need a password, or leave anything behind.

use crate::install;
use crate::shell::{self, Done};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Debian's user and group of nobody.
const NOBODY: u32 = 65_534;
/// Where Debian keeps what everybody may run; the tests' own programs are not among them.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// Can there be such a test here?
pub fn possible() -> Done {
    let lacks = |program| shell::on_path(program).is_none();
    if lacks("apt-get") {
        return Err("installing without rights is apt-get's business, which is not here".to_owned());
    }
    if install::is_root() && lacks("setpriv") {
        return Err("install util-linux, whose setpriv runs a program as nobody".to_owned());
    }
    Ok(())
}

/// Fetches the program, runs it, and clears away.
pub fn commands() -> Result<Vec<Command>, String> {
    let home = home()?;
    let us = home.join("xtask");
    let mut fetch = without_rights(&us, &home);
    fetch.args(["install", "hello"]);
    let greet = without_rights(&home.join(".cache/selfsame/debian/bin/hello"), &home);
    let mut clear = Command::new("rm");
    clear.arg("-r").arg(&home);
    Ok(vec![fetch, greet, clear])
}

/// An empty home with a copy of us, which its owner may enter wherever the workspace stands.
fn home() -> Result<PathBuf, String> {
    let home = env::temp_dir().join(format!("selfsame-user-{}", std::process::id()));
    let us = env::current_exe().map_err(|error| error.to_string())?;
    let made = fs::create_dir(&home).and_then(|()| fs::copy(us, home.join("xtask")));
    made.map_err(|error| shell::about(&home, &error))?;
    if install::is_root() {
        chown(&home, Some(NOBODY), Some(NOBODY)).map_err(|error| shell::about(&home, &error))?;
    }
    Ok(home)
}

fn without_rights(program: &Path, home: &Path) -> Command {
    let mut command = if install::is_root() {
        let mut nobody = Command::new("setpriv");
        let id = [format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")];
        nobody.args(id).args(["--clear-groups", "--no-new-privs"]).arg(program);
        nobody
    } else {
        Command::new(program)
    };
    command.current_dir(home).env("HOME", home).env("PATH", PATH).env_remove("XDG_CACHE_HOME");
    command
}
