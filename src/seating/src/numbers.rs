//! Exponential and logarithm from additions and multiplications alone, so that
//! an annealing takes the same course on every machine: the platforms' own
//! differ in the last bit. Good to about 1e-14, which is plenty.

const LN_2: f64 = std::f64::consts::LN_2;

/// e to the x, for x from −700 to 700; 0 below.
#[allow(clippy::cast_possible_truncation)] // |x / ln 2| is below 1,023
pub(crate) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let x = x.min(700.0);
    let doublings = (x / LN_2).round();
    let rest = x - doublings * LN_2;
    // Horner's scheme for the first terms of the series.
    let mut sum = 1.0;
    for n in (1..=16u32).rev() {
        sum = 1.0 + sum * rest / f64::from(n);
    }
    let exponent = (doublings as i64 + 1_023).clamp(1, 2_046);
    sum * f64::from_bits(exponent.cast_unsigned() << 52)
}

/// The natural logarithm of a positive, normal number.
#[allow(clippy::cast_precision_loss)] // exponents are small
pub(crate) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = (bits >> 52).cast_signed() - 1_023;
    let mut mantissa = f64::from_bits(bits & ((1 << 52) - 1) | (1_023 << 52));
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa *= 0.5;
        exponent += 1;
    }
    // ln m = 2 · artanh((m − 1) / (m + 1)).
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let mut sum = 0.0;
    for n in (0..=11u32).rev() {
        sum = sum * t * t + 1.0 / f64::from(2 * n + 1);
    }
    exponent as f64 * LN_2 + 2.0 * t * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_good_as_the_platform() {
        for i in 1..4_000 {
            let x = f64::from(i) * 0.37;
            assert!((ln(x) - x.ln()).abs() < 1e-12 * x.ln().abs().max(1.0), "{x}");
            let y = f64::from(i - 2_000) * 0.17;
            assert!((exp(y) / y.exp() - 1.0).abs() < 1e-12, "{y}");
        }
        assert!(exp(-800.0).abs() < 1e-300);
    }
}
