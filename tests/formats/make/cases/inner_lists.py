"""Numbered lists inside items restart at 1 and pass the next item's number."""
from builder import Doc

TITLE = "Protokoll Kulturutskottet 2022-06-02"
FORMATS = ["pdf", "docx", "odt", "html", "txt"]


def document():
    d = Doc(head=["Kulturutskottet\t2022-06-02\t{page} ({pages})"])
    d.p("Tunabro kommun", "bold")
    d.p("Kulturutskottet", "title")
    d.p("Protokoll 2022-06-02")
    d.p("Plats: Konsthallen, Tunabro")
    d.p("Ledamöter: Eskil Brodin (C), ordförande, Fanny Oxenholt (MP), Roland Tiger (S)")
    d.p("Tjänstepersoner: Yvonne Lager, kulturchef, Isak Brunn, sekreterare")
    d.item("1")
    d.p("1. Upprop och val av justerare", "item")
    d.p("Roland Tiger (S) utses att justera protokollet.")
    d.item("2")
    d.p("2. Sommarens program på torget", "item")
    d.p("Yvonne Lager presenterar programmet, som består av fem kvällar:")
    d.ol(["Storbandet Blåsten, 28 juni", "Allsång med Kyrkokören, 5 juli", "Gycklare och eldshow, 12 juli",
          "Dans till Runes orkester, 19 juli", "Ungas scen, 26 juli"])
    d.p("Fanny Oxenholt (MP) frågar om det finns teckentolk. Yvonne Lager svarar att två av kvällarna tolkas.")
    d.p("Beslut", "bold")
    d.ol(["Programmet godkänns.", "Torget upplåts utan avgift."])
    d.item("3")
    d.p("3. Stöd till studieförbunden", "item")
    d.p("Utskottet går igenom ansökningarna i den ordning de har kommit in. Fördelningen bygger på följande grunder:")
    d.ol(["antal deltagare under föregående år", "andel verksamhet utanför centralorten",
          "verksamhet för personer med funktionsnedsättning", "egen finansiering"])
    d.p("Beslut", "bold")
    d.ol(["Stödet fördelas enligt kulturchefens förslag."])
    d.item("4")
    d.p("4. Konstnärlig gestaltning i simhallen", "item")
    d.p("Eskil Brodin (C) föreslår att en jury utses. Juryn ska:")
    d.ol(["bjuda in tre konstnärer", "bedöma skisserna", "besöka platsen", "höra simhallens personal",
          "lämna förslag senast i november"])
    d.p("Beslut", "bold")
    d.ol(["En jury på tre personer utses.", "Juryn får använda 40 000 kronor till skissarvoden.",
          "Kulturchefen är juryns sekreterare."])
    d.item("5")
    d.p("5. Rapporter", "item")
    d.p("Yvonne Lager berättar om takläckaget i museets magasin. Inga föremål har skadats.")
    d.item("6")
    d.p("6. Sammanträdet avslutas", "item")
    d.p("Ordföranden avslutar sammanträdet och önskar alla en trevlig sommar.")
    return d
