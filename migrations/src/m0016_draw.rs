//! Draws as they were held: what anybody needs to repeat them. One text (JSON) for each place, read when
//! somebody asks for it; it names no person but by number and profession.

crate::sql_migration!("m0016_draw", UP);

const UP: &str = "
create table draw (
    place_id {uuid} not null primary key references place (id),
    record text not null,
    drawn_at {time} not null
);
";
