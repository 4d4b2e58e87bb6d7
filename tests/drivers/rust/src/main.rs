//! The conformance driver for Rust: one JSON request per line in, one answer per line out.

mod debug;
mod grant;
mod input;
mod system;
mod token;
mod token_endpoint;
mod tokens;

use input::Request;
use serde_json::{Value, json};
use std::io::{BufRead as _, Write as _};
use systembruker::{Classified, ErrorClass};

/// What an operation answers: members to put beside `ok`, or a failure.
type Answer = Result<Members, Failure>;

/// Members of an answer; `raw` ones are JSON text, so that a number keeps its spelling.
#[derive(Default)]
struct Members {
    plain: Value,
    raw: Vec<(&'static str, String)>,
}

impl From<Value> for Members {
    fn from(plain: Value) -> Self {
        Self { plain, raw: Vec::new() }
    }
}

/// A failure as the driver's contract wants it.
struct Failure {
    class: ErrorClass,
    code: String,
    message: String,
}

impl<E: Classified> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { class: error.class(), code: error.code().to_owned(), message: error.to_string() }
    }
}

impl Failure {
    /// The same fault in an operation that calls it by another class.
    fn in_class(mut self, class: ErrorClass) -> Self {
        self.class = class;
        self
    }
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            continue;
        }
        let request = Request::read(&line).unwrap_or_default();
        let Members { plain, mut raw } = answer(&request);
        raw.push(("id", request.raw("id").unwrap_or("null").to_owned()));
        let mut text = plain.to_string();
        for (name, json) in raw {
            // in front of the closing brace
            text.insert_str(text.len() - 1, &format!(",\"{name}\":{}", one_line(&json)));
        }
        writeln!(out, "{text}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(request: &Request<'_>) -> Members {
    let answer = match request.text("op").unwrap_or_default().as_str() {
        "parse" => system::parse(request),
        "system" => system::system(request),
        "guide_2024" => system::guide_2024(request),
        "grant" => grant::grant(request),
        "decode" => tokens::decode(request),
        "jwks" => tokens::jwks(request),
        "verify" => tokens::verify(request),
        "token_response" => token_endpoint::token_response(request),
        "token" => token::token(request),
        "debug" => debug::debug(request),
        _ => return json!({ "unsupported": true }).into(),
    };
    match answer {
        Ok(mut members) => {
            members.plain["ok"] = json!(true);
            members
        }
        Err(Failure { class, code, message }) => {
            json!({ "ok": false, "class": class.as_str(), "code": code, "message": message }).into()
        }
    }
}

/// The same JSON on one line: a string holds no bare line break.
fn one_line(json: &str) -> String {
    json.replace(['\n', '\r'], " ")
}
