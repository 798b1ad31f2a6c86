//! Which digits are a personal number, and which are something else? The numbers are of the
//! series 980 to 999, which Skatteverket gives to nobody.

use proptest::prelude::*;

use super::{find, mask, mask_in_place};

/// What is found, as it stands in the text.
fn found(text: &str) -> Vec<&str> {
    find(text).into_iter().map(|range| &text[range]).collect()
}

/// The text as it is shown.
fn shown(text: &str) -> String {
    let mut text = text.to_owned();
    mask_in_place(&mut text);
    text
}

/// One number as it is written, printed, scanned and cut.
const FORMS: &[&str] = &[
    "850709-9805",
    "850709+9805",
    "19850709-9805",
    "18850709+9805",
    "198507099805",
    "8507099805",
    "850709 - 9805",
    "850709\u{a0}–\u{a0}9805",
    "850709\u{2010}9805",
    "850709\u{2011}9805",
    "850709\u{2012}9805",
    "850709\u{2013}9805",
    "850709\u{2014}9805",
    "850709\u{2015}9805",
    "850709\u{2212}9805",
    "850709\u{ad}9805",
    "850709--9805",
    "850709-\n9805",
    "850709-\r\n    9805",
    "850709\n  -9805",
    "19850709 -\n9805",
    "850709-\n\n9805",
    "850709 9805",
    "19850709\u{a0}9805",
    "850709/9805",
    "850709.9805",
    "850709·9805",
    "1985-07-09-9805",
    "1985-07-09 9805",
    "85-07-09-9805",
    "1985.07.09-9805",
    "1985/07/09-9805",
    "19850709_9805",
    "85 07 09-9805",
    "850709 (9805)",
    "(850709)9805",
    "850709,9805",
    "850709, 9805",
    // A line that ends among the digits.
    "198507\n09-9805",
    "19\n850709-9805",
    "8507\r\n  09-9805",
    "850709-98\n05",
    // The same where the lines were joined.
    "198507 09-9805",
    "8507 09-9805",
    "850709-98 05",
    "(850709)-9805",
    "850709\u{2043}9805",
    "19850709\n9805",
    "850709\u{200e}-9805",
    "850709-\u{200e}9805",
    "850709`-9805",
    "850709*-*9805",
    "850709 | 9805",
    "850709&shy;-9805",
    "850709&nbsp;9805",
    "850709 98 05",
    "85 07 09 98 05",
    "850709-98-05",
    "85 0709-9805",
    "850709~9805",
    "850709=9805",
    "850709\u{2d7}9805",
];

#[test]
fn every_form_of_writing_a_number_is_known() {
    for number in FORMS {
        let text = format!("Ansökan från N.N., {number}, avslås.");
        let digits = number.trim_matches(['(', ')']);
        assert_eq!(found(&text).len(), 1, "{number:?}");
        assert_eq!(found(&text)[0].trim_matches(['(', ')']), digits, "{number:?}");
    }
}

#[test]
fn a_number_that_a_word_announces_may_be_cut_anywhere() {
    for cut in ["8507099\n805", "19850\n7099805", "8507099 805", "19850709-98\n05"] {
        assert_eq!(found(&format!("Personnummer {cut}.")), [cut], "{cut:?}");
    }
    assert!(found("Belopp 8507099\n805.").is_empty());
}

#[test]
fn what_a_stroke_or_stop_sets_apart_is_no_time_of_day() {
    // 1330 and 0751 may be hours, but none is written so behind a date.
    assert_eq!(found("Kalle, 950906/1330, och Olle, 081225.0751."), ["950906/1330", "081225.0751"]);
    assert!(found("Mötet den 950906 1330.").is_empty());
}

#[test]
fn numbers_that_are_written_together_are_all_found() {
    assert_eq!(found("850709-9805850709-9805, X").len(), 2);
    assert_eq!(found("19850709-980519850709-980519850709-9805").len(), 3);
    assert!(found("850709-98058507099").is_empty());
}

#[test]
fn the_vat_number_of_a_sole_trader_holds_one() {
    for text in ["SE850709980501", "momsreg.nr se 850709980501."] {
        assert_eq!(found(text), ["8507099805"], "{text}");
    }
    assert_eq!(found("SE 850709-980501"), ["850709-9805"]);
    // A company's, and digits that are no VAT number.
    assert!(found("SE556036079301, SE850709980502, 850709980501").is_empty());
}

#[test]
fn digits_of_full_width_are_digits() {
    let text = "Åsa, ８５０７０９－９８０５, avslås";
    assert_eq!(found(text), ["８５０７０９－９８０５"]);
    assert_eq!(shown(text), "Åsa, ＊＊＊＊＊＊－＊＊＊＊, avslås");
    assert_eq!(shown("85０７09-９８05").len(), "85０７09-９８05".len());
}

#[test]
fn what_a_line_says_of_other_numbers_holds_for_that_line() {
    for text in [
        "Personnummer Telefon\n850709-9805 070-123 45 67",
        "Sökanden nås per telefon. 850709-9805 beviljas",
        "Personnummer/telefon: 850709-9805",
        "Personnummer Belopp\n8507099805 5 000 kr",
        "Personnummer Belopp\n850709 9805 5 000 kr",
        "Personnummer Dnr\n8507099805 KS 2024/1",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    for text in ["tel. 850709-9805", "Mobil: 850709-9805", "dnr 8507099805", "kr 8507099805"] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn a_coordination_number_has_its_day_raised_by_sixty() {
    assert_eq!(found("850769-9802"), ["850769-9802"]);
    assert_eq!(found("198507699802"), ["198507699802"]);
    // Day 32 raised, and a day that is neither plain nor raised.
    assert!(found("850792-9803 850740-9807").is_empty());
}

#[test]
fn the_date_exists_and_the_check_digit_is_right() {
    for text in [
        "850709-\n\n\n9805",
        "850709\n9805",
        "850709-9806",
        "851309-9806",
        "850732-9806",
        "20850709-980",
        "21850709-9805",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
    // 2000 has a 29 February, 1900 has not; without a century either may be meant.
    assert_eq!(found("000229-9808, 20000229-9808").len(), 2);
    assert!(found("19000229-9808, 18000229-9808, 010229-9807").is_empty());
    // Birth numbers begin at 001.
    assert!(found("850709-0005 850709-0006 850709-0007").is_empty());
}

#[test]
fn an_organisation_number_has_no_month() {
    assert!(found("556036-0793, 212000-0142, org.nr 165560360793, 5560360793").is_empty());
}

#[test]
fn a_longer_run_of_digits_is_another_number() {
    for text in ["18507099805", "85070998051", "850709-98051", "1850709-9805", "0198507099805"] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn diary_numbers_telephones_and_sums_are_told_by_what_stands_around_them() {
    for text in [
        "KS 2021/8507099805",
        "Dnr 2024-850709-9805",
        "dnr: 8507099805",
        "tel 070123-9808",
        "Telefon nr: 0701239808",
        "+8507099805",
        "08-8507099805",
        "08-850709-9805",
        "8507099805 kr",
        "8507099805,50",
        "8507099805:-",
        "kr 8507099805",
        "1.8507099805",
        // A date and a time of day, or a year.
        "240206 1302",
        "2024-02-06 1302",
        "240206/2003",
        "kl 240206 9807 kr",
        "Dnr 240206/9807",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn what_stands_around_a_number_does_not_hide_it() {
    for text in [
        "(850709-9805)",
        "pnr:850709-9805",
        "Exempel850709-9805",
        "*850709-9805*",
        "1. 850709-9805",
        "§ 12 8507099805",
        "850709-9805.",
        "850709-9805²",
        "8507099805, 50 kr",
        "personnummer 850709 9805",
        "2024-02-06/850709-9805",
        "Dnr 850709-9805",
        "http://example.org/850709-9805",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
}

#[test]
fn several_numbers_are_found_however_they_are_joined() {
    for joint in [", ", "/", ",", "\n", "–", " - ", " 2 ", ". "] {
        let text = format!("850709-9805{joint}900101-9802{joint}8507099813");
        assert_eq!(found(&text).len(), 3, "{text}");
    }
}

#[test]
fn only_digits_are_masked() {
    assert_eq!(mask("född 19850709–9805, §\u{a0}12"), "född ********–****, §\u{a0}12");
    assert!(matches!(mask("§ 12, 2024-02-06"), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn a_number_that_an_ellipsis_cuts_is_masked_as_well() {
    assert_eq!(shown("sökanden 850709-98…"), "sökanden ******-**…");
    assert_eq!(shown("sökanden 19850709980…"), "sökanden ***********…");
    assert_eq!(shown("900101-9802, 850709-9…"), "******-****, ******-*…");
    for text in ["den 20240206…", "850709-…", "2024-02-06 kl 13…", "851309-98…", "850709-98"]
    {
        assert_eq!(shown(text), text);
    }
}

proptest! {
    #[test]
    fn any_text_is_masked_once_and_keeps_its_length(
        text in r"(850709|19850709|9805|8507099805|90010[1-9]|[-–+/ ,.:*\n…]|[0-9]{1,4}|tel |kr|född |å|\PC){0,24}",
    ) {
        let mut last = 0;
        for range in find(&text) {
            prop_assert!(range.start >= last && range.start < range.end);
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            last = range.end;
        }
        let once = mask(&text).into_owned();
        prop_assert_eq!(once.len(), text.len());
        prop_assert!(find(&once).is_empty(), "{}", once);
        let cut = shown(&text);
        prop_assert_eq!(cut.len(), text.len());
        prop_assert_eq!(shown(&cut), cut);
    }

    #[test]
    fn a_number_in_any_surroundings_is_found(
        before in r"([a-zåäö,;( ]{0,12} )?", after in r"([a-zåäö ,;)][^0-9]{0,12})?", birth in 980..1000_u32,
    ) {
        let nine: Vec<u32> = format!("850709{birth}").chars().filter_map(|c| c.to_digit(10)).collect();
        let weighted = nine.iter().zip([2, 1].into_iter().cycle()).map(|(digit, weight)| digit * weight);
        let check = (10 - weighted.map(|value| value / 10 + value % 10).sum::<u32>() % 10) % 10;
        let text = format!("{before}850709-{birth}{check}{after}");
        prop_assume!(!before.contains("tel") && !before.contains("ring") && !before.contains("fax"));
        prop_assert_eq!(found(&text), vec![&text[before.len()..before.len() + 11]]);
    }
}
