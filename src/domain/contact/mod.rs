//! How a person is reached: mail address and telephone number.

mod doubt;
mod mail_address;
mod phone;

pub use doubt::Doubt;
pub use mail_address::MailAddress;
pub(crate) use phone::sought_digits;
pub use phone::{Phone, PhoneFault};
