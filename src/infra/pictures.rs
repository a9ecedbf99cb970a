//! Pictures as they come from a telephone or a scanner, made fit for a page: within bounds while they are
//! read, turned upright, made smaller, and written anew, so that nothing of what a camera notes beside
//! them (place, time, owner) goes on.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// The largest file, in bytes.
pub const FILE_MAX: usize = 8 * 1024 * 1024;
/// The most points of a picture: 25 million take a hundred megabytes while it is read.
const POINTS_MAX: u64 = 25_000_000;
/// The most bytes that a decoder may ask for.
const MEMORY_MAX: u64 = 200 * 1024 * 1024;
/// The largest side of what is kept, in points.
const SIDE_MAX: u32 = 1200;
/// What is kept is a JPEG of this quality, of 100.
const QUALITY: u8 = 80;

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The file is larger than [`FILE_MAX`].
    #[error("the file is too large")]
    TooLarge,
    /// The picture has more points than are read.
    #[error("the picture has too many points")]
    TooManyPoints,
    /// It is no JPEG, PNG or WebP, or a broken one.
    #[error("the file is no picture that can be read")]
    Unreadable,
}

/// A picture as it is kept: a JPEG without notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in points.
    pub width: u32,
    /// Its height in points.
    pub height: u32,
}

/// Makes a picture of a file. Takes up to seconds: see `app::heavy`.
///
/// # Errors
/// See [`PictureError`]; how many points there are is looked at before any is read.
pub fn make(file: &[u8]) -> Result<Made, PictureError> {
    if file.len() > FILE_MAX {
        return Err(PictureError::TooLarge);
    }
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| PictureError::Unreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(PictureError::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS_MAX {
        return Err(PictureError::TooManyPoints);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Unreadable)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > SIDE_MAX {
        picture = picture.resize(SIDE_MAX, SIDE_MAX, FilterType::Triangle);
    }
    let picture = on_white(&picture);
    let mut bytes = Vec::new();
    let written = JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture);
    written.map_err(|_| PictureError::Unreadable)?;
    Ok(Made { bytes, width: picture.width(), height: picture.height() })
}

/// The picture without transparency, which a JPEG does not know.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let from = picture.to_rgba8();
    RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [red, green, blue, alpha] = from.get_pixel(x, y).0.map(u32::from);
        Rgb([red, green, blue].map(|part| u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ExtendedColorType, ImageEncoder, RgbaImage, codecs::png::PngEncoder};

    /// A JPEG of this size, with notes of a camera held upright: "orientation 6" and an owner's name.
    fn photo(width: u32, height: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let picture = RgbImage::from_fn(width, height, |x, _| Rgb([if x * 2 < width { 255 } else { 0 }, 0, 0]));
        JpegEncoder::new_with_quality(&mut file, 90).encode_image(&picture).unwrap();
        // TIFF, big-endian, one directory: Orientation (0x0112) short 6, Artist (0x013b) text.
        let mut notes = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x3b\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0".to_vec();
        notes.extend(b"KoganeiHana\0");
        let mut part = vec![0xff, 0xe1];
        part.extend(u16::try_from(notes.len() + 2).unwrap().to_be_bytes());
        part.extend(notes);
        file.splice(2..2, part);
        file
    }

    #[test]
    fn a_photo_is_made_upright_small_and_without_notes() {
        let file = photo(2400, 1200);
        assert!(file.windows(11).any(|part| part == b"KoganeiHana"));
        let made = make(&file).unwrap();
        assert_eq!((made.width, made.height), (600, 1200), "turned and made smaller");
        assert!(made.bytes.starts_with(&[0xff, 0xd8]));
        assert!(!made.bytes.windows(4).any(|part| part == b"Exif"));
        assert!(!made.bytes.windows(11).any(|part| part == b"KoganeiHana"));
        let again = image::load_from_memory(&made.bytes).unwrap().to_rgb8();
        assert!(again.get_pixel(300, 10).0[0] > 200 && again.get_pixel(300, 1190).0[0] < 60, "turned the right way");
        assert_eq!(make(&photo(300, 200)).map(|made| (made.width, made.height)), Ok((200, 300)), "never made larger");
    }

    #[test]
    fn what_is_transparent_is_white() {
        let mut file = Vec::new();
        let picture = RgbaImage::new(40, 30);
        PngEncoder::new(&mut file).write_image(picture.as_raw(), 40, 30, ExtendedColorType::Rgba8).unwrap();
        let made = make(&file).unwrap();
        assert!(image::load_from_memory(&made.bytes).unwrap().to_rgb8().get_pixel(20, 15).0[0] > 250);
    }

    /// A PNG of a few bytes that says how large it is; what follows is never read.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut file = Vec::new();
        PngEncoder::new(&mut file).write_image(&[0; 4], 1, 1, ExtendedColorType::Rgba8).unwrap();
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&file[12..29]);
        file[29..33].copy_from_slice(&sum.to_be_bytes());
        file
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }

    #[test]
    fn what_would_fill_the_memory_is_not_read() {
        for (width, height) in [(60_000, 60_000), (25_001, 1_000), (1, 25_000_001)] {
            assert_eq!(make(&bomb(width, height)), Err(PictureError::TooManyPoints), "{width} × {height}");
        }
        assert_eq!(make(&vec![0; FILE_MAX + 1]), Err(PictureError::TooLarge));
        for file in [
            &b""[..],
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\xff\xd8\xff\xe0",
            b"\x89PNG\r\n\x1a\n",
        ] {
            assert_eq!(make(file), Err(PictureError::Unreadable), "{file:?}");
        }
    }
}
