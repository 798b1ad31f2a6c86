"""Items have headings and no numbers; the headings are heading styles, larger and bold."""
from builder import Doc

TITLE = "Minnesanteckningar Pensionärsrådet"
FORMATS = ["pdf", "docx", "odt", "html", "md", "txt"]


def document():
    d = Doc(font="Liberation Serif", foot=["\t\tSida {page}"])
    d.h(1, "Minnesanteckningar Pensionärsrådet")
    d.p("**Tid:** Onsdagen den 11 oktober 2023 kl. 10.00–12.00")
    d.p("**Plats:** Servicehuset Solgläntan, Hallarp")
    d.p("**Deltagare:** Britta Orrling (S), ordförande, Sture Hamnell (PRO), Vivi Landgren (SPF Seniorerna), "
        "Håkan Toft, äldreomsorgschef, Malin Sköld, sekreterare")
    for title, paragraphs in [
        ("Välkomna", ["Ordförande Britta Orrling öppnar mötet och hälsar alla välkomna."]),
        ("Föregående minnesanteckningar", ["Anteckningarna från den 14 juni läggs till handlingarna utan ändringar."]),
        ("Nytt trygghetsboende i Hallarp", [
            "Håkan Toft informerar om planerna på ett trygghetsboende vid Kvarngatan. Huset ska rymma tjugosex lägenheter, "
            "ett gemensamt kök och en trädgård med odlingslådor. Bygget beräknas starta i augusti nästa år.",
            "Vivi Landgren frågar om hyran. Håkan Toft svarar att den ännu inte är bestämd, men att bolaget räknar med "
            "ungefär 9 800 kronor för två rum."]),
        ("Färdtjänst och sjukresor", [
            "Sture Hamnell framför att många får vänta länge i telefon när de beställer resa. Rådet föreslår att kommunen "
            "tar upp frågan med trafikbolaget.",
            "Malin Sköld skriver till bolaget före månadens slut."]),
        ("Hösten på träffpunkterna", [
            "Programmet för november och december delas ut. Nytt för i år är gemensam gympa på torsdagar."]),
        ("Nästa möte", ["Rådet träffas igen onsdagen den 13 december kl. 10.00 på samma plats."]),
    ]:
        d.item(title)
        d.h(2, title)
        for text in paragraphs:
            d.p(text)
    d.end()
    d.p("")
    d.p("Antecknat av Malin Sköld")
    return d
