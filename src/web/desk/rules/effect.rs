//! What the rules mean for those who are there: told, since nobody is thrown out by other numbers.

use crate::app::change_rules::RulesPage;
use crate::domain::admission::Missing;
use crate::web::components::reasons::set_name;
use crate::web::context::Page;
use leptos::prelude::*;

/// The sentences; nothing where there is nothing to tell.
pub(super) fn effect(page: &Page, data: &RulesPage) -> Option<impl IntoView + use<>> {
    let sentences = sentences(page, data);
    (!sentences.is_empty()).then(|| {
        let lines = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        let t = page.t;
        view! {
            <div class="notice notice--warning">
                <h2>{t.get("rules-effect")}</h2>
                <ul>{lines}</ul>
            </div>
        }
    })
}

fn sentences(page: &Page, data: &RulesPage) -> Vec<String> {
    let t = page.t;
    let effect = &data.effect;
    let count = |id: &str, people: u32| (people > 0).then(|| t.with(id, [("count", people.into())]));
    let each = |id: &'static str, missing: &[Missing]| {
        let sentence = |one: &Missing| {
            let of = set_name(t, &data.professions, &one.of);
            t.with(id, [("of", of.into()), ("count", one.people.into())])
        };
        missing.iter().map(sentence).collect::<Vec<_>>()
    };
    let held: u32 = effect.held.iter().map(|one| one.people).sum();
    let scarce = (held > effect.free)
        .then(|| t.with("rules-effect-scarce", [("held", held.into()), ("free", effect.free.into())]));
    let mut sentences: Vec<_> = count("rules-effect-over", effect.over_by).into_iter().collect();
    sentences.extend(each("rules-effect-over-of", &effect.over));
    sentences.extend(each("rules-effect-held", &effect.held));
    sentences.extend(scarce);
    sentences.extend(count("rules-effect-seated-elsewise", effect.seated_elsewise));
    sentences.extend(count("rules-effect-waiting-elsewise", effect.waiting_elsewise));
    sentences.extend(each("rules-effect-wished", &effect.wished));
    sentences
}
