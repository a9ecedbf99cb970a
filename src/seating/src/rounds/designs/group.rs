//! The groups that people turn in, and the products with which turning them
//! lets nobody meet twice.
//!
//! A group here is a product of cyclic groups; its elements are numbered in the
//! mixed base of their orders. Where every factor is the additive group of a
//! field GF(p^e), elements are multiplied factor by factor: products of rows
//! and columns are then as many Latin squares, mutually orthogonal, as the
//! smallest field has elements but one (`MacNeish`, "Euler squares", 1922; for
//! one field all that there can be: Bose 1938).

/// A product of cyclic groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    orders: Vec<usize>,
}

impl Group {
    /// The numbers modulo n.
    pub fn cyclic(n: usize) -> Self {
        Self { orders: vec![n] }
    }

    /// The additive group of the fields whose product has n elements.
    pub fn elementary(n: usize) -> Self {
        let powers = prime_powers(n);
        Self { orders: powers.into_iter().flat_map(|(prime, exponent)| vec![prime; exponent]).collect() }
    }

    fn with(&self, a: usize, b: usize, digit: impl Fn(usize, usize, usize) -> usize) -> usize {
        let (mut a, mut b, mut place, mut result) = (a, b, 1, 0);
        for &order in &self.orders {
            result += place * digit(a % order, b % order, order);
            (a, b, place) = (a / order, b / order, place * order);
        }
        result
    }

    pub fn plus(&self, a: usize, b: usize) -> usize {
        self.with(a, b, |a, b, order| (a + b) % order)
    }

    pub fn minus(&self, a: usize, b: usize) -> usize {
        self.with(a, b, |a, b, order| (a + order - b) % order)
    }
}

/// The prime powers whose product is n, each as prime and exponent.
pub(super) fn prime_powers(n: usize) -> Vec<(usize, usize)> {
    let (mut left, mut found, mut prime) = (n, Vec::new(), 2);
    while left > 1 {
        if prime * prime > left {
            prime = left;
        }
        let mut exponent = 0;
        while left.is_multiple_of(prime) {
            left /= prime;
            exponent += 1;
        }
        if exponent > 0 {
            found.push((prime, exponent));
        }
        prime += 1;
    }
    found
}

/// The fields whose product has n elements.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    fields: Vec<Field>,
}

impl Fields {
    /// `None` where a field would be too large.
    pub fn of(n: usize) -> Option<Self> {
        let fields: Option<Vec<Field>> =
            prime_powers(n).into_iter().map(|(prime, exponent)| Field::of(prime, exponent)).collect();
        fields.filter(|fields| !fields.is_empty()).map(|fields| Self { fields })
    }

    /// How many elements there are of which each two differ in every factor.
    pub fn apart(&self) -> usize {
        self.fields.iter().map(|field| field.size).min().unwrap_or(0)
    }

    /// The product of an element with the element that is j in every factor:
    /// for different j below [`Self::apart`] the factors have differences that
    /// can be divided by.
    pub fn times(&self, element: usize, j: usize) -> usize {
        let (mut left, mut place, mut result) = (element, 1, 0);
        for field in &self.fields {
            result += place * field.times(left % field.size, j);
            (left, place) = (left / field.size, place * field.size);
        }
        result
    }
}

/// GF(p^e): polynomials over the numbers modulo p, modulo one that cannot be
/// divided. An element is numbered by its coefficients in base p.
#[derive(Clone, Debug)]
struct Field {
    prime: usize,
    exponent: usize,
    size: usize,
    /// x to the power e, as a polynomial of lower degree.
    power: Vec<usize>,
}

impl Field {
    fn of(prime: usize, exponent: usize) -> Option<Self> {
        let size = prime.checked_pow(u32::try_from(exponent).ok()?).filter(|&size| size <= 4_096)?;
        if exponent == 1 {
            return Some(Self { prime, exponent, size, power: vec![0] });
        }
        // The first polynomial for which the powers of x run through all
        // elements but 0.
        (1..size).find_map(|number| {
            let power = digits(number, prime, exponent);
            let field = Self { prime, exponent, size, power };
            let mut element = 1;
            let runs = (1..size).position(|_| {
                element = field.times(element, prime);
                element == 1
            });
            (runs == Some(size - 2)).then_some(field)
        })
    }

    fn times(&self, a: usize, b: usize) -> usize {
        if self.exponent == 1 {
            return a * b % self.prime;
        }
        let (a, b) = (digits(a, self.prime, self.exponent), digits(b, self.prime, self.exponent));
        let mut product = vec![0; 2 * self.exponent - 1];
        for (i, a) in a.iter().enumerate() {
            for (j, b) in b.iter().enumerate() {
                product[i + j] = (product[i + j] + a * b) % self.prime;
            }
        }
        for high in (self.exponent..product.len()).rev() {
            let times = std::mem::take(&mut product[high]);
            for (i, power) in self.power.iter().enumerate() {
                let low = high - self.exponent + i;
                product[low] = (product[low] + times * power) % self.prime;
            }
        }
        product.truncate(self.exponent);
        product.iter().rev().fold(0, |number, digit| number * self.prime + digit)
    }
}

fn digits(number: usize, base: usize, count: usize) -> Vec<usize> {
    let mut left = number;
    let digit = |_| {
        let digit = left % base;
        left /= base;
        digit
    };
    (0..count).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_fields() {
        for size in [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 25, 27, 32, 49, 64, 81] {
            let fields = Fields::of(size).unwrap();
            let group = Group::elementary(size);
            assert_eq!(fields.apart(), size);
            for j in 1..size {
                let mut seen = vec![false; size];
                for a in 0..size {
                    assert!(!std::mem::replace(&mut seen[fields.times(a, j)], true), "{size}: {a} times {j}");
                    let (b, c) = ((a * 7 + 3) % size, (a + j) % size);
                    let sum = group.plus(fields.times(b, j), fields.times(c, j));
                    assert_eq!(fields.times(group.plus(b, c), j), sum, "{size}");
                }
            }
        }
    }

    #[test]
    fn groups_add_and_take_away() {
        for group in [Group::cyclic(12), Group::elementary(12), Group::elementary(18)] {
            let n: usize = group.orders.iter().product();
            for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))) {
                assert_eq!(group.minus(group.plus(a, b), b), a);
            }
        }
        assert_eq!(prime_powers(360), [(2, 3), (3, 2), (5, 1)]);
        assert_eq!(Fields::of(60).unwrap().apart(), 3);
    }
}
