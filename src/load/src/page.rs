//! What a page asks for: its forms' fields as a browser would send them, and its links.

use scraper::{ElementRef, Html, Selector};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map(|selector| page.select(&selector).collect()).unwrap_or_default()
}

/// The fields of the first form that `selector` finds, with what stands in them.
pub fn fields(html: &str, selector: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(html);
    let mut found = Vec::new();
    for field in all(&page, &format!("{selector} input, {selector} textarea, {selector} select")) {
        let Some(name) = field.attr("name") else { continue };
        let kind = field.attr("type").unwrap_or_default();
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => chosen(field),
            _ if matches!(kind, "file" | "submit") => continue,
            _ if matches!(kind, "checkbox" | "radio") && field.attr("checked").is_none() => continue,
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        found.push((name.to_owned(), value));
    }
    found
}

fn chosen(select: ElementRef<'_>) -> String {
    let Ok(options) = Selector::parse("option") else { return String::new() };
    let options: Vec<_> = select.select(&options).collect();
    let option = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
    option.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
}

/// Sets a field, or adds it.
pub fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
}

/// An attribute of the first element that `selector` finds.
pub fn attribute(html: &str, selector: &str, name: &str) -> Option<String> {
    all(&Html::parse_document(html), selector).first()?.attr(name).map(str::to_owned)
}

/// The value of a hidden field, read without parsing the page: the driver must cost little.
pub fn hidden<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let at = html.find(&format!("name=\"{name}\""))?;
    let tag = html.get(html[..at].rfind('<')?..)?;
    let tag = &tag[..tag.find('>')?];
    let value = tag.split_once("value=\"")?.1;
    value.split('"').next()
}
