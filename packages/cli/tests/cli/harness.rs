//! Running the binary, and what it is run on.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use systembruker_sandbox::{ClientKey, generate_client_key};
use tempfile::TempDir;

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Standard output as the one JSON value that it is.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }

    /// Fails unless it ended with this exit code and told this error code.
    pub(crate) fn assert_error(&self, exit: i32, code: &str) {
        let told = format!("error[{code}]: ");
        assert!(self.code == exit && self.stderr.contains(&told), "{} {} {}", self.code, self.stdout, self.stderr);
        assert_eq!(self.stdout, "");
    }
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_systembruker"));
    command.args(arguments).env_clear();
    command
}

pub(crate) fn run(arguments: &[&str]) -> Run {
    run_with(arguments, "", &[])
}

pub(crate) fn run_with(arguments: &[&str], stdin: &str, environment: &[(&str, &str)]) -> Run {
    let mut command = command(arguments);
    command.envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // a command that reads nothing may have ended already
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// A token of this header and these claims, with a signature that is none.
pub(crate) fn token(header: &str, claims: &str) -> String {
    let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.{}", encode(header), encode(claims), encode("signature"))
}

/// Whether a text holds something that could be sent as a token: three parts of base64url.
pub(crate) fn holds_a_token(text: &str) -> bool {
    let is_part = |part: &str| part.len() > 20 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let words = text.split(|c: char| c.is_whitespace() || "\"'(),".contains(c));
    words.into_iter().any(|word| word.split('.').filter(|part| is_part(part)).count() >= 3)
}

/// A folder with a client's private key in it.
pub(crate) struct KeyFolder {
    folder: TempDir,
}

pub(crate) static CLIENT_KEY: LazyLock<ClientKey> = LazyLock::new(|| generate_client_key().unwrap());

impl KeyFolder {
    pub(crate) fn new() -> Self {
        let folder = Self { folder: TempDir::new().unwrap() };
        std::fs::write(folder.path("key.pem"), CLIENT_KEY.expose_private_key_pem()).unwrap();
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// `command`, with what every grant needs, and more.
    pub(crate) fn grant(&self, command: &str, more: &[&str]) -> Vec<String> {
        let key = self.text("key.pem");
        let usual = [command, "--client-id", CLIENT_ID, "--key", &key, "--scope", SCOPE];
        usual.iter().chain(more).map(|argument| (*argument).to_owned()).collect()
    }
}

pub(crate) fn run_owned(arguments: &[String]) -> Run {
    run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
pub(crate) const SCOPE: &str = "altinn:demo.read";
pub(crate) const CUSTOMER: &str = "311860917";
pub(crate) const VENDOR: &str = "315181909";
pub(crate) const STRANGER: &str = "310202398";
