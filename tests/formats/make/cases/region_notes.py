"""Region, minnesanteckningar: attendance in a three-column table, page head on every page."""
from builder import Doc

TITLE = "Minnesanteckningar 2023-09-15"
FORMATS = ["pdf", "docx", "odt", "html", "rtf", "txt", "office.html"]


def document():
    d = Doc(font="Liberation Serif",
            head=["Region Österdal\tMINNESANTECKNINGAR\t{page} ({pages})", "\t2023-09-15\t"])
    d.p("Region Österdal", "bold")
    d.p("Minnesanteckningar från möte med Länsrådet för nära vård", "large")
    d.table([
        ["Organ", "Länsrådet för nära vård"],
        ["Plats", "Regionhuset i Lindesjö, sal Duvan"],
        ["Tidpunkt", "Fredagen den 15 september 2023, klockan 09.00–11.45"],
    ], [3, 13], border=False)
    d.table([
        ["Ledamöter", "Astrid Malmgren (C), ordförande", "Region Österdal"],
        ["", "Nils Hagvall (S), vice ordförande", "Lindesjö"],
        ["", "Petra Dahlin (M), ersätter Ove Kranz", "Hallarp"],
        ["", "Kurt Brandefors (KD)", "Norrvik"],
        ["Ersättare", "Sanna Wikholm (V)", "Tunabro"],
        ["", "Jörgen Palmér (S)", "Norrvik"],
        ["Övriga", "Ingrid Sollén, utvecklingsledare", ""],
        ["", "Mattias Rönn, verksamhetschef för hemsjukvården", ""],
        ["", "Eva-Lotta Grip, mötessekreterare", ""],
    ], [3, 8, 5], border=False)

    d.item("1")
    d.h(2, "1. Inledning")
    d.ps("""Ordföranden hälsar alla välkomna till höstens första möte. Dagordningen godkänns med det
    tillägget att frågan om läkemedelsgenomgångar tas upp under övriga frågor.""")
    d.item("2")
    d.h(2, "2. Hemsjukvårdens bemanning i sommar")
    d.ps("""Mattias Rönn redogör för hur bemanningen har fungerat under juni, juli och augusti. Åtta av tio
    pass kunde täckas med ordinarie personal, vilket är en tydlig förbättring mot fjolåret. De pass som
    inte gick att fylla fördelades mellan tre av länets team, och ingen patient behövde flyttas till
    korttidsplats av det skälet. Han berättar vidare att antalet hembesök ökade med sex procent och att
    ökningen är störst bland dem som är över åttiofem år.

    Sanna Wikholm (V) frågar om kostnaden för inhyrda sjuksköterskor. Mattias Rönn svarar att kostnaden
    har halverats men att två vakanser i Hallarp ännu inte är tillsatta. Rekryteringen pågår och
    förhoppningen är att båda är på plats före årsskiftet.

    Rådet diskuterar om samma schemamodell kan prövas i de kommunala teamen. Flera kommuner ser hinder i
    lokala avtal, medan andra redan har inlett samtal med arbetstagarnas organisationer.""")
    d.h(3, "Beslut")
    d.ol(["Informationen noteras.",
          "Erfarenheterna sammanställs till rådets möte i december."])
    d.item("3")
    d.h(2, "3. Samordnad individuell plan vid utskrivning")
    d.ps("""Ingrid Sollén presenterar en genomgång av de planer som upprättades under våren. Av tvåhundra
    granskade planer saknade var fjärde uppgift om vem som är fast vårdkontakt. Hon visar också vad
    patienterna själva har svarat i den enkät som skickades ut i maj. De flesta är nöjda med bemötandet,
    men många efterlyser en utskriven plan att ta med hem.

    Petra Dahlin (M) framhåller att kallelserna ofta kommer för sent för att kommunens handläggare ska
    hinna delta. Kurt Brandefors (KD) föreslår att kallelse ska gå ut senast tre vardagar före mötet.

    Efter diskussion enas rådet om att pröva en sådan gräns under ett halvår i Norrvik och Tunabro, där
    de digitala kallelserna redan är i bruk. Försöket följs av utvecklingsenheten, som mäter hur lång tid
    som går mellan kallelse och möte och hur många som deltar.""")
    d.h(3, "Beslut")
    d.ol(["Försök med tre vardagars kallelsetid inleds i Norrvik och Tunabro.",
          "Utvecklingsenheten redovisar utfallet i mars 2024."])
    d.item("4")
    d.h(2, "4. Uppföljning av föräldraskapsstöd")
    d.ps("""Nils Hagvall informerar om de grupper som har startat vid familjecentralen i Lindesjö.
    Intresset är större än väntat och det finns nu en kö på sex veckor till nästa kursomgång.""")
    d.h(3, "Beslut")
    d.ol(["Informationen noteras."])
    d.item("5")
    d.h(2, "5. Övriga frågor")
    d.ps("""Jörgen Palmér (S) tar upp frågan om läkemedelsgenomgångar på särskilda boenden och undrar när de
    försenade genomgångarna ska vara gjorda. Mattias Rönn svarar att de görs före
    jul.""")
    d.item("6")
    d.h(2, "6. Nästa möte")
    d.ps("Rådet möts nästa gång fredagen den 1 december 2023 i Hallarp.")
    d.end()
    d.p("")
    d.p("Vid minnesanteckningarna")
    d.p("Eva-Lotta Grip\nmötessekreterare")
    return d
