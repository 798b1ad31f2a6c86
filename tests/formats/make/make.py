#!/usr/bin/env python3
"""Makes the files of tests/formats/ from make/cases/. See README.md.

    python3 make.py            all cases
    python3 make.py CASE ...   these
"""

import importlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
sys.path.insert(0, str(HERE))

FILTERS = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML", "odt": "odt",
           "rtf": "rtf:Rich Text Format", "html": "html:HTML (StarWriter)"}


def office(source, target, ending):
    """Lets LibreOffice write `source` as `target`."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                        "--convert-to", FILTERS[ending], "--outdir", folder, str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(Path(folder) / f"{source.stem}.{ending}", target)


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True,
                          capture_output=True).stdout.decode()


def squeezed(text):
    return re.sub(r"[\s\u00ad\ufffe-]+", "", unicodedata.normalize("NFC", text))


def pages_of(pdf, landmarks, skip):
    """Item number → first and last page, by the first and last words of each item.

    `skip` tells how many pages of cover and contents stand before the first item."""
    raw = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True,
                         capture_output=True).stdout.decode().split("\f")
    pages = [squeezed(page) for page in raw]
    at, offset = skip, 0
    found = {}
    for number, first, last in landmarks:
        first, last = squeezed(first)[:40], squeezed(last)[-40:]
        while (where := pages[at].find(first, offset)) < 0:
            at, offset = at + 1, 0
        begin, offset = at, where
        tail = last
        while True:
            where = pages[at].find(tail, offset)
            if where >= 0:
                break
            if at + 1 == len(pages):
                raise SystemExit(f"{pdf}: the end of {number} is not found: {last}")
            # The last words may be cut by a page break: the piece on the later page decides.
            at, offset = at + 1, 0
            tail = last[-15:]
        found[number] = [begin + 1, at + 1]
    return found


def make(name):
    case = importlib.import_module(f"cases.{name.replace('-', '_')}")
    folder = OUT / name
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        if old.name != "expected.json":
            old.unlink()
    if hasattr(case, "build"):
        case.build(folder)
    doc = case.document() if hasattr(case, "document") else None
    skip = getattr(case, "SKIP", 0)
    if doc:
        with tempfile.TemporaryDirectory() as work:
            source = Path(work) / "minutes.fodt"
            source.write_text(doc.fodt())
            for ending in case.FORMATS:
                if ending == "html":
                    (folder / "minutes.html").write_text(doc.html(case.TITLE))
                elif ending == "office.html":
                    office(source, folder / "office.html", "html")
                elif ending == "md":
                    (folder / "minutes.md").write_text(doc.markdown())
                elif ending == "weasyprint.pdf":
                    import weasyprint
                    weasyprint.HTML(string=doc.html(case.TITLE, printed=True)).write_pdf(
                        folder / "weasyprint.pdf")
                elif ending == "chromium.pdf":
                    page = Path(work) / "print.html"
                    page.write_text(doc.html(case.TITLE))
                    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                                    "--no-pdf-header-footer", f"--user-data-dir={work}/chromium",
                                    f"--print-to-pdf={folder / 'chromium.pdf'}", page.as_uri()],
                                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                elif ending.endswith("txt"):
                    pass
                else:
                    office(source, folder / f"minutes.{ending}", ending)
    main = folder / "minutes.pdf"
    if "txt" in case.FORMATS:
        (folder / "minutes.txt").write_text(text_of(main))
    if "windows-1252.txt" in case.FORMATS:
        text = text_of(main).replace("\n", "\r\n")
        (folder / "windows-1252.txt").write_bytes(text.encode("cp1252"))
    landmarks = doc.landmarks() if doc else case.landmarks()
    pages = {pdf.name: pages_of(pdf, landmarks, skip) for pdf in sorted(folder.glob("*.pdf"))}
    lines = [f' {json.dumps(pdf)}: {json.dumps(found, ensure_ascii=False)}'
             for pdf, found in pages.items()]
    (folder / "pages.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or sorted(
            p.stem.replace("_", "-") for p in (HERE / "cases").glob("*.py") if p.stem != "__init__"):
        make(wanted)
        print(wanted)
