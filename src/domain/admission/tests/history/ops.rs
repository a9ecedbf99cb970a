//! What can happen.

use super::super::*;

/// One thing that happens; a number that names a person is taken round the people there are.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Apply {
        professions: Vec<usize>,
        workplace: usize,
        linked: bool,
        together: bool,
    },
    Again(usize),
    Cancel(usize),
    Accept(usize),
    Decline(usize, bool),
    Promote(usize),
    OfferTo(usize),
    PutBack(usize),
    Restore(usize),
    Approve(usize),
    Edit(usize, usize),
    /// An organiser lets somebody in, whatever the numbers say.
    Beyond(usize),
    Capacity(u32),
    Rules(Rules),
    Promotion(Promotion),
    Pass(i64),
    CallOff(bool),
}

impl Op {
    pub(super) fn is_about_offers(&self) -> bool {
        matches!(self, Self::Promotion(_) | Self::OfferTo(_) | Self::Rules(_))
    }
}

pub(super) fn any_op() -> impl Strategy<Value = Op> {
    let who = || 0..10_000_usize;
    let profession = || 0..PROFESSIONS.len();
    let several = prop_oneof![4 => Just(1..2_usize), 1 => Just(2..4)];
    let professions = several.prop_flat_map(move |size| prop::collection::vec(0..PROFESSIONS.len(), size));
    let apply = (professions, 0..4_usize, prop::bool::weighted(0.15), any::<bool>());
    let apply = apply.prop_map(|(professions, workplace, linked, together)| Op::Apply {
        professions,
        workplace,
        linked,
        together,
    });
    let offered = (1..30_u32).prop_map(|hours| Op::Promotion(Promotion::Offer { hours }));
    prop_oneof![
        40 => apply,
        4 => who().prop_map(Op::Again),
        12 => who().prop_map(Op::Cancel),
        8 => who().prop_map(Op::Accept),
        4 => (who(), any::<bool>()).prop_map(|(who, office)| Op::Decline(who, office)),
        2 => who().prop_map(Op::Promote),
        2 => who().prop_map(Op::OfferTo),
        2 => who().prop_map(Op::PutBack),
        4 => who().prop_map(Op::Restore),
        8 => who().prop_map(Op::Approve),
        4 => (who(), profession()).prop_map(|(who, profession)| Op::Edit(who, profession)),
        1 => profession().prop_map(Op::Beyond),
        3 => (1..14_u32).prop_map(Op::Capacity),
        1 => any_rules().prop_map(Op::Rules),
        2 => prop_oneof![Just(Op::Promotion(Promotion::AtOnce)), offered],
        12 => (1..9_i64).prop_map(Op::Pass),
        1 => prop::bool::weighted(0.3).prop_map(Op::CallOff),
    ]
}
