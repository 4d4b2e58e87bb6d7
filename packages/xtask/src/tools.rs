//! Tools beyond the pinned toolchain: found, or installed where that needs no question, else [`Missing`].

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::{answer, cargo, line, program, run};
use crate::places;
use crate::steps::Missing;

/// Makes sure that the pinned toolchain can build for `target`.
pub(crate) fn rust_target(target: &str) -> Result<()> {
    if Path::new(&sysroot()?).join("lib/rustlib").join(target).exists() {
        return Ok(());
    }
    run(program("rustup")?.args(["target", "add", target]))
        .map_err(|why| Missing(format!("no Rust target {target}: {why:#}")).into())
}

/// Makes sure that the pinned toolchain has the source of Rust's own library.
pub(crate) fn rust_source() -> Result<()> {
    if Path::new(&sysroot()?).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists() {
        return Ok(());
    }
    run(program("rustup")?.args(["component", "add", "rust-src"]))
        .map_err(|why| Missing(format!("no source of Rust's library: {why:#}")).into())
}

/// Makes sure that the pinned toolchain has the component behind `cargo NAME`.
pub(crate) fn rust_component(name: &str) -> Result<()> {
    if answer(&mut cargo([name, "--version"])?).is_some() {
        return Ok(());
    }
    let component = if name == "fmt" { "rustfmt" } else { name };
    run(program("rustup")?.args(["component", "add", component]))
        .map_err(|why| Missing(format!("no {component}: {why:#}")).into())
}

fn sysroot() -> Result<String> {
    answer(program("rustc")?.args(["--print", "sysroot"]))
        .context("rustc does not answer: is the toolchain of rust-toolchain.toml installed?")
}

/// Gives the program of a crate, built once into the cache, one folder for each version.
pub(crate) fn cargo_installed(krate: &str, version: &str) -> Result<PathBuf> {
    let root = places::cache()?.join(format!("{krate}-{version}"));
    let tool = root.join("bin").join(krate).with_extension(std::env::consts::EXE_EXTENSION);
    if tool.exists() {
        return Ok(tool);
    }
    println!("{krate} {version} is not in the cache: building it once");
    let mut install = program("cargo")?;
    install.args(["install", "--locked", krate, "--version", version, "--root"]);
    install.arg(&root);
    run(&mut install)
        .map_err(|why| Missing(format!("no {krate} {version}: {why:#}")))
        .map(|()| tool)
        .map_err(Into::into)
}

/// Gives a C compiler that knows WebAssembly. Of the newer ones' code RSA takes a third longer.
pub(crate) fn clang() -> Result<&'static str> {
    let there = |name: &&str| program(name).is_ok_and(|mut clang| answer(clang.arg("--version")).is_some());
    if let Some(name) = ["clang-14", "clang"].into_iter().find(there) {
        return Ok(name);
    }
    system("clang-14", "clang-14").map(|()| "clang-14")
}

/// Makes sure that `tool --version` answers, by a Debian package if need be and allowed.
pub(crate) fn system(tool: &str, package: &str) -> Result<()> {
    let there = || Ok::<_, anyhow::Error>(answer(program(tool)?.arg("--version")).is_some());
    if there()? {
        return Ok(());
    }
    debian_package(package)?;
    if there()? {
        return Ok(());
    }
    Err(Missing(format!("no {tool}, not even after installing {package}")).into())
}

/// Installs a Debian package, only as root: anyone else would be asked for a password.
pub(crate) fn debian_package(package: &str) -> Result<()> {
    let root = answer(program("id")?.arg("-u")).as_deref() == Some("0");
    let debian = answer(program("apt-get")?.arg("--version")).is_some();
    if !(root && debian) {
        let hint = format!("{package} is needed: install it (Debian: apt-get install {package})");
        return Err(Missing(hint).into());
    }
    println!("{package} is needed: installing it with apt-get, being root");
    for args in [&["update"][..], &["install", "-y", package]] {
        let mut apt = program("apt-get")?;
        apt.arg("-q").args(args);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut apt).map_err(|_| Missing(format!("{package} is needed: {}", line(&apt))))?;
    }
    Ok(())
}
