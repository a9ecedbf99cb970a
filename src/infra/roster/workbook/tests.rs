use super::super::budget::{CELLS_MAX, LINES_MAX, TEXT_MAX};
use super::part::UNPACKED_MAX;
use super::*;
use crate::domain::roster::{Cell, CellKind, Struck};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const MEGABYTE: usize = 1024 * 1024;

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn saved(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook written by hand: the sheets name these parts, each part with its rows.
fn workbook(sheets: &[&str], parts: &[(&str, &str)], strings: &str, styles: &str) -> Vec<u8> {
    let list = joined((0..sheets.len()).map(|n| format!("<sheet name='{n}' sheetId='{n}' r:id='r{n}'/>")));
    let named = sheets.iter().enumerate();
    let named = joined(named.map(|(n, part)| format!("<Relationship Id='r{n}' Type='x/worksheet' Target='{part}'/>")));
    let list = format!("<workbook><sheets>{list}</sheets></workbook>");
    let named = format!(
        "<Relationships>{named}<Relationship Id='s' Type='x/sharedStrings' Target='sharedStrings.xml'/>\
         <Relationship Id='f' Type='x/styles' Target='/xl/styles.xml'/></Relationships>"
    );
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, rows)| {
            let content = format!(
                "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData>\
                 <mergeCells count='4294967295'><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>"
            );
            (format!("xl/{name}"), content)
        })
        .collect();
    let mut files = vec![
        ("xl/workbook.xml", list.as_str()),
        ("xl/_rels/workbook.xml.rels", named.as_str()),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ];
    files.extend(parts.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    archive(&files)
}

fn one_sheet(rows: &str, strings: &str) -> Vec<u8> {
    workbook(&["a.xml"], &[("a.xml", rows)], strings, "<styleSheet/>")
}

fn texts(lines: &[Line]) -> Vec<Vec<&str>> {
    lines.iter().map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// The lines, and how much was unpacked for them, where so much may be.
fn counted(bytes: &[u8], most: usize) -> (Result<Vec<Line>, FileFault>, usize) {
    let mut parts = Parts::open(bytes, most).unwrap();
    let lines = read_from(&mut parts);
    (lines, most - parts.left())
}

#[test]
fn cells_are_read_as_they_would_be_on_paper() {
    let bytes = saved(|sheet| {
        sheet.write(0, 0, "髙橋 𠮷").unwrap();
        sheet.write(0, 1, 423_888_819).unwrap();
        let day = Format::new().set_num_format("m月d日");
        sheet.write_with_format(0, 2, ExcelDateTime::from_ymd(2023, 4, 9).unwrap(), &day).unwrap();
        sheet.write(0, 3, Formula::new("=\"医\"&\"師\"").set_result("医師")).unwrap();
        sheet.write(0, 4, " 二\r\n行<&> ").unwrap();
        sheet.write(0, 5, true).unwrap();
        sheet.write(1_048_575, 16_383, "遠い").unwrap();
    });
    let cell = |text: &str, kind| Cell::of(text, kind);
    assert_eq!(
        read(&bytes).unwrap(),
        [Line::new(
            1,
            vec![
                cell("髙橋 𠮷", CellKind::Text),
                cell("423888819", CellKind::Number),
                cell("2023/4/9", CellKind::Date),
                cell("医師", CellKind::Text),
                cell(" 二\r\n行<&> ", CellKind::Text),
                cell("true", CellKind::Text),
            ],
        )]
    );
}

#[test]
fn what_other_programs_write_is_read_too() {
    let strings = "<sst><si><t>知らない</t></si>\
        <si><r><t>山</t></r><r><t>﨑</t></r><rPh sb='0' eb='2'><t>ヤマザキ</t></rPh><phoneticPr fontId='1'/></si>\
        <si><t>_x005F_x000D_ _x0041_ _x</t></si></sst>";
    let rows = "<row r='3'><c t='s'><v>1</v></c><c t='inlineStr'><is><t>看護&amp;&#x5E2B;</t></is></c><c/>\
        <c t='s'><v>2</v></c><c t='e'><v>#N/A</v></c></row><row><c r='B4' t='str'><f>A1</f><v>下</v></c></row>\
        <row r='1'><c r='A1'><v>1</v></c></row>";
    let lines = read(&one_sheet(rows, strings)).unwrap();
    assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3, 4]);
    assert_eq!(texts(&lines), [vec!["1"], vec!["山﨑", "看護&師", "", "_x000D_ A _x", "#N/A"], vec!["", "下"]]);
    assert_eq!(lines[1].cells[0].reading, "ヤマザキ");
}

#[test]
fn readings_hidden_rows_and_what_is_struck_through_are_told() {
    let strings = "<sst><si><t>佐藤　明</t><rPh sb='3' eb='4'><t>アキラ</t></rPh><rPh sb='0' eb='2'><t>サトウ</t></rPh></si>\
        <si><r><rPr><strike/></rPr><t>042-1</t></r><r><rPr><strike val='0'/></rPr><t xml:space='preserve'> 042-2</t></r></si>\
        <si><r><rPr><strike/></rPr><t>鈴木</t></r></si><si><t>髙橋</t></si></sst>";
    let styles = "<styleSheet><fonts><font><sz val='11'/></font><font><strike/></font><font><strike val='0'/></font></fonts>\
        <cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='2'/></cellXfs></styleSheet>";
    let cell = |text: usize, style: usize| format!("<c t='s' s='{style}'><v>{text}</v></c>");
    let rows = format!(
        "<row>{}{}{}</row><row hidden='1'>{}</row><row ht='0' customHeight='1'>{}</row>",
        cell(0, 0),
        cell(1, 2),
        cell(2, 0),
        cell(3, 1),
        cell(3, 0)
    );
    let lines = read(&workbook(&["a.xml"], &[("a.xml", &rows)], strings, styles)).unwrap();
    assert_eq!(lines.iter().map(|line| line.hidden).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(lines[0].cells[0].reading, "サトウ　アキラ");
    let struck: Vec<_> =
        lines.iter().flat_map(|line| &line.cells).map(|cell| (cell.text.trim(), &cell.struck)).collect();
    let part = Struck::Part("042-1".into());
    assert_eq!(
        struck,
        [
            ("佐藤　明", &Struck::No),
            ("042-2", &part),
            ("鈴木", &Struck::Whole),
            ("髙橋", &Struck::Whole),
            ("髙橋", &Struck::No)
        ]
    );
}

#[test]
fn the_sheet_with_the_most_headings_is_read_and_no_other() {
    let row = |cells: &[&str]| {
        let cells = joined(cells.iter().map(|text| format!("<c t='inlineStr'><is><t>{text}</t></is></c>")));
        format!("<row>{cells}</row>")
    };
    let guide = row(&["この用紙の使い方", "氏名"]);
    let roster = row(&["氏名", "ふりがな", "職種"]) + &row(&["山﨑", "やまざき", "医師"]);
    let others = row(&["氏名", "ふりがな", "職種"]) + &row(&["佐藤", "さとう", "医師"]);
    let parts = [("a.xml", guide.as_str()), ("b.xml", &roster), ("c.xml", &others)];
    let lines = read(&workbook(&["a.xml", "b.xml", "c.xml"], &parts, "<sst/>", "<styleSheet/>")).unwrap();
    assert_eq!(texts(&lines)[1], ["山﨑", "やまざき", "医師"]);
}

#[test]
fn a_part_that_many_sheets_name_is_read_for_one() {
    let filler = "<row><c t='inlineStr'><is><t></t></is></c></row>".repeat(5_000);
    let sheets = ["a.xml"; 40];
    let bytes = workbook(&sheets, &[("a.xml", &filler)], "<sst/>", "<styleSheet/>");
    let (lines, unpacked) = counted(&bytes, MEGABYTE);
    assert_eq!(lines, Ok(vec![]));
    assert!(unpacked < filler.len() + 50_000, "{unpacked}");
    // The same content in as many parts ends at the bound.
    let parts: Vec<_> = (0..40).map(|n| (format!("{n}.xml"), filler.as_str())).collect();
    let parts: Vec<_> = parts.iter().map(|(name, rows)| (name.as_str(), *rows)).collect();
    let names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
    let (lines, unpacked) = counted(&workbook(&names, &parts, "<sst/>", "<styleSheet/>"), MEGABYTE);
    assert_eq!(lines, Err(FileFault::TooMuchInside));
    assert!(unpacked <= MEGABYTE, "{unpacked}");
}

#[test]
fn a_shared_text_counts_once_for_each_cell_that_uses_it() {
    let huge = format!("<sst><si><t>{}</t></si></sst>", "山".repeat(MEGABYTE));
    let cells = "<c t='s'><v>0</v></c>".repeat(200);
    let (lines, unpacked) = counted(&one_sheet(&format!("<row>{cells}</row>"), &huge), UNPACKED_MAX);
    assert_eq!(lines, Err(FileFault::TooMuchInside));
    assert!(unpacked < 2 * MEGABYTE, "{unpacked}");
    // Texts of a length that a cell may have, used by many cells.
    let text = "山".repeat(10_000);
    let strings = format!("<sst uniqueCount='1'><si><t>{text}</t></si></sst>");
    let most = TEXT_MAX / text.len();
    for (uses, fits) in [(most, true), (most + 1, false)] {
        let rows = "<row><c t='s'><v>0</v></c></row>".repeat(uses);
        let lines = read(&one_sheet(&rows, &strings));
        let handed_out = lines.map(|lines| texts(&lines).concat().iter().map(|text| text.len()).sum::<usize>());
        assert_eq!(handed_out, if fits { Ok(uses * text.len()) } else { Err(FileFault::TooMuchInside) });
    }
}

#[test]
fn nothing_is_reserved_or_copied_because_a_file_says_so() {
    let strings = "<sst count='18446744073709551615' uniqueCount='4000000000000'><si><t>氏名</t></si></sst>";
    let name = "山".repeat(300_000);
    let styles = format!(
        "<styleSheet><fonts><font><name val='{name}'/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "<xf fontId='0' numFmtId='0'/>".repeat(60_000)
    );
    let rows = "<row r='1048576'><c r='A1048576' t='s' s='59999'><v>0</v></c></row>";
    let bytes = workbook(&["a.xml"], &[("a.xml", rows)], strings, &styles);
    assert_eq!(texts(&read(&bytes).unwrap()), [["氏名"]]);
    // A number that is written in five letters and read in three hundred.
    let rows = "<row><c><v>1e300</v></c></row>".repeat(LINES_MAX);
    assert!(read(&one_sheet(&rows, "<sst/>")).is_ok());
    let rows = format!("<row>{}</row>", "<c><v>1e300</v></c>".repeat(100)).repeat(LINES_MAX / 10);
    assert_eq!(read(&one_sheet(&rows, "<sst/>")), Err(FileFault::TooMuchInside));
}

#[test]
fn lines_cells_and_what_stands_in_memory_at_once_are_bounded() {
    let cell = "<c><v>1</v></c>";
    let too_many = |rows: String| assert_eq!(read(&one_sheet(&rows, "<sst/>")), Err(FileFault::TooMuchInside));
    too_many(format!("<row>{cell}</row>").repeat(LINES_MAX + 1));
    // The empty cells on the left of a cell take room too.
    let far = |n| format!("<row><c r='GR{n}'><v>1</v></c></row>");
    too_many(joined((1..=CELLS_MAX / 200 + 1).map(far)));
    too_many(format!("<row><c><v>{}</v></c></row>", "1".repeat(2 * MEGABYTE)));
    too_many(format!("<row spans='{}'/>", "1".repeat(2 * MEGABYTE)));
    too_many(format!("<!--{}-->", "<".repeat(2 * MEGABYTE)));
    let (lines, unpacked) = counted(&one_sheet(&"<row/>".repeat(200_000), "<sst/>"), MEGABYTE);
    assert_eq!((lines, unpacked <= MEGABYTE), (Err(FileFault::TooMuchInside), true));
    let deep = "<row>".repeat(100_000);
    assert_eq!(read(&one_sheet(&deep, "<sst/>")), Err(FileFault::Damaged));
}

#[test]
fn what_is_looked_at_of_a_workbook_has_a_bound() {
    let row = "<row><c><v>1</v></c></row>";
    let refused = |bytes: Vec<u8>| matches!(read(&bytes), Err(FileFault::TooMuchInside));
    let sheets = |count| workbook(&vec!["a.xml"; count], &[("a.xml", row)], "<sst/>", "<styleSheet/>");
    assert_eq!((refused(sheets(200)), refused(sheets(201))), (false, true));
    let styles = |own: usize, used: usize| {
        let own = "<numFmt numFmtId='200' formatCode='0'/>".repeat(own);
        let used = "<xf numFmtId='0'/>".repeat(used);
        let styles = format!("<styleSheet>{own}<cellXfs>{used}</cellXfs></styleSheet>");
        workbook(&["a.xml"], &[("a.xml", row)], "<sst/>", &styles)
    };
    assert_eq!((refused(styles(65_536, 0)), refused(styles(65_537, 0))), (false, true));
    assert_eq!((refused(styles(0, 65_536)), refused(styles(0, 65_537))), (false, true));
    let with_files = |more: usize| {
        let mut zip = ZipWriter::new_append(Cursor::new(one_sheet(row, "<sst/>"))).unwrap();
        for number in 0..more {
            zip.start_file(format!("{number}"), SimpleFileOptions::default()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    // Five are there already.
    assert_eq!((refused(with_files(1_995)), refused(with_files(1_996))), (false, true));
    // Text in pieces, none of them long.
    let pieces = |count: usize| {
        let text = format!("<r><t>{}</t></r>", "x".repeat(1_000)).repeat(count);
        one_sheet(&format!("<row><c t='inlineStr'><is>{text}</is></c></row>"), "<sst/>")
    };
    assert_eq!((refused(pieces(131)), refused(pieces(132))), (false, true));
    let own_texts = |count: usize| {
        let text = "x".repeat(100_000);
        one_sheet(&format!("<row><c t='str'><v>{text}</v></c></row>").repeat(count), "<sst/>")
    };
    let most = TEXT_MAX / 100_000;
    assert_eq!((refused(own_texts(most)), refused(own_texts(most + 1))), (false, true));
}

#[test]
fn of_the_shared_texts_those_that_are_used_stand_in_memory_and_no_more_than_fit() {
    let strings = |count: usize| {
        let text = format!("<si><t>{}</t></si>", "x".repeat(100_000));
        format!("<sst>{}<si><t>氏名</t></si></sst>", text.repeat(count))
    };
    let uses = |numbers: std::ops::RangeInclusive<usize>| {
        joined(numbers.map(|number| format!("<row><c t='s'><v>{number}</v></c></row>")))
    };
    let most = TEXT_MAX / 100_000;
    // However much there is beside those that are used.
    let lines = read(&one_sheet(&uses(3 * most..=3 * most), &strings(3 * most))).unwrap();
    assert_eq!(texts(&lines), [["氏名"]]);
    // What is used is given up where it is too much, and not when all of it was read.
    let (lines, unpacked) = counted(&one_sheet(&uses(0..=3 * most), &strings(3 * most)), UNPACKED_MAX);
    assert_eq!(lines, Err(FileFault::TooMuchInside));
    assert!(unpacked < 2 * TEXT_MAX, "{unpacked}");
}

#[test]
fn of_the_sheets_among_which_one_is_chosen_the_first_lines_are_read() {
    let cell = |text: &&str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let row = |texts: &[&str]| format!("<row>{}</row>", joined(texts.iter().map(cell)));
    let headings = ["氏名", "ふりがな", "職種"];
    let guide = row(&["使い方"]).repeat(LINES_MAX * 2 / 3);
    let roster = row(&headings) + &row(&["佐藤"]).repeat(LINES_MAX * 2 / 3);
    let bytes = workbook(&["a.xml", "b.xml"], &[("a.xml", &guide), ("b.xml", &roster)], "<sst/>", "<styleSheet/>");
    assert_eq!(texts(&read(&bytes).unwrap())[0], headings);
}

#[test]
fn parts_that_hold_no_cells_are_not_unpacked() {
    let rows = "<row><c><v>1</v></c></row>";
    let picture = " ".repeat(2 * MEGABYTE);
    let honest = one_sheet(rows, "<sst/>");
    let mut zip = ZipWriter::new_append(Cursor::new(honest)).unwrap();
    for name in ["xl/media/image1.png", "xl/drawings/drawing1.xml", "xl/pivotCache/records1.xml"] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(picture.as_bytes()).unwrap();
    }
    let (lines, unpacked) = counted(&zip.finish().unwrap().into_inner(), MEGABYTE);
    assert_eq!(texts(&lines.unwrap()), [["1"]]);
    assert!(unpacked < 50_000, "{unpacked}");
}

#[test]
fn an_entity_of_the_file_s_own_is_not_expanded() {
    let part = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet><sheetData>\
        <row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    let files = [
        ("xl/workbook.xml", "<workbook><sheets><sheet r:id='a'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/></Relationships>",
        ),
        ("xl/a.xml", part),
    ];
    assert_eq!(read(&archive(&files)), Err(FileFault::Damaged));
}

#[test]
fn other_archives_and_damaged_ones_are_told_apart() {
    assert_eq!(read(&archive(&[("word/document.xml", "")])), Err(FileFault::OtherKind));
    let mut bytes = saved(|sheet| {
        sheet.write(0, 0, "氏名").unwrap();
    });
    bytes.truncate(bytes.len() / 2);
    assert_eq!(read(&bytes), Err(FileFault::Damaged));
}
