//! Layers as specificity: each rule of a later layer outweighs all rules of the earlier ones.

use super::selectors::{in_order, selector};
use lightningcss::rules::CssRule;
use lightningcss::selector::{Combinator, Component, Selector};

/// Takes the rules out of their layers. A rule of the nth layer gets n times `:not(#\#)`, which matches
/// everything and weighs as much as an id; so no selector of an earlier layer is as heavy.
pub(crate) fn flatten(rules: &mut Vec<CssRule<'_>>) {
    let mut names = Vec::new();
    for rule in rules.iter() {
        match rule {
            CssRule::LayerStatement(statement) => {
                for name in &statement.names {
                    note(&mut names, name);
                }
            }
            CssRule::LayerBlock(block) => {
                if let Some(name) = &block.name {
                    note(&mut names, name);
                }
            }
            _ => {}
        }
    }
    *rules = std::mem::take(rules)
        .into_iter()
        .flat_map(|rule| match rule {
            CssRule::LayerStatement(_) => Vec::new(),
            CssRule::LayerBlock(mut block) => {
                let name = block.name.as_ref().map(name_of).unwrap_or_default();
                let rank = names.iter().position(|known| *known == name).unwrap_or(names.len());
                raise(&mut block.rules.0, rank);
                block.rules.0
            }
            // A rule outside of all layers outweighs them.
            other => {
                let mut alone = vec![other];
                raise(&mut alone, names.len());
                alone
            }
        })
        .collect();
}

fn name_of(name: &lightningcss::rules::layer::LayerName<'_>) -> String {
    name.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

fn note(names: &mut Vec<String>, name: &lightningcss::rules::layer::LayerName<'_>) {
    let name = name_of(name);
    if !names.contains(&name) {
        names.push(name);
    }
}

fn raise(rules: &mut [CssRule<'_>], times: usize) {
    for rule in rules {
        match rule {
            CssRule::Style(style) => {
                for one in &mut style.selectors.0 {
                    *one = heavier(one, times);
                }
            }
            CssRule::Media(media) => raise(&mut media.rules.0, times),
            CssRule::Supports(supports) => raise(&mut supports.rules.0, times),
            _ => {}
        }
    }
}

/// The selector with the weight of so many ids more, on the element and not on a part of it.
fn heavier<'i>(of: &Selector<'i>, times: usize) -> Selector<'i> {
    let mut components = in_order(of);
    let part = components.iter().position(|one| matches!(one, Component::Combinator(Combinator::PseudoElement)));
    let nobody = || Component::Negation(Box::new([Selector::from(vec![Component::ID("#".into())])]));
    let place = part.unwrap_or(components.len());
    components.splice(place..place, std::iter::repeat_with(nobody).take(times));
    selector(components)
}
