//! `wasm-bindgen-build MODULE.wasm FOLDER`: the module and its JavaScript for every runtime there is, as one ES module.
//!
//! The generator must be of the very version that the library was built with, so it is a library of this workspace.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let (module, folder) = paths.next().zip(paths.next()).context("usage: wasm-bindgen-build MODULE.wasm FOLDER")?;
    write(&module, &folder)
}

/// Of all the targets only `web` gives glue that Node, bundlers, browsers and workers can each be served from.
fn write(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(true).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder)
}
