//! Another process of the fleet: this very test program, started again with one test of its own.

use std::env;
use std::process::Stdio;
use std::sync::Arc;

use systembruker::{Client, PrivateKey, RingSigner, SealingKey, decode};
use systembruker_redis::RedisStore;
use systembruker_reqwest::tokio_host;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::task::JoinSet;

use crate::fleet::{CUSTOMER, Fleet, SECRET, config, query};

/// Callers at once in one worker.
pub(crate) const CALLERS: usize = 50;
const SAYS: &str = "worker: ";

pub(crate) struct Worker {
    process: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Worker {
    /// Starts one and waits until it is ready. It ends with its handle.
    pub(crate) async fn start(fleet: &Fleet) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["worker::works_for_the_tests", "--exact", "--ignored", "--nocapture"]);
        command.env("WORKER_REDIS", fleet.redis.address()).env("WORKER_ISSUER", fleet.sandbox.issuer());
        command.env("WORKER_PLATFORM", fleet.sandbox.altinn_platform()).env("WORKER_KID", fleet.key.kid());
        command.env("WORKER_KEY", fleet.key.expose_private_key_pem());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = command.spawn().unwrap();
        let input = process.stdin.take().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut worker = Self { process, input, output };
        assert_eq!(worker.says().await, "ready");
        worker
    }

    /// Lets all its callers ask for one token.
    pub(crate) async fn ask_for(&mut self, number: usize) {
        self.input.write_all(format!("{number}\n").as_bytes()).await.unwrap();
    }

    /// What its callers got: the `jti` of their one token.
    pub(crate) async fn says(&mut self) -> String {
        loop {
            let line = self.output.next_line().await.unwrap().expect("the worker goes on");
            if let Some((_, said)) = line.split_once(SAYS) {
                return said.to_owned();
            }
        }
    }

    /// Ends it without warning, in the middle of whatever it does.
    pub(crate) async fn kill(mut self) {
        self.process.kill().await.unwrap();
    }
}

#[tokio::test]
#[ignore = "the other tests start it in processes of their own"]
async fn works_for_the_tests() {
    let given = |name| env::var(name).ok();
    let Some(redis) = given("WORKER_REDIS") else { return };
    let [issuer, platform, kid, key] =
        ["WORKER_ISSUER", "WORKER_PLATFORM", "WORKER_KID", "WORKER_KEY"].map(|name| given(name).unwrap());
    let signer = RingSigner::new(&PrivateKey::from_pem(&key).unwrap()).unwrap();
    let store = RedisStore::open(&redis).unwrap();
    let host = tokio_host(signer).unwrap().with_store(store, SealingKey::new(SECRET));
    let client = Arc::new(Client::new(host, config(&issuer, &platform, &kid)));

    println!("{SAYS}ready");
    let mut orders = BufReader::new(tokio::io::stdin()).lines();
    while let Some(order) = orders.next_line().await.unwrap() {
        let number = order.parse().unwrap();
        let mut callers = JoinSet::new();
        for _ in 0..CALLERS {
            let client = Arc::clone(&client);
            callers.spawn(async move { client.token(&query(CUSTOMER, number)).await.unwrap() });
        }
        let tokens = callers.join_all().await;
        assert!(tokens.iter().all(|token| *token == tokens[0]));
        println!("{SAYS}{}", decode(tokens[0].expose()).unwrap().claims.jti.unwrap());
    }
}
