"""§1 with and without a space and a case number, a vote table inside an item and one after."""
from builder import Doc

TITLE = "Kommunfullmäktige i Norrvik 2023-02-27"
FORMATS = ["pdf", "docx", "odt", "html", "txt", "chromium.pdf"]


def document():
    d = Doc(font="Liberation Serif",
            head=["Kommunfullmäktige\tPROTOKOLL 2023-02-27\t{page}({pages})"])
    d.p("Norrviks kommun", "bold")
    d.p("Kommunfullmäktige", "title")
    d.p("Sammanträde måndagen den 27 februari 2023 klockan 18.30–20.10")
    d.p("Plats: Bygdegården i Norrvik")
    d.p("Närvarande ledamöter", "bold")
    d.table([
        ["Namn", "Parti", "Uppdrag"],
        ["Solveig Hjelm", "S", "ordförande"],
        ["Anders Tornberg", "M", "vice ordförande"],
        ["Kjell Ljungmark", "C", ""],
        ["Mirjam Ståhle", "L", ""],
        ["Rasmus Odelberg", "SD", ""],
    ], [8, 3, 5], heading=True)
    d.p("Sekreterare: Pontus Ahlgren", "body")

    d.item("12")
    d.p("§12", "item")
    d.p("Val av protokollsjusterare", "bold")
    d.p("Beslut", "bold")
    d.p("Kjell Ljungmark (C) och Mirjam Ståhle (L) väljs att justera protokollet.")
    d.item("13")
    d.p("§ 13 0046/22", "item")
    d.p("Svar på medborgarförslag om en strandpromenad", "bold")
    d.p("Beslut", "bold")
    d.p("Medborgarförslaget anses besvarat.")
    d.p("Bakgrund", "bold")
    d.ps("""En invånare föreslår att kommunen anlägger en promenadväg från hamnen till Rävudden. Tekniska
    utskottet bedömer att sträckan till största delen redan är tillgänglig och att en mindre spång kan byggas
    inom ramen för den löpande skötseln.""")
    d.item("14")
    d.p("§ 14 0123/23", "item")
    d.p("Avgift för sophämtning", "bold")
    d.p("Beslut", "bold")
    d.p("1. Avgiften för sophämtning höjs med fyra procent.")
    d.p("2. Den nya avgiften gäller från den 1 april 2023.")
    d.p("Yrkanden", "bold")
    d.p("Anders Tornberg (M) yrkar avslag på förslaget.")
    d.p("Kjell Ljungmark (C) yrkar bifall till förslaget.")
    d.p("Omröstning", "bold")
    d.p("Omröstning begärs och verkställs. Den som vill bifalla förslaget röstar ja, den som vill avslå det "
        "röstar nej. Med tre ja-röster mot två nej-röster beslutar fullmäktige att bifalla förslaget.")
    d.table([
        ["Ledamot", "Parti", "Ja", "Nej"],
        ["Solveig Hjelm", "S", "X", ""],
        ["Anders Tornberg", "M", "", "X"],
        ["Kjell Ljungmark", "C", "X", ""],
        ["Mirjam Ståhle", "L", "X", ""],
        ["Rasmus Odelberg", "SD", "", "X"],
        ["Summa", "", "3", "2"],
    ], [8, 3, 2, 2], heading=True)
    d.p("Reservation", "bold")
    d.p("Anders Tornberg (M) och Rasmus Odelberg (SD) reserverar sig mot beslutet.")
    d.item("15")
    d.p("§15 0130/23", "item")
    d.p("Entledigande från uppdrag i valnämnden", "bold")
    d.p("Beslut", "bold")
    d.p("Gunborg Stadig (S) entledigas från uppdraget som ersättare i valnämnden.")
    d.item("16")
    d.p("§16", "item")
    d.p("Meddelanden", "bold")
    d.ps("""Länsstyrelsens beslut om ny sammanräkning läggs till handlingarna. Beslutet har tidigare behandlats
    enligt 5 kap. § 14 i arbetsordningen.""")
    d.end()
    d.page()
    d.p("Bilaga 1", "bold")
    d.p("Närvaro- och omröstningslista", "bold")
    d.table([
        ["Ledamot", "Parti", "§ 14"],
        ["Solveig Hjelm", "S", "Ja"],
        ["Anders Tornberg", "M", "Nej"],
        ["Kjell Ljungmark", "C", "Ja"],
        ["Mirjam Ståhle", "L", "Ja"],
        ["Rasmus Odelberg", "SD", "Nej"],
    ], [8, 3, 3], heading=True)
    return d
