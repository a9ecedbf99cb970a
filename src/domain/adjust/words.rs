//! The board's texts. The server fills them from its Fluent messages, with `{name}` left where
//! the board puts a name in; the browser carries no Fluent.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $id:literal [$($place:literal)*];)*) => {
        /// One text of the board.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $($(#[$doc])* #[doc = concat!("`", $id, "`")] $name),* }

        impl Word {
            /// The message id of each text and the names of its places, in order.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] = &[$(($id, &[$($place),*])),*];
        }
    };
}

words! {
    Title = "board-title" [];
    Help = "board-help" [];
    Figures = "board-figures" [];
    FigureOneProfession = "board-figure-one-profession" [];
    FigureFacilitators = "board-figure-facilitators" [];
    FigureProfessions = "board-figure-professions" [];
    FigureWorkplaces = "board-figure-workplaces" [];
    FigureRepeats = "board-figure-repeats" [];
    FigureExperience = "board-figure-experience" [];
    FigureTopics = "board-figure-topics" [];
    FigureMoves = "board-figure-moves" [];
    FigureSizes = "board-figure-sizes" [];
    FigureBroken = "board-figure-broken" [];
    Least = "board-least" ["bound"];
    LeastReached = "board-least-reached" [];
    ShortOneProfession = "board-short-one-profession" [];
    ShortFacilitators = "board-short-facilitators" [];
    ShortProfessions = "board-short-professions" [];
    ShortWorkplaces = "board-short-workplaces" [];
    ShortRepeats = "board-short-repeats" [];
    ShortExperience = "board-short-experience" [];
    ShortTopics = "board-short-topics" [];
    ShortMoves = "board-short-moves" [];
    More = "board-more" ["what" "count"];
    Fewer = "board-fewer" ["what" "count"];
    And = "board-and" [];
    Crowded = "board-crowded" ["count"];
    Breaks = "board-breaks" [];
    Same = "board-same" [];
    NothingChanges = "board-nothing-changes" [];
    Table = "board-table" ["number"];
    NoTable = "board-no-table" [];
    People = "board-people" ["count"];
    PeopleRange = "board-people-range" ["least" "most"];
    Lock = "board-lock" [];
    LockLabel = "board-lock-label" ["table"];
    MoveHere = "board-move-here" [];
    MoveTo = "board-move-to" ["table"];
    Destinations = "board-destinations" [];
    SwapHint = "board-swap-hint" ["change"];
    Pinned = "board-pinned" [];
    ByHand = "board-by-hand" [];
    TogetherMark = "board-together-mark" ["group"];
    ApartMark = "board-apart-mark" [];
    Facilitator = "board-facilitator" [];
    SameProfession = "board-same-profession" [];
    SameWorkplace = "board-same-workplace" [];
    Undo = "board-undo" [];
    Redo = "board-redo" [];
    Improve = "board-improve" [];
    Improving = "board-improving" [];
    Stop = "board-stop" [];
    Compare = "board-compare" [];
    Save = "board-save" [];
    Publish = "board-publish" [];
    Unsaved = "board-unsaved" [];
    Pin = "board-pin" [];
    Unpin = "board-unpin" [];
    Together = "board-together" [];
    Apart = "board-apart" [];
    Lift = "board-lift" [];
    PutDown = "board-put-down" [];
    HeldMove = "board-held-move" ["name"];
    HeldTogether = "board-held-together" ["name"];
    HeldApart = "board-held-apart" ["name"];
    SaidPutDown = "board-said-put-down" ["name"];
    SaidMoved = "board-said-moved" ["name" "from" "to" "change"];
    SaidSwapped = "board-said-swapped" ["name" "other" "change"];
    SaidPinned = "board-said-pinned" ["name" "table"];
    SaidUnpinned = "board-said-unpinned" ["name"];
    SaidUnpinnedAll = "board-said-unpinned-all" ["count"];
    SaidPinnedByHand = "board-said-pinned-by-hand" ["count"];
    SaidTogether = "board-said-together" ["name" "other"];
    SaidApart = "board-said-apart" ["name" "other"];
    SaidLifted = "board-said-lifted" ["name"];
    SaidLocked = "board-said-locked" ["table"];
    SaidUnlocked = "board-said-unlocked" ["table"];
    SaidUndone = "board-said-undone" ["change"];
    SaidRedone = "board-said-redone" ["change"];
    SaidImproved = "board-said-improved" ["count" "change"];
    SaidNoBetter = "board-said-no-better" [];
    SaidNoneBetter = "board-said-none-better" [];
    SaidStopped = "board-said-stopped" [];
    SaidChosen = "board-said-chosen" ["aim" "count" "change"];
    SaidIsPinned = "board-said-is-pinned" ["name"];
    SaidIsLocked = "board-said-is-locked" ["table"];
    SaidNotSeated = "board-said-not-seated" ["name"];
    SaidSameTable = "board-said-same-table" ["name" "table"];
    SaidNothingToUndo = "board-said-nothing-to-undo" [];
    SaidNothingToRedo = "board-said-nothing-to-redo" [];
    PinsCount = "board-pins-count" ["count"];
    PinsNone = "board-pins-none" [];
    PinsAt = "board-pins-at" ["name" "table"];
    UnpinOf = "board-unpin-of" ["name"];
    UnpinAll = "board-unpin-all" [];
    PinByHand = "board-pin-by-hand" ["count"];
    VerdictBest = "seating-proven" [];
    VerdictByHand = "seating-by-hand" ["count"];
    VerdictOpen = "seating-not-proven" [];
    VerdictUneven = "seating-sizes-uneven" [];
    RoomShow = "room-show" [];
    RoomTitle = "room-title" ["tables" "people"];
    RoomFront = "room-front" [];
    RoomProfessions = "room-professions" ["count"];
    HelpTitle = "board-help-title" [];
    Alternatives = "board-alternatives" [];
    AlternativesHelp = "board-alternatives-help" [];
    AimNow = "board-aim-now" [];
    AimRepeats = "board-aim-repeats" [];
    AimMix = "board-aim-mix" [];
    AimMoves = "board-aim-moves" [];
    Choose = "board-choose" ["aim"];
    Close = "board-close" [];
    Comparing = "board-comparing" [];
    Saving = "board-saving" [];
    Saved = "board-saved" [];
    NotSaved = "board-not-saved" [];
    Busy = "board-busy" [];
    NotSignedIn = "board-not-signed-in" [];
    NotAllowed = "board-not-allowed" [];
    Unknown = "board-unknown" [];
    TableLocked = "seating-table-locked" ["table"];
    Stale = "board-stale" [];
    StaleText = "board-stale-text" ["date" "name" "number"];
    StaleName = "board-stale-name" ["name"];
    StaleNobody = "board-stale-nobody" [];
    Latest = "board-latest" [];
    Reload = "board-reload" [];
    Overwrite = "board-overwrite" [];
    Clash = "board-clash" ["rules"];
    NoWay = "board-no-way" [];
    RulePin = "board-rule-pin" ["name" "table"];
    RuleTogether = "board-rule-together" ["names"];
    RuleApart = "board-rule-apart" ["name" "other"];
    RuleLocked = "board-rule-locked" ["table"];
    RuleSize = "board-rule-size" ["table" "count"];
    RuleTables = "board-rule-tables" ["count"];
    Between = "board-between" [];
}

/// Every text of the board, in the order of [`Word::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(Vec<String>);

impl Words {
    /// The texts as `text` gives them for a message id and the names of its places; each place
    /// must stand in the text as `{name}`.
    pub fn collect(text: impl Fn(&'static str, &'static [&'static str]) -> String) -> Self {
        Self(Word::ALL.iter().map(|(id, places)| text(id, places)).collect())
    }

    /// A text without places.
    #[must_use]
    pub fn get(&self, word: Word) -> &str {
        self.0.get(word as usize).map_or("", String::as_str)
    }

    /// A text with its places filled in.
    #[must_use]
    pub fn with(&self, word: Word, places: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(word);
        // In one pass: what is put in is never read as a place itself.
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            let value = places.iter().find(|(place, _)| *place == name);
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}
