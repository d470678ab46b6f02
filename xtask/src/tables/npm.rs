//! Packages of the npm registry as sources of tables, in a cache folder.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A package at the version that the tables are made from.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
}

impl Package {
    /// A JSON file of the package; installs the package where it is not there yet.
    pub fn json(&self, file: &str) -> Result<Value, String> {
        read(&self.folder()?.join(file))
    }

    /// A text file of the package.
    pub fn text(&self, file: &str) -> Result<String, String> {
        let path = self.folder()?.join(file);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn folder(&self) -> Result<PathBuf, String> {
        let folder = cache()?.join("node_modules").join(self.name);
        let is_there = read(&folder.join("package.json")).is_ok_and(|it| it["version"] == self.version);
        if !is_there {
            self.install()?;
        }
        Ok(folder)
    }

    /// What the package exports under a name, as JSON.
    pub fn evaluated(&self, name: &str) -> Result<Value, String> {
        self.json("package.json")?;
        let script = format!("JSON.stringify(require({:?}).{name})", self.name);
        let asked = Command::new("node").args(["-p", &script]).current_dir(cache()?).output();
        let said =
            asked.map_err(|error| format!("node did not start ({error}): install Node 20 or later"))?;
        serde_json::from_slice(&said.stdout).map_err(|error| format!("{} {name}: {error}", self.name))
    }

    fn install(&self) -> Result<(), String> {
        let package = format!("{}@{}", self.name, self.version);
        eprintln!("installing {package} from the npm registry");
        let done = Command::new("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--silent",
                &package,
                "--prefix",
            ])
            .arg(cache()?)
            .status()
            .map_err(|error| format!("npm did not start ({error}): install Node 20 or later"))?;
        done.success()
            .then_some(())
            .ok_or(format!("npm could not install {package}: is the registry reachable?"))
    }
}

pub fn cache() -> Result<PathBuf, String> {
    let home = std::env::var_os("HOME").ok_or("HOME is not set: it holds the cache of installed packages")?;
    let cache = PathBuf::from(home).join(".cache/selfsame/tables");
    fs::create_dir_all(&cache).map_err(|error| format!("{}: {error}", cache.display()))?;
    Ok(cache)
}

fn read(path: &std::path::Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
