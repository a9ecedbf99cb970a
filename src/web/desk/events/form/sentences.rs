//! The words for fields and faults.

use crate::domain::event_form::{EventFault, Place};
use crate::i18n::Texts;
use crate::web::components::fields::FieldError;

/// What a field is called where it stands alone: in an error, in a comparison.
pub fn label(t: Texts, place: Place) -> String {
    match place {
        Place::Event(field) => t.get(&format!("event-field-{}", field.code())),
        Place::Session(number, field) => {
            let label = t.get(&format!("event-field-session-{}", field.code()));
            t.with("event-field-of-session", [("number", number.into()), ("label", label.into())])
        }
    }
}

/// The sentences of faults, each with its field.
pub fn errors(t: Texts, faults: &[EventFault]) -> Vec<FieldError> {
    faults.iter().map(|fault| (fault.place.name(), sentence(t, *fault))).collect()
}

fn sentence(t: Texts, fault: EventFault) -> String {
    let id = format!("event-fault-{}", fault.kind.code());
    let number = fault.kind.number().unwrap_or_default();
    t.with(&id, [("label", label(t, fault.place).into()), ("number", number.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event_form::{EventField, FaultKind, SessionField};
    use crate::domain::event_life::{NextStep, Step};
    use crate::domain::registration::Language;

    #[test]
    fn every_field_fault_and_step_has_its_words() {
        let t = Texts::new(Language::Ja);
        let fields = EventField::ALL.iter().map(|field| format!("event-field-{}", field.code()));
        let sessions = SessionField::ALL.iter().map(|field| format!("event-field-session-{}", field.code()));
        let faults = FaultKind::ALL.iter().map(|kind| format!("event-fault-{}", kind.code()));
        let steps =
            Step::ALL.iter().flat_map(|step| ["event-step", "event-done"].map(|id| format!("{id}-{}", step.code())));
        let next = NextStep::ALL.iter().map(|step| format!("event-next-{}", step.code()));
        for id in fields.chain(sessions).chain(faults).chain(steps).chain(next) {
            let names = ["label", "number", "from", "until", "count"].map(|name| (name, "…".into()));
            assert!(!t.with(&id, names).contains(&id), "{id}");
        }
    }
}
