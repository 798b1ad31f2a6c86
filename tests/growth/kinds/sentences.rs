//! Sentences: who does what, endlessly, and what only looks so.

use super::{ITEM, Kind};

pub(super) const KINDS: &[Kind] = &[
    Kind::new("speakers' sentences", ITEM, |made| {
        let given = made.given();
        made.put(given);
        made.put(" Ek (S) yrkar bifall till förslaget. ");
        if made.count % 5 == 4 {
            made.put("\n");
        }
    }),
    Kind::new("the same sentence", ITEM, |made| {
        made.put("Bo Al (M) yrkar att ärendet bordläggs.\n");
    }),
    Kind::new("pronouns", ITEM, |made| {
        made.put("Hon informerar om läget. Vidare redogör han för budgeten. ");
    }),
    Kind::new("pronouns without a stop", ITEM, |made| {
        if made.count == 0 {
            made.put("Anna Ek (S) informerar. ");
        }
        made.put("hon och han ");
    }),
    Kind::new("verbs without a stop", ITEM, |made| {
        if made.count == 0 {
            made.put("Anna Ek (S) ");
        }
        made.put("yrkar och ställer och lämnar och informerar ");
    }),
    Kind::new("verbs without a subject", ITEM, |made| {
        made.put("yrkar och ställer och lämnar och deltar inte och ");
    }),
    Kind::new("a list of people and then verbs", ITEM, |made| {
        if made.in_first_half() {
            made.put_name();
            made.put(" (S), ");
        } else {
            made.put("yrkar bifall och ställer en fråga och ");
        }
    }),
    Kind::new("people behind prepositions and verbs", ITEM, |made| {
        made.put("av ");
        made.put_name();
        made.put(" (S) informerar ");
    }),
    Kind::new("people and then verbs, all objects", ITEM, |made| {
        if made.in_first_half() {
            made.put("från ");
            made.put_name();
            made.put(" (S) ");
        } else {
            made.put("informerar ");
        }
    }),
    Kind::new("clauses with a subject of their own", ITEM, |made| {
        if made.count == 0 {
            made.put("Bo Al (M) finner ");
        }
        if made.in_first_half() {
            made.put("nämnden i salen ");
        } else {
            made.put("att nämnden informerar ");
        }
    }),
    Kind::new("ordföranden without a stop", ITEM, |made| {
        made.put("Ordföranden finner och Anna Ek ");
    }),
    Kind::new("offices without a stop", ITEM, |made| made.put("kassören redogör ")),
    Kind::new("light words without end", ITEM, |made| {
        if made.count == 0 {
            made.put("Bo Al (M) ");
        }
        made.put("även sedan nu ");
    })
    .before("informerar."),
    Kind::new("relative clauses", ITEM, |made| {
        made.put("från ");
        made.put_name();
        made.put(" (S), som även informerar ");
    }),
    Kind::new("passives with agents", ITEM, |made| {
        made.put("Frågan besvaras av ");
        made.put_name();
        made.put(" (S) och ");
    }),
    Kind::new("what documents say", ITEM, |made| {
        made.put("Anna Ek (S) yrkar i en motion att ");
        made.put_words(4);
        made.put(" ");
    }),
    Kind::new("notes to the protocol", ITEM, |made| {
        made.put("\n\nProtokollsanteckning\n\n");
        made.put_name();
        made.put(" (V) stödjer yrkandet.\n");
    }),
    Kind::new("an endless first word and verbs", ITEM, |made| {
        if made.in_first_half() {
            made.put("vattenledning");
        } else {
            made.put(" Bo Al informerar,");
        }
    }),
    Kind::new("an endless word behind a name, and verbs", ITEM, |made| {
        if made.count == 0 {
            made.put("Bo Al (M) ");
        }
        made.put(if made.in_first_half() { "vatten" } else { " informerar" });
    }),
    Kind::new("an endless name and pronouns", ITEM, |made| {
        if made.count == 0 {
            made.put("Rektor Anna Al");
        }
        if made.in_first_half() {
            made.put("berg");
        } else if made.text.ends_with("berg") {
            made.put(" (S) informerar. ");
        } else {
            made.put("Hon informerar. ");
        }
    }),
    Kind::new("stops in one word", ITEM, |made| made.put("a.b.")),
    Kind::new("stops and capitals", ITEM, |made| made.put("Kl. 9. A. B. ")),
    Kind::new("quotation marks", ITEM, |made| made.put("”Ja.” \"Nej.\") ")),
    Kind::new("colons", ITEM, |made| {
        made.put("Beslut: ");
        made.put_words(3);
        made.put("\n");
    }),
    Kind::new("abbreviations in brackets", ITEM, |made| {
        made.put("Myndigheten för ");
        made.put_words(3);
        made.put(" (MFO), Samordnad Individuell Plan, SIP, ");
    }),
    Kind::new("new abbreviations in brackets", ITEM, |made| {
        made.put_capital_word(3);
        made.put(" ");
        made.put_capital_word(2);
        made.put(" (");
        made.put_capital_word(1);
        made.put("X) ");
    }),
    Kind::new("topics again and again", ITEM, |made| {
        made.put("föräldraskapsstöd SIP samordnad individuell plan missbruk budget ");
        if made.count % 4 == 3 {
            made.put("\n");
        }
    }),
];
