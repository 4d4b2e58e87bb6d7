//! Reading a system's definition from JSON.

use super::definition::{InvalidSystem, RESOURCE_URN, SystemDefinition};
use super::localized::PartialText;
use super::{AccessPackage, Language, LocalizedText, ResourceId, Right};
use crate::json::{Document, ObjectFault, ObjectReader, Value};
use crate::nouns::{ClientId, ICD, OrganisationNumber, SystemId};

const MEMBERS: [&str; 9] =
    ["id", "vendor", "name", "description", "rights", "accessPackages", "clientId", "isVisible", "allowedRedirectUrls"];

impl From<ObjectFault> for InvalidSystem {
    fn from(fault: ObjectFault) -> Self {
        match fault {
            ObjectFault::NotAnObject => Self::Json,
            ObjectFault::Unknown(name) => Self::UnknownMember { name: name.escape_debug().to_string() },
            ObjectFault::Missing(name) => Self::MissingMember { name },
            ObjectFault::WrongType(name) => Self::MemberType { name },
        }
    }
}

impl SystemDefinition {
    /// Reads the register's form (`RegisterSystemRequest`), as strictly as a mistyped member deserves: a member
    /// that the register would pass over in silence is an error here.
    pub fn from_json(json: &str) -> Result<Self, InvalidSystem> {
        let document = Document::parse(json.as_bytes()).map_err(|_| InvalidSystem::Json)?;
        let system = ObjectReader::new(document.root(), &MEMBERS)?;
        let id = SystemId::parse(system.string("id")?.trim()).map_err(|source| InvalidSystem::Id { source })?;
        let definition = Self {
            id,
            vendor: read_vendor(system.required("vendor")?)?,
            name: read_text(system, "name")?,
            description: read_text(system, "description")?,
            rights: system.elements("rights")?.into_iter().map(read_right).collect::<Result<_, _>>()?,
            access_packages: system
                .elements("accessPackages")?
                .into_iter()
                .map(read_package)
                .collect::<Result<_, _>>()?,
            client_id: read_client_ids(&system.strings("clientId")?)?,
            is_visible: match system.optional("isVisible") {
                Some(value) => value.bool().ok_or(InvalidSystem::MemberType { name: "isVisible" })?,
                None => true,
            },
            allowed_redirect_urls: system.strings("allowedRedirectUrls")?,
        };
        definition.check()?;
        Ok(definition)
    }
}

/// An object inside the definition.
fn member<'d, 'a>(
    value: Value<'d, 'a>,
    name: &'static str,
    known: &[&str],
) -> Result<ObjectReader<'d, 'a>, InvalidSystem> {
    ObjectReader::new(value, known).map_err(|fault| match fault {
        ObjectFault::NotAnObject => InvalidSystem::MemberType { name },
        fault => fault.into(),
    })
}

fn read_vendor(value: Value<'_, '_>) -> Result<OrganisationNumber, InvalidSystem> {
    let id = member(value, "vendor", &["authority", "ID"])?.string("ID")?;
    let number = id.trim().strip_prefix(ICD).ok_or(InvalidSystem::VendorForm)?;
    let vendor = OrganisationNumber::parse(number).map_err(|source| InvalidSystem::Vendor { source })?;
    if number.len() == 9 { Ok(vendor) } else { Err(InvalidSystem::VendorForm) }
}

fn read_text(system: ObjectReader<'_, '_>, name: &'static str) -> Result<LocalizedText, InvalidSystem> {
    let texts = member(system.required(name)?, name, &Language::ALL.map(Language::as_str))?;
    let mut partial = PartialText::default();
    for language in Language::ALL {
        if let Some(text) = texts.optional(language.as_str()) {
            partial.set(language, &text.string().ok_or(InvalidSystem::MemberType { name })?);
        }
    }
    partial.complete().ok_or(InvalidSystem::MissingMember { name })
}

fn read_right(right: Value<'_, '_>) -> Result<Right, InvalidSystem> {
    let reader = ObjectReader::new(right, &["action", "resource"]).map_err(|fault| match fault {
        ObjectFault::NotAnObject => InvalidSystem::RightForm,
        fault => fault.into(),
    })?;
    let resources = reader.elements("resource")?;
    let [resource] = resources.as_slice() else { return Err(InvalidSystem::RightForm) };
    let resource = member(*resource, "resource", &["id", "value"])?;
    if resource.string("id")? != RESOURCE_URN {
        return Err(InvalidSystem::RightForm);
    }
    let resource =
        ResourceId::parse(resource.string("value")?.trim()).map_err(|source| InvalidSystem::Right { source })?;
    let action = reader.optional("action").map(|action| action.owned_string().ok_or(InvalidSystem::RightForm));
    Ok(Right { resource, action: action.transpose()? })
}

fn read_package(package: Value<'_, '_>) -> Result<AccessPackage, InvalidSystem> {
    let urn = member(package, "accessPackages", &["urn"])?.string("urn")?;
    AccessPackage::parse(urn.trim()).map_err(|source| InvalidSystem::Package { source })
}

fn read_client_ids(texts: &[String]) -> Result<Vec<ClientId>, InvalidSystem> {
    texts.iter().map(|text| ClientId::parse(text.trim()).map_err(|source| InvalidSystem::ClientId { source })).collect()
}
