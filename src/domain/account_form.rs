//! The form with which an invited organiser sets name, mail address and password.

use super::application::LINE_MAX;
use super::contact::MailAddress;
use super::registration::coded;
use super::text::tidy_line;
use serde::Deserialize;
use std::fmt;

/// The shortest password, in characters: length alone makes it strong, no kinds of signs are
/// asked for (NIST SP 800-63B).
pub const PASSWORD_MIN: usize = 12;
/// The longest password, in characters.
pub const PASSWORD_MAX: usize = 200;

/// What was typed. Missing fields are empty.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    /// 主催団体の名称; asked of the first organiser only.
    pub organisation: String,
    /// 氏名.
    pub name: String,
    /// メールアドレス.
    pub mail: String,
    /// パスワード.
    pub password: String,
    /// パスワード once more.
    pub password_again: String,
}

/// Without the passwords.
impl fmt::Debug for AccountForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountForm").finish_non_exhaustive()
    }
}

coded! {
    /// What is wrong, told by the message `invitation-fault-{code}`.
    AccountFault {
        /// No name of the organisation.
        OrganisationMissing = "organisation-missing",
        /// The organisation's name is longer than a line takes.
        OrganisationTooLong = "organisation-too-long",
        /// No name.
        NameMissing = "name-missing",
        /// The name is longer than a line takes.
        NameTooLong = "name-too-long",
        /// No mail address.
        MailMissing = "mail-missing",
        /// No mail address can be read.
        MailUnreadable = "mail-unreadable",
        /// The mail address is another organiser's.
        MailTaken = "mail-taken",
        /// No password.
        PasswordMissing = "password-missing",
        /// Fewer than [`PASSWORD_MIN`] characters.
        PasswordTooShort = "password-too-short",
        /// More than [`PASSWORD_MAX`] characters.
        PasswordTooLong = "password-too-long",
        /// Guessed in few tries.
        PasswordGuessable = "password-guessable",
        /// The second one differs.
        PasswordDiffers = "password-differs",
    }
}

impl AccountFault {
    /// The `name` of the field at fault.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::OrganisationMissing | Self::OrganisationTooLong => "organisation",
            Self::NameMissing | Self::NameTooLong => "name",
            Self::MailMissing | Self::MailUnreadable | Self::MailTaken => "mail",
            Self::PasswordMissing | Self::PasswordTooShort | Self::PasswordTooLong | Self::PasswordGuessable => {
                "password"
            }
            Self::PasswordDiffers => "password_again",
        }
    }
}

/// A checked form.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The organisation's name, where it was asked for.
    pub organisation: Option<String>,
    /// The organiser's name.
    pub name: String,
    /// The organiser's mail address.
    pub mail: MailAddress,
    /// The password as typed.
    pub password: String,
}

impl AccountForm {
    /// The account, or every fault in the order of the form. `founds` says whether the
    /// organisation's name is asked for.
    ///
    /// # Errors
    /// At least one [`AccountFault`].
    pub fn check(&self, founds: bool) -> Result<NewAccount, Vec<AccountFault>> {
        let mut faults = Vec::new();
        let mut line = |typed: &str, missing, too_long| {
            let line = tidy_line(typed);
            if line.is_empty() {
                faults.push(missing);
            } else if line.chars().count() > LINE_MAX {
                faults.push(too_long);
            }
            line
        };
        let organisation = founds
            .then(|| line(&self.organisation, AccountFault::OrganisationMissing, AccountFault::OrganisationTooLong));
        let name = line(&self.name, AccountFault::NameMissing, AccountFault::NameTooLong);
        let mail = MailAddress::parse_usual(&self.mail);
        if tidy_line(&self.mail).is_empty() {
            faults.push(AccountFault::MailMissing);
        } else if mail.is_none() {
            faults.push(AccountFault::MailUnreadable);
        }
        faults.extend(password_fault(&self.password, &self.password_again));
        match mail {
            Some(mail) if faults.is_empty() => {
                Ok(NewAccount { organisation, name, mail, password: self.password.clone() })
            }
            _ => Err(faults),
        }
    }
}

/// What is wrong with a new password, typed twice.
fn password_fault(password: &str, again: &str) -> Option<AccountFault> {
    match password.chars().count() {
        0 => Some(AccountFault::PasswordMissing),
        1..PASSWORD_MIN => Some(AccountFault::PasswordTooShort),
        PASSWORD_MIN..=PASSWORD_MAX => (password != again).then_some(AccountFault::PasswordDiffers),
        _ => Some(AccountFault::PasswordTooLong),
    }
}

/// The form with which an organiser who forgot the password sets a new one.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    /// 新しいパスワード.
    pub password: String,
    /// 新しいパスワード once more.
    pub password_again: String,
}

impl NewPasswordForm {
    /// The password, by the rules of a new account.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self) -> Result<&str, AccountFault> {
        password_fault(&self.password, &self.password_again).map_or(Ok(&self.password), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> AccountForm {
        AccountForm {
            organisation: "在宅医療・介護連携支援室".into(),
            name: "小金井　花子".into(),
            mail: "hanako@example.jp".into(),
            password: "まるいテーブルで話そう".into(),
            password_again: "まるいテーブルで話そう".into(),
        }
    }

    #[test]
    fn eleven_characters_are_too_few_and_twelve_enough() {
        assert_eq!(good().password.chars().count(), 11);
        assert!(good().check(true) == Err(vec![AccountFault::PasswordTooShort]));
        let longer = AccountForm {
            password: "まるいテーブルで話そう。".into(),
            password_again: "まるいテーブルで話そう。".into(),
            ..good()
        };
        assert!(longer.check(true).is_ok());
        let longest = "ab".repeat(100);
        let at_most = AccountForm { password: longest.clone(), password_again: longest.clone(), ..good() };
        assert!(at_most.check(true).is_ok());
        let too_long = AccountForm { password: format!("{longest}a"), ..at_most };
        assert!(too_long.check(true) == Err(vec![AccountFault::PasswordTooLong]));
    }

    #[test]
    fn an_empty_form_names_every_field() {
        let fields = |founds| {
            let faults = AccountForm::default().check(founds).err().unwrap_or_default();
            faults.into_iter().map(AccountFault::field).collect::<Vec<_>>()
        };
        assert_eq!(fields(true), ["organisation", "name", "mail", "password"]);
        assert_eq!(fields(false), ["name", "mail", "password"]);
    }
}
