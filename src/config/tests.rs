use super::*;
use crate::domain::registration::Language;
use crate::i18n::Texts;

fn check(environment: &[(&str, &str)], file: &str) -> Result<Settings, Vec<Problem>> {
    let value = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    Settings::check(&value, Some(file))
}

fn problems(environment: &[(&str, &str)], file: &str) -> Vec<(String, ProblemKind)> {
    check(environment, file).unwrap_err().into_iter().map(|problem| (problem.name, problem.kind)).collect()
}

#[test]
fn nothing_said_is_a_whole_installation() {
    let settings = check(&[], "").unwrap();
    assert_eq!(settings.absolute("/desk"), "http://127.0.0.1:3000/desk");
    assert_eq!(settings.database_file(), Some(PathBuf::from("data/entaku.db")));
    assert_eq!(settings.mail.transport, MailTransport::Folder("data/mail".into()));
    assert_eq!(settings.zone, chrono_tz::Asia::Tokyo);
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "address = '0.0.0.0:8080'\nsmtp_port = 2525\ntime_zone = 'UTC'";
    let settings = check(&[("ENTAKU_TIME_ZONE", "Asia/Tokyo")], file).unwrap();
    assert_eq!(settings.base_url.as_str(), "http://127.0.0.1:8080/");
    assert_eq!(settings.zone, chrono_tz::Asia::Tokyo);
    let settings = check(&[("ENTAKU_BASE_URL", "https://entaku.example.jp")], file).unwrap();
    assert!(settings.is_https());
}

#[test]
fn every_wrong_value_is_named_at_once() {
    let environment = [
        ("ENTAKU_ADDRESS", "localhost"),
        ("ENTAKU_BASE_URL", "https://example.jp/entaku"),
        ("DATABASE_URL", "mysql://user:secret@host/db"),
        ("ENTAKU_TIME_ZONE", "Tokyo"),
        ("ENTAKU_MAIL", "sendmail"),
        ("ENTAKU_MAIL_FROM", "円卓"),
        ("ENTAKU_MAIL_AT_ONCE", "51"),
        ("ENTAKU_TRUSTED_PROXY", "proxy"),
        ("ENTAKU_RATE_LIMIT", "many"),
        ("ENTAKU_APPLY_LIMIT", "-1"),
        ("ENTAKU_MAILBOX_LIMIT", "few"),
        ("ENTAKU_LOG", "entaku=loud"),
        ("ENTAKU_LOG_FORMAT", "xml"),
    ];
    let found = check(&environment, "adress = '127.0.0.1:1'\nlog = ['info']").unwrap_err();
    let mut names: Vec<_> = found.iter().map(|problem| problem.name.as_str()).collect();
    names.sort_unstable();
    let mut expected: Vec<_> = environment.iter().map(|(name, _)| *name).collect();
    expected.extend(["adress", "log"]);
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert!(!format!("{found:?}").contains("secret"));
}

#[test]
fn smtp_needs_a_host_and_a_sender() {
    assert_eq!(
        problems(&[("ENTAKU_MAIL", "smtp")], ""),
        [
            ("ENTAKU_MAIL_FROM".to_owned(), ProblemKind::NeededForSmtp),
            ("ENTAKU_SMTP_HOST".to_owned(), ProblemKind::NeededForSmtp)
        ]
    );
    let smtp = "mail = 'smtp'\nmail_from = '円卓 <noreply@example.jp>'\nsmtp_host = 'mail.example.jp'\n";
    let settings = check(&[("ENTAKU_SMTP_USER", "u"), ("ENTAKU_SMTP_PASSWORD", "geheim")], smtp).unwrap();
    assert_eq!(settings.mail.from, Sender { name: "円卓".into(), mail: "noreply@example.jp".into() });
    let MailTransport::Smtp(server) = &settings.mail.transport else { panic!("{settings:?}") };
    assert_eq!((server.port, server.tls), (587, Tls::Starttls));
    assert!(!format!("{settings:?}").contains("geheim"));
    assert_eq!(
        problems(&[("ENTAKU_SMTP_USER", "u")], smtp),
        [("ENTAKU_SMTP_USER".to_owned(), ProblemKind::Credentials)]
    );
    assert_eq!(
        problems(&[("ENTAKU_SMTP_PASSWORD_FILE", "/nowhere/at/all"), ("ENTAKU_SMTP_USER", "u")], smtp),
        [("ENTAKU_SMTP_PASSWORD_FILE".to_owned(), ProblemKind::PasswordFile)]
    );
}

#[test]
fn a_password_file_is_read_without_its_line_end() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "geheim\n").unwrap();
    let smtp = "mail = 'smtp'\nmail_from = 'noreply@example.jp'\nsmtp_host = 'mail.example.jp'\nsmtp_user = 'u'";
    let settings = check(&[("ENTAKU_SMTP_PASSWORD_FILE", file.path().to_str().unwrap())], smtp).unwrap();
    let MailTransport::Smtp(server) = settings.mail.transport else { panic!("smtp") };
    assert_eq!(server.credentials, Some(("u".into(), Hidden::new("geheim"))));
}

#[test]
fn a_file_of_authorities_holds_certificates() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "no certificate").unwrap();
    let path = file.path().to_str().unwrap();
    let smtp = "mail = 'smtp'\nmail_from = 'noreply@example.jp'\nsmtp_host = 'mail.example.jp'";
    for wrong in [path, "/nowhere/at/all"] {
        let found = problems(&[("ENTAKU_SMTP_CA_FILE", wrong)], smtp);
        assert_eq!(found, [("ENTAKU_SMTP_CA_FILE".to_owned(), ProblemKind::CaFile)], "{wrong}");
    }
    let certificate = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";
    std::fs::write(file.path(), certificate).unwrap();
    let settings = check(&[("ENTAKU_SMTP_CA_FILE", path)], smtp).unwrap();
    let MailTransport::Smtp(server) = settings.mail.transport else { panic!("smtp") };
    assert_eq!(server.authorities, certificate.as_bytes());
}

#[test]
fn a_file_that_is_no_toml_is_named() {
    assert_eq!(problems(&[], "address ="), [("ENTAKU_CONFIG".to_owned(), ProblemKind::Syntax)]);
}

#[test]
fn every_setting_and_every_problem_has_its_words() {
    for language in [Language::Ja, Language::En] {
        let t = Texts::new(language);
        for key in KEYS {
            assert!(t.find(&key.message()).is_some(), "{}", key.message());
        }
        for kind in ProblemKind::ALL {
            let sentence = Problem::new("ENTAKU_X", *kind, "VALUE").sentence(t);
            assert!(sentence.contains("ENTAKU_X") && !sentence.contains('\n'), "{sentence}");
        }
    }
}
