//! What can be said of how files are read: the arguments of `ingest`, `parse` and of the worker
//! that reads one file.

use std::path::PathBuf;

use clap::Args;

use super::choices::{ReportFormat, TreeFormat, WorkerLayer};

/// Arguments of `ingest`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf ingest                            read the corpus folder
  paragraf ingest protokoll/ ny.txt
  paragraf ingest --rebuild protokoll/       start from nothing

The report goes to stderr, with --format json to stdout. One bad file stops nothing; the
exit code then is 1.")]
pub struct IngestArgs {
    /// Files and folders [default: the corpus folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Rebuild the index; the old one stays in use until the new one is complete
    #[arg(long)]
    pub rebuild: bool,
    /// Take files out of the index that are gone, even if that is most of a folder
    #[arg(long)]
    pub allow_empty: bool,
    /// Read scanned pages too (needs tesseract with its Swedish data)
    #[arg(long)]
    pub ocr: bool,
    /// Report format
    #[arg(long, value_enum, default_value = "human")]
    pub format: ReportFormat,
}

/// Arguments of `parse`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  paragraf parse protokoll.txt
  paragraf parse protokoll/ --format human
  paragraf parse protokoll/ --format jsonl > minutes.jsonl")]
pub struct ParseArgs {
    /// Files and folders
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    /// Read scanned pages too (needs tesseract with its Swedish data)
    #[arg(long)]
    pub ocr: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "json")]
    pub format: TreeFormat,
}

/// Arguments of `extract-worker`.
#[derive(Debug, Args)]
pub struct ExtractWorkerArgs {
    /// Ending of the format
    pub ending: String,
    /// Read images by OCR
    #[arg(long)]
    pub ocr: bool,
    /// Size of the file, by which memory is allotted [default: the largest that is read]
    #[arg(long, value_name = "N")]
    pub bytes: Option<u64>,
    /// Read nothing, and print what such a worker is kept from on this system
    #[arg(long)]
    pub self_test: bool,
    /// Test this layer without the others; repeatable
    #[arg(long = "layer", value_enum, value_name = "LAYER", requires = "self_test")]
    pub layers: Vec<WorkerLayer>,
}
