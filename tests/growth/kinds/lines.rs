//! What stands on lines: prose, numbers, blanks, bullets, heads of pages, tables.

use super::{COVER, ITEM, Kind};

pub(super) const KINDS: &[Kind] = &[
    Kind::new("plain prose", ITEM, |made| {
        for _ in 0..6 {
            made.put("Nämnden konstaterar att ");
            made.put_words(8);
            made.put(". ");
        }
        made.put("\n");
        if made.count % 7 == 6 {
            made.put("\n");
        }
    }),
    Kind::new("nothing but prose", "", |made| {
        made.put_words(9);
        made.put(if made.count % 3 == 2 { ".\n" } else { "\n" });
    }),
    Kind::new("one endless line", ITEM, |made| {
        made.put_words(9);
        made.put(". Vidare sägs att ");
    }),
    Kind::new("one endless line without a stop", ITEM, |made| {
        made.put_words(9);
        made.put(" ");
    }),
    Kind::new("blank lines", ITEM, |made| made.put("\n")).before("Slut.\n"),
    Kind::new("blank lines with spaces", ITEM, |made| {
        made.put("                                                            \n");
    })
    .before("Slut.\n"),
    Kind::new("white space without end", ITEM, |made| made.put(" \t  ")).before("Slut.\n"),
    Kind::new("lines that end in a hyphen", ITEM, |made| {
        made.put_words(3);
        made.put(" samverkans-\n");
    }),
    Kind::new("one word a line, each cut", ITEM, |made| made.put("samverkans-\n")),
    Kind::new("bullets", ITEM, |made| {
        made.put("• ");
        made.put_words(5);
        made.put("\n");
    }),
    Kind::new("dashes", ITEM, |made| {
        made.put("- ");
        made.put_words(5);
        made.put(if made.count % 2 == 0 { ",\n" } else { ".\n" });
    }),
    Kind::new("att-clauses", ITEM, |made| {
        made.put("att ");
        made.put_words(6);
        made.put(" samt\n");
    }),
    Kind::new("tables with bars", ITEM, |made| {
        made.put("| ");
        made.put_words(2);
        made.put(" | ");
        made.put_number(made.count);
        made.put(" |\n|---|---|\n");
    }),
    Kind::new("cells apart by spaces", COVER, |made| {
        made.put("Namn    Ja    Nej    ");
        made.put_words(2);
        made.put("    12\n");
    }),
    Kind::new("deep indents", ITEM, |made| {
        let indent = made.number(300);
        made.text.extend(std::iter::repeat_n(' ', indent));
        made.put_words(4);
        made.put("\n");
    }),
    Kind::new("a form feed after each line", ITEM, |made| {
        made.put("Kommunstyrelsen\n");
        for _ in 0..10 {
            made.put_words(12);
            made.put(" ");
        }
        made.put("\x0c");
    }),
    Kind::new("nothing but form feeds", ITEM, |made| made.put("Ett\x0c")),
    Kind::new("a running head every other line", ITEM, |made| {
        made.put("KOMMUNSTYRELSEN PROTOKOLL ");
        made.put_number(made.number(90));
        made.put(" (90)\n");
        made.put_words(8);
        made.put("\n");
    }),
    Kind::new("company of running heads", ITEM, |made| {
        let which = made.number_of(3);
        made.put("Justerandes sign\nEkefors ");
        made.put_number(which);
        made.put("\n");
        made.put_words(2);
        made.put("\n");
        made.put_number(made.count);
        made.put(" (9000)\n");
    }),
    Kind::new("page numbers that run on", ITEM, |made| {
        made.put_words(6);
        made.put("\n\n");
        made.put_number(made.number(999));
        made.put("\n\n");
    }),
    Kind::new("contents with leaders", COVER, |made| {
        made.put("§ ");
        made.put_number(made.number(9000));
        made.put(" ");
        made.put_words(4);
        made.put(" ............................ ");
        made.put_number(made.number(900));
        made.put("\n");
    }),
    Kind::new("signature blocks", ITEM, |made| {
        made.put("\nVid protokollet\n\n____________________\nAnna Ek\nOrdförande    Justerare\n");
    }),
    Kind::new("underlines", ITEM, |made| {
        made.put_words(3);
        made.put("\n===================\n");
    }),
    Kind::new("marks of bold text", ITEM, |made| made.put("**ett** __två__ <b>tre</b> ")),
    Kind::new("marks and tags on lines", ITEM, |made| {
        made.put("<h2>**");
        made.put_words(2);
        made.put("**</h2>\n\\* \\# *");
        made.put_words(2);
        made.put("*\n");
    }),
    Kind::new("dates", ITEM, |made| {
        made.put("den ");
        made.put_number(made.number(28));
        made.put(" mars 2024, 2024-03-12, 12/3 2024, 12, 13 och ");
        made.put_number(made.number(28));
        made.put(" maj\n");
    }),
    Kind::new("days before one month", ITEM, |made| {
        if made.count == 0 {
            made.put("Nästa möten: ");
        }
        made.put_number(made.number(28));
        made.put(if made.count % 40 == 39 { " mars " } else { " och " });
    }),
    Kind::new("next meetings", ITEM, |made| {
        made.put("Nästa ordinarie ordinarie möte i arbetsgruppen är den 20 maj. Kommande möten: ");
        made.put("12 mars, 14 maj\n");
    }),
    Kind::new("an endless organ and next meetings", "Organ ", |made| {
        if made.in_first_half() {
            made.put("Samverkansgruppen ");
        } else if made.text.ends_with(' ') {
            made.put("\nProtokoll\n2024-03-12\n\n§ 1 Val\n\nBeslut\nJa.\n\n§ 2 Budget\n");
        } else {
            made.put("Nästa möte i gruppen är den 20 maj.\n");
        }
    }),
];
