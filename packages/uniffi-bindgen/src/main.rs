//! UniFFI's own generator. It must be of the very version that the library was built with, so it is built here.

fn main() {
    uniffi::uniffi_bindgen_main();
}
