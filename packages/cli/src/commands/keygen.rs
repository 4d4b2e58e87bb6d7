//! `keygen`: an RSA key for a Maskinporten client.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use clap::{Args, ValueEnum};
use pkcs8::{LineEnding, SecretDocument};
use serde::Serialize;
use systembruker::{Algorithm, KeyId, PrivateKey, RsaPublicKey};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::output::{Output, escape_json};
use crate::view::Members;

/// Make an RSA key: the private half into a file, the public JWK for self-service printed
#[derive(Args)]
pub(crate) struct Options {
    /// Size in bits
    #[arg(long, default_value = "2048")]
    bits: Bits,
    /// Where the private key goes (PKCS#8 as PEM, readable by you only); - for standard output, then the
    /// public key goes to standard error
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The public key's id; its thumbprint unless given
    #[arg(long, allow_hyphen_values = true)]
    kid: Option<String>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bits {
    #[value(name = "2048")]
    Rsa2048,
    #[value(name = "3072")]
    Rsa3072,
    #[value(name = "4096")]
    Rsa4096,
}

pub(crate) fn run(options: &Options, output: &Output) -> Result<(), Failure> {
    let kid = options.kid.as_deref().map(KeyId::parse).transpose()?;
    let (pem, public) = make(options.bits)?;
    let kid = kid.map_or_else(|| KeyId::parse(&public.thumbprint()), Ok)?;
    let jwk = Members::read(&public.to_jwk(&kid, Algorithm::default()));
    let to_stdout = options.out.as_os_str() == "-";
    if !to_stdout {
        write(&options.out, &pem, options.force).map_err(|error| file_failure(&options.out, &error))?;
    }
    if output.json {
        return output.json(&Made {
            private_key_file: (!to_stdout).then(|| options.out.display().to_string()),
            private_key_pem: to_stdout.then_some(pem.as_str()),
            kid,
            public_jwk: jwk,
        });
    }
    let jwk = escape_json(&serde_json::to_string_pretty(&jwk).unwrap_or_default());
    if to_stdout {
        output.note(jwk);
        return output.print(pem.trim_end());
    }
    output.print(jwk)
}

#[derive(Serialize)]
struct Made<'a> {
    kid: KeyId,
    public_jwk: Members,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_key_file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_key_pem: Option<&'a str>,
}

/// The private key as PEM, and its public half as the core reads it.
fn make(bits: Bits) -> Result<(Zeroizing<String>, RsaPublicKey), Failure> {
    let size = match bits {
        Bits::Rsa2048 => KeySize::Rsa2048,
        Bits::Rsa3072 => KeySize::Rsa3072,
        Bits::Rsa4096 => KeySize::Rsa4096,
    };
    let failed = || Failure::input("cli.keygen", "the key could not be made".to_owned());
    let pair = KeyPair::generate(size).map_err(|_| failed())?;
    let der: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| failed())?;
    let document = SecretDocument::try_from(der.as_ref()).map_err(|_| failed())?;
    let pem = document.to_pem("PRIVATE KEY", LineEnding::LF).map_err(|_| failed())?;
    let public = PrivateKey::from_pkcs8(der.as_ref())?.public_key().clone();
    Ok((pem, public))
}

/// Never writes into a file that is there: it might be readable by others, or a link to elsewhere.
fn write(path: &Path, pem: &str, force: bool) -> io::Result<()> {
    if !force {
        return fill(create_private(path)?, pem);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}", Uuid::new_v4()));
    fill(create_private(beside.as_ref())?, pem)?;
    fs::rename(&beside, path).inspect_err(|_| drop(fs::remove_file(&beside)))
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fill(mut file: File, pem: &str) -> io::Result<()> {
    file.write_all(pem.as_bytes())?;
    file.sync_all()
}

fn file_failure(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Failure::input("cli.file_exists", format!("{path} is there already; --force replaces it"));
    }
    Failure::input("cli.file", format!("{path} could not be written: {error}"))
}
