//! Lists of people: attendance in every way of printing it, votes, names without end.

use super::{COVER, END, ITEM, Kind, LIST};

pub(super) const KINDS: &[Kind] = &[
    Kind::new("attendance with group labels", LIST, |made| {
        made.put_name();
        made.put("\n");
        if made.count % 5 == 4 {
            made.put("Närvarande ersättare:\n");
        }
    })
    .before(END),
    Kind::new("attendance with parties", LIST, |made| {
        made.put_name();
        made.put(" (");
        let party = made.party();
        made.put(party);
        made.put("), vice ordförande\n");
    })
    .before(END),
    Kind::new("attendance with those replaced", LIST, |made| {
        made.put_name();
        made.put(" (S) ersätter ");
        made.put_name();
        made.put(" (M) §§ 3-5\n");
    })
    .before(END),
    Kind::new("attendance of one name with many parties", LIST, |made| {
        made.put("Anna Ek (");
        made.put_capital_word(1);
        made.put(")\nAnna Ek (");
        let letters = made.count;
        for shift in [0, 4, 8, 12, 16] {
            made.text.push(char::from(b'A' + u8::try_from(letters >> shift & 15).unwrap_or(0)));
        }
        made.put(")\n");
    })
    .before(END),
    Kind::new("attendance in two columns", LIST, |made| {
        if made.count == 0 {
            made.put("Ledamöter                     Ersättare\n");
        }
        made.put_name();
        made.put(" (S)             ");
        made.put_name();
        made.put(" (M) ersätter\n");
    })
    .before(END),
    Kind::new("attendance in two columns, one space apart", LIST, |made| {
        if made.count == 0 {
            made.put("Ledamöter                     Ersättare\n");
        }
        made.put_name();
        made.put(" (S), §§ 3-5 ");
        made.put_name();
        made.put(" (M) ersätter Axel\n");
    })
    .before(END),
    Kind::new("two columns without entries", LIST, |made| {
        if made.count == 0 {
            made.put("Ledamöter                     Ersättare\n");
        }
        made.put("och så vidare i salen          ersätter\n");
    })
    .before(END),
    Kind::new("attendance in three columns", LIST, |made| {
        made.put_name();
        made.put("      kassör      ");
        made.put_name();
        made.put("      § 3\n");
    })
    .before(END),
    Kind::new("attendance in columns of one line", LIST, |made| {
        made.put_name();
        made.put("   ");
    })
    .before(END),
    Kind::new("a table of presence", LIST, |made| {
        if made.count == 0 {
            made.put("Namn            Uppdrag    Närvarande   Frånvarande\n");
        }
        made.put_name();
        made.put("    kassör        X\n");
    })
    .before(END),
    Kind::new("endless heads of a table, and labels", LIST, |made| {
        if made.in_first_half() {
            made.put("Namn  Närvarande  Nej  ");
        } else {
            made.put("\nAnna Ek  X  Nej\nErsättare");
        }
    })
    .before(END),
    Kind::new("tabs of a table", LIST, |made| {
        if made.count == 0 {
            made.put("Namn    Uppdrag    Närvarande\n");
        }
        made.put("        ");
    })
    .before(END),
    Kind::new("attendance by commas", LIST, |made| {
        made.put_name();
        made.put(", ");
    })
    .before(END),
    Kind::new("attendance by commas on lines", LIST, |made| {
        for _ in 0..4 {
            made.put_name();
            made.put(", ");
        }
        made.put("\n");
    })
    .before(END),
    Kind::new("attendance by semicolons", LIST, |made| {
        made.put_name();
        made.put(", kassör; ");
        if made.count % 4 == 3 {
            made.put("\n");
        }
    })
    .before(END),
    Kind::new("attendance by och", LIST, |made| {
        made.put_name();
        made.put(" (S) och ");
        if made.count % 4 == 3 {
            made.put("\n");
        }
    })
    .before(END),
    Kind::new("attendance by stops and slashes", LIST, |made| {
        made.put_name();
        made.put("/");
        made.put_name();
        made.put(". Rektor ");
    })
    .before(END),
    Kind::new("given names", LIST, |made| {
        let given = made.given();
        made.put(given);
        made.put(if made.count % 6 == 5 { "\n" } else { ", " });
    })
    .before(END),
    Kind::new("people of organisations", LIST, |made| {
        made.put_name();
        made.put(", ");
        made.put_capital_word(3);
        made.put("\n");
    })
    .before(END),
    Kind::new("open brackets in a list", LIST, |made| {
        made.put_name();
        made.put(" (S), (sammankallande\n");
    })
    .before(END),
    Kind::new("a list that never begins an entry", LIST, |made| {
        made.put("ersätter i salen, och så vidare\n");
    })
    .before(END),
    Kind::new("titles without a name", LIST, |made| {
        made.put("rektor kommundirektör ");
        if made.count % 4 == 3 {
            made.put("\n");
        }
    })
    .before(END),
    Kind::new("a note of many paragraphs", LIST, |made| {
        if made.count == 0 {
            made.put("Anna Ek (S)\nBo Al (M), deltar i alla ärenden §§ 1");
        }
        made.put(", ");
        made.put_number(made.number(900));
    })
    .before(END),
    Kind::new("a long note of many paragraphs", LIST, |made| {
        if made.count == 0 {
            made.put("Anna Ek (S)\nBo Al (M), deltar ");
        }
        if made.in_first_half() {
            made.put_words(4);
            made.put(" ");
        } else {
            made.put(" § 1, ");
            made.put_number(made.number(900));
        }
    })
    .before(END),
    Kind::new("who came, told in sentences", COVER, |made| {
        made.put("Från kansliet närvarade ");
        made.put_name();
        made.put(" och ");
        made.put_name();
        made.put(".\n");
    })
    .before(END),
    Kind::new("an attendance list in every item", COVER, |made| {
        made.put("§ ");
        made.put_number(made.number(9000));
        made.put(" Närvarande\n\nNärvarande: ");
        made.put_name();
        made.put(", ");
        made.put_name();
        made.put("\n\n");
    }),
    Kind::new("voting lists", ITEM, |made| {
        made.put_name();
        made.put(" (S)      Ja    X\n");
    }),
    Kind::new("roll-calls in sentences", ITEM, |made| {
        if made.count % 50 == 0 {
            made.put("\n\nOmröstning\n\nJa-röster avges av ");
        }
        made.put_name();
        made.put(" (S), ");
    }),
    Kind::new("one name again and again", ITEM, |made| made.put("Anna Ek (S), ")),
    Kind::new("many names", ITEM, |made| {
        made.put_name();
        made.put(" (M) yrkar bifall.\n");
    }),
    Kind::new("many names without parties", ITEM, |made| {
        made.put_name();
        made.put(" informerar om läget. ");
    }),
    Kind::new("many people and given names in items", LIST, |made| {
        if made.in_first_half() {
            made.put_capital_word(3);
            made.put(" ");
            made.put_capital_word(3);
            made.put(" (S)\n");
        } else if made.text.ends_with("(S)\n") {
            made.put(END);
        } else {
            made.put_capital_word(3);
            made.put(" informerar. Kassören redogör. ");
        }
    }),
    Kind::new("ordföranden called by name", ITEM, |made| {
        made.put("Ordförande ");
        made.put_name();
        made.put(" hälsar. ");
    }),
    Kind::new("ordföranden called by no name", ITEM, |made| made.put("Ordförande i salen, ")),
];
