//! Reading any key set.
#![no_main]

use libfuzzer_sys::fuzz_target;
use systembruker::{Algorithm, Jwks};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(keys) = Jwks::parse(bytes) {
        for algorithm in Algorithm::ALL {
            let mut kids = keys.usable_kids(algorithm);
            let count = kids.len();
            kids.sort_unstable();
            kids.dedup();
            assert_eq!(kids.len(), count);
        }
    }
});
