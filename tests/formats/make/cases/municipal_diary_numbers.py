"""Municipal §§ with diary numbers, running head and foot on every page, signature strip."""
from builder import Doc

TITLE = "Socialnämnden 2024-04-16"
FORMATS = ["pdf", "docx", "odt", "html", "txt", "weasyprint.pdf"]
SKIP = 1


def document():
    d = Doc(head=["Hallarps kommun\tProtokoll\tSida {page} av {pages}",
                  "Socialnämnden\tSammanträdesdatum 2024-04-16\t"],
            foot=["Justerandes sign\t\tUtdragsbestyrkande"], head_border=True)
    d.p("Hallarps kommun", "bold")
    d.p("Socialnämnden", "title")
    d.p("Protokoll fört vid sammanträde tisdagen den 16 april 2024")
    d.table([
        ["Plats och tid", "Kommunhuset Ankaret, rum Fyren, klockan 13.15–16.00"],
        ["Beslutande ledamöter", "Harriet Söderlind (S), ordförande\nJoakim Brask (M)\n"
         "Merja Koskela (C)\nTorbjörn Vass (SD)\nLinnea Ekdal (V)"],
        ["Tjänstgörande ersättare", "Abbas Karimpour (S) ersätter Kerstin Nyhlén (S)"],
        ["Ej tjänstgörande ersättare", "Folke Tärnhed (M)"],
        ["Övriga deltagande", "Birgit Aldén, socialchef\nSven-Erik Lundh, ekonom, § 42\n"
         "Camilla Rask, nämndsekreterare"],
        ["Justerare", "Joakim Brask (M)"],
        ["Paragrafer", "§§ 41–46"],
    ], [5, 11], border=False)
    d.page()

    def head(number, dnr, title):
        d.item(number)
        d.h(2, f"§ {number}\tDnr {dnr}")
        d.p(title, "large")

    head("41", "SN 2024/00003", "Fastställande av dagordning")
    d.h(3, "Beslut")
    d.p("Dagordningen fastställs med ändringen att ärende om färdtjänst utgår.")
    head("42", "SN 2024/00017", "Ekonomisk uppföljning efter första kvartalet")
    d.h(3, "Beslut")
    d.p("1. Uppföljningen godkänns och överlämnas till kommunstyrelsen.", "indent")
    d.p("2. Förvaltningen får i uppdrag att återkomma med åtgärder för hemtjänsten i juni.", "indent")
    d.h(3, "Sammanfattning av ärendet")
    d.ps("""Nämnden redovisar efter tre månader ett underskott på 2,4 miljoner kronor. Hemtjänsten står för
    hela avvikelsen, medan individ- och familjeomsorgen visar ett mindre överskott tack vare färre
    placeringar. Prognosen för helåret pekar på ett underskott om 6 miljoner kronor innan åtgärder.

    Sven-Erik Lundh presenterar siffrorna och berättar att antalet utförda timmar har ökat snabbare än
    antalet beviljade. Merja Koskela (C) frågar om ökningen beror på längre körsträckor. Sven-Erik Lundh
    svarar att restiden har ökat sedan två områden i södra kommundelen slogs samman, men att den bara
    förklarar en mindre del.""")
    d.h(3, "Beslutsunderlag")
    d.p("Tjänsteskrivelse den 2 april 2024\nEkonomisk rapport januari–mars 2024")
    d.h(3, "Beslutet skickas till")
    d.p("Kommunstyrelsen\nEkonomiavdelningen")
    head("43", "SN 2023/00188", "Riktlinjer för handläggning enligt lagen om stöd och service till "
         "vissa funktionshindrade")
    d.h(3, "Beslut")
    d.p("Riktlinjerna antas att gälla från och med den 1 maj 2024.")
    d.h(3, "Reservation")
    d.p("Torbjörn Vass (SD) reserverar sig mot beslutet.")
    d.h(3, "Sammanfattning av ärendet")
    d.ps("""Nuvarande riktlinjer är från 2016 och stämmer inte längre med rättspraxis. Förslaget har varit ute
    på remiss hos rådet för funktionsrätt, som har lämnat synpunkter på avsnitten om ledsagning och
    kontaktperson. Synpunkterna har i huvudsak arbetats in.

    Det nya avsnittet om personlig assistans beskriver hur tiden för sjukvårdande insatser ska räknas.
    Handläggarna har efterfrågat ett tydligare stöd i den delen, eftersom besluten annars riskerar att
    skilja sig åt mellan likartade ärenden. Riktlinjerna ska ses över igen när den nya socialtjänstlagen
    har trätt i kraft och senast under 2026.""")
    d.h(3, "Yrkanden")
    d.p("Torbjörn Vass (SD) yrkar avslag.")
    d.p("Linnea Ekdal (V) yrkar bifall till förvaltningens förslag.")
    d.h(3, "Propositionsordning")
    d.p("Ordföranden ställer yrkandena mot varandra och finner att nämnden beslutar enligt Linnea Ekdals "
        "yrkande.")
    head("44", "SN 2024/00051", "Lokaler för daglig verksamhet")
    d.h(3, "Beslut")
    d.p("Ärendet återremitteras för att kostnaden för hiss ska utredas.")
    d.h(3, "Sammanfattning av ärendet")
    d.ps("""Den dagliga verksamheten Kvarnen behöver lämna sina lokaler när fastigheten rivs. Förvaltningen
    föreslår att verksamheten flyttar till övervåningen i det gamla posthuset. Lokalen är rymlig och
    ligger nära resecentrum, men saknar hiss. Fastighetsägaren har uppskattat kostnaden för en hiss till
    mellan 1,5 och 3 miljoner kronor beroende på var schaktet kan placeras.

    Birgit Aldén informerar om att nuvarande hyresavtal löper till och med februari 2025 och att det därför
    finns tid att utreda frågan vidare. Personal och deltagare har besökt lokalen vid två tillfällen och är
    på det hela taget positiva, även om köket upplevs som trångt.

    Abbas Karimpour (S) yrkar att ärendet återremitteras.""")
    head("45", "SN 2024/00004", "Anmälan av delegeringsbeslut")
    d.h(3, "Beslut")
    d.p("Redovisningen av delegeringsbeslut godkänns.")
    d.h(3, "Sammanfattning av ärendet")
    d.ps("""Beslut som har fattats med stöd av nämndens delegeringsordning under mars 2024 redovisas. Listorna
    omfattar beslut om ekonomiskt bistånd, färdtjänst och insatser i hemmet.""")
    d.page()
    head("46", "SN 2024/00009", "Information från förvaltningen")
    d.ps("""Birgit Aldén berättar om rekryteringen inför sommaren, om det nya journalsystemet och om den
    inspektion som har gjorts vid korttidsboendet Ljungen. Inspektionen ledde inte till någon anmärkning.""")
    d.h(3, "Beslut")
    d.p("Informationen antecknas till protokollet.")
    return d
