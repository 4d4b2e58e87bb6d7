//! The npm package: `cargo xtask npm` makes its tarball, and the steps of `cargo xtask test` try it.

mod api;
mod bench;
mod checks;
mod folder;
mod module;
mod package;
mod sandbox;

pub(super) use bench::compare;

use crate::steps::Step;

pub(crate) fn build_step() -> Step {
    Step::new("npm", "the npm package, and the sandbox's for this machine", || {
        let made = package::pack()?;
        println!("{}\n{}", made.package.display(), made.sandbox.display());
        Ok(())
    })
}

pub(crate) fn test_steps() -> Vec<Step> {
    vec![
        Step::new("npm-lint", "the npm package's code, types and manifest", checks::lint),
        Step::new("npm-unit", "the npm package's unit tests", checks::unit),
        api_step(),
        Step::new("npm-docs", "the npm package's reference: every export has a text", checks::docs),
        Step::new("npm-memory", "the npm package's memory, which must not grow", checks::memory),
        Step::new("npm-redis", "the npm package's shared store, with a redis-server of its own", checks::redis),
        Step::new("npm-size", "the npm package against its budget of bytes", checks::size),
        Step::new("npm-packed", "the packed npm package in every runtime that it is for", checks::packed),
        Step::new(
            "npm-vectors",
            "the shared cases, by the packed npm package in Node and in Chromium",
            checks::vectors,
        ),
        Step::new("npm-examples", "the npm package's examples, and the README that shows them", checks::examples),
    ]
}

pub(crate) fn api_step() -> Step {
    Step::new("npm-api", "the npm package's types against packages/npm/api.txt", api::check)
}

pub(crate) fn bless_api_step() -> Step {
    Step::new("npm-api", "writing the npm package's types to packages/npm/api.txt", api::bless)
}
