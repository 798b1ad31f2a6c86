"""The agenda is printed first as a list, then the same headings stand as items."""
from builder import Doc

TITLE = "Styrelsemöte 2024-02-06"
FORMATS = ["pdf", "docx", "odt", "html", "md", "txt", "weasyprint.pdf"]


def document():
    d = Doc(foot=["Samordningsförbundet Älvdalen\t\t{page}"])
    d.h(1, "Protokoll styrelsemöte")
    d.p("**Organ:** Styrelsen för Samordningsförbundet Älvdalen")
    d.p("**Datum:** 6 februari 2024, kl. 13.00–15.10")
    d.p("**Plats:** Arbetsförmedlingens lokaler, Tunabro")
    d.p("**Närvarande:** Mona Kullgren (ordförande), Stellan Brodd, Aino Rautio, Per Hovmark och Lena Sjöö "
        "(förbundschef, sekreterare)")
    d.p("**Frånvarande:** Gunnar Tedelius")
    titles = ["Mötet öppnas", "Val av justerare", "Ekonomi", "Ansökan om medel till insatsen Nya steg",
              "Förbundschefen informerar", "Övriga frågor", "Mötet avslutas"]
    d.h(2, "Dagordning")
    d.ol(titles)

    bodies = [
        [("p", "Ordföranden hälsar välkommen och förklarar mötet öppnat.")],
        [("p", "Per Hovmark utses att tillsammans med ordföranden justera protokollet.")],
        [("p", "Lena Sjöö går igenom utfallet för 2023. Förbundet redovisar ett överskott på 412 000 kronor, som främst "
          "beror på att insatsen Gröna vägar startade senare än planerat. Revisorerna besöker kansliet i mars."),
         ("p", "**Beslut:** Styrelsen godkänner redovisningen.")],
        [("p", "Lindesjö kommun ansöker om 1,1 miljoner kronor per år i två år för att ge unga som varken arbetar eller "
          "studerar en egen handledare. Aino Rautio frågar hur många deltagare som kan tas emot. Lena Sjöö svarar att "
          "målet är trettio personer om året."),
         ("p", "Styrelsen ser positivt på ansökan men önskar en tydligare plan för uppföljningen:"),
         ("ol", ["Hur mäts deltagarnas väg till arbete?", "Vem följer upp efter ett år?",
                 "Vad händer när pengarna är slut?"]),
         ("p", "**Beslut:** Medel beviljas för ett år.")],
        [("p", "Lena Sjöö berättar om den nationella konferensen i april och om den nya webbplatsen.")],
        [("p", "Stellan Brodd tar upp frågan om arvoden för digitala möten. Frågan bereds till nästa möte.")],
        [("p", "Ordföranden tackar för visat intresse. Nästa möte hålls den 9 april.")],
    ]
    for index, (title, blocks) in enumerate(zip(titles, bodies), 1):
        d.item(str(index))
        d.h(2, f"{index}. {title}")
        for kind, content in blocks:
            getattr(d, kind)(content)
    d.end()
    d.p("")
    d.p("Vid protokollet: Lena Sjöö")
    d.p("Justeras: Mona Kullgren, Per Hovmark")
    return d
