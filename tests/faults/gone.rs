//! What was taken out of the index is in none of its answers: not among its words, its names or its ids.

use super::desk::{Desk, INDEX, MINUTES};
use super::state::with_index;

/// Minutes of one organ on one day, with one rare word.
fn minutes(organ: &str, day: u32, word: &str) -> String {
    format!(
        "{organ}\nTallmo kommun\nDatum\n2021-03-{day:02}\n\n§ 1 Ny {word}\n\nText om {word}.\n\n\
         § 2 Annat\n\nGreta Hallonqvist (S) yrkar bifall. Sveriges {word} (SKX) hörs.\n"
    )
}

/// An index from which one of three files was taken, and a fresh one of what is left.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write(format!("{MINUTES}/a.txt"), minutes("Kommunstyrelsen", 1, "simhall"));
    desk.write(format!("{MINUTES}/b.txt"), minutes("Trumpetnämnden", 2, "simhaln"));
    desk.write(format!("{MINUTES}/c.txt"), minutes("Kommunstyrelsen", 3, "brygga"));
    desk.ingest().ends(0);
    let gone = minutes("Trumpetnämnden", 2, "simhaln").replace("Hallonqvist", "Kvistlund");
    desk.write(format!("{MINUTES}/b.txt"), gone);
    desk.ingest().ends(0);
    desk.remove(format!("{MINUTES}/b.txt"));
    desk.ingest().ends(0);
    desk.run(&["ingest", MINUTES, "--index", "fresh"]).ends(0);
    desk
}

#[test]
fn an_answer_is_that_of_a_fresh_index() {
    let desk = desk();
    for words in [
        &["search", "simhaln"][..],
        &["search", "simh*"],
        &["search", "skx"],
        &["search", "*", "--organ", "trumpetnämnden"],
        &["search", "*", "--speaker", "kvistlund"],
        &["search", "annat", "--organ", "trumpetnämnden"],
        &["search", "*", "--person", "kvistlund"],
        &["suggest", "simh"],
        &["suggest", "kvist"],
        &["suggest", "hallon"],
        &["speakers"],
        &["facets"],
        &["show", "tallmo-kommun/trumpetnamnden/2021-03-02/1"],
    ] {
        let answers = [INDEX, "fresh"].map(|index| {
            let ran = desk.run(&with_index(words, index));
            let told = |text: &str| text.replace(index, "INDEX");
            (ran.code, told(&ran.out), told(&ran.err))
        });
        assert_eq!(answers[0], answers[1], "{words:?}");
    }
}
