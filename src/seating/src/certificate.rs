//! The certificate: each figure beside its bound, and why it cannot be less.
//!
//! It is data. The words (「ケアマネジャー21名・10卓のため、1卓だけ3名になります」)
//! are made from it where the texts live.

use serde::{Deserialize, Serialize};

use crate::{FigureKind, Rule};

/// What people are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// Profession, by its code.
    Profession,
    /// Profession group, by its code.
    ProfessionGroup,
    /// Workplace, by its code.
    Workplace,
    /// Corporation, by its code.
    Corporation,
    /// Facilitators (value 1).
    Facilitator,
    /// Experience band, counted from 0 in ascending years.
    Experience,
    /// Topic, by its code.
    Topic,
}

impl Attribute {
    /// The figure that counts the pairs alike in this attribute.
    #[must_use]
    pub fn figure(self) -> FigureKind {
        match self {
            Self::Profession => FigureKind::ProfessionPairs,
            Self::ProfessionGroup => FigureKind::ProfessionGroupPairs,
            Self::Workplace => FigureKind::WorkplacePairs,
            Self::Corporation => FigureKind::CorporationPairs,
            Self::Facilitator => FigureKind::FacilitatorPairs,
            Self::Experience => FigureKind::ExperiencePairs,
            Self::Topic => FigureKind::TopicMisses,
        }
    }
}

/// A reason why a figure is what it is. The first group explains a *bound*
/// ("it cannot be less, because …"), the second a *gap* ("it may or may not be
/// possible to do better: with … no exact method is known").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// Bound. `people` people of one value at `tables` tables: however they are
    /// seated, `tables_with_most` tables have `most` of them, the others
    /// `most - 1`. (21 care managers at 10 tables: 1 table has 3.)
    Crowded {
        /// The attribute.
        attribute: Attribute,
        /// Its value: the caller's code (see [`Attribute`]).
        value: u32,
        /// How many people have it.
        people: usize,
        /// How many tables take people.
        tables: usize,
        /// The most at one table: ⌈people / tables⌉.
        most: usize,
        /// How many tables have that many.
        tables_with_most: usize,
        /// The pairs that follow from it.
        pairs: u64,
    },
    /// Bound. The tables differ in size, and pins and groups that sit together
    /// bring people of one value to the same table: `pairs` pairs are the
    /// fewest, `without` would be the fewest if all rules were lifted.
    HeldTogether {
        /// The attribute.
        attribute: Attribute,
        /// Its value.
        value: u32,
        /// The fewest pairs with the rules.
        pairs: u64,
        /// The fewest pairs without them.
        without: u64,
        /// The rules to blame: pins and together groups that touch this value,
        /// locked tables, and sizes of tables too small to take their share.
        rules: Vec<Rule>,
    },
    /// Bound. `people` people have one profession and only `others` another:
    /// `tables` tables cannot all be mixed.
    ProfessionOutnumbers {
        /// The profession.
        profession: u32,
        /// How many have it.
        people: usize,
        /// How many have another.
        others: usize,
        /// How many tables have only this profession.
        tables: usize,
    },
    /// Bound. Fewer volunteers than tables.
    TooFewFacilitators {
        /// The volunteers.
        volunteers: usize,
        /// The tables in use.
        tables: usize,
    },
    /// Bound. The volunteers are pinned or kept together at one table.
    FacilitatorsHeld {
        /// The tables that cannot get one.
        tables: usize,
        /// The rules to blame.
        rules: Vec<Rule>,
    },
    /// Bound. The person has met so many that there are not enough strangers
    /// left for a table.
    FewStrangers {
        /// The person who is worst off.
        person: usize,
        /// How many of those present they have met.
        met: usize,
        /// How many they have not met.
        strangers: usize,
        /// How many sit with them at least.
        tablemates: usize,
        /// How many people are in that position.
        people: usize,
    },
    /// Bound. These people have all met each other, and there are more of them
    /// than tables.
    AllMetEachOther {
        /// The people.
        people: Vec<usize>,
        /// The tables.
        tables: usize,
        /// The repeat pairs that follow.
        pairs: u64,
    },
    /// Bound. These pairs sit together by rule and have met before.
    RuledPairsMet {
        /// How many pairs.
        pairs: u64,
        /// The rules.
        rules: Vec<Rule>,
    },
    /// Bound. People must leave their table because of a rule or because the
    /// sizes of the tables changed.
    MustMove {
        /// How many people at least.
        people: usize,
    },
    /// Bound on the score as a whole: profession, workplace and repeat pairs
    /// cannot all be at their own bounds. Found by weighing every table that
    /// could be laid (a dual of the set-partitioning programme); `score` is in
    /// hundredths of a point.
    Together {
        /// The least score.
        score: u64,
        /// The sum of the figures' own bounds.
        alone: u64,
    },
    /// Gap. People who met before are to be kept from meeting again: no exact
    /// method is known for this beside the mix.
    Past {
        /// How many pairs of those present have met.
        pairs: usize,
    },
    /// Gap. A third attribute is spread beside profession and workplace.
    ThirdAttribute {
        /// The attribute.
        attribute: Attribute,
    },
    /// Gap. Rules stand in the way, or may do so.
    RulesInTheWay {
        /// The rules that touch the people who make the figure; all rules where
        /// none touches them.
        rules: Vec<Rule>,
    },
    /// Gap. The tables have different sizes by wish.
    SizesGiven,
    /// Gap. To stay near the earlier seating weighs against this figure.
    StayingNear,
    /// Gap. This figure gave way to weightier ones.
    GaveWay,
}

impl Reason {
    /// Whether the reason proves a bound (else it explains a gap).
    #[must_use]
    pub fn proves(&self) -> bool {
        !matches!(
            self,
            Self::Past { .. }
                | Self::ThirdAttribute { .. }
                | Self::RulesInTheWay { .. }
                | Self::SizesGiven
                | Self::StayingNear
                | Self::GaveWay
        )
    }
}

/// A value and the bound it cannot go below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounded {
    /// What the seating has.
    pub value: u64,
    /// What no seating can be below.
    pub bound: u64,
}

impl Bounded {
    /// Whether the value is proven best.
    #[must_use]
    pub fn proven(self) -> bool {
        self.value <= self.bound
    }

    /// How far the value is above the bound.
    #[must_use]
    pub fn gap(self) -> u64 {
        self.value.saturating_sub(self.bound)
    }
}

/// One figure of the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Which figure.
    pub kind: FigureKind,
    /// Value and bound.
    pub counted: Bounded,
    /// Why the bound is not zero, and why there is a gap (if there is one).
    pub reasons: Vec<Reason>,
}

/// What can be said about a seating, and proven.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// How many people are seated.
    pub people: usize,
    /// How many tables there are.
    pub tables: usize,
    /// People at the smallest table.
    pub size_min: usize,
    /// People at the largest table.
    pub size_max: usize,
    /// Whether every table has as many people as the wish for tables says.
    pub sizes_kept: bool,
    /// The figures that play a part, the weightiest first. Profession pairs,
    /// workplace pairs and one-profession tables are always there.
    pub figures: Vec<Figure>,
    /// Profession, workplace and repeat pairs weighted, hundredths of a point.
    pub score: Bounded,
    /// All figures weighted, hundredths of a point.
    pub cost: Bounded,
    /// Reasons that concern the score or the cost as a whole.
    pub reasons: Vec<Reason>,
}

impl Certificate {
    /// Whether no seating can be better: the cost is at its bound.
    #[must_use]
    pub fn proven(&self) -> bool {
        self.cost.proven()
    }

    /// One figure, if it plays a part.
    #[must_use]
    pub fn figure(&self, kind: FigureKind) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.kind == kind)
    }

    /// Value and bound of one figure; 0 and 0 where it plays no part.
    #[must_use]
    pub fn counted(&self, kind: FigureKind) -> Bounded {
        self.figure(kind).map_or_else(Bounded::default, |figure| figure.counted)
    }
}
