//! The few colours. Where they are not wanted, [`Output`](super::Output) takes them out again.

use clap::builder::styling::{AnsiColor, Style};

pub(crate) fn heading(text: &str) -> String {
    paint(Style::new().bold(), text)
}

pub(crate) fn error(text: &str) -> String {
    paint(AnsiColor::Red.on_default().bold(), text)
}

pub(crate) fn warning(text: &str) -> String {
    paint(AnsiColor::Yellow.on_default().bold(), text)
}

pub(crate) fn name(text: &str) -> String {
    paint(AnsiColor::Cyan.on_default(), text)
}

pub(crate) fn meaning(text: &str) -> String {
    paint(Style::new().dimmed(), text)
}

fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}
