//! Every text that a person reads, as Fluent messages: `texts/ja` first and complete, `texts/en`
//! beside it, one file a slice of the product.

mod dates;
pub use dates::Dates;

use crate::domain::registration::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

fluent_templates::static_loader! {
    static MESSAGES = {
        locales: "./src/i18n/texts",
        fallback_language: "ja",
        // Isolation marks would stand in mails and file names as stray characters.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static JA: LazyLock<LanguageIdentifier> = LazyLock::new(|| "ja".parse().unwrap_or_default());
static EN: LazyLock<LanguageIdentifier> = LazyLock::new(|| "en".parse().unwrap_or_default());

/// The texts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// Whether the language is Japanese: picks between two stored labels.
    #[must_use]
    pub fn is_japanese(self) -> bool {
        self.language == Language::Ja
    }

    /// The message `id`.
    #[must_use]
    pub fn get(self, id: &str) -> String {
        MESSAGES.lookup(self.identifier(), id)
    }

    /// The message `id`, if there is one.
    #[must_use]
    pub fn find(self, id: &str) -> Option<String> {
        MESSAGES.try_lookup(self.identifier(), id)
    }

    /// The message `id` with its `{ $name }` places filled in.
    #[must_use]
    pub fn with<const N: usize>(self, id: &str, arguments: [(&'static str, FluentValue<'_>); N]) -> String {
        let arguments: HashMap<_, _> =
            arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        MESSAGES.lookup_with_args(self.identifier(), id, &arguments)
    }

    /// The message `id` with each of its places left as `{name}`, for a part of the page that
    /// fills them in itself.
    #[must_use]
    pub fn template(self, id: &str, places: &[&'static str]) -> String {
        let arguments: HashMap<_, _> =
            places.iter().map(|name| (Cow::Borrowed(*name), FluentValue::from(format!("{{{name}}}")))).collect();
        MESSAGES.lookup_with_args(self.identifier(), id, &arguments)
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self.language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    fn ids(folder: &str) -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/texts").join(folder);
        let mut ids = BTreeSet::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for line in text.lines() {
                if let Some((id, _)) = line.split_once('=')
                    && line.starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    assert!(ids.insert(id.trim().to_owned()), "{} twice", id.trim());
                }
            }
        }
        ids
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let (ja, en) = (ids("ja"), ids("en"));
        assert_eq!(ja.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    /// The board's texts are asked for by their list, and filled in by the browser.
    #[test]
    fn the_board_s_texts_are_complete_with_their_places() {
        use crate::domain::adjust::Word;
        for language in [super::Language::Ja, super::Language::En] {
            let t = super::Texts::new(language);
            for (id, places) in Word::ALL {
                assert!(t.find(id).is_some() || !places.is_empty(), "{id}");
                let text = t.template(id, places);
                for place in *places {
                    assert!(text.contains(&format!("{{{place}}}")), "{id} in {language:?}: {place} is not in {text}");
                }
                assert_eq!(text.matches('{').count(), places.len(), "{id} in {language:?}: {text}");
            }
        }
        let known = ids("ja");
        let board: BTreeSet<_> = Word::ALL.iter().map(|(id, _)| (*id).to_owned()).collect();
        let unknown: Vec<_> = board.difference(&known).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    /// Every literal id that the program asks for exists.
    #[test]
    fn every_message_asked_for_exists() {
        let known = ids("ja");
        let mut missing = BTreeSet::new();
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for call in ["t.get(\"", "t.with(\"", "texts.get(\"", "texts.with(\""] {
                        for piece in text.split(call).skip(1) {
                            let id = piece.split('"').next().unwrap_or_default();
                            // `browser.await.get("/…")` of a story is no message.
                            if !id.starts_with('/') && !known.contains(id) {
                                missing.insert(id.to_owned());
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(missing, BTreeSet::new());
    }
}
