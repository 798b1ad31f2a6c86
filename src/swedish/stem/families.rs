//! Whether all forms of common words of minutes meet in one stem.
//!
//! Words stand under their base form; their forms are made of the endings of the paradigm.

use super::stem;

/// What the base form ends in, what stands in its place, and the words.
type Paradigm = (&'static str, &'static str, &'static str);

/// The endings stand without genitive.
const NOUNS: &[Paradigm] = &[
    // skola, skolor
    (
        "a",
        "an or orna",
        "\
            skola fråga gata kvinna flicka väska tavla lampa klocka kyrka källa villa stuga trappa \
            låda hylla vecka timma sida krona kassa brygga matta blomma planta skada olycka hälsa \
            olja känsla hyra resa ruta taxa karta kopia sopa kanna panna flaska kruka mina vara \
            gåva lina linda mössa tröja jacka byxa skjorta strumpa kula ficka bricka skiva bana \
            lista rulla ränta lycka mamma pappa åska aska soffa plåga lada fluga myra kråka höna \
            anka humla klubba ränna grotta älva stadga klinga åra docka färja förskola grundskola \
            särskola gymnasieskola förlaga insida framsida",
    ),
    // bil, bilar
    (
        "",
        "en ar arna",
        "\
            bil båt väg hund skog park bänk häst gård stol sten fisk vägg dag kväll hall dörr buss \
            vagn hatt hals ring arm älv ås mur älg stig kaj vik damm sal del skylt höst sträng våg \
            pall simhall handling avdelning utbildning anläggning förening utredning beredning \
            ledning skrivning mätning upphandling förvaltning samling träning tidning förhandling \
            utställning ordning kvist gren björn bäck tävling vandring lärling ungdom sjukdom \
            egendom rikedom trädgård skärgård räkning",
    ),
    // påse, påsar
    (
        "e",
        "en ar arna",
        "\
            påse timme hage stolpe buske backe rulle pinne droppe vinge bulle kasse granne gubbe \
            pojke drake måne mage hake bjälke stråle käke unge näve båge bunke kudde hane mosse \
            påle stake sele",
    ),
    // avgift, avgifter
    (
        "",
        "en er erna",
        "\
            avgift motion rapport region åtgärd kostnad byggnad skillnad marknad månad verksamhet \
            fastighet myndighet möjlighet rättighet skyldighet svårighet nyhet enhet insats plats \
            kurs process resurs person elev chef student patient klient assistent docent agent \
            remiss tjänst konflikt paragraf metod period episod station sektion funktion \
            organisation institution kommission delegation diskussion produktion tradition \
            situation vision bank kust trakt gräns färg form norm term affär karriär bild makt \
            plikt vinst konst last post text fest lokal kanal signal instans distans ambulans \
            chans leverans princip typ grupp trupp kommun ekonom astronom telefon kontroll roll \
            modell cell längd höjd kvalitet aktivitet identitet kapacitet majoritet minoritet \
            modul figur struktur kultur natur procedur kandidat demokrat diplomat advokat fasad \
            arkad husar tomat parad blockad rutt altan sopran senat apparat granat pirat",
    ),
    // sektor, sektorer
    (
        "",
        "n er erna",
        "\
            sektor faktor rektor doktor lektor kurator mentor motor traktor dator indikator \
            senator sensor",
    ),
    // industri, industrier
    (
        "i",
        "in ier ierna",
        "\
            industri kategori akademi teori strategi energi epidemi ekonomi byråkrati demokrati \
            garanti psykiatri allergi ideologi biologi teknologi",
    ),
    // barn, barnet
    (
        "",
        "et en",
        "\
            hus barn beslut förslag avtal bolag behov betyg bidrag anslag avslag uppdrag protokoll \
            program problem system projekt avsnitt moment dokument argument instrument departement \
            parlament fordon namn tal mål bord rum torg fält träd berg brev block blad kort kök \
            tåg spår rör bad besök försök försvar samråd samtal samband sammanhang landskap \
            medlemskap partnerskap nätverk regelverk vattenverk bibliotek apotek arkiv direktiv \
            motiv initiativ perspektiv alternativ underlag inslag utslag förfall avfall fall skäl \
            villkor hjul djur ljus ljud liv språk verk kvarter kors pensionat stall lag prov skydd \
            organ resultat tält lås hål skal fat ärr",
    ),
    // möte, möten
    (
        "e",
        "et en ena",
        "\
            möte yrke värde ämne minne område ärende sammanträde ställe läge vite fäste vittne \
            stycke rike samhälle arbete märke täcke nöje skifte syfte löfte dike spöke sinne rykte \
            häfte hölje bete byte ansikte beteende utlåtande erbjudande förfarande påstående \
            åtagande antagande uttalande meddelande förtroende anseende förhållande samtycke \
            utbyte tillträde inträde biträde företräde rede yttrande godkännande genomförande \
            lynne bälte äpple inne näste avseende boende kontrollmöte årsmöte informationsmöte \
            bostadsområde verksamhetsområde omhändertagande",
    ),
];

const VERBS: &[Paradigm] = &[
    // informera, informerade
    (
        "a",
        "ar ade at as ades ats ad",
        "\
            informera redovisa planera besluta justera arbeta granska behandla hantera samordna \
            diskutera kontrollera betala fråga svara lämna anvisa ordna öppna skapa dela prova \
            starta stoppa beakta avsluta yrka visa samverka påverka medverka utveckla förändra \
            förhandla ansvara tala delegera remittera återremittera revidera bevilja betona \
            efterfråga begränsa finansiera rekrytera kosta lagra fatta hamna flytta ändra skicka \
            bilda hota förorena asfaltera renovera medla satsa lova passa rensa verka",
    ),
    // köpa, köpte
    ("a", "er te t s tes ts ta", "köpa söka märka stärka tänka släppa hjälpa"),
    // bygga, byggde
    ("a", "er de t s des ts da d", "bygga ställa fylla fälla"),
];

const ADJECTIVES: &[Paradigm] = &[
    // viktig, viktigt
    (
        "",
        "t a are ast aste",
        "\
            viktig billig skyldig ledig tidig ekonomisk politisk social kommunal regional \
            nationell lokal offentlig digital teknisk medicinsk rimlig tydlig farlig lämplig \
            effektiv aktiv negativ positiv stark svag snabb hög djup trygg rik sjuk frisk svensk \
            färdig ständig nödvändig kraftig allvarlig vanlig ovanlig verklig stadig sandig listig \
            fattig duktig giltig tillgänglig hållbar gemensam obligatorisk aktuell kulturell \
            speciell generell varm grön ren dyr",
    ),
];

/// Weak participles, also such as end a compound.
const PARTICIPLES: &[Paradigm] = &[
    (
        "ad",
        "ade at",
        "\
            planerad oplanerad egenutvecklad skattefinansierad avgiftsfinansierad \
            familjehemsplacerad upphandlad direktupphandlad nyinflyttad tidsbegränsad barnanpassad \
            tillgänglighetsanpassad byggnadsminnesförklarad nyrenoverad handikappanpassad målad \
            nymålad utökad kvalitetssäkrad nystartad ljudisolerad samordnad begagnad egenförvaltad \
            förorenad asfalterad underbemannad stadsplanerad försenad avslutad",
    ),
    (
        "d",
        "da t",
        "\
            styrd anropsstyrd nybyggd ombyggd behovsstyrd målstyrd detaljplanelagd planlagd \
            färdigställd anställd tillsvidareanställd timanställd uthyrd inhyrd nyanställd \
            kommunägd privatägd politikerstyrd självstyrd godkänd känd okänd fastställd egenägd \
            utvald folkvald direktvald förtroendevald nyvald omvald nedlagd nedbränd oanvänd \
            återanvänd välgjord nygjord nylagd samfälld genomförd nygenomförd privatutförd \
            egenutförd digitalstyrd",
    ),
];

/// Every form that has another stem than its base.
fn apart(paradigms: &[Paradigm], genitives: &[&str]) -> Vec<String> {
    let mut apart = Vec::new();
    for &(base, endings, words) in paradigms {
        for word in words.split_whitespace() {
            let bare = word.strip_suffix(base).unwrap_or_else(|| panic!("{word} ends in {base}"));
            let endings = std::iter::once(base).chain(endings.split_whitespace());
            let forms = endings.map(|ending| format!("{bare}{ending}")).flat_map(|form| {
                // What ends in -s has no other genitive.
                let has_genitive = !form.ends_with('s');
                let endings = genitives.iter().filter(move |s| s.is_empty() || has_genitive);
                endings.map(move |ending| format!("{form}{ending}"))
            });
            apart.extend(forms.filter(|form| stem(form) != stem(word)));
        }
    }
    apart
}

#[test]
fn a_noun_has_one_stem_in_all_its_forms() {
    assert_eq!(apart(NOUNS, &["", "s"]), [""; 0]);
}

#[test]
fn a_verb_has_one_stem_in_all_its_forms() {
    assert_eq!(apart(VERBS, &[""]), [""; 0]);
}

#[test]
fn an_adjective_has_one_stem_in_all_its_forms() {
    assert_eq!(apart(ADJECTIVES, &[""]), [""; 0]);
}

#[test]
fn a_participle_has_one_stem_in_all_its_forms() {
    assert_eq!(apart(PARTICIPLES, &[""]), [""; 0]);
}
