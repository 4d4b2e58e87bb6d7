//! The shared cases, and a runner that puts them to one language's driver.

mod cases;
mod driver;
mod judge;
mod samples;
mod vectors;

pub use cases::{Case, Expect, all_cases, codes, tests_folder};
pub use driver::ask;
pub use judge::judge;
