//! What a client needs around it, all of it JavaScript's.

use systembruker::{Event, Host};
use wasm_bindgen::JsCast;

use super::random::JsRandom;
use super::store::JsStore;
use super::{ALL, JsHost};
use crate::argument::InvalidArgument;

/// A host, with what was looked up once.
pub(crate) struct Surroundings {
    js: JsHost,
    random: JsRandom,
    store: Option<JsStore>,
    is_observed: bool,
}

impl Surroundings {
    pub(crate) fn new(js: JsHost) -> Result<Self, InvalidArgument> {
        let js = js.with(&ALL)?;
        let random = JsRandom::of(&js);
        let is_observed = js.has("observe");
        let store = Some(js.js_store()).filter(|store| !store.is_undefined()).map(JsCast::unchecked_into);
        Ok(Self { js, random, store, is_observed })
    }
}

impl Host for Surroundings {
    type Transport = JsHost;
    type Signer = JsHost;
    type Clock = JsHost;
    type Random = JsRandom;
    type Store = JsStore;
    type Sealer = JsStore;

    fn transport(&self) -> &JsHost {
        &self.js
    }

    fn signer(&self) -> &JsHost {
        &self.js
    }

    fn clock(&self) -> &JsHost {
        &self.js
    }

    fn random(&self) -> &JsRandom {
        &self.random
    }

    fn store(&self) -> Option<(&JsStore, &JsStore)> {
        self.store.as_ref().map(|store| (store, store))
    }

    fn observe(&self, event: &Event) {
        if self.is_observed {
            // an observer that throws harms nobody
            let _ = self.js.js_observe(super::observe::as_js(event));
        }
    }
}
