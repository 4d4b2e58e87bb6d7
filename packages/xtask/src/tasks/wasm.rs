//! Proof that the core asks nothing of its host: its WebAssembly module imports nothing.

use std::fs;

use anyhow::{Context as _, Result, bail};
use wasmparser::{Parser, Payload};

use crate::command::{cargo, run};
use crate::steps::Step;
use crate::{places, tools};

pub(crate) fn step() -> Step {
    Step::new("wasm", "the core as a WebAssembly module imports nothing", prove)
}

fn prove() -> Result<()> {
    tools::rust_target(TARGET)?;
    let target_dir = places::target()?;
    let mut build = cargo(["build", "--release", "--package", PROOF, "--target", TARGET])?;
    run(build.arg("--target-dir").arg(&target_dir))?;

    let file = format!("{TARGET}/release/{}.wasm", PROOF.replace('-', "_"));
    let module = fs::read(target_dir.join(&file)).with_context(|| format!("reading {file}"))?;
    let seen = Surface::read(&module)?;
    println!(
        "{} functions exported, {} bytes of code, {} imports",
        seen.exported_functions,
        seen.code_bytes,
        seen.imports.len()
    );
    seen.judge()
}

#[derive(Default)]
struct Surface {
    imports: Vec<String>,
    exported_functions: usize,
    code_bytes: usize,
}

impl Surface {
    fn read(module: &[u8]) -> Result<Self> {
        let mut seen = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        seen.imports.push(format!("{}.{}", import.module, import.name));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let function = export?.kind == wasmparser::ExternalKind::Func;
                        seen.exported_functions += usize::from(function);
                    }
                }
                Payload::CodeSectionStart { size, .. } => seen.code_bytes += size as usize,
                _ => {}
            }
        }
        Ok(seen)
    }

    fn judge(&self) -> Result<()> {
        if !self.imports.is_empty() {
            bail!("the module imports {}", self.imports.join(", "));
        }
        // a module whose exports reach little of the core would prove nothing
        if self.code_bytes < SMALLEST_HONEST_CODE || self.exported_functions == 0 {
            bail!("the module is too small to hold the core: does the proof call every operation?");
        }
        Ok(())
    }
}

/// The target that knows of no operating system.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const PROOF: &str = "systembruker-wasm-proof";
const SMALLEST_HONEST_CODE: usize = 50_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_an_import() {
        // (module (import "env" "now" (func)))
        let types = [1, 4, 1, 0x60, 0, 0];
        let imports = [2, 11, 1, 3, b'e', b'n', b'v', 3, b'n', b'o', b'w', 0, 0];
        let module = [b"\0asm\x01\0\0\0".as_slice(), &types, &imports].concat();
        let seen = Surface::read(&module).unwrap();
        assert_eq!(seen.imports, ["env.now"]);
        assert!(seen.judge().is_err());
    }

    #[test]
    fn an_empty_module_proves_nothing() {
        let seen = Surface::read(b"\0asm\x01\0\0\0").unwrap();
        assert!(seen.imports.is_empty());
        assert!(seen.judge().is_err());
    }
}
