//! The package's types without their docs: what a program is compiled against.

use std::fs;

use anyhow::{Context as _, Result};

use super::{folder, package};
use crate::tasks::api;

pub(super) fn check() -> Result<()> {
    api::compare(FILE, &surface()?)
}

pub(super) fn bless() -> Result<()> {
    api::bless(FILE, &surface()?)
}

fn surface() -> Result<String> {
    package::build()?;
    let dist = folder::path()?.join("dist");
    let entries = dist.read_dir().with_context(|| dist.display().to_string())?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.retain(|name| name.ends_with(".d.ts"));
    names.sort();
    let described = names.into_iter().map(|name| {
        let text = fs::read_to_string(dist.join(&name)).with_context(|| name.clone())?;
        Ok(format!("// {name}\n{}\n", without_docs(&text).trim_end()))
    });
    described.collect()
}

/// What stands before, between and behind comments, without empty lines.
fn without_docs(types: &str) -> String {
    let (first, commented) = types.split_once("/*").unwrap_or((types, ""));
    let behind = commented.split("/*").filter_map(|comment| Some(comment.split_once("*/")?.1));
    let bare: String = [first].into_iter().chain(behind).collect();
    bare.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect()
}

const FILE: &str = "packages/npm/api.txt";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_docs_and_nothing_else() {
        let types = "/** One. */\nclass A {\n  /**\n   * Two.\n   */\n  b(): void;\n\n}\n";
        assert_eq!(without_docs(types), "class A {\n  b(): void;\n}\n");
    }
}
