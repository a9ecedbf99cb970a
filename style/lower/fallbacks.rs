//! Second rules that only old browsers read.

use super::selectors::{in_order, selector, spelled_out};
use lightningcss::declaration::DeclarationBlock;
use lightningcss::properties::align::{Gap, GapValue};
use lightningcss::properties::display::{Display, DisplayInside, DisplayPair};
use lightningcss::properties::flex::{FlexDirection, FlexWrap};
use lightningcss::properties::{Property, PropertyId};
use lightningcss::rules::style::StyleRule;
use lightningcss::rules::supports::{SupportsCondition, SupportsRule};
use lightningcss::rules::{CssRule, CssRuleList, Location};
use lightningcss::selector::{Combinator, Component, PseudoClass, PseudoElement, Selector};
use lightningcss::values::length::{LengthPercentage, LengthPercentageOrAuto};

/// Spells all selectors out and puts the second rules behind the first ones.
pub(crate) fn add(rules: &mut Vec<CssRule<'_>>) {
    *rules = std::mem::take(rules)
        .into_iter()
        .flat_map(|rule| match rule {
            CssRule::Style(style) => of_rule(&style),
            CssRule::Media(mut media) => {
                add(&mut media.rules.0);
                vec![CssRule::Media(media)]
            }
            CssRule::Supports(mut supports) => {
                add(&mut supports.rules.0);
                vec![CssRule::Supports(supports)]
            }
            other => vec![other],
        })
        .collect();
}

fn of_rule<'i>(style: &StyleRule<'i>) -> Vec<CssRule<'i>> {
    let all = style.selectors.0.iter().flat_map(spelled_out);
    // A browser drops a whole rule for one selector that it does not know.
    let (new, known): (Vec<_>, Vec<_>) = all.partition(is_new);
    let focus: Vec<_> = new.iter().filter_map(with_plain_focus).collect();
    let mut rules: Vec<_> = std::iter::once(known.clone())
        .chain(new.into_iter().map(|one| vec![one]))
        .filter(|selectors| !selectors.is_empty())
        .map(|selectors| CssRule::Style(of(style, selectors, style.declarations.clone())))
        .collect();
    if !focus.is_empty() {
        // `accent-color` came after `:focus-visible`, or with it, in every browser.
        let second = of(style, focus, style.declarations.clone());
        rules.push(without(PropertyId::AccentColor, "auto", vec![second]));
    }
    let spaced = spacing(style, &known);
    if !spaced.is_empty() {
        // `inset` came after the gap of a flexible box, or with it, in every browser.
        rules.push(without(PropertyId::Inset, "0", spaced));
    }
    rules
}

fn of<'i>(style: &StyleRule<'i>, selectors: Vec<Selector<'i>>, declarations: DeclarationBlock<'i>) -> StyleRule<'i> {
    StyleRule {
        selectors: lightningcss::selector::SelectorList::from_vec(selectors),
        declarations,
        rules: CssRuleList(Vec::new()),
        ..style.clone()
    }
}

/// Rules for browsers that do not know a property with this value.
fn without<'i>(property_id: PropertyId<'i>, value: &'i str, rules: Vec<StyleRule<'i>>) -> CssRule<'i> {
    CssRule::Supports(SupportsRule {
        condition: SupportsCondition::Not(Box::new(SupportsCondition::Declaration {
            property_id,
            value: value.into(),
        })),
        rules: CssRuleList(rules.into_iter().map(CssRule::Style).collect()),
        loc: Location { source_index: 0, line: 0, column: 1 },
    })
}

/// Whether a browser of 2020 may not know a part of it.
fn is_new(selector: &Selector<'_>) -> bool {
    in_order(selector).iter().any(|one| match one {
        Component::Has(_) | Component::NonTSPseudoClass(PseudoClass::FocusVisible) => true,
        Component::PseudoElement(part) => !matches!(part, PseudoElement::Before | PseudoElement::After),
        Component::Negation(list) => list.iter().any(is_new),
        _ => false,
    })
}

/// The selector with `:focus` in the place of `:focus-visible`; `None` where it has none.
fn with_plain_focus<'i>(of: &Selector<'i>) -> Option<Selector<'i>> {
    let visible = |one: &Component<'_>| matches!(one, Component::NonTSPseudoClass(PseudoClass::FocusVisible));
    let components = in_order(of);
    components.iter().any(visible).then(|| {
        let plain = |one| if visible(&one) { Component::NonTSPseudoClass(PseudoClass::Focus) } else { one };
        selector(components.into_iter().map(plain).collect())
    })
}

/// Margins between the children of a flexible box in the place of its gap. Where lines wrap, each child
/// keeps its distance from what may follow, so that every line begins at the edge.
fn spacing<'i>(style: &StyleRule<'i>, selectors: &[Selector<'i>]) -> Vec<StyleRule<'i>> {
    let (mut gap, mut flexible, mut wraps, mut down) = (None, false, false, false);
    for property in &style.declarations.declarations {
        match property {
            Property::Gap(value) => gap = Some(value),
            Property::Display(Display::Pair(DisplayPair { inside: DisplayInside::Flex(_), .. })) => flexible = true,
            Property::FlexWrap(value, _) => wraps = *value == FlexWrap::Wrap,
            Property::FlexDirection(value, _) => down = *value == FlexDirection::Column,
            Property::FlexFlow(value, _) => {
                wraps = value.wrap == FlexWrap::Wrap;
                down = value.direction == FlexDirection::Column;
            }
            _ => {}
        }
    }
    let Some(Gap { row, column }) = gap.filter(|_| flexible && !selectors.is_empty()) else { return Vec::new() };
    let mut rules = Vec::new();
    let mut rule = |all: bool, declarations: Vec<Property<'i>>| {
        let selectors = selectors.iter().map(|one| child(one, all)).collect();
        rules.push(of(style, selectors, DeclarationBlock { declarations, important_declarations: Vec::new() }));
    };
    match (down, margin(row, 1.0), margin(column, 1.0)) {
        (true, Some(row), _) => rule(false, vec![Property::MarginTop(row)]),
        (false, _, Some(column)) if wraps => rule(true, vec![Property::MarginRight(column)]),
        (false, _, Some(column)) => rule(false, vec![Property::MarginLeft(column)]),
        _ => {}
    }
    if let Some(half) = margin(row, 0.5).filter(|_| wraps && !down) {
        rule(true, vec![Property::MarginTop(half.clone()), Property::MarginBottom(half)]);
    }
    rules
}

fn margin(gap: &GapValue, share: f32) -> Option<LengthPercentageOrAuto> {
    match gap {
        GapValue::LengthPercentage(length) if *length != LengthPercentage::px(0.0) => {
            Some(LengthPercentageOrAuto::LengthPercentage(length.clone() * share))
        }
        _ => None,
    }
}

/// The children of what a selector matches: all, or all but the first.
fn child<'i>(of: &Selector<'i>, all: bool) -> Selector<'i> {
    let mut components = in_order(of);
    components.extend([Component::Combinator(Combinator::Child), Component::ExplicitUniversalType]);
    if !all {
        components.extend([Component::Combinator(Combinator::NextSibling), Component::ExplicitUniversalType]);
    }
    selector(components)
}
