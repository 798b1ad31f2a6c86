//! Headings, numbers and sub-headings: what cuts minutes into items.

use super::{COVER, END, ITEM, Kind, Made};

/// A heading with a sign and a text below it.
fn item(made: &mut Made, number: usize) {
    made.put("§ ");
    made.put_number(number);
    made.put(" ");
    made.put_words(3);
    made.put("\n\nBeslut\nFörslaget antas.\n\n");
}

pub(super) const KINDS: &[Kind] = &[
    Kind::new("headings that rise", COVER, |made| item(made, made.count % 9999 + 1)),
    Kind::new("headings that fall", COVER, |made| item(made, 9999 - made.count % 9999)),
    Kind::new("headings that are equal", COVER, |made| item(made, 7)),
    Kind::new("headings in disorder", COVER, |made| {
        let number = made.number_of(9999) + 1;
        item(made, number);
    }),
    Kind::new("ten thousand items", COVER, |made| {
        if made.count % 3 == 0 && made.count < 30_000 {
            item(made, made.count / 3 + 1);
        } else {
            made.put("Anna Ek (S) yrkar bifall. ");
            made.put_words(9);
            made.put(".\n");
        }
    }),
    Kind::new("lines of numbers with a stop", COVER, |made| {
        made.put_number(made.number(999));
        made.put(".\n");
    }),
    Kind::new("lines of numbers", COVER, |made| {
        made.put_number(made.number(999));
        made.put("\n");
    }),
    Kind::new("lines of sections", COVER, |made| {
        made.put("§ ");
        made.put_number(made.number(9999));
        made.put("\n");
    }),
    Kind::new("lines of sections without a space", COVER, |made| {
        made.put("§");
        made.put_number(made.number(9999));
        made.put("\n");
    }),
    Kind::new("numbered titles", COVER, |made| {
        made.put_number(made.number(999));
        made.put(". Val av ");
        made.put_words(2);
        made.put("\n");
    }),
    Kind::new("numbered titles with texts", COVER, |made| {
        made.put_number(made.number(999));
        made.put(". Budget och plan\n\nAnna Ek (S) informerar.\n\n");
    }),
    Kind::new("labelled items", COVER, |made| {
        made.put("Ärende ");
        made.put_number(made.number(9999));
        made.put(" Budget\n\nBeslut\nJa.\n\n");
    }),
    Kind::new("letters as numbers", ITEM, |made| {
        made.text.push(char::from(b'a' + u8::try_from(made.count % 26).unwrap_or(0)));
        made.put(") ");
        made.put_words(3);
        made.put("\n");
    }),
    Kind::new("decimals", COVER, |made| {
        made.put_number(made.number(99));
        made.put(".");
        made.put_number(made.count % 9 + 1);
        made.put(" Budget\n\nJa.\n\n");
    }),
    Kind::new("roman numbers", COVER, |made| made.put("XXXIV. Budget\n\nJa.\n\n")),
    Kind::new("endless roman numbers", COVER, |made| made.put("XXIX")),
    Kind::new("ones", COVER, |made| made.put("1. Budget\n\nJa.\n\n")),
    Kind::new("ones below sub-headings", ITEM, |made| made.put("Beslut\n1 Budget\n1 Plan\n")),
    Kind::new("numbered clauses", ITEM, |made| {
        made.put_number(made.number(98));
        made.put(". Förslaget antas\n");
    }),
    Kind::new("nested clauses", ITEM, |made| {
        if made.count % 4 == 0 {
            made.put("Beslut\n");
        }
        made.put_number(made.count % 4 + 1);
        made.put(". Planen ändras så:\na. i avsnitt 3,\nb. i avsnitt 4\n• och så vidare\n");
    }),
    Kind::new("numbered paragraphs", COVER, |made| {
        made.put_number(made.number(999));
        made.put(". Mötet öppnades av ordföranden. Därefter ");
        made.put_words(5);
        made.put("\n");
    }),
    Kind::new("one numbered paragraph without end", "Protokoll\n1. Mötet ", |made| {
        made.put("öppnas av ordföranden i salen och det är dags för kaffe och en bulle\n");
    })
    .before("2. Mötet avslutas\n3. Kaffe\n4. Hemgång\n"),
    Kind::new("sub-headings only", ITEM, |made| made.put("Beslut\n")),
    Kind::new("sub-headings of every sort", ITEM, |made| {
        made.put(
            "Kommunstyrelsens beslut\nArbetsutskottets förslag till beslut\nYrkanden\nHandlingar\n",
        );
    }),
    Kind::new("lines that are nearly sub-headings", ITEM, |made| {
        made.put("Barn-, Skol-, Kultur-, Fritid och Miljö och Bygg beslut\n");
    }),
    Kind::new("references to sections", ITEM, |made| {
        made.put("§ ");
        made.put_number(made.number(200));
        made.put(" i kommunfullmäktiges arbetsordning samt\n");
    }),
    Kind::new("markdown headings", COVER, |made| {
        made.put("## ");
        made.put_words(3);
        made.put("\n\nText.\n\n");
    }),
    Kind::new("markdown headings of one text", COVER, |made| made.put("## Budget\n\nText.\n\n")),
    Kind::new("numbered markdown headings", COVER, |made| {
        made.put("## ");
        made.put_number(made.number(999));
        made.put(". Budget\n\nText.\n\n");
    }),
    Kind::new("titles in capitals", COVER, |made| {
        made.put("VÄGEN ");
        made.put_number(made.count);
        made.put("\n\nDen lagas.\n\n");
    }),
    Kind::new("titles with a colon", COVER, |made| {
        made.put("Vägen ");
        made.put_number(made.count);
        made.put(":\nDen lagas.\n\n");
    }),
    Kind::new("long titles", COVER, |made| {
        made.put("§ ");
        made.put_number(made.number(9999));
        made.put(" ");
        made.put_words(400);
        made.put("\n");
    }),
    Kind::new("titles over many lines", COVER, |made| {
        if made.count % 30 == 0 {
            made.put("\n§ ");
            made.put_number(made.count / 30 % 9999 + 1);
            made.put("\n");
        }
        made.put("Svar på motion av Bo Al (M) om hur kommunen kan öka takten och\n");
    }),
    Kind::new("titles above their numbers", COVER, |made| {
        made.put("\nBudget ");
        made.put_number(made.count);
        made.put("\n§ ");
        made.put_number(made.number(9999));
        made.put("\n\nFörslaget antas.\n");
    }),
    Kind::new("diary numbers on lines", COVER, |made| {
        if made.count == 0 {
            made.put("§ 1\n");
        }
        made.put("KS 2024/");
        made.put_number(made.count);
        made.put("\n");
    })
    .before(END),
    Kind::new("diary numbers on one line", "Protokoll\n§ 1 ", |made| {
        made.put("KS 2024/");
        made.put_number(made.count);
        made.put(" ");
    })
    .before(END),
    Kind::new("diary numbers in texts", ITEM, |made| {
        made.put("Dnr KS 2024/");
        made.put_number(made.count);
        made.put("-02.1, ");
    }),
    Kind::new("headings and then their titles again", COVER, |made| {
        if made.in_first_half() {
            made.put("§ ");
            made.put_number(made.number(9999));
            made.put(" Budget\n");
        } else {
            made.put("Nämnden ställer sig bakom\n");
        }
    }),
    Kind::new("attachments", ITEM, |made| {
        made.put("\n\nBilaga ");
        made.put_number(made.number(99));
        made.put("\n1 Plats\n§ 1 Namn\n");
    }),
    Kind::new("an endless place and items", "Protokoll\n2024-03-12\nPlats ", |made| {
        if made.in_first_half() {
            made.put("Rådhuset ");
        } else {
            made.put("\n");
            item(made, made.count % 9999 + 1);
        }
    }),
    Kind::new("an endless organ and items", "Organ ", |made| {
        if made.in_first_half() {
            made.put("Samverkansgruppen ");
        } else if made.text.ends_with(' ') {
            made.put("\nProtokoll\n2024-03-12\n\n");
        } else {
            item(made, made.count % 9999 + 1);
        }
    }),
];
