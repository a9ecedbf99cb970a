//! Selectors taken apart and put together.

use lightningcss::selector::{Component, Selector};

/// What a selector is made of, as it is written.
pub(crate) fn in_order<'i>(selector: &Selector<'i>) -> Vec<Component<'i>> {
    // They are kept by compound, the last compound first; a compound's own parts as written.
    let kept: Vec<_> = selector.iter_raw_match_order().cloned().collect();
    let mut combinators = kept.iter().rev().filter(|one| one.is_combinator());
    let mut components = Vec::new();
    for compound in kept.split(Component::is_combinator).rev() {
        components.extend_from_slice(compound);
        components.extend(combinators.next().cloned());
    }
    components
}

/// The selector of these parts.
pub(crate) fn selector(components: Vec<Component<'_>>) -> Selector<'_> {
    components.into()
}

/// The selectors that together match what this one does, without `:is()` and without lists in `:not()`,
/// as far as these hold plain parts of one element.
pub(crate) fn spelled_out<'i>(of: &Selector<'i>) -> Vec<Selector<'i>> {
    let mut found: Vec<Vec<Component<'i>>> = vec![Vec::new()];
    for component in in_order(of) {
        match &component {
            Component::Is(choices)
                if choices.iter().all(|choice| !choice.iter_raw_match_order().any(Component::is_combinator)) =>
            {
                found = found
                    .iter()
                    .flat_map(|begin| choices.iter().map(|choice| joined(begin, in_order(choice))))
                    .collect();
            }
            Component::Negation(list) => {
                let each = list.iter().map(|one| Component::Negation(Box::new([one.clone()])));
                for begin in &mut found {
                    begin.extend(each.clone());
                }
            }
            _ => {
                for begin in &mut found {
                    begin.push(component.clone());
                }
            }
        }
    }
    found.into_iter().map(selector).collect()
}

/// More conditions on the last element of `begin`; a name of an element goes before the rest.
fn joined<'i>(begin: &[Component<'i>], more: Vec<Component<'i>>) -> Vec<Component<'i>> {
    let mut all = begin.to_vec();
    for component in more {
        if matches!(component, Component::LocalName(_)) {
            let place = all.iter().rposition(Component::is_combinator).map_or(0, |before| before + 1);
            all.insert(place, component);
        } else {
            all.push(component);
        }
    }
    all
}
