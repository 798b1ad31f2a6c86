"""A document told once and written as flat ODF, as HTML and as Markdown.

A case calls the methods of `Doc` in the order of the page. `item` notes where an agenda item
begins, so that `pages.json` can be made from what the PDF shows.
"""

import re
from html import escape

WIDTH_CM = 16.0

STYLES = {
    # name: (points, bold, space before in points, space after, left indent in cm, align)
    "body": (11, False, 0, 6, 0.0, "start"),
    "tight": (11, False, 0, 0, 0.0, "start"),
    "bold": (11, True, 6, 2, 0.0, "start"),
    "italic": (11, False, 6, 2, 0.0, "start"),
    "title": (18, True, 0, 8, 0.0, "start"),
    "large": (14, True, 0, 6, 0.0, "start"),
    "item": (12, True, 14, 4, 0.0, "start"),
    "indent": (11, False, 0, 2, 1.0, "start"),
    "hanging": (11, False, 0, 2, 1.0, "start"),
    "small": (9, False, 0, 2, 0.0, "start"),
    "centre": (11, False, 0, 6, 0.0, "center"),
    "right": (11, False, 0, 6, 0.0, "end"),
    "cell": (10, False, 1, 1, 0.0, "start"),
    "cellbold": (10, True, 1, 1, 0.0, "start"),
    "head": (9, False, 0, 0, 0.0, "start"),
    "toc": (11, False, 0, 3, 0.0, "start"),
}
HEADINGS = {1: (18, 0, 10), 2: (13, 14, 4), 3: (11, 8, 2)}


class Doc:
    def __init__(self, font="Liberation Sans", head=(), foot=(), head_border=False):
        self.font, self.head, self.foot, self.head_border = font, head, foot, head_border
        self.blocks = []
        self.items = []

    # -- what stands on the page ------------------------------------------------------------
    def p(self, text, style="body"):
        """A paragraph; `**bold**` inside, `\t` for a tab, `\n` for a line break."""
        self.blocks.append(("p", text, style))

    def ps(self, text, style="body"):
        """Paragraphs parted by blank lines."""
        for part in re.split(r"\n\s*\n", text.strip()):
            self.p(" ".join(part.split()), style)

    def h(self, level, text):
        self.blocks.append(("h", level, text))

    def table(self, rows, widths, border=True, heading=False):
        self.blocks.append(("table", rows, widths, border, heading))

    def ol(self, entries, start=1):
        self.blocks.append(("ol", entries, start))

    def ul(self, entries):
        self.blocks.append(("ul", entries))

    def toc(self, text, page):
        self.blocks.append(("toc", text, str(page)))

    def page(self):
        self.blocks.append(("page",))

    def item(self, number):
        """The next block is the heading of item `number`."""
        self.items.append((number, len(self.blocks)))

    def end(self):
        """The last item ends here; what follows is closing text."""
        self.items.append((None, len(self.blocks)))

    # -- flat ODF ---------------------------------------------------------------------------
    def fodt(self):
        out = []
        breaks = False
        tables = 0
        widths_seen = []
        for block in self.blocks:
            kind = block[0]
            if kind == "page":
                breaks = True
                continue
            suffix = "_pb" if breaks else ""
            if kind == "p":
                out.append(f'<text:p text:style-name="{block[2]}{suffix}">{runs(block[1])}</text:p>')
            elif kind == "h":
                level = block[1]
                name = f"Heading_20_{level}" if not suffix else f"H{level}_pb"
                out.append(f'<text:h text:style-name="{name}" text:outline-level="{level}">'
                           f"{runs(block[2])}</text:h>")
            elif kind == "toc":
                out.append(f'<text:p text:style-name="toc{suffix}">{runs(block[1])}<text:tab/>'
                           f"{escape(block[2])}</text:p>")
            elif kind in ("ol", "ul"):
                style = "LN" if kind == "ol" else "LB"
                first = f' text:start-value="{block[2]}"' if kind == "ol" else ""
                lines = []
                for index, entry in enumerate(block[1]):
                    start = first if index == 0 else ""
                    lines.append(f"<text:list-item{start}><text:p text:style-name=\"listed\">"
                                 f"{runs(entry)}</text:p></text:list-item>")
                out.append(f'<text:list text:style-name="{style}" text:continue-numbering="false">'
                           + "".join(lines) + "</text:list>")
            elif kind == "table":
                if breaks:
                    out.append('<text:p text:style-name="tight_pb"/>')
                _, rows, widths, border, heading = block
                tables += 1
                widths_seen.append(widths)
                columns = "".join(f'<table:table-column table:style-name="T{tables}.{i}"/>'
                                  for i in range(len(widths)))
                lines = []
                for index, row in enumerate(rows):
                    cells = []
                    for cell in row:
                        style = "cellbold" if heading and index == 0 else "cell"
                        paragraphs = "".join(
                            f'<text:p text:style-name="{style}">{runs(line)}</text:p>'
                            for line in cell.split("\n"))
                        frame = "boxed" if border else "bare"
                        cells.append(f'<table:table-cell table:style-name="{frame}" '
                                     f'office:value-type="string">{paragraphs}</table:table-cell>')
                    lines.append("<table:table-row>" + "".join(cells) + "</table:table-row>")
                out.append(f'<table:table table:name="Tabell{tables}" table:style-name="T{tables}">'
                           f"{columns}{''.join(lines)}</table:table>")
            breaks = False
        return FODT.format(
            styles=paragraph_styles(self.font),
            auto=table_styles(widths_seen),
            head=self._margin(self.head, "header"),
            foot=self._margin(self.foot, "footer"),
            headprops=margin_props(self.head, "header", self.head_border),
            footprops=margin_props(self.foot, "footer", False),
            body="\n".join(out), font=self.font)

    def _margin(self, lines, where):
        if not lines:
            return ""
        inner = "".join(f'<text:p text:style-name="head">{runs(line)}</text:p>' for line in lines)
        return f"<style:{where}>{inner}</style:{where}>"

    # -- HTML -------------------------------------------------------------------------------
    def html(self, title, printed=False):
        """A web page; `printed` adds what a page has and a screen has not: running head and foot."""
        out = []
        for block in self.blocks:
            kind = block[0]
            if kind == "page":
                if printed:
                    out.append('<div class="page"></div>')
            elif kind == "p":
                out.append(f'<p class="{block[2]}">{inline(block[1])}</p>')
            elif kind == "h":
                out.append(f"<h{block[1]}>{inline(block[2])}</h{block[1]}>")
            elif kind == "toc":
                if printed:
                    out.append(f'<p class="toc"><span>{inline(block[1])}</span>'
                               f"<span>{'.' * max(4, 90 - len(block[1]))} {block[2]}</span></p>")
                else:
                    out.append(f'<p class="toc">{inline(block[1])} {"." * 20} {block[2]}</p>')
            elif kind == "ol":
                start = f' start="{block[2]}"' if block[2] != 1 else ""
                out.append(f"<ol{start}>\n" + "\n".join(f"<li>{inline(e)}</li>" for e in block[1])
                           + "\n</ol>")
            elif kind == "ul":
                out.append("<ul>\n" + "\n".join(f"<li>{inline(e)}</li>" for e in block[1])
                           + "\n</ul>")
            elif kind == "table":
                _, rows, widths, border, heading = block
                total = sum(widths)
                columns = "".join(f'<col style="width:{w / total:.0%}">' for w in widths)
                lines = []
                for index, row in enumerate(rows):
                    tag = "th" if heading and index == 0 else "td"
                    lines.append("<tr>" + "".join(
                        f"<{tag}>{inline(cell)}</{tag}>" for cell in row) + "</tr>")
                name = "boxed" if border else "bare"
                out.append(f'<table class="{name}"><colgroup>{columns}</colgroup>\n'
                           + "\n".join(lines) + "\n</table>")
        margins = ""
        if printed:
            for name, lines in (("head", self.head), ("foot", self.foot)):
                if lines:
                    margins += f'<div class="run{name}">' + "".join(
                        f"<div>{running(line)}</div>" for line in lines) + "</div>\n"
        css = PRINT_CSS if printed else SCREEN_CSS
        return (f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
                f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
                f"{margins}" + "\n".join(out) + "\n</body>\n</html>\n")

    # -- Markdown ---------------------------------------------------------------------------
    def markdown(self):
        out = []
        for block in self.blocks:
            kind = block[0]
            if kind == "p":
                text = block[1].replace("\t", " ").replace("\n", "  \n")
                out.append(f"**{text}**" if block[2] in ("bold", "item") and "**" not in text
                           else text)
            elif kind == "h":
                out.append("#" * block[1] + " " + block[2].replace("\n", " "))
            elif kind == "ol":
                out.append("\n".join(f"{block[2] + i}. {e}" for i, e in enumerate(block[1])))
            elif kind == "ul":
                out.append("\n".join(f"- {e}" for e in block[1]))
            elif kind == "table":
                rows = [[cell.replace("\n", "<br>") for cell in row] for row in block[1]]
                lines = ["| " + " | ".join(row) + " |" for row in rows]
                lines.insert(1, "|" + "---|" * len(rows[0]))
                out.append("\n".join(lines))
        return "\n\n".join(out) + "\n"

    # -- what is on which page --------------------------------------------------------------
    def landmarks(self):
        """For each item its number and the words of its first and of its last block."""
        found = []
        for index, (number, at) in enumerate(self.items):
            if number is None:
                continue
            until = self.items[index + 1][1] if index + 1 < len(self.items) else len(self.blocks)
            texts = [t for block in self.blocks[at:until] if (t := words(block))]
            found.append((number, texts[0], texts[-1]))
        return found


def words(block):
    kind = block[0]
    if kind == "p":
        return block[1].replace("**", "")
    if kind == "h":
        return block[2]
    if kind in ("ol", "ul"):
        return block[1][-1]
    if kind == "table":
        return " ".join(block[1][-1])
    return ""


def runs(text):
    """Text to ODF: bold runs, tabs, line breaks, page fields."""
    out = []
    for index, part in enumerate(text.split("**")):
        part = escape(part)
        part = part.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
        part = re.sub(r"  +", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', part)
        part = part.replace("{page}", '<text:page-number text:select-page="current">1'
                            "</text:page-number>")
        part = part.replace("{pages}", "<text:page-count>1</text:page-count>")
        out.append(f'<text:span text:style-name="B">{part}</text:span>' if index % 2 and part
                   else part)
    return "".join(out)


def inline(text):
    out = []
    for index, part in enumerate(text.split("**")):
        part = escape(part, quote=False).replace("\t", "&emsp;").replace("\n", "<br>\n")
        out.append(f"<b>{part}</b>" if index % 2 and part else part)
    return "".join(out)


def running(line):
    cells = []
    for part in line.split("\t"):
        part = escape(part, quote=False).replace("{page}", '<i class="pg"></i>')
        cells.append(f"<span>{part.replace('{pages}', '<i class=pgs></i>')}</span>")
    return "".join(cells)


def paragraph_styles(font):
    out = []

    def style(name, points, bold, before, after, left, align, tail="", page=False, parent=None):
        weight = ' fo:font-weight="bold"' if bold else ""
        italic = ' fo:font-style="italic"' if name.startswith("italic") else ""
        brk = ' fo:break-before="page"' if page else ""
        keep = ' fo:keep-with-next="always"' if name.split("_")[0] in ("bold", "item") else ""
        hang = ' fo:text-indent="-0.7cm"' if name.startswith("hanging") else ""
        up = f' style:parent-style-name="{parent}"' if parent else ""
        out.append(
            f'<style:style style:name="{name}" style:family="paragraph"{up}>'
            f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" '
            f'fo:margin-left="{left}cm" fo:text-align="{align}"{brk}{keep}{hang}>{tail}'
            f"</style:paragraph-properties>"
            f'<style:text-properties fo:font-size="{points}pt"{weight}{italic} '
            f'style:font-name="{font}" fo:language="sv" fo:country="SE"/></style:style>')

    tabs = ('<style:tab-stops><style:tab-stop style:position="5cm"/>'
            '<style:tab-stop style:position="10.5cm"/></style:tab-stops>')
    head_tabs = ('<style:tab-stops><style:tab-stop style:position="7.5cm"/>'
                 '<style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops>')
    near = '<style:tab-stops><style:tab-stop style:position="1.2cm"/></style:tab-stops>'
    leader = ('<style:tab-stops><style:tab-stop style:position="16cm" style:type="right" '
              'style:leader-style="dotted" style:leader-text="."/></style:tab-stops>')
    for name, values in STYLES.items():
        tail = {"head": head_tabs, "toc": leader, "item": near, "tight": near}.get(name, tabs)
        style(name, *values, tail)
        style(name + "_pb", *values, tail, page=True)
    style("listed", 11, False, 0, 2, 0.0, "start")
    for level, (points, before, after) in HEADINGS.items():
        out.append(
            f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
            f'style:family="paragraph" style:default-outline-level="{level}" style:class="text">'
            f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" '
            f'fo:keep-with-next="always">{tabs}</style:paragraph-properties>'
            f'<style:text-properties fo:font-size="{points}pt" fo:font-weight="bold" '
            f'style:font-name="{font}" fo:language="sv" fo:country="SE"/></style:style>')
    return "\n".join(out)


def table_styles(widths_seen):
    out = []
    for level in HEADINGS:
        out.append(f'<style:style style:name="H{level}_pb" style:family="paragraph" '
                   f'style:parent-style-name="Heading_20_{level}"><style:paragraph-properties '
                   f'fo:break-before="page"/></style:style>')
    for index, widths in enumerate(widths_seen, 1):
        total = sum(widths)
        out.append(f'<style:style style:name="T{index}" style:family="table"><style:table-properties'
                   f' style:width="{WIDTH_CM}cm" table:align="left" fo:margin-bottom="0.2cm"/>'
                   f"</style:style>")
        for i, width in enumerate(widths):
            out.append(f'<style:style style:name="T{index}.{i}" style:family="table-column">'
                       f'<style:table-column-properties '
                       f'style:column-width="{WIDTH_CM * width / total:.2f}cm"/></style:style>')
    return "\n".join(out)


def margin_props(lines, where, border):
    if not lines:
        return ""
    line = ' fo:border-bottom="0.5pt solid #000000"' if border else ""
    gap = "fo:margin-bottom" if where == "header" else "fo:margin-top"
    return (f"<style:{where}-style><style:header-footer-properties fo:min-height=\"0.6cm\" "
            f'{gap}="0.5cm"{line}/></style:{where}-style>')


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="{font}" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles>
{styles}
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="LN"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1cm" fo:text-indent="-0.6cm" fo:margin-left="1cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
<text:list-style style:name="LB"><text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1cm" fo:text-indent="-0.6cm" fo:margin-left="1cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles>
{auto}
<style:style style:name="boxed" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border="none"/></style:style>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.6cm" fo:margin-bottom="1.6cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>{headprops}{footprops}</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">{head}{foot}</style:master-page></office:master-styles>
<office:body><office:text>
{body}
</office:text></office:body>
</office:document>
"""

SCREEN_CSS = """
body { font-family: sans-serif; max-width: 46em; margin: 2em auto; }
table.boxed td, table.boxed th { border: 1px solid #000; padding: 2px 6px; text-align: left; }
table { border-collapse: collapse; } td { vertical-align: top; }
.bold, .item, .large, .title { font-weight: bold; }
"""
PRINT_CSS = """
@page { size: A4; margin: 3.2cm 2.5cm 3cm; @top-left { content: element(runhead); width: 100% }
        @bottom-left { content: element(runfoot); width: 100% } }
body { font-family: 'Liberation Serif'; font-size: 11pt; line-height: 1.3; }
.runhead { position: running(runhead) } .runfoot { position: running(runfoot) }
.runhead div, .runfoot div { display: flex; justify-content: space-between; font-size: 9pt }
i.pg, i.pgs { font-style: normal } i.pg::after { content: counter(page) }
i.pgs::after { content: counter(pages) }
p { margin: 0 0 6pt } p.tight, p.small { margin: 0 } p.small { font-size: 9pt }
p.toc { display: flex; justify-content: space-between }
.bold, .item, .large, .title { font-weight: bold; break-after: avoid }
.item { margin-top: 14pt; font-size: 12pt } .title { font-size: 18pt } .large { font-size: 14pt }
.indent, .hanging { margin-left: 1cm } .page { break-before: page }
h1 { font-size: 18pt } h2 { font-size: 13pt; margin: 14pt 0 4pt } h3 { font-size: 11pt; margin: 8pt 0 2pt }
table { border-collapse: collapse; width: 100%; margin-bottom: 6pt; font-size: 10pt }
td, th { vertical-align: top; text-align: left; padding: 1pt 4pt }
table.boxed td, table.boxed th { border: 0.5pt solid #000 }
"""
