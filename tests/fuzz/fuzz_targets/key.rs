//! Loading any text as a private key.
#![no_main]

use libfuzzer_sys::fuzz_target;
use systembruker::{CertificateChain, PrivateKey, RingSigner};

fuzz_target!(|bytes: &[u8]| {
    for key in [PrivateKey::from_pkcs8(bytes), PrivateKey::from_pkcs1(bytes)].into_iter().flatten() {
        let der = key.expose_pkcs8().unwrap();
        assert_eq!(PrivateKey::from_pkcs8(&der).unwrap().public_key(), key.public_key());
        let _ = RingSigner::new(&key);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = PrivateKey::parse(text);
    let _ = CertificateChain::from_pem(text);
});
