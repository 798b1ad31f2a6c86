//! Every total, facet count and bar against a count by hand over `parse`.

mod support;

use std::collections::BTreeMap;

use chrono::Datelike;
use paragraf::backends::embedded::open_reader;
use paragraf::minutes::{AgendaItem, Minutes};
use paragraf::query::{Query, parse};
use paragraf::search::{FacetField, Granularity, Reader, Request, Synonyms};
use paragraf::swedish::{self, Origin};
use support::{index, package, read, shared};

/// All minutes under a folder, as `parse` gives them.
fn parsed(folder: &std::path::Path) -> Vec<Minutes> {
    let found = paragraf::source::discover(&[folder.to_owned()]).expect("files");
    found.files.iter().map(|file| read(&file.path)).collect()
}

type Counts = BTreeMap<String, u64>;
/// Which items a query must find.
type Keep = Box<dyn Fn(&Minutes, &AgendaItem) -> bool>;
/// The span that a date lies in.
type SpanOf = fn(chrono::NaiveDate) -> String;
fn count<'a>(
    items: impl Iterator<Item = (&'a Minutes, &'a AgendaItem)>,
    values: impl Fn(&Minutes, &AgendaItem) -> Vec<String>,
) -> Counts {
    let mut counts = Counts::new();
    for (minutes, item) in items {
        let mut values = values(minutes, item);
        values.sort();
        values.dedup();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    counts
}

/// What an item is counted under, read from the fields of its JSON by hand.
fn values_of(facet: FacetField, minutes: &Minutes, item: &AgendaItem) -> Vec<String> {
    match facet {
        FacetField::Year => minutes.date.map(|date| date.year().to_string()).into_iter().collect(),
        FacetField::Organ => minutes.organ.clone().into_iter().collect(),
        FacetField::Authority => minutes.authority.clone().into_iter().collect(),
        FacetField::Speaker => item.speakers.iter().map(|one| one.name.clone()).collect(),
        FacetField::Party => item.speakers.iter().filter_map(|one| one.party.clone()).collect(),
        FacetField::Topic => item.topics.clone(),
        FacetField::Outcome => item.outcomes.iter().map(|one| one.kind.name().to_owned()).collect(),
    }
}

#[expect(clippy::too_many_lines, reason = "one table of queries and what each must find")]
fn check(folder: &std::path::Path) {
    let all = parsed(folder);
    let place = tempfile::tempdir().expect("a folder");
    index(&[folder.to_owned()], place.path());
    let reader = open_reader(place.path(), Synonyms::default()).expect("a reader");
    let items =
        || all.iter().flat_map(|minutes| minutes.items.iter().map(move |item| (minutes, item)));

    // What a query finds and what it excludes are together everything, for phrases too, about
    // which the engine must be asked in order.
    let total = |source: &str| {
        let query = parse(source).expect("a query");
        let answer = reader.search(&Request::new(source, query)).expect("an answer");
        if answer.relaxed.is_some() { 0 } else { answer.total }
    };
    for source in [
        "skola",
        "\"kommunstyrelsen beslutar\"",
        "\"barn och unga\"",
        "title:\"barn och unga\"",
        "föräldraskapsstöd",
        "title:föräldraföräldra",
        "barn NEAR/3 unga",
        "skol*",
    ] {
        assert_eq!(total(source) + total(&format!("-({source})")), total("*"), "{source}");
    }

    check_phrases(&items(), &total);

    let cases: Vec<(&str, Keep)> = vec![
        ("*", Box::new(|_, _| true)),
        ("decided:yes", Box::new(|_, item| !item.decisions.is_empty())),
        ("decided:no", Box::new(|_, item| item.decisions.is_empty())),
        (
            "year:2021..2022",
            Box::new(|m, _| m.date.is_some_and(|d| (2021..=2022).contains(&d.year()))),
        ),
        (
            "date:2024-01..2024-06",
            Box::new(|m, _| m.date.is_some_and(|d| d.year() == 2024 && d.month() <= 6)),
        ),
        (
            "party:S",
            Box::new(|_, item| item.speakers.iter().any(|s| s.party.as_deref() == Some("S"))),
        ),
        (
            "-party:S",
            Box::new(|_, item| item.speakers.iter().all(|s| s.party.as_deref() != Some("S"))),
        ),
        ("topic:budget", Box::new(|_, item| item.topics.iter().any(|topic| topic == "budget"))),
        (
            "topic:budget OR topic:skola",
            Box::new(|_, item| item.topics.iter().any(|t| t == "budget" || t == "skola")),
        ),
    ];
    for (source, keep) in cases {
        let query = parse(source).expect("a query");
        let kept = || items().filter(|(minutes, item)| keep(minutes, item));
        let mut request = Request::new(source, query.clone());
        request.facet_limit = None;
        let response = reader.search(&request).expect("an answer");
        assert_eq!(response.total, kept().count() as u64, "{source}");
        let facets = &response.facets;
        for facet in FacetField::ALL {
            let got: Counts = facets.by(facet).iter().cloned().collect();
            let want = count(kept(), |minutes, item| values_of(facet, minutes, item));
            assert_eq!(got, want, "{source}: {}", facet.name());
        }
        check_bars(reader.as_ref(), &query, source, &kept(), &items());
        check_speakers(reader.as_ref(), &query, source, kept());
    }
}

/// Texts that a run of words is taken from, at most.
const MOST_RUNS: usize = 300;

/// Runs of words from all over the texts, and their neighbours in the dictionary of forms: each
/// must be found as often as it stands there, word by word, and in no other form.
fn check_phrases<'a>(
    items: &(impl Iterator<Item = (&'a Minutes, &'a AgendaItem)> + Clone),
    total: &impl Fn(&str) -> u64,
) {
    let forms = |text: &str| {
        let mut forms = Vec::new();
        swedish::analyse(&swedish::normalise(text).text, |token| {
            if matches!(token.origin, Origin::Word | Origin::Piece) {
                forms.push((token.surface.to_owned(), token.stem.to_owned()));
            }
        });
        forms
    };
    let texts: Vec<[Vec<(String, String)>; 2]> =
        items.clone().map(|(_, item)| [forms(&item.title), forms(&item.body)]).collect();
    let mut by_stem: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for (surface, stem) in texts.iter().flatten().flatten() {
        by_stem.entry(stem).or_default().insert(surface);
    }
    let mut phrases = std::collections::BTreeSet::new();
    let step = texts.len().div_ceil(MOST_RUNS);
    for (at, [_, body]) in texts.iter().enumerate().step_by(step) {
        let length = 2 + at % 3;
        let Some(run) = body.get(at % 40..at % 40 + length) else { continue };
        phrases.insert(run.iter().map(|(surface, _)| surface.as_str()).collect::<Vec<_>>());
        // The same run with another form of one of its words.
        for (place, (_, stem)) in run.iter().enumerate() {
            for other in &by_stem[stem.as_str()] {
                let mut changed: Vec<&str> = run.iter().map(|(form, _)| form.as_str()).collect();
                changed[place] = other;
                phrases.insert(changed);
            }
        }
    }
    assert!(phrases.len() > 200, "{}", phrases.len());
    for phrase in phrases {
        let stands_in = |text: &Vec<(String, String)>| {
            text.windows(phrase.len())
                .any(|run| run.iter().map(|(surface, _)| surface).eq(phrase.iter()))
        };
        let wanted = texts.iter().filter(|[title, body]| stands_in(title) || stands_in(body));
        let source = format!("\"{}\"", phrase.join(" "));
        assert_eq!(total(&source), wanted.count() as u64, "{source}");
    }
}

fn check_bars<'a>(
    reader: &dyn Reader,
    query: &Query,
    source: &str,
    kept: &(impl Iterator<Item = (&'a Minutes, &'a AgendaItem)> + Clone),
    all: &(impl Iterator<Item = (&'a Minutes, &'a AgendaItem)> + Clone),
) {
    let spans: [(Granularity, SpanOf); 3] = [
        (Granularity::Year, |date| date.year().to_string()),
        (Granularity::Quarter, |date| format!("{}-Q{}", date.year(), date.month0() / 3 + 1)),
        (Granularity::Month, |date| date.format("%Y-%m").to_string()),
    ];
    for (granularity, span) in spans {
        let by_span =
            |minutes: &Minutes, _: &AgendaItem| minutes.date.map(span).into_iter().collect();
        let (hits, items) = (count(kept.clone(), by_span), count(all.clone(), by_span));
        let bins = reader.timeline(query, granularity).expect("bars");
        for bin in &bins {
            assert_eq!(
                bin.hits,
                hits.get(&bin.span).copied().unwrap_or(0),
                "{source} {}",
                bin.span
            );
            assert_eq!(
                bin.items,
                items.get(&bin.span).copied().unwrap_or(0),
                "{source} {}",
                bin.span
            );
        }
        assert_eq!(
            bins.iter().map(|bin| bin.hits).sum::<u64>(),
            hits.values().sum::<u64>(),
            "{source}"
        );
        assert!(bins.windows(2).all(|pair| pair[0].span < pair[1].span), "{source}");
    }
}

fn check_speakers<'a>(
    reader: &dyn Reader,
    query: &Query,
    source: &str,
    kept: impl Iterator<Item = (&'a Minutes, &'a AgendaItem)>,
) {
    let wanted = count(kept, |_, item| item.speakers.iter().map(|s| s.name.clone()).collect());
    let speakers = reader.speakers(query).expect("speakers");
    let got: Counts = speakers.into_iter().map(|speaker| (speaker.name, speaker.items)).collect();
    assert_eq!(got, wanted, "{source}");
}

#[test]
fn counts_over_the_sample_minutes_are_those_of_parse() {
    check(&package().join("corpus"));
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn counts_over_real_minutes_are_those_of_parse() {
    check(&shared().join("minutes"));
}
