//! How what an island asks of the server can fail.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// Where all calls of organisers who may edit are mounted.
pub const DESK: &str = "/desk/call";

/// Why a call was not answered. `E` is the use case's own no.
///
/// It travels as JSON, and everything but [`Self::Refused`] is the same for every `E`: so the
/// server's door can answer for a function without knowing which one was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallError<E> {
    /// The server was not reached, or something else than the server answered.
    Unreached,
    /// Nobody is signed in (any more).
    NotSignedIn,
    /// The organiser's role does not allow it.
    NotAllowed,
    /// There is no such event, or it is another organisation's.
    NotFound,
    /// What was sent cannot be read.
    Unreadable,
    /// There is no room for more work just now.
    Busy,
    /// A fault of the server; its log says which.
    Failed,
    /// The use case said no.
    Refused(E),
}

impl<E: Clone + Debug + Serialize + DeserializeOwned + 'static> FromServerFnError for CallError<E> {
    type Encoder = JsonEncoding;

    /// What goes wrong between the two sides, before or after the function itself.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Unreached,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Unreadable
            }
            _ => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_s_answer_reads_as_that_of_any_function() {
        for door in [CallError::<()>::NotSignedIn, CallError::NotAllowed, CallError::NotFound] {
            let read = CallError::<Vec<u8>>::de(door.ser());
            assert_eq!(format!("{read:?}"), format!("{door:?}"));
        }
        let own = CallError::Refused(vec![1_u8]);
        assert_eq!(CallError::de(own.ser()), own);
    }

    #[test]
    fn a_page_instead_of_an_answer_is_unreadable() {
        assert_eq!(CallError::<()>::de("<!DOCTYPE html>".into()), CallError::Unreadable);
    }
}
