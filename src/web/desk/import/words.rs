//! The words for professions: what they were read as, and what is asked once.

use crate::domain::profession::{Profession, ProfessionList};
use crate::domain::registration::Language;
use crate::domain::roster::RosterWord;
use crate::web::context::Page;
use leptos::prelude::*;

/// The words of a roster that are no labels.
pub fn words(page: &Page, words: &[RosterWord], list: &ProfessionList) -> impl IntoView + use<> {
    view! {
        {asked(page, words, list)}
        {told(page, words)}
    }
}

fn asked(page: &Page, words: &[RosterWord], list: &ProfessionList) -> impl IntoView + use<> {
    let t = page.t;
    let open: Vec<_> = words.iter().filter(|word| word.means.is_none()).collect();
    let any = !open.is_empty();
    let fields = open.into_iter().enumerate().map(|(index, word)| one(page, index, word, list)).collect_view();
    any.then(|| {
        view! {
            <h2 id="words">{t.get("import-words")}</h2>
            <p>{t.get("import-words-lead")}</p>
            {fields}
            <div class="buttons">
                <button type="submit" name="step" value="again" class="button button--second">
                    {t.get("import-words-again")}
                </button>
            </div>
        }
    })
}

fn one(page: &Page, index: usize, word: &RosterWord, list: &ProfessionList) -> impl IntoView + use<> {
    let t = page.t;
    let id = format!("word-{index}");
    let label = t.with("import-word", [("word", word.typed.clone().into()), ("count", word.people.into())]);
    let option = |profession: &Profession| {
        let label = if profession.free_text {
            t.with("import-word-other", [("word", word.typed.clone().into())])
        } else {
            profession.label(page.t.language() == Language::Ja).to_owned()
        };
        view! { <option value=profession.code.clone()>{label}</option> }
    };
    let likely = word.likely.iter().map(option).collect_view();
    let is_likely = |profession: &&Profession| word.likely.iter().any(|likely| likely.code == profession.code);
    let others = list.all().filter(|profession| !is_likely(profession)).map(option).collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input type="hidden" name=format!("{id}-is") value=word.typed.clone()/>
            <select id=id.clone() name=id>
                <option value="" selected=true>{t.get("import-word-choose")}</option>
                <optgroup label=t.get("import-word-likely")>{likely}</optgroup>
                <optgroup label=t.get("import-word-all")>{others}</optgroup>
            </select>
        </div>
    }
}

fn told(page: &Page, words: &[RosterWord]) -> impl IntoView + use<> {
    let t = page.t;
    let japanese = page.t.language() == Language::Ja;
    let read = words.iter().filter_map(|word| Some((word, word.means.as_ref()?))).filter(|(_, means)| !means.free_text);
    let lines: Vec<_> = read
        .map(|(word, means)| {
            let read = [("word", word.typed.clone().into()), ("profession", means.label(japanese).to_owned().into())];
            view! { <li>{t.with("import-word-read", read)}</li> }
        })
        .collect();
    let heading = t.with("import-words-read", [("count", lines.len().into())]);
    (!lines.is_empty()).then(|| {
        view! {
            <details class="regs-details" id="words-read"><summary>{heading}</summary>
                <ul>{lines.into_iter().collect_view()}</ul>
            </details>
        }
    })
}
