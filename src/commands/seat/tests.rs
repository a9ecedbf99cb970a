use super::Request;
use super::fault::{FaultKind, InputFault};
use super::report::Report;
use super::run::{SeatFault, run};
use crate::domain::registration::Language;
use crate::i18n::Texts;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PEOPLE: &str = "\u{feff}id,profession,workplace\nkaori,薬剤師,みどり調剤薬局\nosamu,訪問看護師,つばめ\n\
    ryo,病院看護師,総合病院\nken,薬剤師,みどり調剤薬局\nmei,訪問看護師,\njun,\"ケアマネ\nジャー\",つばめ\n";

struct Case {
    folder: TempDir,
    request: Request,
}

impl Case {
    fn new(people: &str, tables: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("plan.csv");
        let mut case = Self { request: Request { tables, out, seed: 1, ..Request::default() }, folder };
        case.request.people = case.file("people.csv", people).unwrap();
        case
    }

    #[allow(clippy::unnecessary_wraps)]
    fn file(&self, name: &str, text: &str) -> Option<PathBuf> {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        Some(path)
    }

    fn run(&self) -> Result<Report, InputFault> {
        run(&self.request, &mut |_| {}).map_err(|fault| match fault {
            SeatFault::Input(fault) => fault,
            SeatFault::Output(..) => panic!("{fault}"),
        })
    }

    fn plan(&self) -> BTreeMap<String, String> {
        let text = fs::read_to_string(&self.request.out).unwrap();
        assert!(text.starts_with("id,table\n"), "{text}");
        text.lines().skip(1).map(|line| line.split_once(',').map(|(a, b)| (a.into(), b.into())).unwrap()).collect()
    }

    /// The fault's kind, its file's name, line and column; nothing is written.
    fn fault(&self) -> (FaultKind, String, u64, String) {
        let fault = self.run().unwrap_err();
        assert!(!self.request.out.exists(), "nothing is written");
        for language in [Language::Ja, Language::En] {
            let sentence = fault.sentence(Texts::new(language));
            assert!(!sentence.contains('\n') && !sentence.contains("ops-seat"), "{sentence}");
            assert!(fault.line == 0 || sentence.contains(&fault.line.to_string()), "{sentence}");
            assert!(sentence.contains(&fault.column), "{sentence}");
        }
        let file = fault.file.rsplit('/').next().unwrap().to_owned();
        (fault.kind, file, fault.line, fault.column)
    }
}

fn kind(kind: FaultKind, file: &str, line: u64, column: &str) -> (FaultKind, String, u64, String) {
    (kind, file.into(), line, column.into())
}

#[test]
fn people_are_seated_and_the_certificate_told() {
    let case = Case::new(PEOPLE, 3);
    let report = case.run().unwrap();
    assert_eq!((report.people, report.tables, report.size_min, report.size_max), (6, 3, 2, 2));
    assert!(report.proven);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["profession_pairs"], serde_json::json!({ "value": 0, "bound": 0 }));
    assert_eq!(json["score"], serde_json::json!({ "value": 0, "bound": 0 }));
    let mut names: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "elapsed_ms",
            "facilitators_missing",
            "moves",
            "one_profession_tables",
            "people",
            "profession_pairs",
            "proven",
            "reasons",
            "repeat_pairs",
            "score",
            "size_max",
            "size_min",
            "tables",
            "workplace_pairs"
        ]
    );
    let plan = case.plan();
    assert_eq!(plan.len(), 6);
    assert_ne!(plan["kaori"], plan["ken"]);
    let first = fs::read(&case.request.out).unwrap();
    case.run().unwrap();
    assert_eq!(first, fs::read(&case.request.out).unwrap(), "the same input gives the same plan");
}

#[test]
fn reasons_name_what_the_files_name() {
    let case = Case::new("id,profession,workplace\na,PT,w\nb,PT,x\nc,PT,y\nd,OT,z\n", 2);
    let report = case.run().unwrap();
    let reason = report.reasons.iter().find(|reason| reason["reason"] == "crowded").unwrap();
    assert_eq!((&reason["figure"], &reason["value"]), (&"profession_pairs".into(), &"PT".into()));
    assert_eq!((&reason["people"], &reason["most"]), (&3.into(), &2.into()));
}

#[test]
fn rules_past_and_the_earlier_plan_are_kept() {
    let mut case = Case::new(PEOPLE, 3);
    case.request.pins = case.file("pins.csv", "id,table\nryo,2\n");
    case.request.apart = case.file("apart.csv", "a,b\nryo,mei\n");
    case.request.together = case.file("together.csv", "group,id\nx,ken\nx,kaori\n");
    case.request.past = case.file("past.csv", "a,b,times\nryo,jun,2\n");
    let report = case.run().unwrap();
    let plan = case.plan();
    assert_eq!(plan["ryo"], "2");
    assert_ne!(plan["ryo"], plan["mei"]);
    assert_eq!(plan["ken"], plan["kaori"]);
    assert_eq!((report.profession_pairs.value, report.workplace_pairs.value), (1, 1));
    // The pair of colleagues in one profession costs 1 + 10 points.
    assert_eq!(serde_json::to_value(&report.score).unwrap()["value"], 11);

    let mut next = Case::new(PEOPLE, 3);
    next.request.previous = next.file("plan.csv", &fs::read_to_string(&case.request.out).unwrap());
    next.request.together.clone_from(&case.request.together);
    assert_eq!(next.run().unwrap().moves, 0);
    assert_eq!(next.plan(), plan);
}

#[test]
fn weights_change_the_score() {
    let mut case = Case::new("id,profession,workplace\na,PT,w\nb,PT,w\n", 1);
    case.request.weights = Some("profession=2, workplace=0.5".into());
    assert_eq!(serde_json::to_value(case.run().unwrap().score).unwrap()["value"], 2.5);
    fs::remove_file(&case.request.out).unwrap();
    for wrong in ["", "profession", "profession=x", "proffession=1", "profession=-1", "profession=1e99"] {
        case.request.weights = Some(wrong.into());
        assert_eq!(case.fault(), kind(FaultKind::Weights, "--weights", 0, ""), "{wrong}");
    }
}

#[test]
fn rounds_are_written_one_after_the_other() {
    let people: Vec<_> = (0..16).map(|n| format!("p{n},{},w{n}", ["PT", "OT", "ST", "NS"][n % 4])).collect();
    let mut case = Case::new(&format!("id,profession,workplace\n{}\n", people.join("\n")), 4);
    case.request.rounds = 3;
    let report = case.run().unwrap();
    assert_eq!((report.repeat_pairs.value, report.profession_pairs.value, report.proven), (0, 0, true));
    let text = fs::read_to_string(&case.request.out).unwrap();
    assert!(text.starts_with("id,round,table\n") && text.lines().count() == 1 + 3 * 16, "{text}");
    let mut met = std::collections::BTreeSet::new();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    for (at, a) in rows.iter().enumerate() {
        for b in &rows[at + 1..] {
            assert!((a[1], a[2]) != (b[1], b[2]) || met.insert((a[0], b[0])), "{a:?} {b:?} meet twice");
        }
    }
}

#[test]
fn rounds_of_one_profession_and_the_bound_by_pigeonhole() {
    let people: Vec<_> =
        (0..24).map(|n| format!("p{n},{},w{n}", ["PT", "OT", "ST", "NS", "MD", "CM"][n % 6])).collect();
    let mut case = Case::new(&format!("id,profession,workplace\n{}\n", people.join("\n")), 4);
    case.request.rounds = 2;
    let report = case.run().unwrap();
    let meetings = report.repeated_meetings.unwrap();
    assert_eq!((meetings.value, meetings.bound, report.profession_pairs.value), (8, 8, 0));
    let why = report.reasons.iter().find(|reason| reason["figure"] == "repeated_meetings").unwrap();
    assert_eq!((&why["reason"], &why["seats"], &why["tables"]), (&"pigeonhole".into(), &6.into(), &4.into()));
    case.request.rounds = 3;
    case.request.aims = Some("同職種,混合, alike".into());
    let report = case.run().unwrap();
    assert_eq!(report.profession_pairs.value, 0, "what rounds of one profession wish for is not counted against them");
    // Four whole professions and two halves of two others at each of two tables, twice.
    assert!(report.alike_short.is_some() && report.repeated_meetings.unwrap().value > 24);
    fs::remove_file(&case.request.out).unwrap();
    for wrong in ["", "mixed,", "alike,both,mixed", "alike,alike,alike,alike"] {
        case.request.aims = Some(wrong.into());
        assert_eq!(case.fault(), kind(FaultKind::Aims, "--aims", 0, ""), "{wrong}");
    }
}

#[test]
fn every_bad_cell_is_named() {
    use FaultKind as K;
    let people = |text: &str| Case::new(text, 1).fault();
    assert_eq!(people("id,profession\na,PT\n"), kind(K::NoColumn, "people.csv", 1, "workplace"));
    assert_eq!(people("id,profession,workplace\na,,w\n"), kind(K::Empty, "people.csv", 2, "profession"));
    assert_eq!(people("id,profession,workplace\na,PT,w\na,OT,w\n"), kind(K::Twice, "people.csv", 3, "id"));
    assert_eq!(people("id,profession,workplace\na,PT,w,\"a, b\"\n"), kind(K::Csv, "people.csv", 2, ""));
    assert_eq!(people("id,profession,workplace,years\na,PT,w,x\n"), kind(K::Number, "people.csv", 2, "years"));
    assert_eq!(
        people("id,profession,workplace,facilitator\na,PT,w,maybe\n"),
        kind(K::YesNo, "people.csv", 2, "facilitator")
    );
    assert_eq!(Case::new(PEOPLE, 0).fault(), kind(K::Tables, "--tables", 0, ""));
    assert_eq!(Case::new(PEOPLE, 7).fault(), kind(K::Tables, "--tables", 0, ""));
    let mut case = Case::new(PEOPLE, 3);
    case.request.people = case.folder.path().join("none.csv");
    assert_eq!(case.fault(), kind(K::File, "none.csv", 0, ""));
    let bytes = Case::new(PEOPLE, 3);
    fs::write(&bytes.request.people, b"id,profession,workplace\na,\xff\x00\xfd,w\n").unwrap();
    assert_eq!(bytes.fault(), kind(K::Csv, "people.csv", 0, ""));
}

#[test]
fn files_are_read_as_offices_save_them() {
    let rows = "受付番号,職種,所属\n1,医師,㈱髙橋医院\n2,医師,みどり\n3,看護師,㈱髙橋医院\n4,看護師,けやき\n";
    let (cp932, _, lossy) = encoding_rs::SHIFT_JIS.encode(rows);
    assert!(!lossy);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(rows.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "研修会 参加者名簿").unwrap();
    for (row, line) in (2..).zip(rows.lines()) {
        for (column, text) in (0..).zip(line.split(',')) {
            sheet.write(row, column, text).unwrap();
        }
    }
    for bytes in [rows.as_bytes().to_vec(), cp932.into_owned(), utf16, workbook.save_to_buffer().unwrap()] {
        let mut case = Case::new(PEOPLE, 2);
        fs::write(&case.request.people, bytes).unwrap();
        case.request.pins = case.file("pins.csv", "受付番号,班\n3,2\n");
        let report = case.run().unwrap();
        assert_eq!((report.people, report.workplace_pairs.value, case.plan()["3"].as_str()), (4, 0, "2"));
    }
}

#[test]
fn whoever_was_set_aside_is_left_out_as_at_the_desk() {
    let case = Case::new("受付番号,氏名,職種,所属,出欠\n1,佐藤,医師,A,出席\n2,鈴木,医師,B,欠席\n3,林,看護師,A,\n", 1);
    case.run().unwrap();
    assert_eq!(case.plan().into_keys().collect::<Vec<_>>(), ["1", "3"]);

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(["氏名,職種,所属", "佐藤,医師,A", "鈴木,医師,B", "林,看護師,A", "森,看護師,B"])
    {
        for (column, text) in (0..).zip(line.split(',')) {
            sheet.write(row, column, text).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    sheet.write_with_format(3, 0, "林", &struck).unwrap();
    let case = Case::new(PEOPLE, 1);
    fs::write(&case.request.people, workbook.save_to_buffer().unwrap()).unwrap();
    case.run().unwrap();
    assert_eq!(case.plan().into_keys().collect::<Vec<_>>(), ["佐藤", "森"]);
}

#[test]
fn people_without_a_number_are_told_apart_by_name_or_counted() {
    let named = Case::new("お名前,ご職種,勤務先\n佐藤 明,医師,A\n鈴木 由美,医師,B\n,,\n", 2);
    named.run().unwrap();
    assert_eq!(named.plan().into_keys().collect::<Vec<_>>(), ["佐藤 明", "鈴木 由美"]);
    for people in ["職種,所属\n医師,A\n医師,B\n", "氏名,職種,所属\n佐藤,医師,A\n佐藤,医師,B\n"] {
        let counted = Case::new(people, 2);
        counted.run().unwrap();
        assert_eq!(counted.plan().into_keys().collect::<Vec<_>>(), ["1", "2"]);
    }
    let roster = Case::new("id,職種,所属,経験年数,進行役\na,医師,A,10年以上,可\nb,医師,B,3,×\n", 1);
    assert_eq!(roster.run().unwrap().facilitators_missing, 0);
}

#[test]
fn every_bad_rule_is_named() {
    use FaultKind as K;
    let with = |set: &dyn Fn(&mut Case)| {
        let mut case = Case::new(PEOPLE, 3);
        set(&mut case);
        case.fault()
    };
    let pins = |text: &'static str| with(&move |case| case.request.pins = case.file("pins.csv", text));
    assert_eq!(pins("id,table\nnobody,1\n"), kind(K::Unknown, "pins.csv", 2, "id"));
    assert_eq!(pins("id,table\nken,4\n"), kind(K::Number, "pins.csv", 2, "table"));
    assert_eq!(pins("id\nken\n"), kind(K::NoColumn, "pins.csv", 1, "table"));
    let past = |text: &'static str| with(&move |case| case.request.past = case.file("past.csv", text));
    assert_eq!(past("a,b\nken,ken\n"), kind(K::Same, "past.csv", 2, "b"));
    assert_eq!(past("a,b\nken,nobody\n"), kind(K::Unknown, "past.csv", 2, "b"));
    assert_eq!(past("a,b,times\nken,mei,0\n"), kind(K::Number, "past.csv", 2, "times"));
    assert_eq!(
        with(&|case| case.request.together = case.file("t.csv", "group,id\nx,ken\nx,ken\n")),
        kind(K::Twice, "t.csv", 3, "id")
    );
    assert_eq!(
        with(&|case| case.request.previous = case.file("p.csv", "id,table\nken,0\n")),
        kind(K::Number, "p.csv", 2, "table")
    );
    assert_eq!(with(&|case| case.request.rounds = 11), kind(K::Rounds, "--rounds", 0, ""));
}

#[test]
fn rules_that_clash_are_named_by_their_lines() {
    let mut case = Case::new(PEOPLE, 3);
    case.request.pins = case.file("pins.csv", "id,table\nryo,1\nmei,3\nken,1\n");
    case.request.apart = case.file("apart.csv", "a,b\nken,ryo\n");
    let fault = case.run().unwrap_err();
    assert_eq!(fault.kind, FaultKind::Clash);
    for place in ["pins.csv:2", "pins.csv:4", "apart.csv:2"] {
        assert!(fault.file.contains(place), "{fault:?}");
    }
    assert!(!fault.file.contains("pins.csv:3"), "only what clashes is named");
    assert!(!case.request.out.exists());
}

#[test]
fn a_time_limit_ends_the_search_and_progress_is_told() {
    let mut case = Case::new(PEOPLE, 3);
    case.request.within = Some(Duration::from_millis(50));
    case.request.past = case.file("past.csv", "a,b\nkaori,osamu\nkaori,ryo\nkaori,mei\nkaori,jun\nkaori,ken\n");
    let began = Instant::now();
    case.run().unwrap();
    assert!(began.elapsed() < Duration::from_secs(5));
}
