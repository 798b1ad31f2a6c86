//! The web page, asked as a program asks it; and walked in a browser, where there is one.

#[path = "support/mod.rs"]
mod support;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::time::Duration;

use paragraf::app::{Serving, Shelf};
use paragraf::serve::serve;
use paragraf::topics::Taxonomy;
use serde_json::Value;
use support::{index, package};

/// A server over the sample minutes, one for all tests; it ends with them.
fn server() -> SocketAddr {
    static SERVER: OnceLock<SocketAddr> = OnceLock::new();
    *SERVER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder").keep();
        index(&[package().join("corpus")], &folder);
        let shelf = Shelf::open(folder, Taxonomy::built_in(), None).expect("an index");
        let listen = "127.0.0.1:0".parse().expect("an address");
        let serving = Serving { listen, hosts: vec!["protokoll.example".into()], log: false };
        let (told, heard) = channel();
        std::thread::spawn(move || {
            serve(shelf, &serving, &mut |address| told.send(address).expect("heard"))
        });
        heard.recv_timeout(Duration::from_secs(30)).expect("it listens")
    })
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

fn ask_with(head: &str) -> Answer {
    let mut stream = TcpStream::connect(server()).expect("it answers");
    stream.write_all(head.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("answered");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Answer { status, head: head.to_lowercase(), body: body.to_owned() }
}

fn get(address: &str) -> Answer {
    ask_with(&format!("GET {address} HTTP/1.0\r\nHost: {}\r\nConnection: close\r\n\r\n", server()))
}

fn json(address: &str) -> Value {
    let answer = get(address);
    serde_json::from_str(&answer.body)
        .unwrap_or_else(|error| panic!("{address}: {error}: {}", answer.body))
}

#[test]
fn pages_are_there_and_say_what_they_may_do() {
    for address in [
        "/",
        "/sok",
        "/sok?q=skola",
        "/moten",
        "/personer",
        "/amnen",
        "/jamfor?q=skola&q=budget",
        "/tackning",
        "/hjalp",
        "/tillganglighet",
        "/sok?q=skola&lang=en",
    ] {
        let page = get(address);
        assert_eq!(page.status, 200, "{address}: {}", page.body);
        assert_eq!(page.body.matches("<h1>").count(), 1, "{address}");
        for wanted in ["content-security-policy: default-src 'none'", "nosniff", "etag: w/"] {
            assert!(page.head.contains(wanted), "{address}: {wanted} in {}", page.head);
        }
    }
    assert_eq!(get("/finns/inte").status, 404);
    assert_eq!(get("/arende/finns/inte").status, 404);
    assert_eq!(get("/sok?year=alla").status, 400);
}

#[test]
fn what_is_typed_is_text_on_every_page() {
    let hostile = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Cimg+src=x%3E";
    for address in [
        format!("/sok?q={hostile}"),
        format!("/sok?organ={hostile}"),
        format!("/sok?{hostile}=1"),
        format!("/person/{hostile}"),
        format!("/amne/{hostile}"),
        format!("/arende/{hostile}"),
        format!("/mote/{hostile}"),
        format!("/jamfor?q={hostile}&q=a"),
        format!("/flode?q={hostile}"),
        format!("/moten?organ={hostile}"),
    ] {
        let page = get(&address);
        assert!(page.status < 500, "{address}: {}", page.body);
        assert!(
            !page.body.contains("<script>alert") && !page.body.contains("<img src"),
            "{address}"
        );
    }
}

#[test]
fn other_names_long_questions_and_unknown_parameters_are_refused() {
    let with_host = |host: &str| {
        ask_with(&format!("GET / HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status
    };
    assert_eq!(with_host("evil.example"), 421);
    assert_eq!(with_host("protokoll.example"), 200);
    assert_eq!(get(&format!("/sok?q={}", "a".repeat(9_000))).status, 414);
    let unknown = get("/api/search?q=skola&colour=red");
    assert_eq!(unknown.status, 400);
    assert!(unknown.body.contains("organ") && unknown.body.contains("limit"), "{}", unknown.body);
    let backward = json("/api/search?from=2022&to=2021");
    assert!(backward["error"].as_str().expect("an error").contains("later"), "{backward}");
}

#[test]
fn an_answer_that_is_known_already_is_not_sent_again() {
    let page = get("/sok?q=skola");
    let tag = page.head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    let again = ask_with(&format!(
        "GET /sok?q=skola HTTP/1.0\r\nHost: {}\r\nIf-None-Match: {}\r\nConnection: close\r\n\r\n",
        server(),
        tag.replace("w/", "W/")
    ));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

/// What the command line prints for a question over the same minutes.
fn command_line(index: &Path, arguments: &[&str]) -> Option<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_paragraf"))
        .arg("--index")
        .arg(index)
        .args(arguments)
        .output()
        .expect("it runs");
    (!output.stdout.is_empty()).then(|| serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn the_command_line_the_page_and_the_api_give_the_same_hits() {
    let folder = tempfile::tempdir().expect("a folder");
    index(&[package().join("corpus")], folder.path());
    let words =
        std::fs::read_to_string(package().join("tests/page/questions.txt")).expect("questions");
    let mut asked = 0;
    for question in words.lines().filter(|line| !line.is_empty()) {
        let printed =
            command_line(folder.path(), &["search", question, "--format", "json", "--limit", "20"]);
        let encoded: String = form_urlencoded::byte_serialize(question.as_bytes()).collect();
        let mut answered = json(&format!("/api/search?q={encoded}&limit=20"));
        // What the one does not understand, or has no value for, is an error of the other too.
        let Some(mut printed) = printed else {
            assert!(answered["error"].is_string(), "{question}: {answered}");
            continue;
        };
        for answer in [&mut printed, &mut answered] {
            answer["took_ms"] = Value::Null;
        }
        // Paths are as they were given, which is alike here; the order and every number must be.
        assert_eq!(printed, answered, "{question}");
        let page = get(&format!("/sok?q={encoded}"));
        let shown: Vec<&str> = page
            .body
            .split("<article class=\"hit\"><h2><a href=\"/arende/")
            .skip(1)
            .filter_map(|part| part.split('"').next())
            .collect();
        let ids: Vec<String> = answered["hits"]
            .as_array()
            .expect("hits")
            .iter()
            .map(|hit| hit["id"].as_str().expect("an id").to_owned())
            .collect();
        assert_eq!(shown, ids, "{question}");
        asked += 1;
    }
    assert!(asked >= 200, "only {asked} questions");
}

#[test]
fn tables_and_feeds_are_whole_and_the_api_is_described() {
    let all = json("/api/search?q=skola&limit=0");
    let csv = get("/api/search?q=skola&format=csv");
    assert!(csv.head.contains("text/csv"));
    let lines = get("/api/search?q=skola&format=jsonl").body.lines().count() as u64;
    assert_eq!(all["total"].as_u64(), Some(lines));
    let feed = get("/flode?q=skola");
    assert!(feed.head.contains("application/atom+xml"), "{}", feed.head);
    assert!(feed.body.contains("<title>") && feed.body.matches("<entry>").count() > 5);
    let described = json("/openapi.json");
    assert_eq!(described["openapi"], "3.1.0");
    for path in described["paths"].as_object().expect("paths").keys() {
        let address = path.replace("{id}", "finns-inte");
        assert!(get(&address).status < 500, "{path}");
    }
    assert!(get("/metrics").body.contains("paragraf_index_items 4"));
    assert_eq!(get("/health").body, "ok\n");
}

#[test]
fn an_item_leads_to_its_source_as_a_file_and_never_runs_it() {
    let id = json("/api/search?q=skola")["hits"][0]["id"].as_str().expect("an id").to_owned();
    let source = get(&format!("/kalla/{id}"));
    assert_eq!(source.status, 200);
    assert!(source.head.contains("content-disposition: attachment"), "{}", source.head);
    assert_eq!(get("/kalla/..%2F..%2Fetc%2Fpasswd").status, 404);
    let item = json(&format!("/api/items/{id}"));
    assert_eq!(item["source_sha256"].as_str().map(str::len), Some(64));
}

/// The walk needs Debian's chromium, Node, and a folder with the modules `playwright-core` and `axe-core`.
#[test]
fn a_browser_walks_every_page() {
    let Some(modules) = std::env::var_os("PARAGRAF_BROWSER_MODULES").map(PathBuf::from) else {
        eprintln!(
            "not run: PARAGRAF_BROWSER_MODULES names no folder with playwright-core and axe-core"
        );
        return;
    };
    let shots = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    let output = Command::new("node")
        .arg(package().join("tests/page/walk.mjs"))
        .arg(format!("http://{}", server()))
        .arg(&shots)
        .arg(std::env::var_os("PARAGRAF_BROWSER").unwrap_or("/usr/bin/chromium".into()))
        .arg(modules)
        .output()
        .expect("node runs");
    let told = String::from_utf8_lossy(&output.stdout);
    println!("{told}");
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
}
