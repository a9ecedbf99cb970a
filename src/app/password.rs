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

/// The hash to be stored for `password`, a PHC string with its parameters and salt.
///
/// # Errors
/// The machine cannot give the memory.
pub async fn hash_password(world: &World, password: &str) -> Result<String, HashFailed> {
    let salt = SaltString::encode_b64(&world.new_salt()).map_err(failed)?;
    let password = comparable(password);
    at_leisure(move || Ok(hasher()?.hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())).await
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
}
