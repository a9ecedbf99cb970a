//! The exact core: profession, workplace and sizes at once, always perfect.
//!
//! Take each person as an edge between their profession and their workplace
//! and each table as a colour. An equitable edge colouring of this bipartite
//! multigraph gives every table ⌊c/K⌋ or ⌈c/K⌉ of every profession *and* of
//! every workplace with c people, for every number of tables K (D. de Werra,
//! "Equitable colorations of graphs", RIRO R-3, 1971). Two laminar families,
//! profession group ⊃ profession and corporation ⊃ workplace, keep the
//! property: their incidence matrix is totally unimodular.
//!
//! The construction here is shorter than the textbook's. [`deal`] the people
//! in the order of the first family round the tables: each of its sets is
//! contiguous, so it comes out even by itself. Then for each set of the second
//! family that is uneven, [`split`] anew the people of a table that has too
//! many and of one that has too few; the split evens out *every* set of both
//! families on these two tables and unbalances none. What remains is
//! [`level`]ling where sizes are given.

mod chains;
mod colour;
mod family;
mod level;
mod split;

pub(crate) use chains::Chains;
pub(crate) use colour::colour;
pub(crate) use family::Families;
pub(crate) use level::{LevelWeights, level};
