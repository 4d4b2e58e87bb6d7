//! Talking to a driver.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::process::{Command, Stdio};

use crate::Case;

/// Puts all cases to a driver and gives its answers in the same order.
///
/// The driver must answer each line, repeat its `id`, and end with exit code 0.
pub fn ask(command: &mut Command, cases: &[Case]) -> Result<Vec<Value>> {
    let mut driver =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("the driver does not start")?;
    let stdin = driver.stdin.take().context("the driver has no stdin")?;
    let stdout = driver.stdout.take().context("the driver has no stdout")?;
    let requests: Vec<String> = cases.iter().enumerate().map(|(id, case)| line(id, case)).collect();
    // written from a thread of its own: a driver may answer while it is still being asked
    let writer = std::thread::spawn(move || -> std::io::Result<()> {
        let mut stdin = BufWriter::new(stdin);
        for request in requests {
            writeln!(stdin, "{request}")?;
        }
        stdin.flush()
    });
    let answers: Vec<Value> = BufReader::new(stdout)
        .lines()
        .map(|answer| Ok(serde_json::from_str(&answer?)?))
        .collect::<Result<_>>()
        .context("the driver wrote something that is no answer")?;
    writer.join().ok().context("the driver's input broke off")??;
    ensure!(driver.wait()?.success(), "the driver failed");
    ensure!(answers.len() == cases.len(), "{} answers to {} requests", answers.len(), cases.len());
    for (id, answer) in answers.iter().enumerate() {
        ensure!(answer["id"] == id, "answer {id} has another id");
    }
    Ok(answers)
}

fn line(id: usize, case: &Case) -> String {
    let mut request = case.request.clone();
    request.insert("id".to_owned(), id.into());
    Value::Object(request).to_string()
}
