//! The organiser's Markdown as HTML that can harm nobody.
//!
//! Headings begin below the page's own `<h1>` and leave no level out, whatever level the text
//! begins with; a line break stays one, as who writes Japanese expects; HTML in the text is shown
//! as it was typed. What comes out goes through ammonia all the same: only the tags that Markdown
//! makes, links only to the web, mail and telephone. An address of the web that stands bare in the
//! text becomes a link too.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use std::collections::BTreeSet;

/// `markdown` as safe HTML.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let parser = || Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let used: BTreeSet<_> = parser()
        .filter_map(|event| if let Event::End(TagEnd::Heading(level)) = event { Some(level) } else { None })
        .collect();
    let events = parser().map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: shown(level, &used), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shown(level, &used))),
        Event::SoftBreak => Event::HardBreak,
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut inside = 0_usize;
    let events = TextMergeStream::new(events).flat_map(|event| {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => inside = inside.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Text(text) if inside == 0 => linked(&text),
            other => vec![other],
        }
    });
    let mut unsafe_html = String::new();
    html::push_html(&mut unsafe_html, events);
    ammonia::Builder::default()
        .rm_tags(["img"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("nofollow noopener"))
        .clean(&unsafe_html)
        .to_string()
}

/// A text with the web addresses in it as links. Where Japanese goes on right behind an address,
/// the address ends: only signs that an address can hold belong to it.
fn linked(text: &str) -> Vec<Event<'static>> {
    let owned = |text: &str| Event::Text(text.to_owned().into());
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_can_be_iri(false);
    let mut events = Vec::new();
    for span in finder.spans(text) {
        let part = span.as_str();
        if span.kind().is_none() || !(part.starts_with("https://") || part.starts_with("http://")) {
            events.push(owned(part));
            continue;
        }
        let link = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: part.to_owned().into(),
            title: "".into(),
            id: "".into(),
        };
        events.extend([Event::Start(link), owned(part), Event::End(TagEnd::Link)]);
    }
    events
}

/// The highest level that the text uses becomes `<h2>`, the next `<h3>`, and so on.
fn shown(level: HeadingLevel, used: &BTreeSet<HeadingLevel>) -> HeadingLevel {
    match used.range(..level).count() {
        0 => HeadingLevel::H2,
        1 => HeadingLevel::H3,
        2 => HeadingLevel::H4,
        3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn headings_stand_below_the_page_s_own() {
        assert_eq!(to_html("# 内容\n## 講師"), "<h2>内容</h2>\n<h3>講師</h3>\n");
        assert_eq!(to_html("## 内容\n#### 講師"), "<h2>内容</h2>\n<h3>講師</h3>\n");
    }

    #[test]
    fn a_line_break_stays() {
        assert_eq!(to_html("一行目\n二行目"), "<p>一行目<br>\n二行目</p>\n");
    }

    #[test]
    fn a_bare_address_is_a_link() {
        let link = |address: &str| format!("<a href=\"{address}\" rel=\"nofollow noopener\">{address}</a>");
        let address = "https://example.jp/a_b_c?d=1";
        assert_eq!(
            to_html(&format!("詳しくは{address}をご覧ください。")),
            format!("<p>詳しくは{}をご覧ください。</p>\n", link(address))
        );
        assert_eq!(to_html("http://example.jp/。"), format!("<p>{}。</p>\n", link("http://example.jp/")));
        let twice = to_html("[https://example.jp](https://example.jp) `https://example.jp`");
        assert_eq!(twice.matches("<a ").count(), 1, "{twice}");
        assert!(!to_html("javascript://example.jp/%0aalert(1)").contains("<a "));
    }

    #[test]
    fn nothing_that_runs_comes_through() {
        let html = to_html(
            "<script>alert(1)</script>\n\n[a](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n\
             ![b](https://example.jp/b.png)\n\n<a href=\"https://example.jp\" onclick=\"x()\">c</a>",
        );
        for harm in ["<script", "<img", "href=\"javascript", "<a href=\"https://example.jp\" onclick"] {
            assert!(!html.contains(harm), "{harm} in {html}");
        }
    }
}
