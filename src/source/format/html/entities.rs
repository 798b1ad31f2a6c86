//! Which letters do the entities of web pages stand for?
//!
//! Named: the letters of Western Europe and the signs of running text; others stay as written.
//! Numbered: all, with the numbers 128 to 159 read as Windows-1252, as browsers do.

use encoding_rs::WINDOWS_1252;

/// The longest name in [`NAMED`].
const LONGEST_NAME: usize = 8;

/// The names of the letters U+00A0 to U+00FF, in order.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
];

/// Other names.
const NAMED: [(&str, char); 43] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("minus", '−'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("numero", '№'),
    ("check", '✓'),
];

/// `text` with its entities as letters, added to `out`.
pub(super) fn push_decoded(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if let Some((letter, bytes)) = entity(after) {
            out.push(letter);
            rest = &after[bytes..];
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
}

/// The letter that the text after an ampersand stands for, and how many bytes it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    let (letter, bytes) = if let Some(number) = text.strip_prefix('#') {
        let (letter, bytes) = numbered(number)?;
        (letter, bytes + 1)
    } else {
        let name = text.as_bytes().iter().take(LONGEST_NAME + 1);
        let bytes = name.take_while(|byte| byte.is_ascii_alphanumeric()).count();
        (named(&text[..bytes])?, bytes)
    };
    let semicolon = usize::from(text[bytes..].starts_with(';'));
    Some((letter, bytes + semicolon))
}

fn numbered(text: &str) -> Option<(char, usize)> {
    /// More digits than any letter's number has, leading zeros included.
    const MOST_DIGITS: usize = 12;
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let count = digits.chars().take(MOST_DIGITS).take_while(|c| c.is_digit(radix)).count();
    let number = u32::from_str_radix(&digits[..count], radix).ok()?;
    let letter = match u8::try_from(number) {
        Ok(byte @ 0x80..=0x9f) => {
            WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?
        }
        Ok(0) => return None,
        _ => char::from_u32(number)?,
    };
    Some((letter, prefix + count))
}

fn named(name: &str) -> Option<char> {
    let latin = LATIN_1.iter().position(|known| *known == name);
    let latin = latin.and_then(|index| char::from_u32(u32::try_from(index).ok()? + 0xa0));
    latin.or_else(|| NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> String {
        let mut out = String::new();
        push_decoded(text, &mut out);
        out
    }

    #[test]
    fn names_and_numbers_are_letters() {
        assert_eq!(decoded("&sect; 3 &Aring;r &amp; m&ouml;te &yuml;"), "§ 3 År & möte ÿ");
        assert_eq!(decoded("&#167;&#xE5;&#150;&ndash;"), "§å––");
        assert_eq!(decoded("m&ouml te"), "mö te", "the semicolon may be missing");
    }

    #[test]
    fn what_is_no_entity_stays() {
        let text = "A & B &okänd; &; &#; &#x; &#99999999; &#0; &";
        assert_eq!(decoded(text), text);
    }
}
