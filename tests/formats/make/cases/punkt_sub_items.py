"""`Punkt 5` as heading, sub-items 5.1 and a) inside it."""
from builder import Doc

TITLE = "Protokoll – Folkhälsorådet"
FORMATS = ["pdf", "docx", "odt", "html", "rtf", "txt", "chromium.pdf"]


def document():
    d = Doc(head=["Folkhälsorådet\t\tsid {page} av {pages}"])
    d.p("Sandö kommun")
    d.p("Protokoll från Folkhälsorådet", "title")
    d.p("**Datum:** 2021-05-19")
    d.p("**Plats:** Biblioteket, läsesalen")
    d.p("**Närvarande ledamöter:** Karolina Ask (S), ordförande, Bertil Munther (M), Nasrin Hedayat (V)")
    d.p("**Övriga närvarande:** Jens Fält, folkhälsostrateg, Ulrika Tamm, sekreterare")
    d.item("1")
    d.h(2, "Punkt 1. Mötets öppnande")
    d.p("Ordföranden öppnar mötet.")
    d.item("2")
    d.h(2, "Punkt 2. Föregående protokoll")
    d.p("Protokollet från den 24 mars läggs till handlingarna.")
    d.item("3")
    d.h(2, "Punkt 3. Drogvaneundersökningen")
    d.ps("""Jens Fält presenterar resultatet av vårens undersökning i årskurs nio. Andelen elever som aldrig har druckit
    alkohol har ökat från 48 till 57 procent. Snusandet bland flickor går åt motsatt håll.""")
    d.p("Beslut: Rådet tackar för informationen.")
    d.item("4")
    d.h(2, "Punkt 4. Budget och bidrag")
    d.h(3, "4.1 Utfall till och med april")
    d.p("Av rådets 300 000 kronor återstår 212 000.")
    d.h(3, "4.2 Ansökningar om bidrag")
    d.p("Tre föreningar har ansökt:")
    d.p("a) Sandö ridklubb, sommarläger", "indent")
    d.p("b) Hembygdsföreningen, vandringsled", "indent")
    d.p("c) Föreningen Grannstöd, samtalscafé", "indent")
    d.p("Bertil Munther (M) föreslår att alla tre beviljas.")
    d.h(3, "4.3 Redovisning av fjolårets bidrag")
    d.p("Redovisningarna finns hos sekreteraren.")
    d.p("Beslut: Bidrag beviljas enligt ansökningarna.")
    d.item("5")
    d.h(2, "Punkt 5. Trygghetsvandringar")
    d.h(3, "5.1 Hamnområdet")
    d.p("Nasrin Hedayat (V) berättar om vandringen den 4 maj, då trettio personer deltog.")
    d.h(3, "5.2 Centrum")
    d.p("Vandringen har flyttats till september.")
    d.item("6")
    d.h(2, "Punkt 6. Nästa möte och avslutning")
    d.p("Rådet möts den 15 september. Ordföranden avslutar mötet.")
    return d
