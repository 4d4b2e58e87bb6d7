//! Reading what the user points at.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::output::Output;

/// A file's text, or standard input's for `-`. It may be a secret, so this copy is wiped.
pub(crate) fn file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = if path.as_os_str() == "-" { read(io::stdin().lock()) } else { File::open(path).and_then(read) };
    text.map_err(|error| {
        let name = path.to_string_lossy();
        if may_be_secret(&name) {
            let what = "a file is wanted here, and what was given looks like the key or token itself";
            return Failure::input(
                "cli.file",
                format!("{what}; put it in a file, or give - and send it on standard input"),
            );
        }
        Failure::input("cli.file", format!("{name} could not be read: {error}"))
    })
}

/// Whether a word may be a key, a token or an assertion, which no message repeats.
pub(crate) fn may_be_secret(word: &str) -> bool {
    let starts = ["{", "-----", "MII", "eyJ"].iter().any(|start| word.trim_start().starts_with(start));
    starts || word.contains('\n') || word.contains("PRIVATE KEY") || word.len() > 255
}

/// A token given as an argument, or else on standard input, without what people paste around it.
///
/// Several words are one token that was not quoted: `Bearer` and what follows it.
pub(crate) fn token(words: &[String], output: &Output) -> Result<Zeroizing<String>, Failure> {
    let given = if !words.is_empty() && words != ["-"] {
        output.warn("a token given as an argument may stay in the shell's history; standard input leaves no trace");
        Zeroizing::new(words.join(" "))
    } else {
        if io::stdin().is_terminal() {
            output.warn("waiting for a token on standard input; end it with Ctrl-D");
        }
        file(Path::new("-"))?
    };
    Ok(Zeroizing::new(unwrap(&given).to_owned()))
}

fn read(source: impl Read) -> io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::new());
    source.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Takes off blanks, quotes and `Bearer`, in whatever order they stand.
fn unwrap(text: &str) -> &str {
    let mut text = text;
    loop {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || "\"'`\u{feff}".contains(c));
        let bare = match trimmed.split_once(char::is_whitespace) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest,
            _ => trimmed,
        };
        if bare == text {
            return text;
        }
        text = bare;
    }
}

/// Far more than any key or token has; keeps an endless file from filling the memory.
const MAX_BYTES: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn takes_off_what_people_paste_around_a_token() {
        for text in ["a.b.c", " a.b.c\r\n", "Bearer a.b.c", "\"bearer  a.b.c\"", "'a.b.c' ", "\u{feff}`BEARER\ta.b.c`"]
        {
            assert_eq!(unwrap(text), "a.b.c", "{text:?}");
        }
        assert_eq!(unwrap("a.b c"), "a.b c");
        assert_eq!(unwrap(" "), "");
    }
}
