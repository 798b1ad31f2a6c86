//! What is asked: a list of every kind, and queries put together from words of the items.

use std::fmt::Write;

use proptest::prelude::*;

use crate::items::Item;

/// Queries of every kind, one a line.
const OF_EVERY_KIND: &str = "
*
skola
skolan
skolor
beslut
beslutar
budget
BUDGET
och
a
1177
stöd
föräldraskapsstöd
föräldrastöd
föräldraskaps stöd
hemsjukvård
hem sjuk vård
sjukvård
barn
barnomsorg
skolskjuts
skol skjuts
utbildningsnämnden
nämnden
title:stöd
title:föräldraskapsstöd
body:föräldraskapsstöd
text:hemsjukvård
skol*
utbild*
title:skol*
body:skol*
barn*
\"barn och unga\"
\"Barn och unga\"
\"beslut\"
\"beslutar\"
\"kommunstyrelsen beslutar\"
\"kommunstyrelsens beslut\"
\"informationen noteras\"
\"att notera informationen\"
title:\"barn och unga\"
body:\"informationen noteras\"
title:\"budget\"
body:\"budget\"
\"§ 4\"
\"4 §\"
\"enligt § 4\"
\"det här står ingenstans\"
-skola
-beslut
-\"informationen noteras\"
-skol*
-(skola OR budget)
-(-skola)
skola -budget
stöd -föräldraskapsstöd
beslut -\"informationen noteras\"
-decided:yes
skola OR budget
skola OR skola OR budget
(skola OR budget) (stöd OR plan)
skola budget OR stöd plan
\"barn och unga\" OR skolskjuts
skola skola skola
barn NEAR unga
barn NEAR/1 unga
barn NEAR/2 unga
unga NEAR/2 barn
barn NEAR/10 skola
skol* NEAR/5 barn
\"barn och\" NEAR/3 unga
\"stöd till\" NEAR/8 föräldrar
title:(barn NEAR/3 unga)
body:(barn NEAR/3 unga)
beslut NEAR/100 budget
-(barn NEAR/3 unga)
decided:yes
decided:no
decided:yes skola
party:S
party:s
party:(S OR C)
-party:S
party:ZZZ
outcome:avslag
outcome:noted
outcome:(bifall OR deferred)
-outcome:noted
outcome:finnsinte
act:moves
act:reserverar
act:finnsinte
act:moves party:S
act:moves speaker:ek
act:(moves OR reserves) party:(S OR M) skola
organ:kommunstyrelsen
organ:utbildningsnämnden
organ:nämnden
organ:ingenting
authority:norrmark
authority:\"Region Norrmark\"
topic:budget
topic:skola
topic:(budget OR skola)
topic:finnsinte
number:3
number:§3
number:9999
year:2022
year:2021..2022
year:2021.. skola
date:2022-03
date:2022-01..2022-06
from:2024
to:2020
from:2022-01-01 to:2022-12-31 stöd
year:1950
dnr:\"KS 2022/99999\"
speaker:lindåker
speaker:\"Maria Lindåker\"
speaker:\"Lindåker, Maria\"
person:maria
person:lindåker stöd
speaker:nobodyatall
organ:kommunstyrelsen decided:yes year:2022.. budget -skola
SKR
skr
\"SKR\"
Sveriges Kommuner och Regioner
SIP
samordnad individuell plan
samordnade individuella planer
SoL
LSS
MFOF
covid-19
covid 19
covid-patienter
barn- och utbildningsnämnden
barn-och-ungdom
e-tjänst
e-tjänster
it-system
2022-03-04
§4
§ 4
§29
KS 2022/00123
2022/123
föräldraskapstöd
foraldraskapsstod
foraldrastod
vald i nara relationer
budegt
skolla
kommunfulmäktige
utbildningsnämndn
budget~
skola~
skolla~
stöd~
title:budegt
budegt skolla
-budegt
xyzzyqqq
xyzzyqqq skola
xyzzyqqq OR skola
-xyzzyqqq
title:xyzzyqqq
den 12 mars
stöd till föräldrar
kommunstyrelsen beslutar om plan för skola
kommunstyrelsen beslut budget plan skola förskola barn unga äldre omsorg stöd hjälp familj vård sjuk hem väg gata park vatten avfall energi
";

/// The queries of the list.
pub fn of_every_kind() -> Vec<&'static str> {
    OF_EVERY_KIND.lines().filter(|line| !line.is_empty()).collect()
}

/// Queries of several words as people type them, most of which few items or none have all words of.
pub fn of_several_words() -> [&'static str; 24] {
    [
        "kostnad för simhallen i Ekefors",
        "hur många elever saknar behörighet",
        "vad kostar föräldraskapsstöd",
        "bygglov förskola avgift",
        "skolskjuts vintern buss",
        "psykisk ohälsa skolkurator",
        "nedläggning av skola protest",
        "stöd till anhöriga äldre",
        "vindkraft veto kommunfullmäktige yttrande",
        "väntetid psykolog remiss",
        "budget 2022 skattesats höjning",
        "simhall renovering entreprenör",
        "familjecentral öppen förskola personal",
        "narkotika skola polisen",
        "våld i nära relationer handlingsplan",
        "mobilfri skola lågstadiet föräldrar",
        "flyktingar från Ukraina boende",
        "taxa vatten avlopp höjning",
        "e-arkiv upphandling",
        "idrottsföreningar bidrag flickor",
        "hemtjänst upphandling LOV",
        "covid-19 vaccination personal",
        "title:skola budget",
        "skolnärvaro statistik -gymnasiet",
    ]
}

/// Queries that no item answers, though one asks for less.
pub fn that_find_nothing() -> [&'static str; 9] {
    [
        "xyzzyqqq skola",
        "xyzzyqqq skola budget",
        "skolskjuts föräldraskapsstöd avfallstaxa",
        "\"stöd skola budget\"",
        "\"unga barn skola\" budget",
        "skolskjuts year:1950",
        "föräldraskapsstöd year:1950 decided:yes",
        "foraldraskapsstod covid-patienter",
        "xyzzyqqq qqqxyzzy skola",
    ]
}

/// Words of which a text is made that has them in every order and distance.
const FEW_WORDS: [&str; 12] = [
    "hem",
    "sjuk",
    "vård",
    "vården",
    "hemsjukvård",
    "föräldrar",
    "stöd",
    "barn",
    "unga",
    "och",
    "barn- och ungdomsvård",
    "sjukvårds-stöd",
];

/// Files of minutes whose items are short texts of few words.
pub fn minutes_of_few_words() -> Vec<String> {
    let mut state = 7_u64;
    let mut next = |most: usize| {
        // Knuth's numbers; the upper half is as random as is needed here.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).expect("31 bits") % most
    };
    let mut file = |day: usize| {
        let mut text = format!(
            "Organ Provgruppen\n\nPlats Digitalt\n\nTidpunkt Fredagen den {day} mars 2022\n\n\
             Ledamöter Bo Ek (C), Ordförande, Ekefors\n\n"
        );
        for number in 1..=20 {
            let words: Vec<&str> = (0..3 + next(9)).map(|_| FEW_WORDS[next(12)]).collect();
            let words = words.join(" ");
            write!(text, "{number}. Ärende\n\nTexten är {words}.\n\n").expect("written");
        }
        text
    };
    (1..=20).map(&mut file).collect()
}

/// Queries for these texts.
pub fn of_few_words() -> Vec<String> {
    let mut queries: Vec<String> = FEW_WORDS.map(str::to_owned).into();
    for (at, one) in FEW_WORDS.iter().enumerate() {
        for other in &FEW_WORDS[..at] {
            queries.push(format!("\"{one} {other}\""));
            queries.push(format!("body:\"{other} {one}\""));
            queries.push(format!("{one} -\"{other}\""));
            for distance in 1..4 {
                queries.push(format!("({one} NEAR/{distance} {other})"));
            }
        }
    }
    for compound in ["hemsjukvård", "föräldrastöd", "sjukvårdsstöd", "barnvård", "hemvårdsstöd"]
    {
        queries.push(format!("body:{compound}"));
        queries.push(format!("-{compound}"));
        queries.push(format!("{compound} OR unga"));
    }
    queries.extend(
        ["hem sjuk vård", "hem-sjuk-vård", "sjuk-vård", "hemm", "föräldar"].map(str::to_owned),
    );
    queries
}

/// Queries from words of the items.
pub fn by_chance(items: &[Item]) -> BoxedStrategy<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
        words.map(str::to_owned).collect()
    };
    let texts: Vec<Vec<String>> =
        items.iter().map(|item| words(&item.record.item.body)).filter(|w| w.len() > 4).collect();
    // Operators are words, too, and would be read as such.
    let is_plain = |word: &String| !matches!(word.as_str(), "OR" | "AND" | "NOT" | "NEAR");
    let all: Vec<String> = texts.iter().flatten().filter(|word| is_plain(word)).cloned().collect();
    let word = prop::sample::select(all).boxed();
    let misspelt = (word.clone(), any::<prop::sample::Index>()).prop_map(|(word, at)| {
        let letters: Vec<char> = word.chars().collect();
        let left_out = at.index(letters.len());
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        let kept: String = kept.map(|(_, letter)| letter).collect();
        if kept.len() < 2 { word } else { kept }
    });
    let plain = word
        .clone()
        .prop_map(|word| word.replace(['å', 'ä'], "a").replace('ö', "o").to_lowercase());
    let phrase = (prop::sample::select(texts), any::<prop::sample::Index>(), 1..5_usize)
        .prop_map(|(words, at, length)| {
            let start = at.index(words.len() - 3);
            format!("\"{}\"", words[start..words.len().min(start + length)].join(" "))
        })
        .boxed();
    let beginning = word.clone().prop_map(|word| {
        let beginning: String = word.chars().take(4).collect();
        format!("{beginning}*")
    });
    let joined = (word.clone(), word.clone()).prop_map(|(a, b)| format!("{a}-{b}"));
    let side = prop_oneof![3 => word.clone(), 1 => phrase.clone()];
    let near = (side.clone(), 1..12_u32, side).prop_map(|(a, n, b)| format!("({a} NEAR/{n} {b})"));
    let leaf = prop_oneof![
        6 => word,
        2 => misspelt.clone(),
        1 => misspelt.prop_map(|word| format!("{word}~")),
        1 => plain,
        3 => phrase,
        2 => beginning,
        1 => joined,
        2 => near,
        1 => prop::sample::select(
            &["decided:yes", "decided:no", "year:2022", "from:2023", "party:S", "number:2"][..],
        ).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" "))),
            2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            1 => inner.clone().prop_map(|part| format!("-({part})")),
            1 => inner.clone().prop_map(|part| format!("title:({part})")),
            1 => inner.prop_map(|part| format!("body:({part})")),
        ]
    })
    .boxed()
}
