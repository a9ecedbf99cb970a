//! Joins the files that `main.css` names and writes the sheet for all browsers.

mod lower;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    // The folder: its style sheets and what lowers them.
    println!("cargo::rerun-if-changed=.");
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&folder);
    let mut joined = String::new();
    for line in fs::read_to_string(folder.join("main.css"))?.lines() {
        if let Some(name) = line.strip_prefix("@import \"").and_then(|line| line.strip_suffix("\";")) {
            joined += &fs::read_to_string(folder.join(name))?;
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("style.css"), lower::lower(&joined)?)?;
    Ok(())
}
