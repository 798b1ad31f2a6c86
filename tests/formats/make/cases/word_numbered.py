"""Word numbers the headings: "§ %1" stands in the list definition and nowhere in the text."""
import textwrap

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
    (folder / "word.html").write_bytes(word_html().replace("\n", "\r\n").encode("cp1252"))
    (folder / "minutes.txt").write_text(text_of(folder / "minutes.pdf"))


def word_html():
    """The page that Word saves ("webbsida, filtrerad"): Windows-1252, the numbers written out."""
    gap = '<span style=\'font:7.0pt "Times New Roman"\'>' + "&nbsp;" * 6 + "</span>"
    out = [f"<p class=MsoNormal><b>{text}</b></p>" for text, _ in HEAD]
    out.append("<h1>Protokoll</h1>")
    out += [f"<p class=MsoNormal><b>{label}</b> {value}</p>" for label, value in FACTS]
    out.append("<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0>")
    for label, people in PEOPLE:
        names = "".join(f"<p class=MsoNormal>{person}</p>" for person in people)
        out.append(f" <tr>\n  <td width=302 valign=top><p class=MsoNormal>{label}</p></td>\n"
                   f"  <td width=302 valign=top>{names}</td>\n </tr>")
    out.append("</table>")
    for number, (title, blocks) in enumerate(ITEMS, FIRST):
        out.append(f"<h2 style='margin-left:28.35pt;text-indent:-28.35pt'>§ {number}{gap}{title}</h2>")
        for kind, content in blocks:
            if kind == "beslut":
                out.append("<h3>Beslut</h3>")
            if kind == "p" or len(content) == 1:
                text = content if kind == "p" else content[0]
                out.append(f"<p class=MsoNormal>{text}</p>")
                continue
            for index, entry in enumerate(content, 1):
                out.append(f"<p class=MsoListParagraph style='text-indent:-28.35pt'>{index}.{gap}{entry}</p>")
    wrapped = "\n\n".join(textwrap.fill(line, 78, break_long_words=False, break_on_hyphens=False)
                          if line.startswith(("<p", "<h")) else line for line in out)
    return (f"<html>\n\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">\n"
            f"<meta name=Generator content=\"Microsoft Word 15 (filtered)\">\n<title>{HTML_TITLE}</title>\n"
            "<style>\n<!--\n p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;\n"
            "\tfont-family:\"Calibri\",sans-serif;}\n-->\n</style>\n</head>\n\n<body lang=SV>\n\n"
            f"<div class=WordSection1>\n\n{wrapped}\n\n</div>\n\n</body>\n\n</html>\n")


def landmarks():
    def last(blocks):
        content = blocks[-1][1]
        return content if isinstance(content, str) else content[-1]

    return [(str(FIRST + i), f"§ {FIRST + i} {title}", last(blocks))
            for i, (title, blocks) in enumerate(ITEMS)]
