//! Reads a Rust file for what it names: paths from the crate's root, and features.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use syn::visit::{self, Visit};

/// A path that a file names, from the root of its crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The line of its first word.
    pub line: usize,
    /// `["web", "page", "answer"]` for `crate::web::page::answer`; a library's path keeps the
    /// library's name in front.
    pub path: Vec<String>,
    /// Whether it starts at the crate's root (`crate`, `super`, `self`, the crate's name).
    pub own: bool,
}

/// What a file names.
#[derive(Debug, Default)]
pub struct Names {
    /// Every path, those inside macros too.
    pub paths: Vec<Named>,
    /// Lines where `feature = "…"` is asked for.
    pub features: Vec<usize>,
    /// The names that the file's `use` declarations bring into its module, with what each stands for.
    pub brought: HashMap<String, Vec<String>>,
    /// Whether the file is no Rust that `syn` knows.
    pub unread: bool,
}

/// `src/web/desk/mod.rs` is `["web", "desk"]`, `src/lib.rs` and `src/main.rs` are the root.
pub fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = inside.split('/').filter(|part| !matches!(*part, "mod" | "lib"));
    parts.map(str::to_owned).collect()
}

/// Reads a file, once for all rules. One that does not parse names nothing; the rule `parses`
/// complains about it.
pub fn read(path: &str, text: &str) -> Arc<Names> {
    type Known = HashMap<(String, String), Arc<Names>>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (path.to_owned(), text.to_owned());
    Arc::clone(known.entry(key).or_insert_with(|| Arc::new(parse(path, text))))
}

fn parse(path: &str, text: &str) -> Names {
    let Ok(file) = syn::parse_file(text) else { return Names { unread: true, ..Names::default() } };
    let mut reader = Reader { module: module_of(path), inline: 0, names: Names::default() };
    reader.visit_file(&file);
    reader.names
}

struct Reader {
    module: Vec<String>,
    inline: usize,
    names: Names,
}

impl Reader {
    fn named(&mut self, line: usize, words: &[String]) -> Vec<String> {
        let mut own = true;
        let mut rest = words;
        let mut base = match rest.split_first() {
            Some((first, after)) if first == "crate" || first == "entaku" => {
                rest = after;
                Vec::new()
            }
            Some((first, after)) if first == "self" => {
                rest = after;
                self.module.clone()
            }
            Some((first, _)) if first == "super" => self.module.clone(),
            _ => {
                own = false;
                Vec::new()
            }
        };
        while let Some((_, after)) = rest.split_first().filter(|(first, _)| *first == "super") {
            base.pop();
            rest = after;
        }
        base.extend(rest.iter().cloned());
        self.names.paths.push(Named { line, path: base.clone(), own });
        base
    }

    fn use_tree(&mut self, before: &[String], line: usize, tree: &syn::UseTree) {
        let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.use_tree(&with(&path.ident), path.ident.span().start().line, &path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.use_tree(before, line, item)),
            syn::UseTree::Glob(_) => {
                self.named(line, before);
            }
            syn::UseTree::Name(name) => {
                let words = if name.ident == "self" { before.to_vec() } else { with(&name.ident) };
                let known_as = words.last().cloned().unwrap_or_default();
                let stands_for = self.named(name.ident.span().start().line, &words);
                self.bring(known_as, stands_for);
            }
            syn::UseTree::Rename(name) => {
                let words = if name.ident == "self" { before.to_vec() } else { with(&name.ident) };
                let stands_for = self.named(name.ident.span().start().line, &words);
                self.bring(name.rename.to_string(), stands_for);
            }
        }
    }

    fn bring(&mut self, known_as: String, stands_for: Vec<String>) {
        if self.inline == 0 {
            self.names.brought.insert(known_as, stands_for);
        }
    }

    /// The tokens of a macro or an attribute: no syntax to rely on, but paths look the same.
    fn tokens(&mut self, tokens: &TokenStream) {
        let mut words: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(word) => {
                    if colons < 2 || words.is_empty() {
                        self.path_of_tokens(line, &std::mem::take(&mut words));
                        line = word.span().start().line;
                    }
                    words.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Punct(sign) => {
                    if sign.as_char() == '=' && words == ["feature"] {
                        self.names.features.push(line);
                    }
                    self.path_of_tokens(line, &std::mem::take(&mut words));
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    // `crate::{a, b}` inside a macro.
                    if group.delimiter() == Delimiter::Brace && colons == 2 && !words.is_empty() {
                        for inner in group.stream() {
                            if let TokenTree::Ident(word) = inner {
                                let path: Vec<_> = words.iter().cloned().chain([word.to_string()]).collect();
                                self.path_of_tokens(word.span().start().line, &path);
                            }
                        }
                    }
                    self.path_of_tokens(line, &std::mem::take(&mut words));
                    self.tokens(&group.stream());
                    colons = 0;
                }
                TokenTree::Literal(_) => {}
            }
        }
        self.path_of_tokens(line, &words);
    }

    fn path_of_tokens(&mut self, line: usize, words: &[String]) {
        if words.len() > 1 {
            self.named(line, words);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&[], item.use_token.span.start().line, &item.tree);
        item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_none() {
            item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
            return;
        }
        self.module.push(item.ident.to_string());
        self.inline += 1;
        visit::visit_item_mod(self, item);
        self.inline -= 1;
        self.module.pop();
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let Some(first) = path.segments.first().filter(|_| words.len() > 1) {
            self.named(first.ident.span().start().line, &words);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(&called.tokens);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.visit_path(attribute.path());
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(&list.tokens);
        }
    }
}
