//! The description of a system as the vendor guide of June 2024 prints it.

use super::localized::PartialText;
use super::{Language, SystemDraft};
use crate::error::errors;
use crate::json::{Document, ObjectFault, ObjectReader};
use crate::nouns::{ClientId, InvalidClientId, nine_digits};

errors! {
    /// Why a text is not a description of the 2024 guide. Its own rules, not the register's of today.
    pub enum InvalidGuideDescription {
        /// Not one strict JSON object.
        Json => Input "guide_2024.json" "the description is not one JSON object";
        /// A member that the guide does not have.
        UnknownMember {
            /// The member's name, escaped as in a Rust text.
            name: String,
        } => Input "guide_2024.unknown_member" "the 2024 guide has no member \"{name}\"";
        /// A required member is missing.
        MissingMember {
            /// The member's name.
            name: &'static str,
        } => Input "guide_2024.missing_member" "the member {name} is missing";
        /// A member of another type.
        MemberType {
            /// The member's name.
            name: &'static str,
        } => Input "guide_2024.member_type" "the member {name} has another type than the 2024 guide gives it";
        /// Other characters than a-z, 0-9 and `_`.
        SystemTypeId => Input "guide_2024.system_type_id" "SystemTypeId holds only a-z, 0-9 and _";
        /// Not nine digits.
        SystemVendor => Input "guide_2024.system_vendor" "SystemVendor is an organisation number of nine digits";
        /// Not a client id.
        ClientId {
            /// Why.
            source: InvalidClientId,
        } => Input "guide_2024.client_id" "ClientId: {source}";
    }
}

impl From<ObjectFault> for InvalidGuideDescription {
    fn from(fault: ObjectFault) -> Self {
        match fault {
            ObjectFault::NotAnObject => Self::Json,
            ObjectFault::Unknown(name) => Self::UnknownMember { name: name.escape_debug().to_string() },
            ObjectFault::Missing(name) => Self::MissingMember { name },
            ObjectFault::WrongType(name) => Self::MemberType { name },
        }
    }
}

const MEMBERS: [&str; 7] =
    ["SystemTypeId", "SystemVendor", "Name", "Description", "AccessGroupNeeds", "ResourceNeeds", "ClientId"];

impl SystemDraft {
    /// Reads a description in the 2024 guide's form and upgrades it as far as that can be done without guessing.
    ///
    /// The printed guide lost the name of the member with the client ids; `ClientId`, a text or an array, is taken.
    pub fn from_guide_2024(json: &str) -> Result<Self, InvalidGuideDescription> {
        let document = Document::parse(json.as_bytes()).map_err(|_| InvalidGuideDescription::Json)?;
        let guide = ObjectReader::new(document.root(), &MEMBERS)?;
        let system_type_id = guide.string("SystemTypeId")?;
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if system_type_id.is_empty() || !system_type_id.bytes().all(allowed) {
            return Err(InvalidGuideDescription::SystemTypeId);
        }
        let vendor = guide.string("SystemVendor")?;
        nine_digits(&vendor).ok_or(InvalidGuideDescription::SystemVendor)?;
        Ok(Self {
            vendor,
            system_name: system_type_id,
            name: read_texts(guide, "Name")?,
            description: read_texts(guide, "Description")?,
            access_groups: guide.strings("AccessGroupNeeds")?,
            resources: guide.strings("ResourceNeeds")?,
            client_id: read_client_ids(guide)?,
            rights: Vec::new(),
            access_packages: Vec::new(),
        })
    }
}

fn read_texts(guide: ObjectReader<'_, '_>, name: &'static str) -> Result<PartialText, InvalidGuideDescription> {
    let mut texts = PartialText::default();
    let Some(value) = guide.optional(name) else { return Ok(texts) };
    let reader = match ObjectReader::new(value, &Language::ALL.map(Language::as_str)) {
        Err(ObjectFault::NotAnObject) => return Err(InvalidGuideDescription::MemberType { name }),
        reader => reader?,
    };
    for language in Language::ALL {
        if let Some(text) = reader.optional(language.as_str()) {
            texts.set(language, &text.string().ok_or(InvalidGuideDescription::MemberType { name })?);
        }
    }
    Ok(texts)
}

fn read_client_ids(guide: ObjectReader<'_, '_>) -> Result<Vec<ClientId>, InvalidGuideDescription> {
    let texts = match guide.optional("ClientId").and_then(crate::json::Value::owned_string) {
        Some(one) => vec![one],
        None => guide.strings("ClientId")?,
    };
    let parse = |text: &String| ClientId::parse(text).map_err(|source| InvalidGuideDescription::ClientId { source });
    texts.iter().map(parse).collect()
}
