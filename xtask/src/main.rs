//! `cargo xtask COMMAND`: the project's own commands; nothing else builds.

fn main() -> std::process::ExitCode {
    eprintln!("usage: cargo xtask demo|test|build|size|bench|tables");
    std::process::ExitCode::from(2)
}
