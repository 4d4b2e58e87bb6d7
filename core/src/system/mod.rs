//! Systems in Altinn's system register.

mod definition;
mod guide_2024;
mod localized;
mod package;
mod read_definition;
mod right;
mod system_draft;

pub use definition::{InvalidSystem, SystemDefinition};
pub use guide_2024::InvalidGuideDescription;
pub use localized::{Language, LocalizedText};
pub use package::{AccessPackage, InvalidAccessPackage};
pub use right::{InvalidResourceId, ResourceId, Right};
pub use system_draft::{OpenPoint, SystemDraft};
