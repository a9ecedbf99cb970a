//! Passwords: hashed with Argon2id, checked in the same time whether the account exists or not.

use super::World;
use crate::domain::text::usual_width;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Memory of one hash in KiB, the first of the parameter sets that OWASP's Password Storage
/// Cheat Sheet calls equal: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// So many passwords are worked on at a time; more wait, so that a flood of sign-ins takes
/// neither the memory nor every thread.
static AT_A_TIME: Semaphore = Semaphore::const_new(4);

/// A password could not be hashed or a stored hash not be read: a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("password: {0}")]
pub struct HashFailed(String);

/// Why a password was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// It is guessed in few tries.
    #[error("the password is easy to guess")]
    Guessable,
    /// A fault of ours.
    #[error(transparent)]
    Failed(#[from] HashFailed),
}

/// The hash to be stored for `password`, a PHC string with its parameters and salt. This is the one
/// place where a password becomes a hash, so every new password is weighed here. `about` is what
/// others know of its holder: name, mail address, organisation.
///
/// # Errors
/// See [`PasswordError`].
pub async fn hash_password(world: &World, password: &str, about: &[&str]) -> Result<String, PasswordError> {
    let salt = SaltString::encode_b64(&world.new_salt()).map_err(failed)?;
    let password = comparable(password);
    let about: Vec<String> = about.iter().flat_map(|known| words_of(known)).collect();
    let hashed = at_leisure(move || {
        if is_guessable(&password, &about) {
            return Ok(None);
        }
        Ok(Some(hasher()?.hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string()))
    });
    hashed.await?.ok_or(PasswordError::Guessable)
}

/// Whether fewer than 10^8 guesses find the password: common ones, dates, rows of keys, the same
/// again and again, and what is known of its holder.
fn is_guessable(password: &str, about: &[String]) -> bool {
    let about: Vec<&str> = about.iter().map(String::as_str).collect();
    zxcvbn::zxcvbn(password, &about).score() < zxcvbn::Score::Three
}

/// A text and its parts, as they would stand in a password.
fn words_of(text: &str) -> Vec<String> {
    let text = comparable(text).to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 1);
    parts.chain(text.split('@')).map(str::to_owned).chain([text.clone()]).collect()
}

/// Whether `password` is the one of `hash`. Without a hash the answer is no and takes as long:
/// time does not tell which accounts exist.
///
/// # Errors
/// The stored hash cannot be read, or the machine cannot give the memory.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool, HashFailed> {
    let password = comparable(password);
    let hash = hash.map(str::to_owned);
    at_leisure(move || {
        let Some(hash) = hash else {
            let mut unused = [0; Params::DEFAULT_OUTPUT_LEN];
            hasher()?.hash_password_into(password.as_bytes(), &[0; 16], &mut unused).map_err(failed)?;
            return Ok(false);
        };
        let hash = PasswordHash::new(&hash).map_err(failed)?;
        match hasher()?.verify_password(password.as_bytes(), &hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::Password) => Ok(false),
            Err(error) => Err(failed(error)),
        }
    })
    .await
}

/// The form in which passwords are compared: a keyboard that types full-width letters types the
/// same password (NFKC, as NIST SP 800-63B 5.1.1.2 advises).
fn comparable(password: &str) -> String {
    usual_width(password)
}

fn hasher() -> Result<Argon2<'static>, HashFailed> {
    let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

/// Runs what takes long beside the threads that answer requests.
async fn at_leisure<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, HashFailed> + Send + 'static,
) -> Result<T, HashFailed> {
    let _turn = AT_A_TIME.acquire().await.map_err(failed)?;
    spawn_blocking(work).await.map_err(failed)?
}

fn failed(error: impl std::fmt::Display) -> HashFailed {
    HashFailed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(password: &str) -> String {
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        hasher().unwrap().hash_password(comparable(password).as_bytes(), &salt).unwrap().to_string()
    }

    #[tokio::test]
    async fn only_the_password_is_accepted() {
        let hash = hashed("まるいテーブルでABC");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("まるいテーブルでABC", Some(&hash)).await.unwrap());
        assert!(verify("まるいテーブルでＡＢＣ", Some(&hash)).await.unwrap());
        assert!(!verify("まるいテーブルでabc", Some(&hash)).await.unwrap());
        assert!(!verify("", Some(&hash)).await.unwrap());
        assert!(!verify("まるいテーブルでABC", None).await.unwrap());
        assert!(verify("x", Some("-")).await.is_err());
    }

    #[test]
    fn what_is_guessed_in_few_tries_is_no_password() {
        let about: Vec<String> = ["小金井 花子", "hanako.koganei@example.jp"].into_iter().flat_map(words_of).collect();
        for easy in [
            "aaaaaaaaaaaa",
            "ああああああああああああ",
            "123456789012",
            "passwordpassword",
            "qwertyuiop12",
            "abcdefghijkl",
            "hanako.koganei",
            "hanakohanako",
            "Hanako.Koganei@example.jp",
            "Ｐａｓｓｗｏｒｄ1234",
        ] {
            assert!(is_guessable(&comparable(easy), &about), "{easy}");
        }
        for hard in ["maruiteeburu-6nin", "けやき並木と玉川上水の朝の霧", "correct horse battery", "entaku-demo-2023"]
        {
            assert!(!is_guessable(&comparable(hard), &about), "{hard}");
        }
    }
}
