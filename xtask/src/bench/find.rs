//! `cargo xtask bench find [N] [--own] [--peers LIB,LIB]`: one corrupted record against N customers, in Node.
//!
//! Does: makes the customers (the peers' generator where it and Python are there, else our own), measures
//! the package over them, and the named peers on the same files.
//! Does not: fail below a bar: at a million customers it takes minutes.

use crate::shell::{self, Done, about};
use crate::{build, install, machine, sample};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const CUSTOMERS: usize = 100_000;
const QUERIES: usize = 1_000;
/// Another seed than that of the sample and of training.
const SEED: u64 = 7;

struct Request {
    customers: usize,
    own: bool,
    peers: Vec<String>,
}

/// Makes the files and measures.
pub fn bench(args: &[String]) -> Done {
    let request = request(args)?;
    install::node()?;
    let package = build::package(false)?;
    let work = shell::target().join("find");
    let reference = reference().filter(|_| !request.own);
    if reference.is_none() && !request.peers.is_empty() {
        return Err(
            "--peers needs the peers' scripts beside the folder of SELFSAME_DATA, and no --own".to_owned()
        );
    }
    let [base, queries] = match &reference {
        Some(folder) => theirs(folder, &work, request.customers)?,
        None => ours(&work, request.customers)?,
    };
    let mut node = shell::program("node");
    shell::run(node.args(["--expose-gc", "xtask/find.mjs"]).args([&package, &base, &queries]))?;
    if let Some(folder) = reference.filter(|_| !request.peers.is_empty()) {
        peers(&folder, &work, &request)?;
    }
    println!("{}", machine::line(&format!("cargo xtask bench find {}", request.customers)));
    Ok(())
}

fn request(args: &[String]) -> Result<Request, String> {
    let mut request = Request { customers: CUSTOMERS, own: false, peers: Vec::new() };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--own" => request.own = true,
            "--peers" => {
                let named = args.next().ok_or("--peers takes names, parted by commas")?;
                request.peers = named.split(',').map(str::to_owned).collect();
            }
            number => {
                request.customers = number
                    .parse()
                    .map_err(|_| "usage: cargo xtask bench find [N] [--own] [--peers LIB,LIB]".to_owned())?;
            }
        }
    }
    Ok(request)
}

/// The folder of the peers' scripts, where it is on this machine.
pub fn reference() -> Option<PathBuf> {
    let folder = shell::public_data().parent()?.join("peers");
    folder.join("gen_customers.py").is_file().then_some(folder)
}

/// Names as `lookup.mjs` expects them.
fn files(work: &Path, kind: &str) -> [PathBuf; 2] {
    ["", "_q"].map(|end| work.join(format!("synth/lookup_{kind}{end}.csv")))
}

fn theirs(folder: &Path, work: &Path, customers: usize) -> Result<[PathBuf; 2], String> {
    let [base, queries] = files(work, &customers.to_string());
    if !queries.is_file() {
        shell::say(format!("gen_customers.py, {customers} customers"));
        fs::create_dir_all(work.join("synth")).map_err(|error| about(work, &error))?;
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", install::python(&["faker==40.54.0"])?).arg(folder.join("gen_customers.py"));
        python.args(["--dup", "0", "--n", &customers.to_string(), "--seed", &SEED.to_string()]);
        python.args(["--queries", &QUERIES.min(customers).to_string()]);
        shell::run(python.arg("--out").arg(&base).arg("--qout").arg(&queries))?;
    }
    Ok([base, queries])
}

fn ours(work: &Path, customers: usize) -> Result<[PathBuf; 2], String> {
    let paths = files(work, &format!("own_{customers}"));
    let made = sample::lookups(customers, QUERIES.min(customers), SEED);
    paths.iter().zip(&made).try_for_each(|(path, bytes)| shell::write(path, bytes))?;
    Ok(paths)
}

/// Runs the peers' own script, one library after another.
fn peers(folder: &Path, work: &Path, request: &Request) -> Done {
    let package = folder.join("package.json");
    let text = fs::read(&package).map_err(|error| about(&package, &error))?;
    shell::write(&work.join("package.json"), &text)?;
    if !work.join("node_modules").is_dir() {
        shell::run(Command::new("npm").args(["install", "--silent", "--no-audit"]).current_dir(work))?;
    }
    for peer in &request.peers {
        let mut node = shell::program("node");
        node.env("PEERS_WORK", work).args(["--expose-gc", "--max-old-space-size=12000"]);
        shell::run(node.arg(folder.join("lookup.mjs")).args([peer, &request.customers.to_string()]))?;
    }
    Ok(())
}
