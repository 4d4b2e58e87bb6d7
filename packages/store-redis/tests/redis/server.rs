//! A `redis-server` on a free port of this machine, without persistence, gone with the test.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use systembruker_redis::redis;
use tempfile::TempDir;

pub(crate) struct RedisServer {
    port: u16,
    settings: &'static [&'static str],
    folder: TempDir,
    child: Child,
}

impl RedisServer {
    pub(crate) fn start() -> Self {
        Self::with(&[])
    }

    /// With further settings, as on its command line.
    pub(crate) fn with(settings: &'static [&'static str]) -> Self {
        let folder = TempDir::new().unwrap();
        for _ in 0..10 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            // another program may take the port in between
            if let Some(child) = spawn(port, settings, &folder) {
                return Self { port, settings, folder, child };
            }
        }
        panic!("redis-server does not start");
    }

    pub(crate) fn address(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Ends it without warning.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts another, empty one in the same place.
    pub(crate) fn start_again(&mut self) {
        self.child = spawn(self.port, self.settings, &self.folder).expect("its port is free");
    }

    /// Takes connections and answers nothing, until it goes on.
    pub(crate) fn freeze(&self) {
        self.signal("-STOP");
    }

    pub(crate) fn go_on(&self) {
        self.signal("-CONT");
    }

    /// A connection beside the store's.
    pub(crate) fn connection(&self) -> redis::Connection {
        redis::Client::open(self.address()).unwrap().get_connection().unwrap()
    }

    /// All that it is told from now on, as it comes.
    pub(crate) fn monitor(&self) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(b"MONITOR\r\n").unwrap();
        let mut answer = [0; 5];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"+OK\r\n");
        stream
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        // it may have ended already
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server that answers, or none if it ended at once.
fn spawn(port: u16, settings: &[&str], folder: &TempDir) -> Option<Child> {
    let mut command = Command::new("redis-server");
    command.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
    command.arg("--dir").arg(folder.path()).args(settings);
    let mut child = match command.stdin(Stdio::null()).stdout(Stdio::null()).spawn() {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!(
            "there is no redis-server: install it (Debian: apt-get install redis-server), or run these tests by \
             `cargo xtask test redis`, which says what it skips"
        ),
        started => started.unwrap(),
    };
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(10) {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some(child);
        }
        thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    None
}
