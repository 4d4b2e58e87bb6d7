use std::fs;

use serde_json::Value;
use systembruker::PrivateKey;

use crate::harness::{KeyFolder, run, run_owned};

fn private_key(folder: &KeyFolder, name: &str) -> PrivateKey {
    PrivateKey::from_pem(&fs::read_to_string(folder.path(name)).unwrap()).unwrap()
}

#[test]
fn writes_the_private_key_and_prints_the_public_one_with_its_thumbprint_as_kid() {
    let folder = KeyFolder::new();
    let run = run(&["keygen", "--out", &folder.text("new.pem")]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let (jwk, key) = (run.json(), private_key(&folder, "new.pem"));
    assert_eq!((&jwk["kty"], &jwk["use"], &jwk["alg"]), (&"RSA".into(), &"sig".into(), &"RS256".into()));
    assert_eq!((&jwk["e"], key.public_key().bits()), (&"AQAB".into(), 2048));
    assert_eq!(jwk["kid"], key.public_key().thumbprint());
    let members: Vec<_> = jwk.as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, ["alg", "e", "kid", "kty", "n", "use"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_private_key() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = KeyFolder::new();
    let mode = |name| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    run(&["keygen", "--out", &folder.text("new.pem")]);
    assert_eq!(mode("new.pem"), 0o600);
    fs::write(folder.path("open.pem"), "x").unwrap();
    fs::set_permissions(folder.path("open.pem"), fs::Permissions::from_mode(0o644)).unwrap();
    run(&["keygen", "--force", "--out", &folder.text("open.pem")]);
    assert_eq!(mode("open.pem"), 0o600);
}

#[test]
fn never_overwrites_a_key_unless_forced() {
    let folder = KeyFolder::new();
    let path = folder.text("key.pem");
    let before = fs::read_to_string(&path).unwrap();
    run(&["keygen", "--out", &path]).assert_error(3, "cli.file_exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert_eq!(run(&["keygen", "--out", &path, "--force"]).code, 0);
    assert_ne!(fs::read_to_string(&path).unwrap(), before);
    let entries = fs::read_dir(folder.path("")).unwrap().count();
    assert_eq!(entries, 1);
}

#[test]
fn prints_the_private_key_only_when_told_to() {
    let folder = KeyFolder::new();
    let to_file = run(&["keygen", "--json", "--out", &folder.text("new.pem")]);
    assert!(!to_file.stdout.contains("PRIVATE KEY"));
    assert_eq!(to_file.json()["private_key_file"], folder.text("new.pem"));
    assert_eq!(to_file.json()["kid"], to_file.json()["public_jwk"]["kid"]);

    let to_stdout = run(&["keygen", "--out", "-", "--kid", "k-1"]);
    assert!(PrivateKey::from_pem(&to_stdout.stdout).is_ok());
    let jwk: Value = serde_json::from_str(&to_stdout.stderr).unwrap();
    assert_eq!(jwk["kid"], "k-1");

    let json = run(&["keygen", "--out", "-", "--json"]).json();
    assert!(PrivateKey::from_pem(json["private_key_pem"].as_str().unwrap()).is_ok());
}

#[test]
fn makes_larger_keys_that_sign() {
    let folder = KeyFolder::new();
    run(&["keygen", "--bits", "3072", "--force", "--out", &folder.text("key.pem")]);
    assert_eq!(private_key(&folder, "key.pem").public_key().bits(), 3072);
    assert_eq!(run_owned(&folder.grant("grant", &["--kid", "k"])).code, 0);
}

#[test]
fn refuses_other_sizes_and_places() {
    assert_eq!(run(&["keygen", "--bits", "1024", "--out", "-"]).code, 2);
    assert_eq!(run(&["keygen"]).code, 2);
    run(&["keygen", "--out", "-", "--kid", ""]).assert_error(3, "key_id.length");
    let folder = KeyFolder::new();
    run(&["keygen", "--out", &folder.text("none/new.pem")]).assert_error(3, "cli.file");
}
