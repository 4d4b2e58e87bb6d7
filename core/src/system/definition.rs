//! A system as the register takes it.

use iri_string::types::UriStr;
use serde::Serialize;

use super::{AccessPackage, InvalidAccessPackage, InvalidResourceId, LocalizedText, Right};
use crate::error::errors;
use crate::nouns::{
    AUTHORITY, ClientId, ICD, InvalidClientId, InvalidOrganisationNumber, InvalidSystemId, OrganisationNumber, SystemId,
};

/// A system for `POST` and `PUT systemregister/vendor`, checked by the register's own rules before it is sent.
///
/// `PUT` replaces everything: change what the register holds, not a new definition. Whether ids, resources and
/// packages are known and free is Altinn's to say. Source: Altinn authentication, `RegisterSystemRequest`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemDefinition {
    /// Starts with the vendor's organisation number; cannot be changed later.
    pub id: SystemId,
    /// The vendor.
    pub vendor: OrganisationNumber,
    /// The name that customers see.
    pub name: LocalizedText,
    /// What the system does.
    pub description: LocalizedText,
    /// Single rights.
    pub rights: Vec<Right>,
    /// Access packages.
    pub access_packages: Vec<AccessPackage>,
    /// The Maskinporten clients that get tokens for this system's users. Without one there are no tokens (MP-303).
    pub client_id: Vec<ClientId>,
    /// Whether customers can find the system in Altinn's portal by themselves.
    pub is_visible: bool,
    /// Where a customer may be sent after approving: absolute https URLs.
    pub allowed_redirect_urls: Vec<String>,
}

errors! {
    /// Why a system would be refused by the register.
    pub enum InvalidSystem {
        /// Not one strict JSON object.
        Json => Input "system.json" "a system's definition is one JSON object";
        /// A member that the register does not know.
        UnknownMember {
            /// The member's name, escaped as in a Rust text.
            name: String,
        } => Input "system.unknown_member" "the register knows no member \"{name}\"";
        /// A required member is missing or empty.
        MissingMember {
            /// The member's name.
            name: &'static str,
        } => Input "system.missing_member" "the member {name} is missing or empty";
        /// A member of another type.
        MemberType {
            /// The member's name.
            name: &'static str,
        } => Input "system.member_type" "the member {name} has another type than the register takes";
        /// Not a system id.
        Id {
            /// Why.
            source: InvalidSystemId,
        } => Input "system.id" "id: {source}";
        /// `vendor.ID` is not in ISO 6523 form (AUTH.VLD-00000).
        VendorForm => Input "system.vendor_form" "vendor.ID is 0192: and the vendor's organisation number";
        /// `vendor.ID` is no organisation number.
        Vendor {
            /// Why.
            source: InvalidOrganisationNumber,
        } => Input "system.vendor" "vendor.ID: {source}";
        /// The id starts with another number than the vendor's (AUTH.VLD-00001).
        VendorDiffers => Input "system.vendor_differs" "id does not start with the organisation number in vendor.ID";
        /// A right does not name exactly one resource.
        RightForm => Input "system.right_form"
            "a right is {{\"resource\": [{{\"id\": \"urn:altinn:resource\", \"value\": the resource's id}}]}}, one resource each";
        /// A resource id of another form (AUTH.VLD-00009).
        Right {
            /// Why.
            source: InvalidResourceId,
        } => Input "system.right" "rights: {source}";
        /// The same right twice (AUTH.VLD-00006).
        DuplicateRight => Input "system.duplicate_right" "rights names a right twice";
        /// Not an access package for systems (AUTH.VLD-00008).
        Package {
            /// Why.
            source: InvalidAccessPackage,
        } => Input "system.package" "accessPackages: {source}";
        /// The same package twice (AUTH.VLD-00007).
        DuplicatePackage => Input "system.duplicate_package" "accessPackages names a package twice";
        /// Not a client id.
        ClientId {
            /// Why.
            source: InvalidClientId,
        } => Input "system.client_id" "clientId: {source}";
        /// The same client twice, case ignored (AUTH.VLD-00011).
        DuplicateClientId => Input "system.duplicate_client_id" "clientId names a client twice (upper and lower case count as equal)";
        /// A redirect URL that is not absolute https (AUTH.VLD-00005).
        RedirectUrl => Input "system.redirect_url" "allowedRedirectUrls holds only absolute https URLs";
        /// A draft with points that only a human can settle.
        OpenPoints {
            /// How many.
            count: usize,
        } => Input "system.open_points" "{count} points of the draft are still open; settle each first";
        /// Visible, with a package that only agent system users can have (AUTH.VLD-00018).
        VisibleClientPackage => Input "system.visible_client_package"
            "a system with a package for facilitators' clients must have isVisible false";
    }
}

impl SystemDefinition {
    /// A visible system without rights, packages and clients; the vendor is the one that the id starts with.
    pub fn new(id: SystemId, name: LocalizedText, description: LocalizedText) -> Result<Self, InvalidSystem> {
        let vendor = id.vendor().ok_or(InvalidSystem::VendorDiffers)?;
        Ok(Self {
            id,
            vendor,
            name,
            description,
            rights: Vec::new(),
            access_packages: Vec::new(),
            client_id: Vec::new(),
            is_visible: true,
            allowed_redirect_urls: Vec::new(),
        })
    }

    /// The JSON body for the register, if the register's rules hold. Every member is written, empty or not.
    pub fn to_body(&self) -> Result<String, InvalidSystem> {
        self.check()?;
        Ok(crate::write_json(&Body {
            id: self.id.as_str(),
            vendor: Vendor::new(&self.vendor.to_string()),
            name: &self.name,
            description: &self.description,
            rights: self.rights.iter().map(WireRight::new).collect(),
            access_packages: self.access_packages.iter().map(|package| Package { urn: package.as_str() }).collect(),
            client_id: &self.client_id,
            is_visible: self.is_visible,
            allowed_redirect_urls: &self.allowed_redirect_urls,
        }))
    }

    /// Checks what the types alone do not rule out.
    pub(super) fn check(&self) -> Result<(), InvalidSystem> {
        if self.id.vendor() != Some(self.vendor) {
            return Err(InvalidSystem::VendorDiffers);
        }
        for (name, text) in [("name", &self.name), ("description", &self.description)] {
            if [&text.nb, &text.nn, &text.en].into_iter().any(|text| text.trim().is_empty()) {
                return Err(InvalidSystem::MissingMember { name });
            }
        }
        if has_duplicates(self.rights.iter()) {
            return Err(InvalidSystem::DuplicateRight);
        }
        if has_duplicates(self.access_packages.iter()) {
            return Err(InvalidSystem::DuplicatePackage);
        }
        if has_duplicates(self.client_id.iter().map(|id| id.as_str().to_ascii_lowercase())) {
            return Err(InvalidSystem::DuplicateClientId);
        }
        if !self.allowed_redirect_urls.iter().all(|url| is_https_url(url)) {
            return Err(InvalidSystem::RedirectUrl);
        }
        if self.is_visible && self.access_packages.iter().any(AccessPackage::is_client_only) {
            return Err(InvalidSystem::VisibleClientPackage);
        }
        Ok(())
    }
}

/// Absolute, https, with a host; query and fragment as the vendor likes.
fn is_https_url(url: &str) -> bool {
    let Ok(uri) = UriStr::new(url) else { return false };
    let Some(authority) = uri.authority_components() else { return false };
    let port = authority.port().is_none_or(|port| port.is_empty() || port.parse::<u16>().is_ok());
    uri.scheme_str().eq_ignore_ascii_case("https") && !authority.host().is_empty() && port
}

fn has_duplicates<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}

/// The register's members in their documented order. Shared with the draft, whose texts may be incomplete.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Body<'a, Text> {
    pub(super) id: &'a str,
    pub(super) vendor: Vendor,
    pub(super) name: &'a Text,
    pub(super) description: &'a Text,
    pub(super) rights: Vec<WireRight<'a>>,
    pub(super) access_packages: Vec<Package<'a>>,
    pub(super) client_id: &'a [ClientId],
    pub(super) is_visible: bool,
    pub(super) allowed_redirect_urls: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Vendor {
    authority: &'static str,
    #[serde(rename = "ID")]
    id: String,
}

#[derive(Serialize)]
pub(super) struct Package<'a> {
    pub(super) urn: &'a str,
}

#[derive(Serialize)]
pub(super) struct WireRight<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'a str>,
    resource: [Resource<'a>; 1],
}

#[derive(Serialize)]
struct Resource<'a> {
    id: &'static str,
    value: &'a str,
}

/// The only kind of resource id that the register takes.
pub(super) const RESOURCE_URN: &str = "urn:altinn:resource";

impl Vendor {
    pub(super) fn new(number: &str) -> Self {
        Self { authority: AUTHORITY, id: format!("{ICD}{number}") }
    }
}

impl<'a> WireRight<'a> {
    pub(super) fn new(right: &'a Right) -> Self {
        let resource = [Resource { id: RESOURCE_URN, value: right.resource.as_str() }];
        Self { action: right.action.as_deref(), resource }
    }
}
