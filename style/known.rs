//! What stands in the sheet is known to browsers of 2020, or may be ignored by them.

use crate::lower::selectors::in_order;
use crate::lower::{OLDEST, lower};
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::rules::style::StyleRule;
use lightningcss::selector::{Component, PseudoClass, Selector};
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss;
use std::collections::BTreeSet;

/// Known to Chrome 80, Safari 13 and Firefox 78, as caniuse and MDN say. Look a new one up there first.
const PROPERTIES: &str = "align-content align-items align-self animation background background-color border border-bottom \
    border-bottom-color border-bottom-width border-collapse border-color border-left border-left-color border-left-width \
    border-radius border-right border-spacing border-style border-top border-top-color border-top-width border-width bottom \
    box-shadow box-sizing break-after break-before break-inside caption-side clip clip-path color column-count column-gap \
    columns content counter-increment counter-reset cursor direction display fill fill-opacity flex flex-basis \
    flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings font-size \
    font-style font-variant-numeric font-weight gap grid-area grid-auto-flow grid-auto-rows grid-column grid-column-end \
    grid-column-start grid-row grid-row-end grid-row-start grid-template grid-template-areas grid-template-columns \
    grid-template-rows height justify-content justify-items justify-self left letter-spacing line-height list-style \
    margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width opacity order \
    orphans outline outline-color outline-offset outline-width overflow overflow-wrap overflow-x overflow-y padding \
    padding-bottom padding-block-end padding-block-start padding-inline-end padding-inline-start \
    padding-left padding-right padding-top place-items pointer-events position resize right row-gap size \
    stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width tab-size table-layout text-align text-anchor \
    text-decoration text-indent text-overflow text-transform top transform transform-origin transition vertical-align \
    visibility white-space widows width word-break word-spacing z-index";
/// Newer, or not everywhere: without them the page is as usable, it only looks plainer.
const ORNAMENTS: &str = "accent-color aspect-ratio -webkit-print-color-adjust -moz-print-color-adjust print-color-adjust line-break \
    scroll-behavior scroll-initial-target scroll-margin-top scroll-padding-bottom scroll-padding-top text-decoration-thickness \
    text-size-adjust -webkit-text-size-adjust -moz-text-size-adjust text-underline-offset text-wrap touch-action \
    user-select -webkit-user-select -moz-user-select -ms-user-select appearance -webkit-appearance -moz-appearance \
    forced-color-adjust object-fit dominant-baseline -webkit-hyphens hyphens";
const FUNCTIONS: &str = "var calc min rgb rgba repeat minmax inset counter attr url translate rotate scale \
    linear-gradient -webkit-linear-gradient steps cubic-bezier";
const UNITS: &str = "px rem em ex ch % vh vw fr pt mm cm in s ms deg dppx";
/// Values that older browsers leave out together with their declaration, which does no harm.
const LEFT_OUT: [&str; 1] = ["grid-template:subgrid / minmax(0, 1fr)"];

#[derive(Default)]
struct Check {
    faults: Vec<String>,
}

impl Check {
    fn of(css: &str) -> Vec<String> {
        let sheet = StyleSheet::parse(css, ParserOptions::default()).unwrap();
        let mut check = Self::default();
        check.rules(&sheet.rules.0);
        // A parsed query no longer tells how it was written.
        for query in css.split("@media").skip(1).filter_map(|media| media.split('{').next()) {
            if query.contains(['<', '>']) {
                check.fault("a range in a media query", query);
            }
        }
        check.faults
    }

    fn fault(&mut self, what: &str, at: &str) {
        self.faults.push(format!("{what}: {at}"));
    }

    fn rules(&mut self, rules: &[CssRule<'_>]) {
        for (at, rule) in rules.iter().enumerate() {
            match rule {
                CssRule::Style(style) => self.style(style, &rules[at + 1..]),
                CssRule::Media(media) => self.rules(&media.rules.0),
                CssRule::Supports(supports) => self.rules(&supports.rules.0),
                CssRule::Page(_) | CssRule::Keyframes(_) | CssRule::FontFace(_) => {}
                other => self.fault("an at-rule", &other.to_css_string(PrinterOptions::default()).unwrap()),
            }
        }
    }

    fn style(&mut self, style: &StyleRule<'_>, next: &[CssRule<'_>]) {
        let name = style.selectors.to_css_string(PrinterOptions::default()).unwrap();
        let mut new = 0;
        for selector in &style.selectors.0 {
            new += usize::from(self.selector(selector, &name));
        }
        if new > 0 && style.selectors.0.len() > 1 {
            self.fault("a selector takes others with it", &name);
        }
        if !style.rules.0.is_empty() {
            self.fault("nested rules", &name);
        }
        let follows = |name: &str| {
            next.iter().take(4).any(|rule| {
                matches!(rule, CssRule::Supports(only) if {
                    only.condition.to_css_string(PrinterOptions::default()).unwrap() == format!("not ({name})")
                })
            })
        };
        if name.contains(":focus-visible") && !name.contains(":not(:focus-visible") && !follows("accent-color: auto") {
            self.fault("no rule for browsers without :focus-visible", &name);
        }
        let (mut flexible, mut gap) = (false, None);
        for (property, important) in style.declarations.iter() {
            let id = property.property_id().to_css_string(PrinterOptions::default()).unwrap();
            let text = property.value_to_css_string(PrinterOptions::default()).unwrap();
            let both = format!("{id}:{text}");
            if important {
                self.fault("!important, which turns the order of layers round", &format!("{name} {both}"));
            }
            if id == "display" && text.ends_with("flex") {
                flexible = true;
            }
            if id == "gap" && text != "0" {
                gap = Some(text.clone());
            }
            if name.contains(":has(") && !name.contains(":not(:has(") && shows(&id, &text) {
                self.fault("shown only where :has() is known", &format!("{name} {both}"));
            }
            if LEFT_OUT.contains(&both.as_str()) || id.starts_with("--") {
                continue;
            }
            if ![PROPERTIES, ORNAMENTS].iter().any(|known| known.split_whitespace().any(|one| one == id)) {
                self.fault("a property", &format!("{name} {both}"));
            }
            for word in unknown(&text) {
                self.fault("a function or unit", &format!("{name} {both}: {word}"));
            }
        }
        if flexible && gap.as_ref().is_some_and(|gap| gap.contains("var(")) {
            self.fault("a gap that cannot be made a margin", &name);
        } else if flexible && gap.is_some() && !name.contains(":has(") && !follows("inset: 0") {
            self.fault("no margins for browsers without the gap of a flexible box", &name);
        }
    }

    /// Whether a browser may drop the rule for this selector, which is good only where nothing hangs on it.
    fn selector(&mut self, selector: &Selector<'_>, name: &str) -> bool {
        let mut new = false;
        for component in in_order(selector) {
            match component {
                Component::Is(_)
                | Component::Where(_)
                | Component::Nesting
                | Component::NthOf(_)
                | Component::Any(..) => {
                    self.fault("a selector", name);
                }
                Component::Negation(list) => {
                    let plain = list.len() == 1 && in_order(&list[0]).len() == 1;
                    new |= list.iter().any(|one| self.selector(one, name));
                    if !plain {
                        self.fault("more than one part in :not()", name);
                    }
                }
                Component::Has(_) | Component::NonTSPseudoClass(PseudoClass::FocusVisible) => new = true,
                Component::NonTSPseudoClass(
                    PseudoClass::Hover
                    | PseudoClass::Focus
                    | PseudoClass::FocusWithin
                    | PseudoClass::Active
                    | PseudoClass::Checked
                    | PseudoClass::Disabled
                    | PseudoClass::Enabled
                    | PseudoClass::Target
                    | PseudoClass::Link
                    | PseudoClass::Visited,
                ) => {}
                Component::NonTSPseudoClass(_) => self.fault("a pseudo-class", name),
                _ => {}
            }
        }
        new
    }
}

fn shows(id: &str, value: &str) -> bool {
    (id == "display" && value != "none") || (id == "visibility" && value == "visible")
}

/// Functions and units of a value that are on no list.
fn unknown(value: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let text = value.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    for (at, _) in text.match_indices('(') {
        let name: String = text[..at].chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let name: String = name.chars().rev().collect();
        if !name.is_empty() && !FUNCTIONS.split_whitespace().any(|known| known == name) {
            found.insert(format!("{name}()"));
        }
    }
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || ".%#-".contains(c))) {
        let number = word.trim_start_matches('-');
        let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let measured = number.starts_with(|c: char| c.is_ascii_digit() || c == '.') && !unit.is_empty();
        if measured && !UNITS.split_whitespace().any(|known| known == unit) {
            found.insert(unit.to_owned());
        }
    }
    found
}

#[test]
fn the_sheet_holds_nothing_that_browsers_of_2020_do_not_know() {
    assert_eq!(Check::of(crate::SHEET), Vec::<String>::new());
}

/// The check sees what it is there for.
#[test]
fn what_is_newer_is_found() {
    for (css, fault) in [
        ("@layer a { p { color: red } }", "an at-rule"),
        ("@container (width > 1px) { p { color: red } }", "an at-rule"),
        (".a { .b { color: red } }", "nested rules"),
        ("p:not(.a, .b) { color: red }", "more than one part"),
        ("p:not(.a.b) { color: red }", "more than one part"),
        (":is(p, b) { color: red }", "a selector"),
        (":user-valid { color: red }", "a pseudo-class"),
        (".a, .b:has(.c) { color: red }", "takes others with it"),
        (".a:has(.c) .b { display: block }", "shown only where"),
        (".a:focus-visible { color: red }", "without :focus-visible"),
        (".a { display: flex; gap: 1rem }", "without the gap"),
        (".a { display: flex; gap: var(--x) }", "cannot be made a margin"),
        (".a { anchor-name: --x }", "a property"),
        (".a { width: 1cqi }", "a function or unit"),
        (".a { width: clamp(1px, 2vw, 3px) }", "a function or unit"),
        (".a { color: color-mix(in srgb, red, var(--x)) }", "a function or unit"),
        (".a { color: red !important }", "!important"),
        ("@media (width > 1px) { p { color: red } }", "a range"),
    ] {
        let found = Check::of(css);
        assert!(found.iter().any(|one| one.contains(fault)), "{css}: {found:?}");
    }
}

#[test]
fn a_sheet_of_today_is_written_for_2020() {
    assert_eq!(OLDEST.chrome, Some(80 << 16));
    for (today, then) in [
        // A later layer outweighs an earlier one, whatever their selectors weigh, and what is in none all.
        (
            "@layer a, b; @layer b { p { color: red } } @layer a { #x p { color: #00f } } i { color: green }",
            r"#x p{color:#00f}p:not(#\#){color:red}i:not(#\#):not(#\#){color:green}",
        ),
        (
            "@layer a; @layer b { p::before { color: red } @media print { b { color: red } } }",
            r"p:not(#\#):before{color:red}@media print{b:not(#\#){color:red}}",
        ),
        (".a { color: red; & .b { color: #00f } }", ".a{color:red}.a .b{color:#00f}"),
        (".a:not(.b, .c) { color: red }", ".a:not(.b):not(.c){color:red}"),
        (".a :is(dt, .b:hover) { color: red }", ".a dt,.a .b:hover{color:red}"),
        (".a:is(p, .b) { color: red }", "p.a,.a.b{color:red}"),
        (
            ".a, .b:focus-visible { color: red }",
            ".a{color:red}.b:focus-visible{color:red}@supports not (accent-color:auto){.b:focus{color:red}}",
        ),
        (".a, .b:has(.c) { color: red }", ".a{color:red}.b:has(.c){color:red}"),
        (
            ".a { display: flex; gap: 1rem }",
            ".a{gap:1rem;display:flex}@supports not (inset:0){.a>*+*{margin-left:1rem}}",
        ),
        (
            ".a { display: flex; flex-wrap: wrap; gap: 1rem 2px }",
            ".a{flex-wrap:wrap;gap:1rem 2px;display:flex}\
             @supports not (inset:0){.a>*{margin-top:.5rem;margin-bottom:.5rem;margin-right:2px}}",
        ),
        (
            ".a { display: flex; flex-direction: column; gap: 1rem 2px }",
            ".a{flex-direction:column;gap:1rem 2px;display:flex}@supports not (inset:0){.a>*+*{margin-top:1rem}}",
        ),
        (".a { display: grid; gap: 1rem }", ".a{gap:1rem;display:grid}"),
        (".a { inset: 0 }", ".a{top:0;bottom:0;left:0;right:0}"),
        ("@media (width >= 40rem) { .a { color: red } }", "@media (min-width:40rem){.a{color:red}}"),
    ] {
        assert_eq!(lower(today).as_deref(), Ok(then), "{today}");
    }
    assert!(lower(".a { color: red").is_ok_and(|css| css == ".a{color:red}"));
    assert!(lower("}").is_err());
}
