use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Wraps DER as PEM (RFC 7468) with lines of 64 characters.
pub(crate) fn encode_pem(label: &str, der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem + "-----END " + label + "-----\n"
}

/// The DER of the first block with this label, or nothing when there is none or it is not base64.
pub(crate) fn decode_pem(label: &str, pem: &str) -> Option<Vec<u8>> {
    let (_, after) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
    let (base64, _) = after.split_once(&format!("-----END {label}-----"))?;
    let compact: String = base64.split_ascii_whitespace().collect();
    STANDARD.decode(compact).ok()
}

#[cfg(test)]
mod tests {
    use super::{decode_pem, encode_pem};

    #[test]
    fn a_pem_block_survives_the_round_trip() {
        for length in [0, 1, 47, 48, 49, 500] {
            let der = vec![7; length];
            let pem = encode_pem("PRIVATE KEY", &der);
            assert_eq!(decode_pem("PRIVATE KEY", &pem), Some(der));
            assert!(pem.lines().all(|line| line.len() <= 64));
        }
        assert_eq!(decode_pem("CERTIFICATE", &encode_pem("PRIVATE KEY", b"x")), None);
    }
}
