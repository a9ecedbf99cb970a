//! How far an event has come, and what a registrant can do with it.

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// Only organisers see it.
    Draft,
    /// Public; open for applications between its two dates.
    Published,
    /// Public, applications ended by hand.
    Closed,
    /// Called off.
    Cancelled,
}

impl EventStatus {
    /// All, in the order of an event's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Published, Self::Closed, Self::Cancelled];

    /// The word in the database and in message ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status of this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// What a registrant can do with an event now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Applications begin later.
    NotYetOpen,
    /// 受付中.
    Open,
    /// 残りわずか, with the places left.
    FewLeft(u32),
    /// キャンセル待ち受付中, with how many wait.
    Waiting(u32),
    /// 満席.
    Full,
    /// 受付終了.
    Closed,
    /// 中止.
    Cancelled,
}

impl Availability {
    /// Whether an application is taken.
    #[must_use]
    pub const fn takes_applications(self) -> bool {
        matches!(self, Self::Open | Self::FewLeft(_) | Self::Waiting(_))
    }

    /// Whether one can apply now or later.
    #[must_use]
    pub const fn may_be_applied_for(self) -> bool {
        self.takes_applications() || matches!(self, Self::NotYetOpen)
    }

    /// What holds of an event of which one place is so and another so.
    pub(super) const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::FewLeft(one), Self::FewLeft(other)) => Self::FewLeft(one + other),
            (Self::FewLeft(left), _) | (_, Self::FewLeft(left)) => Self::FewLeft(left),
            (Self::Waiting(one), Self::Waiting(other)) => Self::Waiting(one + other),
            (Self::Waiting(wait), _) | (_, Self::Waiting(wait)) => Self::Waiting(wait),
            _ => Self::Full,
        }
    }

    /// The word in message ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYetOpen => "not-yet-open",
            Self::Open => "open",
            Self::FewLeft(_) => "few-left",
            Self::Waiting(_) => "waiting",
            Self::Full => "full",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}
