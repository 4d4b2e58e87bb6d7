//! Text from a server, made fit to be shown.

/// Characters that are kept of a server's text.
const MAX_CHARS: usize = 1_000;

/// A run of token characters longer than this is no word, UUID or scope: it may be an echoed assertion.
const MAX_RUN: usize = 40;
/// Two neighbouring runs of this length may be one that was broken in two.
const LONG_RUN: usize = 24;

/// The text, cut, with control and direction-changing characters escaped and what may be a token, an assertion or a
/// personal number replaced by `…`: servers have been seen to echo their input.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::new();
    let mut pieces = pieces(text);
    // the run before, if only white space stands between
    let mut before = 0;
    let mut in_broken = false;
    while let Some((piece, is_run)) = pieces.next() {
        if is_run {
            let mut next = pieces.clone().skip_while(|(piece, is_run)| !is_run && piece.trim().is_empty());
            let after = next.next().filter(|(_, is_run)| *is_run).map_or(0, |(piece, _)| piece.len());
            // the last part of a broken run is shorter
            let broken = in_broken || (piece.len() >= LONG_RUN && before.max(after) >= LONG_RUN);
            let person = piece.len() == 11 && piece.bytes().all(|b| b.is_ascii_digit());
            let secret = piece.len() > MAX_RUN || piece.starts_with("eyJ") || broken || person;
            clean.push_str(if secret { "…" } else { piece });
            (before, in_broken) = (piece.len(), broken && piece.len() >= LONG_RUN);
        } else {
            piece.chars().for_each(|c| push_visible(&mut clean, c));
            if !piece.trim().is_empty() {
                (before, in_broken) = (0, false);
            }
        }
    }
    match clean.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => clean.get(..end).unwrap_or_default().to_owned(),
        None => clean,
    }
}

/// Runs of token characters and what stands between them, in turn.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> + Clone {
    let mut rest = text;
    core::iter::from_fn(move || {
        let is_run = is_token_char(rest.chars().next()?);
        let end = rest.find(|c| is_token_char(c) != is_run).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((piece, is_run))
    })
}

/// `trace_id: …` or `trace_id=…` in a description.
pub(super) fn trace_id(description: &str) -> Option<String> {
    (0..description.len()).find_map(|at| {
        let rest = description.get(at..)?.strip_prefix("trace_id")?;
        let rest = rest.strip_prefix([':', '='])?.trim_start();
        let id = rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next()?;
        (!id.is_empty() && id.len() <= MAX_RUN && !id.starts_with("eyJ")).then(|| id.to_owned())
    })
}

/// The number of an MP code at the end of `error_uri`, else at the start of `error_description`.
pub(super) fn mp_code(error_uri: Option<&str>, description: Option<&str>) -> Option<u16> {
    let at_end = || {
        let uri = error_uri?;
        let tail = uri.get(uri.len().checked_sub(6)?..)?;
        let before = uri.get(..uri.len().checked_sub(6)?)?;
        (!before.ends_with(|c: char| c.is_ascii_alphanumeric())).then(|| mp_number(tail)).flatten()
    };
    let at_start = || {
        let (code, after) = description?.split_at_checked(6)?;
        (!after.starts_with(|c: char| c.is_ascii_alphanumeric())).then(|| mp_number(code)).flatten()
    };
    at_end().or_else(at_start)
}

/// `MP-nnn` or `MP_nnn`.
fn mp_number(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("MP")?.strip_prefix(['-', '_'])?;
    (digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '+' | '=' | '/' | '%')
}

fn push_visible(text: &mut String, c: char) {
    let directional =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || directional {
        text.extend(c.escape_unicode());
    } else {
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_no_echoed_assertion_and_no_control_character() {
        let assertion = format!("eyJhbGciOiJSUzI1NiJ9.{}.{}", "a".repeat(300), "b".repeat(342));
        let text = clean(&format!("bad\u{1b}[31m \u{202e}input: {assertion} (trace_id: 3c1f)"));
        assert_eq!(text, "bad\\u{1b}[31m \\u{202e}input: … (trace_id: 3c1f)");
        assert_eq!(clean(&"x ".repeat(5_000)).chars().count(), MAX_CHARS);
        let broken = assertion.as_bytes().chunks(38).map(|part| std::str::from_utf8(part).unwrap());
        for separator in [" ", "\n", "\r\n "] {
            let text = clean(&broken.clone().collect::<Vec<_>>().join(separator));
            assert!(!text.contains("aaaa") && !text.contains("bbbb"), "{text}");
        }
        assert_eq!(clean("about 01010112345, 311860917"), "about …, 311860917");
        let uuid = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
        assert_eq!(clean(uuid), uuid);
    }

    #[test]
    fn finds_codes_where_maskinporten_puts_them() {
        let uri = |uri| mp_code(Some(uri), None);
        assert_eq!(uri("https://test.maskinporten.no/errors/MP-303"), Some(303));
        assert_eq!(uri("https://test.maskinporten.no/errors/MP_302"), Some(302));
        assert_eq!(uri("https://docs.digdir.no"), None);
        assert_eq!(uri("https://docs.digdir.no/XMP-303"), None);
        assert_eq!(mp_code(Some("https://docs.digdir.no"), Some("MP-100: Invalid assertion.")), Some(100));
        assert_eq!(mp_code(None, Some("MP-1001 and so on")), None);
        assert_eq!(mp_code(None, Some("see MP-100")), None);
    }

    #[test]
    fn finds_the_trace_id() {
        assert_eq!(trace_id("Expired key. (trace_id: 3c1f0d)").as_deref(), Some("3c1f0d"));
        assert_eq!(trace_id("x trace_id=ab-12, y").as_deref(), Some("ab-12"));
        assert_eq!(trace_id("unknown trace_id. (trace_id: 3c1f)").as_deref(), Some("3c1f"));
        assert_eq!(trace_id(&format!("trace_id: {}", "a".repeat(41))), None);
        assert_eq!(trace_id("trace_id is missing"), None);
        assert_eq!(trace_id("no id"), None);
    }
}
