//! A system that is not complete yet.

use super::definition::{Body, Package, Vendor, WireRight};
use super::localized::PartialText;
use super::{AccessPackage, InvalidSystem, Language, Right, SystemDefinition};
use crate::nouns::{ClientId, OrganisationNumber, SystemId};

/// A system in today's form with open points for a human, as the upgrade of an old description leaves it.
///
/// Nothing is guessed: a draft becomes a [`SystemDefinition`] when every point is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemDraft {
    pub(super) vendor: String,
    pub(super) system_name: String,
    pub(super) name: PartialText,
    pub(super) description: PartialText,
    pub(super) rights: Vec<Right>,
    pub(super) access_packages: Vec<AccessPackage>,
    pub(super) client_id: Vec<ClientId>,
    pub(super) access_groups: Vec<String>,
    pub(super) resources: Vec<String>,
}

/// Something that only a human can settle.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OpenPoint {
    /// The vendor's number has a wrong check digit.
    VendorChecksum,
    /// The name lacks a language.
    NameMissing(Language),
    /// The description lacks a language.
    DescriptionMissing(Language),
    /// An access group; access packages took their place, and none by name.
    AccessGroup(String),
    /// A resource of the old form; the register wants an id of the resource register.
    Resource(String),
    /// No client id, without which no token is issued.
    NoClientId,
}

impl OpenPoint {
    /// A fixed slug, such as `guide_2024.name_missing_nn`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::VendorChecksum => "guide_2024.vendor_checksum",
            Self::NameMissing(Language::Nb) => "guide_2024.name_missing_nb",
            Self::NameMissing(Language::Nn) => "guide_2024.name_missing_nn",
            Self::NameMissing(Language::En) => "guide_2024.name_missing_en",
            Self::DescriptionMissing(Language::Nb) => "guide_2024.description_missing_nb",
            Self::DescriptionMissing(Language::Nn) => "guide_2024.description_missing_nn",
            Self::DescriptionMissing(Language::En) => "guide_2024.description_missing_en",
            Self::AccessGroup(_) => "guide_2024.access_group",
            Self::Resource(_) => "guide_2024.resource",
            Self::NoClientId => "guide_2024.no_client_id",
        }
    }

    /// What to do.
    pub fn what_to_do(&self) -> String {
        match self {
            Self::VendorChecksum => "give the vendor's organisation number: the check digit does not fit".to_owned(),
            Self::NameMissing(language) => format!("write the name in {language}: the register wants nb, nn and en"),
            Self::DescriptionMissing(language) => {
                format!("write the description in {language}: the register wants nb, nn and en")
            }
            Self::AccessGroup(group) => {
                let group = group.escape_debug();
                format!("choose access packages in place of the access group \"{group}\": it has no successor by name")
            }
            Self::Resource(resource) => {
                format!("find the id of \"{}\" in Altinn's resource register", resource.escape_debug())
            }
            Self::NoClientId => "add the Maskinporten client: without one no token is issued".to_owned(),
        }
    }
}

impl SystemDraft {
    /// What is still open, in the order of the definition's members.
    pub fn open_points(&self) -> Vec<OpenPoint> {
        let vendor = OrganisationNumber::parse(&self.vendor).is_err().then_some(OpenPoint::VendorChecksum);
        let mut points: Vec<OpenPoint> = vendor.into_iter().collect();
        points.extend(self.name.missing().map(OpenPoint::NameMissing));
        points.extend(self.description.missing().map(OpenPoint::DescriptionMissing));
        points.extend(self.access_groups.iter().cloned().map(OpenPoint::AccessGroup));
        points.extend(self.resources.iter().cloned().map(OpenPoint::Resource));
        points.extend(self.client_id.is_empty().then_some(OpenPoint::NoClientId));
        points
    }

    /// Sets the vendor, and with it the start of the id.
    #[must_use]
    pub fn vendor(mut self, vendor: OrganisationNumber) -> Self {
        self.vendor = vendor.to_string();
        self
    }

    /// Writes the name in one language.
    #[must_use]
    pub fn name(mut self, language: Language, text: &str) -> Self {
        self.name.set(language, text);
        self
    }

    /// Writes the description in one language.
    #[must_use]
    pub fn description(mut self, language: Language, text: &str) -> Self {
        self.description.set(language, text);
        self
    }

    /// Puts access packages, or none, in place of an access group.
    #[must_use]
    pub fn settle_access_group(mut self, group: &str, packages: impl IntoIterator<Item = AccessPackage>) -> Self {
        self.access_groups.retain(|known| known != group);
        for package in packages {
            if !self.access_packages.contains(&package) {
                self.access_packages.push(package);
            }
        }
        self
    }

    /// Puts a right, or none, in place of a resource of the old form.
    #[must_use]
    pub fn settle_resource(mut self, resource: &str, right: Option<Right>) -> Self {
        self.resources.retain(|known| known != resource);
        self.rights.extend(right.filter(|right| !self.rights.contains(right)));
        self
    }

    /// Adds a Maskinporten client.
    #[must_use]
    pub fn client(mut self, client_id: ClientId) -> Self {
        self.client_id.push(client_id);
        self
    }

    /// The draft as JSON in today's form, for people to read. It is not a request.
    pub fn to_json(&self) -> String {
        crate::write_json(&Body {
            id: &self.id(),
            vendor: Vendor::new(&self.vendor),
            name: &self.name,
            description: &self.description,
            rights: self.rights.iter().map(WireRight::new).collect(),
            access_packages: self.access_packages.iter().map(|package| Package { urn: package.as_str() }).collect(),
            client_id: &self.client_id,
            is_visible: true,
            allowed_redirect_urls: &[],
        })
    }

    /// The definition, once nothing is open. A visible one; whoever chose packages for facilitators' clients sets
    /// `is_visible` to false before asking for its body.
    pub fn into_definition(self) -> Result<SystemDefinition, InvalidSystem> {
        let open = self.open_points().len();
        if open > 0 {
            return Err(InvalidSystem::OpenPoints { count: open });
        }
        let id = SystemId::parse(&self.id()).map_err(|source| InvalidSystem::Id { source })?;
        let name = self.name.complete().ok_or(InvalidSystem::MissingMember { name: "name" })?;
        let description = self.description.complete().ok_or(InvalidSystem::MissingMember { name: "description" })?;
        let mut definition = SystemDefinition::new(id, name, description)?;
        definition.rights = self.rights;
        definition.access_packages = self.access_packages;
        definition.client_id = self.client_id;
        Ok(definition)
    }

    fn id(&self) -> String {
        format!("{}_{}", self.vendor, self.system_name)
    }
}
