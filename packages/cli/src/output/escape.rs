//! Making text from elsewhere harmless to a terminal.

use core::fmt::Write as _;

/// The text with control, direction-changing and invisible characters spelt out.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unsafe(c) { safe.extend(c.escape_unicode()) } else { safe.push(c) }
    }
    safe
}

/// The same JSON value, in which those characters are escaped as JSON does it.
pub(crate) fn escape_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        // ASCII control characters outside strings are white space; inside they are escaped already
        if is_unsafe(c) && (!c.is_ascii() || c == '\u{7f}') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

fn is_unsafe(c: char) -> bool {
    let invisible = matches!(c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}');
    c.is_control() || invisible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_out_what_could_move_a_cursor_or_turn_text_around() {
        assert_eq!(escape("a\u{1b}[31mb\r\n\u{202e}c\u{9b}"), "a\\u{1b}[31mb\\u{d}\\u{a}\\u{202e}c\\u{9b}");
        assert_eq!(escape("Blåbær & sønner AS"), "Blåbær & sønner AS");
    }

    #[test]
    fn escaped_json_is_the_same_value() {
        let value = serde_json::json!({ "a\u{202e}": "\u{1b}\u{7f}\u{9b}\u{e0041}\n" });
        let json = escape_json(&serde_json::to_string_pretty(&value).unwrap());
        assert!(json.chars().all(|c| c == '\n' || !is_unsafe(c)), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }
}
