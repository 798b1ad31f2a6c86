"""Word numbers the headings: "§ %1" stands in the list definition and nowhere in the text."""
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

FORMATS = []
HTML_TITLE = "Tekniska utskottet 2024-09-24"

HEAD = [("Norrviks kommun", "bold"), ("Tekniska utskottet", "bold")]
FACTS = [("Sammanträdesdatum:", "2024-09-24"), ("Plats:", "Reningsverket, Norrvik")]
PEOPLE = [("Ledamöter", ["Cecilia Ramstedt (M), ordförande", "Olof Trygg (S)", "Hanna Byström (C)"]),
          ("Ersättare", ["Yngve Karsten (M)"]),
          ("Övriga", ["Fredrik Nystad, teknisk chef", "Disa Holm, sekreterare"])]
FIRST = 58
ITEMS = [
    ("Godkännande av dagordning", [
        ("beslut", ["Dagordningen godkänns."])]),
    ("Byte av vattenledning i Kvarnkullen", [
        ("p", "Fredrik Nystad redogör för sommarens läckor. Ledningen är från 1961 och har lagats nio gånger på "
              "två år. Olof Trygg (S) frågar hur länge vattnet måste stängas av. Fredrik Nystad svarar att "
              "varje fastighet blir utan vatten i högst sex timmar."),
        ("beslut", ["Ledningen byts under våren 2025.", "Fastighetsägarna informeras senast i januari.",
                    "Kostnaden, 3,4 miljoner kronor, ryms i investeringsbudgeten."])]),
    ("Snöröjning av gångvägar", [
        ("p", "Hanna Byström (C) föreslår att gångvägarna vid skolan röjs före klockan sju. Förvaltningen gör "
              "följande bedömning:"),
        ("list", ["Tre maskiner räcker om förarna börjar klockan fyra.", "Kostnaden ökar med 190 000 kronor.",
                  "Avtalet med entreprenören behöver ändras."]),
        ("beslut", ["Ärendet återremitteras."])]),
    ("Skyltar vid badplatsen", [
        ("p", "Disa Holm visar förslag till nya skyltar på fyra språk."),
        ("beslut", ["Skyltarna beställs."])]),
    ("Information", [
        ("p", "Fredrik Nystad berättar att bron vid Storforsen öppnas för trafik den 7 oktober.")]),
]


def numbering(document):
    """Two lists: headings "§ %1" from 58 on, and "%1." that starts anew for each list."""
    root = document.part.numbering_part.element
    for old in list(root):
        root.remove(old)

    def abstract(ident, text, style=None):
        link = f'<w:pStyle w:val="{style}"/>' if style else ""
        root.append(parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="{FIRST if style else 1}"/><w:numFmt w:val="decimal"/>{link}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>'
            f"</w:lvl></w:abstractNum>"))

    abstract(1, "§ %1", "Heading2")
    abstract(2, "%1.")

    def num(ident, of, restart=False):
        override = ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
                    if restart else "")
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{of}"/>'
                              f"{override}</w:num>"))

    num(1, 1)
    for ident in range(10, 30):
        num(ident, 2, restart=True)


def numbered(paragraph, ident):
    properties = paragraph._p.get_or_add_pPr()
    element = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", 0), ("w:numId", ident)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        element.append(child)
    properties.append(element)


def build(folder):
    from make import office, text_of
    document = Document()
    document.core_properties.author = ""
    numbering(document)
    heading = document.styles["Heading 2"].element.get_or_add_pPr()
    heading.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    section = document.sections[0]
    section.header.paragraphs[0].text = "Norrviks kommun\tTekniska utskottet\t2024-09-24"
    for text, _ in HEAD:
        document.add_paragraph().add_run(text).bold = True
    document.add_heading("Protokoll", 1)
    for label, value in FACTS:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(" " + value)
    table = document.add_table(rows=0, cols=2)
    for label, people in PEOPLE:
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].text = people[0]
        for person in people[1:]:
            cells[1].add_paragraph(person)
    lists = 10
    for title, blocks in ITEMS:
        document.add_heading(title, 2)
        for kind, content in blocks:
            if kind == "p":
                document.add_paragraph(content)
                continue
            if kind == "beslut":
                document.add_heading("Beslut", 3)
            if len(content) == 1:
                document.add_paragraph(content[0])
                continue
            for entry in content:
                numbered(document.add_paragraph(entry, style="List Paragraph"), lists)
            lists += 1
    document.save(folder / "minutes.docx")
    for ending in ("pdf", "odt", "rtf"):
        office(folder / "minutes.docx", folder / f"minutes.{ending}", ending)
    (folder / "minutes.txt").write_text(text_of(folder / "minutes.pdf"))


def landmarks():
    def last(blocks):
        content = blocks[-1][1]
        return content if isinstance(content, str) else content[-1]

    return [(str(FIRST + i), f"§ {FIRST + i} {title}", last(blocks))
            for i, (title, blocks) in enumerate(ITEMS)]
