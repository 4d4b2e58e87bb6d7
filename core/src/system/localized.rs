//! Texts in the three languages that the register asks for.

use core::fmt;
use serde::Serialize;

/// A language of the system register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Norwegian bokmål, `nb`.
    Nb,
    /// Norwegian nynorsk, `nn`.
    Nn,
    /// English, `en`.
    En,
}

impl Language {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The language's key in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name or description in all three languages; `nb` is also the default title that customers see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LocalizedText {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

/// A text of which languages may still be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct PartialText {
    #[serde(skip_serializing_if = "Option::is_none")]
    nb: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

impl PartialText {
    /// Sets one language; blank text counts as missing, as the register trims it.
    pub(super) fn set(&mut self, language: Language, text: &str) {
        let text = Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        match language {
            Language::Nb => self.nb = text,
            Language::Nn => self.nn = text,
            Language::En => self.en = text,
        }
    }

    pub(super) fn missing(&self) -> impl Iterator<Item = Language> {
        let texts = [&self.nb, &self.nn, &self.en];
        Language::ALL.into_iter().zip(texts).filter(|(_, text)| text.is_none()).map(|(language, _)| language)
    }

    pub(super) fn complete(self) -> Option<LocalizedText> {
        Some(LocalizedText { nb: self.nb?, nn: self.nn?, en: self.en? })
    }
}

impl From<LocalizedText> for PartialText {
    fn from(text: LocalizedText) -> Self {
        let mut partial = Self::default();
        for (language, text) in Language::ALL.into_iter().zip([text.nb, text.nn, text.en]) {
            partial.set(language, &text);
        }
        partial
    }
}
