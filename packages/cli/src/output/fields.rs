//! Aligned rows: a name, a value, what it means.

use core::fmt;

use super::{escape, style};

/// Rows of a name, a value and its meaning. Values are escaped here.
#[derive(Default)]
pub(crate) struct Fields(Vec<Row>);

struct Row {
    name: String,
    value: String,
    meaning: String,
    is_warning: bool,
}

impl Fields {
    pub(crate) fn row(&mut self, name: &str, value: &str, meaning: impl Into<String>) {
        let (name, value) = (escape(name), shorten(&escape(value)));
        self.0.push(Row { name, value, meaning: meaning.into(), is_warning: false });
    }

    /// A row whose meaning must not be overlooked.
    pub(crate) fn warning(&mut self, name: &str, value: &str, meaning: impl Into<String>) {
        self.row(name, value, meaning);
        if let Some(row) = self.0.last_mut() {
            row.is_warning = true;
        }
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |text: &str| text.chars().count();
        let names = self.0.iter().map(|row| width(&row.name)).max().unwrap_or_default().min(NAME_WIDTH);
        let short = |row: &&Row| width(&row.value) <= VALUE_WIDTH && !row.meaning.is_empty();
        let values = self.0.iter().filter(short).map(|row| width(&row.value)).max().unwrap_or_default();
        for (index, row) in self.0.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            // padded outside the colour, which has no width
            let gap = |column: usize, text: &str| " ".repeat(column.saturating_sub(width(text)));
            write!(f, "{end}   {}{}  {}", style::name(&row.name), gap(names, &row.name), row.value)?;
            if !row.meaning.is_empty() {
                let paint = if row.is_warning { style::warning } else { style::meaning };
                write!(f, "{}  {}", gap(values, &row.value), paint(&row.meaning))?;
            }
        }
        Ok(())
    }
}

fn shorten(value: &str) -> String {
    let count = value.chars().count();
    if count <= MAX_VALUE {
        return value.to_owned();
    }
    let start: String = value.chars().take(MAX_VALUE).collect();
    format!("{start}… ({count} characters; --json prints all)")
}

const NAME_WIDTH: usize = 24;
const VALUE_WIDTH: usize = 48;
const MAX_VALUE: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligns_values_and_meanings() {
        let mut fields = Fields::default();
        fields.row("iss", "a", "the issuer");
        fields.row("scope", "abc\u{1b}", "");
        fields.row("exp", "abc", "soon");
        let plain = anstream::adapter::strip_str(&fields.to_string()).to_string();
        assert_eq!(plain, "   iss    a    the issuer\n   scope  abc\\u{1b}\n   exp    abc  soon");
    }

    #[test]
    fn cuts_long_values_and_says_so() {
        assert!(shorten(&"x".repeat(500)).ends_with("x… (500 characters; --json prints all)"));
    }
}
