//! The steps of `cargo xtask test`, and what each needs.

use super::user;
use crate::install::{self, WASM};
use crate::{build, shell, site};
use std::process::Command;

/// Steps of one lane run one after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Holds cargo's lock.
    Cargo,
    /// Node, bundlers, browsers.
    Package,
    /// Measures time, so nothing else may run.
    Alone,
}

/// What must be there before a step runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The wasm target of the toolchain.
    Target,
    /// wasm-bindgen's test runner.
    Runner,
    /// `pkg/` and `target/pkg-traps/`.
    Package,
    /// `target/site/`.
    Site,
    /// The packages of `tests/package-lock.json`.
    Npm,
    /// Chromium and its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's browser and a screen for it.
    WebKit,
    /// A Debian on which somebody may have no rights.
    User,
}

/// WebKitGTK's own browser, which stands beside its driver on no PATH.
const MINI_BROWSER: &str = if cfg!(target_arch = "aarch64") {
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
} else {
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
};

impl Need {
    /// Programs that a machine may be unable to have.
    pub const PROGRAMS: &[Self] = &[Self::Chromium, Self::Firefox, Self::WebKit, Self::User];
    pub const DOWNLOADED: &[Self] = &[Self::Npm, Self::Chromium, Self::Firefox, Self::WebKit, Self::User];
    pub const COMPILED: &[Self] = &[Self::Target, Self::Runner, Self::Package, Self::Site];

    /// Makes it be there, or says the one thing to do.
    pub fn meet(self) -> shell::Done {
        match self {
            Self::Target => install::wasm_target(),
            Self::Runner => install::wasm_bindgen("wasm-bindgen-test-runner").map(drop),
            Self::Package => build::package(false).and_then(|_| build::package(true)).map(drop),
            Self::Site => site::site().map(drop),
            Self::Npm => install::npm("tests").map(drop),
            Self::Chromium => install::apt(&[("chromium", "chromium"), ("chromedriver", "chromium-driver")]),
            Self::Firefox => install::apt(&[("firefox-esr", "firefox-esr")]),
            Self::WebKit => {
                install::apt(&[(MINI_BROWSER, "webkit2gtk-driver"), ("Xvfb", "xvfb"), ("xauth", "xauth")])
            }
            Self::User => user::possible(),
        }
    }
}

/// One thing that is tested.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub lane: Lane,
    pub needs: &'static [Need],
    pub commands: fn() -> Result<Vec<Command>, String>,
}

const NODE: &[Need] = &[Need::Package];
const PACKED: &[Need] = &[Need::Npm, Need::Package];
const PAGE: &[Need] = &[Need::Npm, Need::Site, Need::Chromium];

/// All of them; a lane runs its own in this order.
pub const STEPS: &[Step] = &[
    cargo_step("fmt", "the code is formatted", &[], || Ok(vec![cargo(&["fmt", "--all", "--check"])])),
    cargo_step("tables", "src/data is what its sources say", &[], || {
        Ok(vec![ourselves(&["tables", "--check"])?])
    }),
    cargo_step("clippy", "the lints of the house, natively and for wasm", &[Need::Target], clippy),
    cargo_step("rust", "unit, table, law, layer and documentation tests", &[], || {
        Ok(vec![cargo(&["test", "--workspace", "--no-fail-fast"])])
    }),
    cargo_step("rustdoc", "the documentation has no warning", &[], rustdoc),
    cargo_step("wasm-node", "wasm-bindgen-test in Node", &[Need::Target, Need::Runner], || wasm_test(false)),
    cargo_step(
        "wasm-chromium",
        "wasm-bindgen-test in headless Chromium",
        &[Need::Target, Need::Runner, Need::Chromium],
        || wasm_test(true),
    ),
    package_step("js", "unit tests of the package's JavaScript", NODE, js_tests),
    package_step(
        "pack",
        "the answer computed natively; npm pack, installed into throw-away projects",
        PACKED,
        pack,
    ),
    package_step("size", "the wasm is under its ceiling", &[Need::Package], || {
        Ok(vec![ourselves(&["size"])?])
    }),
    package_step("user", "what is missing is installed without any rights", &[Need::User], user::commands),
    package_step("publint", "publint over the tarball", PACKED, || runtimes("publint")),
    package_step("attw", "are the types wrong? over the tarball", PACKED, || runtimes("attw")),
    package_step("types", "tsc --strict over the typings and the README's code", PACKED, || {
        runtimes("types")
    }),
    package_step("vite", "bundled by Vite", PACKED, || runtimes("vite")),
    package_step("webpack", "bundled by webpack", PACKED, || runtimes("webpack")),
    package_step("esbuild", "bundled by esbuild, with selfsame/inline", PACKED, || runtimes("esbuild")),
    package_step("node-20", "the packed package in Node 20", PACKED, || runtimes("node-20")),
    package_step("node-24", "the packed package in Node 24", PACKED, || runtimes("node-24")),
    package_step("deno", "the packed package in Deno", PACKED, || runtimes("deno")),
    package_step("bun", "the packed package in Bun", PACKED, || runtimes("bun")),
    package_step("workerd", "the packed package in workerd", PACKED, || runtimes("workerd")),
    package_step("edge", "the edge handler in workerd over 10,000 customers", PACKED, || runtimes("edge")),
    package_step(
        "chromium",
        "the packed package in Chromium, plain and bundled",
        &[Need::Npm, Need::Package, Need::Chromium],
        || runtimes("chromium"),
    ),
    package_step(
        "firefox",
        "the packed package in Firefox, plain and bundled",
        &[Need::Npm, Need::Package, Need::Firefox],
        || runtimes("firefox"),
    ),
    package_step(
        "webkit",
        "the packed package in WebKitGTK, plain and bundled",
        &[Need::Npm, Need::Package, Need::WebKit],
        || runtimes("webkit"),
    ),
    package_step("page", "the page: road, keys, axe-core, egress, one file, hostile values", PAGE, || {
        page_tests(&["axe", "decision", "egress", "hostile", "keyboard", "one-file", "road", "try"])
    }),
    package_step("page-firefox", "the page in Firefox", &[Need::Npm, Need::Site, Need::Firefox], || {
        page_tests(&["firefox"])
    }),
    package_step("page-webkit", "the page in WebKitGTK", &[Need::Npm, Need::Site, Need::WebKit], || {
        page_tests(&["webkit"])
    }),
    Step {
        name: "page-alive",
        about: "the page lives while the engine works: ticks, progress, cancel",
        lane: Lane::Alone,
        needs: PAGE,
        commands: || page_tests(&["responsive"]),
    },
];

const fn cargo_step(
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    commands: fn() -> Result<Vec<Command>, String>,
) -> Step {
    Step { name, about, lane: Lane::Cargo, needs, commands }
}

const fn package_step(
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    commands: fn() -> Result<Vec<Command>, String>,
) -> Step {
    Step { name, about, lane: Lane::Package, needs, commands }
}

fn cargo(args: &[&str]) -> Command {
    let mut cargo = shell::cargo();
    cargo.args(args).env("CARGO_TERM_COLOR", "never");
    cargo
}

fn clippy() -> Result<Vec<Command>, String> {
    let native = cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    let wasm = cargo(&[
        "clippy",
        "--target",
        WASM,
        "--lib",
        "--test",
        "web",
        "--features",
        "test-traps",
        "--",
        "-D",
        "warnings",
    ]);
    Ok(vec![native, wasm])
}

fn rustdoc() -> Result<Vec<Command>, String> {
    let mut doc = cargo(&["doc", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    Ok(vec![doc])
}

/// `tests/web.rs` inside wasm; the browser's flags stand in `webdriver.json`.
fn wasm_test(browser: bool) -> Result<Vec<Command>, String> {
    let mut test = cargo(&["test", "--target", WASM, "--test", "web"]);
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        install::wasm_bindgen("wasm-bindgen-test-runner")?,
    );
    if browser {
        test.env("WASM_BINDGEN_USE_BROWSER", "1");
        test.env("CHROMEDRIVER", shell::on_path("chromedriver").unwrap_or_default());
    }
    Ok(vec![test])
}

fn js_tests() -> Result<Vec<Command>, String> {
    let mut test = shell::program("node");
    let files = shell::files(&shell::root().join("tests/js"));
    test.arg("--test").args(files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")));
    Ok(vec![test])
}

/// Tests of the page by name, one browser after the other.
fn page_tests(names: &[&str]) -> Result<Vec<Command>, String> {
    let mut test = shell::program("node");
    test.args(["--test", "--test-concurrency=1"]);
    test.args(names.iter().map(|name| format!("tests/page/{name}.test.mjs")));
    Ok(vec![test])
}

/// Another of our commands.
fn ourselves(args: &[&str]) -> Result<Command, String> {
    let mut command = shell::program(std::env::current_exe().map_err(|error| error.to_string())?);
    command.args(args);
    Ok(command)
}

fn pack() -> Result<Vec<Command>, String> {
    let native = ourselves(&["native", "target/runtimes/native"])?;
    Ok([vec![native], runtimes("pack")?].into_iter().flatten().collect())
}

/// One of the scripts in `tests/runtimes/`.
fn runtimes(name: &str) -> Result<Vec<Command>, String> {
    let mut node = shell::program("node");
    node.args(["tests/runtimes/run.mjs", name]);
    Ok(vec![node])
}
