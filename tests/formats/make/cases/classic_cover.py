"""A cover with attendance in two columns, notice strip, a contents list with dot leaders."""
from builder import Doc

TITLE = "Byggnadsnämnden 2022-11-08"
FORMATS = ["pdf", "docx", "odt", "html", "txt", "weasyprint.pdf"]
SKIP = 2


def document():
    d = Doc(head=["TUNABRO KOMMUN\tSAMMANTRÄDESPROTOKOLL\t{page} ({pages})",
                  "Byggnadsnämnden\tSammanträdesdatum\t", "\t2022-11-08\t"],
            foot=["Justerandes sign\tExpedierat/bestyrkt\t"])
    d.p("TUNABRO KOMMUN", "bold")
    d.p("Byggnadsnämnden", "bold")
    d.table([
        ["Plats och tid", "Stadshotellet, lilla salongen, klockan 08.30–11.20"],
        ["Sammanträdesdatum", "2022-11-08"],
    ], [4, 12], border=False)
    d.table([
        ["Ledamöter", "Ersättare"],
        ["Gösta Ramberg (M), ordförande", "Ylva Sundkvist (M)"],
        ["Annika Fors (S), vice ordförande", "Peder Nordahl (S), tjänstgörande för Håkan Lööf (S)"],
        ["Börje Halling (C)", "Ulla Wester (KD)"],
        ["Dunja Maric (MP)", ""],
    ], [8, 8], heading=True)
    d.table([
        ["Övriga deltagare", "Lars Envall, stadsarkitekt\nTove Myrdal, bygglovshandläggare\n"
         "Rikard Stolt, nämndsekreterare"],
        ["Utses att justera", "Annika Fors"],
        ["Justeringens plats och tid", "Stadsbyggnadskontoret 2022-11-14"],
    ], [5, 11], border=False)
    d.table([
        ["Underskrifter", "Sekreterare", "………………………………\nRikard Stolt", "Paragrafer §§ 101-104"],
        ["", "Ordförande", "………………………………\nGösta Ramberg", ""],
        ["", "Justerande", "………………………………\nAnnika Fors", ""],
    ], [3, 3, 6, 4], border=False)
    d.p("ANSLAG/BEVIS", "bold")
    d.p("Protokollet är justerat. Justeringen har tillkännagivits genom anslag.")
    d.table([
        ["Organ", "Byggnadsnämnden"],
        ["Sammanträdesdatum", "2022-11-08"],
        ["Anslaget sätts upp", "2022-11-15"],
        ["Anslaget tas ned", "2022-12-07"],
        ["Förvaringsplats", "Stadsbyggnadskontoret"],
    ], [6, 10], border=False)
    d.page()
    d.p("Innehållsförteckning", "bold")
    d.toc("§ 101\tDnr BN-2022-00002\nGodkännande av dagordning".replace("\t", " ").replace("\n", " "), 3)
    d.toc("§ 102 Dnr BN-2021-00310 Detaljplan för Sågen 4 och 5, granskning", 3)
    d.toc("§ 103 Dnr BN-2022-00417 Bygglov för tillbyggnad av förskola på Lärkan 11", 4)
    d.toc("§ 104 Dnr BN-2022-00006 Delegationsbeslut", 4)
    d.page()

    def head(number, dnr, title):
        d.item(number)
        d.h(2, f"§ {number}\tDnr {dnr}")
        d.h(3, title)

    head("101", "BN-2022-00002", "Godkännande av dagordning")
    d.p("Byggnadsnämndens beslut", "bold")
    d.p("Dagordningen godkänns.")
    head("102", "BN-2021-00310", "Detaljplan för Sågen 4 och 5, granskning")
    d.p("Byggnadsnämndens beslut", "bold")
    d.p("Planförslaget ställs ut för granskning.")
    d.p("Ärendebeskrivning", "bold")
    d.ps("""Planen gör det möjligt att bygga omkring fyrtio lägenheter på den gamla sågens tomt. Under samrådet
    kom det in elva yttranden. Länsstyrelsen påpekar att marken behöver undersökas närmare innan planen antas,
    eftersom impregnerat virke har lagrats på platsen under lång tid. Grannarna är framför allt oroliga för
    skuggning och för trafiken på Strandgatan.

    Lars Envall redogör för vilka ändringar som har gjorts sedan samrådet. Husen närmast ån har sänkts med en
    våning och utfarten har flyttats till Bangatan. Dunja Maric (MP) frågar om de gamla lindarna kan bevaras.
    Lars Envall svarar att sex av åtta träd står kvar.""")
    d.p("Jäv", "bold")
    d.p("Börje Halling (C) anmäler jäv och deltar inte i handläggningen av ärendet.")
    d.page()
    head("103", "BN-2022-00417", "Bygglov för tillbyggnad av förskola på Lärkan 11")
    d.p("Byggnadsnämndens beslut", "bold")
    d.p("1. Bygglov beviljas med stöd av 9 kap. 30 § plan- och bygglagen.")
    d.p("2. Som kontrollansvarig godtas Elof Brink.")
    d.p("Ärendebeskrivning", "bold")
    d.ps("""Ansökan gäller en avdelning för tjugo barn. Tove Myrdal föredrar ärendet och visar ritningarna.
    Tillbyggnaden strider mot planen genom att den går två meter ut på prickad mark, vilket bedöms som en
    liten avvikelse.""")
    d.p("Protokollsutdrag till", "bold")
    d.p("Sökanden\nBarn- och utbildningsförvaltningen")
    head("104", "BN-2022-00006", "Delegationsbeslut")
    d.p("Byggnadsnämndens beslut", "bold")
    d.p("Nämnden tar del av förteckningen över delegationsbeslut för oktober 2022.")
    return d
