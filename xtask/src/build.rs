//! `cargo xtask build [--traps]`: the npm package.
//!
//! Does: wasm by cargo, glue by wasm-bindgen, then `pkg-template/` around it: one engine for pages, made smaller
//! by wasm-opt and by the order of its functions, and one for speed; the steps after cargo only when the wasm
//! that cargo made has changed.
//! Does not: know what the package's JavaScript does.

mod module;
mod order;

use crate::install::{self, WASM};
use crate::shell::{self, Done};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;

/// What the wasm may use: all engines the package names have these. Listed one by one, because
/// wasm-opt's `--all-features` would let it emit what some of them have not.
const FEATURES: &[&str] = &[
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
    "simd",
];

/// One way to build the engine. The native library is a third, cargo's own profile.
struct Engine {
    /// Names its folders.
    name: &'static str,
    opt_level: &'static str,
    flags: &'static [&'static str],
    wasm_opt: &'static [&'static str],
    /// Like functions beside each other.
    in_order: bool,
}

/// For whoever loads it over a network. What each level bought, and why there is no simd128, stands in
/// BENCHMARKS.md.
const SMALL: Engine =
    Engine { name: "small", opt_level: "z", flags: &[INLINED], wasm_opt: SMALLER, in_order: true };

/// For Node, where it is installed once and works through files (ARCHITECTURE.md, decision 75).
const FAST: Engine =
    Engine { name: "fast", opt_level: "2", flags: &[], wasm_opt: &["-O3", "--strip-debug"], in_order: false };

/// Functions up to this cost are put where they are called; "z" alone leaves calls at every step of a loop.
/// What other costs buy stands in BENCHMARKS.md.
const INLINED: &str = "-Cllvm-args=-inline-threshold=70";

/// What of the standard library is not to be in the wasm, by its mangled names, and what takes its place.
const UNWANTED: &[(&str, &str)] = &[
    ("StrSearcher", "text/find.rs (a text or a character in a text)"),
    ("4core3net", "text/ip.rs"),
    ("4sort6stable", "text/order.rs"),
];

/// Functions stay apart even where they have one caller: brotli finds more that is alike.
const SMALLER: &[&str] = &[
    "-O2",
    // Once more with what is known of all functions.
    "--generate-global-effects",
    "-O2",
    "--always-inline-max-function-size=1",
    "--one-caller-inline-max-function-size=1",
    "--flexible-inline-max-function-size=1",
    // A zero costs brotli less than the head of one more segment.
    "--skip-pass=memory-packing",
    "--strip-debug",
];

/// Alignment is a hint that engines on x86 and 64-bit ARM pass over, and costs a kilobyte.
const LAST_OPT: &[&str] = &["--dealign", "--strip-debug"];

/// Reads the arguments and builds.
pub fn command(args: &[String]) -> Done {
    let built = match args {
        [] => package(false),
        [flag] if flag == "--traps" => package(true),
        _ => return Err("usage: cargo xtask build [--traps]".to_owned()),
    };
    built.map(|folder| shell::say(format!("the package stands in {}", folder.display())))
}

/// Builds the package and gives its folder. Both engines at once: each is one crate, optimized by one core.
pub fn package(traps: bool) -> Result<PathBuf, String> {
    let out = shell::root().join(if traps { "target/pkg-traps" } else { "pkg" });
    install::node()?;
    install::wasm_target()?;
    install::wasm_bindgen("wasm-bindgen")?;
    install::npm("xtask")?;
    let (small, fast) = thread::scope(|scope| {
        let fast = scope.spawn(|| engine(&FAST, traps));
        let small = engine(&SMALL, traps);
        (small, fast.join().unwrap_or_else(|_| Err("the engine for speed was not built".to_owned())))
    });
    assemble(&small?, &fast?, &out)?;
    Ok(out)
}

/// The folder of one engine and its glue.
fn engine(engine: &Engine, traps: bool) -> Result<PathBuf, String> {
    let (about, features): (_, &[&str]) =
        if traps { (" with functions that trap", &["--features", "test-traps"]) } else { ("", &[]) };
    let name = if traps { format!("{}-traps", engine.name) } else { engine.name.to_owned() };
    shell::say(format!("cargo build: {}{about}", engine.name));
    let wasm = cargo_build(&name, engine, &[], features)?;
    let bytes = read(&wasm)?;
    if let Some((name, instead)) = UNWANTED.iter().find(|(name, _)| has(&bytes, name)) {
        return Err(format!("{name} of the standard library is in the wasm: use {instead}"));
    }
    let glue = shell::target().join(format!("glue-{name}"));
    glue_once(engine, &wasm, &bytes, &glue)?;
    Ok(glue)
}

/// The wasm as cargo makes it, in a folder of its own.
fn cargo_build(folder: &str, engine: &Engine, flags: &[&str], args: &[&str]) -> Result<PathBuf, String> {
    let target = shell::target().join(folder);
    let mut cargo = shell::cargo();
    cargo.args(["build", "--lib", "--release", "--target", WASM, "--target-dir"]).arg(&target).args(args);
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", engine.opt_level);
    cargo.arg("--config").arg(format!("target.{WASM}.rustflags={:?}", [engine.flags, flags].concat()));
    shell::run(&mut cargo)?;
    Ok(target.join(WASM).join("release/selfsame.wasm"))
}

/// The bodies of all functions as they travel, but for their order, with the full name of each.
pub fn named() -> Result<Vec<(String, Vec<u8>)>, String> {
    install::node()?;
    install::wasm_target()?;
    shell::say("cargo build: wasm with full names");
    let wasm = cargo_build("named", &SMALL, &["-Csymbol-mangling-version=v0"], &[])?;
    let glue = shell::target().join("glue-named");
    wasm_bindgen(&wasm, &glue, &["--keep-debug", "--no-demangle"])?;
    let wasm = glue.join("selfsame_bg.wasm");
    shell::say("wasm-opt (half a minute or so)");
    let flags = SMALLER.iter().filter(|flag| **flag != "--strip-debug");
    wasm_opt(&wasm, &flags.copied().chain(["--debuginfo"]).collect::<Vec<_>>())?;
    let bytes = read(&wasm)?;
    let sections = module::sections(&bytes);
    let mut names = module::names(&sections);
    let bodies = module::bodies(&sections).into_iter().zip(module::imports(&sections)..);
    Ok(bodies.map(|(body, at)| (names.remove(&at).unwrap_or_default(), body.to_vec())).collect())
}

fn has(bytes: &[u8], name: &str) -> bool {
    bytes.windows(name.len()).any(|window| window == name.as_bytes())
}

/// wasm-bindgen and wasm-opt, unless the same wasm went through the same steps before.
fn glue_once(engine: &Engine, wasm: &Path, bytes: &[u8], glue: &Path) -> Done {
    let tool = install::wasm_bindgen("wasm-bindgen")?;
    let mut hasher = DefaultHasher::new();
    let steps = [include_str!("build.rs"), include_str!("build/order.rs"), include_str!("build/module.rs")];
    (bytes, &tool, steps).hash(&mut hasher);
    let wanted = format!("{:016x}", hasher.finish());
    let stamp = glue.join("made-from");
    if fs::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
        shell::say(format!("{} is as it was: wasm-bindgen and wasm-opt have nothing to do", engine.name));
        return Ok(());
    }
    wasm_bindgen(wasm, glue, &[])?;
    optimize(engine, &glue.join("selfsame_bg.wasm"))?;
    shell::write(&stamp, wanted.as_bytes())
}

fn wasm_bindgen(wasm: &Path, glue: &Path, more: &[&str]) -> Done {
    shell::say("wasm-bindgen");
    let flags = [
        "--target",
        "web",
        "--no-typescript",
        "--remove-producers-section",
        // Else the glue names the wasm by `new URL`, and bundlers of the inline entry ship it twice.
        "--omit-default-module-path",
        "--experimental-reset-state-function",
    ];
    let mut tool = shell::program(install::wasm_bindgen("wasm-bindgen")?);
    shell::run(tool.args(flags).args(more).arg("--out-dir").arg(glue).arg(wasm))
}

fn optimize(engine: &Engine, wasm: &Path) -> Done {
    let before = fs::metadata(wasm).map_or(0, |data| data.len());
    shell::say(format!("wasm-opt: {} (half a minute or so)", engine.name));
    wasm_opt(wasm, engine.wasm_opt)?;
    if engine.in_order {
        put_in_order(wasm)?;
    }
    let after = fs::metadata(wasm).map_or(0, |data| data.len());
    shell::say(format!("wasm-opt: {}, {before} bytes became {after}", engine.name));
    Ok(())
}

/// Like functions beside each other: worth 8 kB under brotli. The names that say the order stay until
/// nothing else is done with them.
fn put_in_order(wasm: &Path) -> Done {
    let bytes = read(wasm)?;
    let sections = module::sections(&bytes);
    let imported = module::imports(&sections);
    let order = order::by_likeness(&module::bodies(&sections));
    let mut names = vec![String::new(); imported + order.len()];
    for (place, function) in (0..imported).chain(order.iter().map(|own| imported + own)).enumerate() {
        names[function] = format!("{place:05}");
    }
    shell::write(wasm, &module::with_names(&bytes, &names))?;
    wasm_opt(wasm, &["--debuginfo", "--reorder-functions-by-name"])?;
    wasm_opt(wasm, LAST_OPT)
}

fn wasm_opt(wasm: &Path, flags: &[&str]) -> Done {
    let tool = install::npm("xtask")?.join("binaryen/bin/wasm-opt");
    let mut opt = shell::program("node");
    opt.arg(tool).args(flags).arg(wasm).arg("-o").arg(wasm);
    opt.args(FEATURES.iter().map(|feature| format!("--enable-{feature}")));
    shell::run(&mut opt)
}

/// Template, glue and licences in one folder; what is in neither leaves it. One glue serves both engines.
fn assemble(small: &Path, fast: &Path, out: &Path) -> Done {
    if read(&small.join("selfsame.js"))? != read(&fast.join("selfsame.js"))? {
        return Err("wasm-bindgen made another selfsame.js for each of the two engines".to_owned());
    }
    let template = shell::root().join("pkg-template");
    let mut wanted: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for from in shell::files(&template) {
        wanted.push((out.join(from.strip_prefix(&template).unwrap_or(&from)), read(&from)?));
    }
    let wasm = "selfsame_bg.wasm";
    for name in ["selfsame.js", wasm] {
        wanted.push((out.join(name), read(&small.join(name))?));
    }
    for name in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]
        .iter()
        .filter(|name| shell::root().join(name).is_file())
    {
        wanted.push((out.join(name), read(&shell::root().join(name))?));
    }
    for (name, engine) in [("wasm-inline.js", small), ("wasm-fast.js", fast)] {
        wanted.push((out.join(name), carried(&read(&engine.join(wasm))?)));
    }
    shell::mirror(out, &wanted)
}

/// The wasm carried in a script, so that the tarball holds one .wasm and no loader has to find it.
fn carried(wasm: &[u8]) -> Vec<u8> {
    format!("export default \"{}\";\n", base64(wasm)).into_bytes()
}

/// Base64 of RFC 4648, padded.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| shell::about(path, &error))
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_pads_as_rfc_4648_section_10_shows() {
        let rows = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in rows {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
