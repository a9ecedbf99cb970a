//! Reads Rust just well enough to see which rooms, libraries and features a file names.

use super::ROOMS;

/// `src/web/desk/x.rs` is in `web`, `src/main.rs` is `main`; `src/lib.rs` is the
/// map of all rooms and in none; files outside of `src` are in none.
pub fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/").filter(|_| is_rust(path))?;
    let room = inside.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (room != "lib").then_some(room)
}

pub fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Lock files are written by programs.
pub fn is_made(path: &str) -> bool {
    path.ends_with("Cargo.lock") || path.ends_with("package-lock.json")
}

pub struct Token {
    pub text: String,
    pub line: usize,
}

pub fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

/// Identifiers, `::` and single signs, without comments, strings and characters.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        let end = match (chars[at], next) {
            ('/', Some('/')) => until(&chars, at, |rest| rest[0] == '\n'),
            ('/', Some('*')) => comment_end(&chars, at),
            ('r', Some('"' | '#')) if raw_string_end(&chars, at).is_some() => {
                raw_string_end(&chars, at).unwrap_or(at + 1)
            }
            ('"', _) => quoted_end(&chars, at, '"'),
            ('\'', _) if is_character(&chars, at) => quoted_end(&chars, at, '\''),
            (sign, _) if sign.is_alphanumeric() || sign == '_' => {
                let end = until(&chars, at, |rest| !rest[0].is_alphanumeric() && rest[0] != '_');
                found.push(Token { text: chars[at..end].iter().collect(), line });
                end
            }
            (':', Some(':')) => {
                found.push(Token { text: "::".into(), line });
                at + 2
            }
            (sign, _) => {
                if !sign.is_whitespace() {
                    found.push(Token { text: sign.into(), line });
                }
                at + 1
            }
        };
        line += chars[at..end].iter().filter(|sign| **sign == '\n').count();
        at = end;
    }
    found
}

fn until(chars: &[char], from: usize, stop: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|&at| stop(&chars[at..])).unwrap_or(chars.len())
}

fn comment_end(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn raw_string_end(chars: &[char], from: usize) -> Option<usize> {
    let hashes = chars[from + 1..].iter().take_while(|sign| **sign == '#').count();
    (chars.get(from + 1 + hashes) == Some(&'"'))
        .then(|| {
            let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            until(chars, from + 2 + hashes, |rest| rest.starts_with(&closing)) + closing.len()
        })
        .map(|end| end.min(chars.len()))
}

fn quoted_end(chars: &[char], from: usize, quote: char) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// `'a'` and `'\n'` are characters, `'a` is a lifetime.
fn is_character(chars: &[char], at: usize) -> bool {
    chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')
}

/// The rooms a file names through paths from the crate's root, with their lines.
pub fn named_rooms(path: &str, tokens: &[Token]) -> Vec<(usize, String)> {
    let file_depth = module_depth(path);
    let (mut braces, mut inline) = (0_usize, Vec::new());
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        match tokens[at].text.as_str() {
            "{" => {
                braces += 1;
                if at >= 2 && tokens[at - 2].text == "mod" {
                    inline.push(braces);
                }
            }
            "}" => {
                if inline.last() == Some(&braces) {
                    inline.pop();
                }
                braces = braces.saturating_sub(1);
            }
            "crate" | "entaku" if is(tokens, at + 1, "::") && !after_path(tokens, at) => {
                first_names(tokens, at + 2, &mut found);
            }
            "super" if !after_path(tokens, at) => {
                let mut next = at;
                let mut levels = 0;
                while is(tokens, next, "super") && is(tokens, next + 1, "::") {
                    (levels, next) = (levels + 1, next + 2);
                }
                if levels > 0 && levels == file_depth + inline.len() {
                    first_names(tokens, next, &mut found);
                }
            }
            _ => {}
        }
    }
    found.retain(|(_, name)| ROOMS.iter().any(|(room, _)| room == name));
    found
}

fn after_path(tokens: &[Token], at: usize) -> bool {
    at > 0 && is(tokens, at - 1, "::")
}

/// How many `super` lead from the file's module to the crate's root.
fn module_depth(path: &str) -> usize {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    inside.split('/').filter(|part| *part != "mod").count()
}

/// The name at `at`, or the first name of each branch of a `{ … }` group.
fn first_names(tokens: &[Token], at: usize, found: &mut Vec<(usize, String)>) {
    if !is(tokens, at, "{") {
        if let Some(token) = tokens.get(at) {
            found.push((token.line, token.text.clone()));
        }
        return;
    }
    let (mut depth, mut fresh) = (0, true);
    for token in &tokens[at..] {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => fresh = true,
            name => {
                if depth == 1 && fresh {
                    found.push((token.line, name.to_owned()));
                    fresh = false;
                }
            }
        }
        if depth == 0 {
            return;
        }
    }
}
