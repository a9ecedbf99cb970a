//! What a command says on the console: answers on standard output, complaints on standard error.

use crate::domain::registration::Language;
use crate::i18n::Texts;
use std::io::{self, Write as _};

/// The texts in the language of the console, as `LC_ALL`, `LC_MESSAGES` and `LANG` name it.
pub(super) fn texts(environment: &dyn Fn(&str) -> Option<String>) -> Texts {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(environment)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    Texts::new(if locale.starts_with("ja") { Language::Ja } else { Language::En })
}

/// Says `text` on standard output. Nobody listening is no failure.
pub(super) fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Says `sentence` on standard error, with the program's name before it.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "entaku: {sentence}");
}

/// A message in Japanese and in English: what everybody who starts the program must read.
pub(super) fn both(id: &str) -> String {
    let [ja, en] = [Language::Ja, Language::En].map(|language| Texts::new(language).get(id));
    format!("{ja} / {en}")
}
