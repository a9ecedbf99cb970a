//! What an act will do, before it is done.

use crate::app::admission::{OfficeAct, Order};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::web::components::fields::CheckField;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The page: to whom, which mails, and the button that does it.
pub(super) fn page(
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    order: &Order,
    people: &[Registration],
) -> Response {
    let t = page.t;
    let code = order.act.code();
    let title = t.get(&format!("waiting-ask-{code}"));
    let at = page.urls.desk_event_page(event, "waiting");
    let with_mail = people.iter().filter(|one| one.applicant.mail.is_some()).count();
    let without = people.len() - with_mail;
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        let names: Vec<_> = people
            .iter()
            .map(|one| {
                let person = &one.applicant;
                let line = format!("{}（{}）", person.name, person.profession_label);
                let phone =
                    person.phone.as_ref().filter(|_| person.mail.is_none()).map(|phone| phone.full().to_owned());
                view! { <li>{line}{phone.map(|phone| view! { " "<span class="regs-line">{phone}</span> })}</li> }
            })
            .collect();
        let hidden: Vec<_> =
            people.iter().map(|one| view! { <input type="hidden" name="person" value=one.id.to_string()/> }).collect();
        let mails = t.with("waiting-ask-mails", [("number", with_mail.into())]);
        let telephone = (without > 0).then(|| t.with("waiting-ask-without-mail", [("number", without.into())]));
        let beyond = order.act.needs_seat() && order.act != OfficeAct::Offer;
        let (back, away, at) = (at.clone(), at.clone(), at.clone());
        view! {
            <p class="desk-back"><a href=back>{t.get("waiting-back")}</a></p>
            <h1>{title.clone()}</h1>
            <p>{t.get(&format!("waiting-ask-{code}-text"))}</p>
            <ul>{names}</ul>
            {telephone.map(|text| view! { <p>{text}</p> })}
            <form method="post" action=at>
                <input type="hidden" name="place" value=order.place.to_string()/>
                <input type="hidden" name="act" value=code/>
                <input type="hidden" name="step" value="do"/>
                {hidden}
                {(with_mail > 0).then(|| view! { <CheckField id="send_mail" label=mails checked=true/> })}
                {beyond.then(|| view! { <CheckField id="beyond" label=t.get("waiting-beyond") checked=order.beyond/> })}
                <div class="buttons">
                    <button type="submit" class="button">{t.get(&format!("waiting-act-{code}"))}</button>
                    <a class="button button--second" href=away>{t.get("waiting-no")}</a>
                </div>
            </form>
        }
    })
}
