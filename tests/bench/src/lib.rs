//! Holds `benches/`; see there.
