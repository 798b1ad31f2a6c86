"""Items with a number and no sign, decisions in the same form; no page head."""
from builder import Doc

TITLE = "Fritidsnämnden 2009-03-12"
FORMATS = ["pdf", "docx", "odt", "html", "txt", "windows-1252.txt"]


def document():
    d = Doc(font="Liberation Serif", foot=["\t{page}\t"])
    d.p("Lindesjö kommun", "bold")
    d.p("Fritidsnämnden", "bold")
    d.p("PROTOKOLL", "title")
    d.p("Sammanträde torsdagen den 12 mars 2009 kl. 16.00 i Sporthallens klubbrum")
    d.p("Närvarande", "bold")
    d.p("Beslutande", "italic")
    for who in ("Rune Callmer (s), ordförande", "Maj-Britt Tyrén (c)", "Sixten Fryklöf (m)",
                "Elsy Bondeson (fp), tjänstgörande ersättare"):
        d.p(who, "tight")
    d.p("Övriga", "italic")
    for who in ("Göte Lindal, fritidschef", "Monica Sjövall, sekreterare"):
        d.p(who, "tight")

    d.item("18")
    d.p("18\tVal av justeringsman", "item")
    d.p("Beslut", "bold")
    d.p("Sixten Fryklöf väljs.")
    d.item("19")
    d.p("19\tBokslut för år 2008 (Dnr 14/2009)", "item")
    d.ps("""Göte Lindal redovisar bokslutet. Nämnden har använt 11,2 miljoner kronor, vilket är 140 000 kronor mindre
    än budgeten. Överskottet beror på att den nya ismaskinen levererades först i januari.""")
    d.p("Beslut", "bold")
    d.p("1\tBokslutet godkänns.", "tight")
    d.p("2\tNämnden begär att få överföra 140 000 kronor till år 2009.", "tight")
    d.p("3\tEn kopia av bokslutet skickas till revisorerna.", "tight")
    d.item("20")
    d.p("20\tBelysning i motionsspåret vid Hästberget", "item")
    d.ps("""Skidklubben har skrivit till nämnden och begärt att belysningen byts ut. Maj-Britt Tyrén (c) yrkar bifall till
    klubbens begäran. Av de 64 stolparna är 19 rötskadade, och 22 armaturer lyser inte alls.

    Klubben är beredd att stå för arbetet om kommunen betalar materialet. Kostnaden för stolpar, kabel och armatur
    beräknas till 85 000 kronor.""")
    d.p("Beslut", "bold")
    d.p("Nämnden anslår 85 000 kronor till material.")
    d.item("21")
    d.p("21\tSimhallens öppettider under påsken", "item")
    d.p("Beslut", "bold")
    d.p("Simhallen håller stängt på påskdagen.")
    d.item("22")
    d.p("22\tRapporter", "item")
    d.p("Fritidschefen berättar om vårens läger på Rönnön och om 40 års-jubileet i ridhuset.")
    d.end()
    d.p("")
    d.p("Vid protokollet\tJusteras")
    d.p("Monica Sjövall\tRune Callmer\tSixten Fryklöf")
    return d
