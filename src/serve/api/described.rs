//! The description of the API (`OpenAPI` 3.1), made from the same tables as the answers.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::query::{FilterField, Reads};
use crate::search::FacetField;

/// The description.
pub(super) async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], format!("{:#}\n", description())).into_response()
}

#[expect(clippy::too_many_lines, reason = "one table of addresses")]
fn description() -> Value {
    let words = parameter(
        "q",
        "Words, in the query language of the command line; none asks for everything",
        text(),
    );
    let limit = parameter("limit", "How many at most", json!({"type": "integer", "minimum": 0}));
    let strict = parameter(
        "strict",
        "Only items with all words",
        json!({"type": "string", "enum": ["0", "1", "false", "true"]}),
    );
    let question = |more: Vec<Value>| {
        let mut all = vec![words.clone()];
        all.extend(more);
        all.extend(FilterField::ALL.map(filter));
        all
    };
    let id = json!({"name": "id", "in": "path", "required": true, "description": "An item's id, or an ending that only it has", "schema": {"type": "string"}});
    let paths = [
        (
            "/api/search",
            "Ranked agenda items with exact totals and counts",
            question(vec![
                limit.clone(),
                parameter(
                    "offset",
                    "How many to leave out first",
                    json!({"type": "integer", "minimum": 0}),
                ),
                parameter("sort", "The order", choice(&["relevance", "date", "-date"])),
                parameter("by", "Fold the items of one case", choice(&["case"])),
                strict.clone(),
                parameter(
                    "format",
                    "JSON has hits and counts; JSON lines and CSV every hit",
                    choice(&["json", "jsonl", "csv"]),
                ),
            ]),
            "Response",
        ),
        (
            "/api/items/{id}",
            "One item, whole, with its meeting and its case",
            vec![id.clone()],
            "Item",
        ),
        (
            "/api/similar/{id}",
            "The other items of the case, and those alike",
            vec![id, limit.clone()],
            "Response",
        ),
        ("/api/facets", "Exact counts of every field", question(vec![strict]), "Facets"),
        (
            "/api/timeline",
            "Items per span; several q give several series",
            question(vec![
                parameter("by", "The span", choice(&["year", "quarter", "month"])),
                parameter("format", "The form", choice(&["json", "csv"])),
            ]),
            "Series",
        ),
        (
            "/api/suggest",
            "What a beginning can be completed to",
            vec![words.clone(), limit],
            "List",
        ),
        ("/api/speakers", "Who speaks", question(Vec::new()), "List"),
        ("/api/topics", "Topics", question(Vec::new()), "List"),
        ("/api/meetings", "Meetings of which there are minutes", question(Vec::new()), "List"),
        ("/api/status", "What the index holds", Vec::new(), "Status"),
    ];
    let described: Map<String, Value> = paths
        .into_iter()
        .map(|(path, summary, parameters, schema)| {
            (path.to_owned(), json!({"get": operation(path, summary, parameters, schema)}))
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "paragraf",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Agenda items of Swedish committee minutes",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"}
        },
        "paths": described,
        "components": {"schemas": schemas()}
    })
}

#[expect(clippy::needless_pass_by_value, reason = "lists that are made for it")]
fn operation(path: &str, summary: &str, parameters: Vec<Value>, schema: &str) -> Value {
    let name: String =
        path.trim_start_matches("/api/").chars().take_while(char::is_ascii_alphabetic).collect();
    let mut content = Map::new();
    content.insert("application/json".to_owned(), json!({"schema": reference(schema)}));
    if path == "/api/search" {
        content.insert("application/jsonl".to_owned(), json!({"schema": {"type": "string"}}));
    }
    if matches!(path, "/api/search" | "/api/timeline") {
        content.insert("text/csv".to_owned(), json!({"schema": {"type": "string"}}));
    }
    let error = |text: &str| json!({"description": text, "content": {"application/json": {"schema": reference("Error")}}});
    json!({
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": content},
            "304": {"description": "The index has not changed since"},
            "400": error("The question is not understood"),
            "404": error("No item has this id or this value"),
            "414": {"description": "The question is too long"},
            "431": {"description": "The question and its headers are too long"},
            "503": error("Too many questions at once")
        }
    })
}

fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

fn text() -> Value {
    json!({"type": "string", "maxLength": 2000})
}

fn choice(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

#[expect(clippy::needless_pass_by_value, reason = "schemas that are made for it")]
fn parameter(name: &str, about: &str, schema: Value) -> Value {
    json!({"name": name, "in": "query", "required": false, "description": about, "schema": schema})
}

/// A filter; several values are alternatives.
fn filter(field: FilterField) -> Value {
    let row = field.row();
    let one = match row.reads {
        Reads::Choice(_) => choice(&["yes", "no", "ja", "nej"]),
        Reads::Text(_) | Reads::Dates => text(),
    };
    json!({
        "name": field.name(), "in": "query", "required": false, "description": row.about, "explode": true,
        "schema": {"type": "array", "items": one}
    })
}

fn schemas() -> Value {
    let counts = json!({"type": "array", "items": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2, "maxItems": 2}});
    let facets: Map<String, Value> =
        FacetField::ALL.iter().map(|field| (field.name().to_owned(), counts.clone())).collect();
    let names: Vec<&str> = FacetField::ALL.iter().map(|field| field.name()).collect();
    let optional = json!({"type": ["string", "null"]});
    json!({
        "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}, "nearest": {"type": "array", "items": {"type": "string"}}}},
        "Counts": {"type": "object", "required": names, "properties": facets},
        "Hit": {
            "type": "object",
            "required": ["id", "score", "title", "source", "decisions", "speakers"],
            "properties": {
                "id": {"type": "string"}, "score": {"type": "number"}, "number": optional, "title": {"type": "string"},
                "organ": optional, "authority": optional, "date": {"type": ["string", "null"], "format": "date"}, "place": optional,
                "source": {"type": "string"}, "diary_numbers": {"type": "array", "items": {"type": "string"}},
                "decisions": {"type": "array", "items": {"type": "string"}}, "topics": {"type": "array", "items": {"type": "string"}}
            }
        },
        "Response": {
            "type": "object",
            "required": ["query", "total", "took_ms", "relaxed", "hits", "facets"],
            "properties": {
                "query": {"type": "string"}, "total": {"type": "integer"}, "cases": {"type": "integer"}, "took_ms": {"type": "number"},
                "relaxed": {"type": ["object", "null"]}, "hits": {"type": "array", "items": reference("Hit")}, "facets": reference("Counts"),
                "did_you_mean": optional
            }
        },
        "Facets": {"type": "object", "required": ["query", "total", "facets"], "properties": {"query": {"type": "string"}, "total": {"type": "integer"}, "relaxed": {"type": ["object", "null"]}, "facets": reference("Counts")}},
        "Series": {"type": "array", "items": {"type": "object", "required": ["query", "bins"], "properties": {"query": {"type": "string"}, "bins": {"type": "array", "items": {"type": "object"}}}}},
        "List": {"type": "array", "items": {"type": "object"}},
        "Item": {"type": "object", "required": ["id", "title", "body", "meeting"], "properties": {"id": {"type": "string"}, "title": {"type": "string"}, "body": {"type": "string"}, "meeting": {"type": "object"}, "case": {"type": "array"}, "source_sha256": optional}},
        "Status": {"type": "object", "required": ["items", "files"], "properties": {"items": {"type": "integer"}, "files": {"type": "integer"}}}
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_description_is_there() {
        let described = description();
        let text = described.to_string();
        for part in text.split("#/components/schemas/").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric()).collect();
            assert!(described["components"]["schemas"].get(&name).is_some(), "{name}");
        }
        for field in FilterField::ALL {
            assert!(text.contains(&format!("\"name\":\"{}\"", field.name())), "{}", field.name());
        }
    }
}
