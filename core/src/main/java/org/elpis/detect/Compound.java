package org.elpis.detect;

/// German and Dutch words that are put together from a word of the vocabulary and a clinical head:
/// `Facettengelenksarthrose`, `Mittellinienverlagerung`.
///
/// The heads are chosen so that surnames seldom end in one (`-arthrose`; never `-bach`, `-mann`, `-hoorn` or
/// `-lage`), and a first part of three letters must be one of a few. [Formed] knows the names that are left.
/// Stateless.
final class Compound {
    private static final int LEAST_FIRST = 3;
    private static final int LEAST_HEAD = 4;
    private static final int LEAST = 8;
    private static final int MOST = 48;
    private static final HashSet64 HEADS = HashSet64.of("""
            aandoening aankleuring aankleuringen abbau abces abcessen abgang abgänge abhängig ablagerung
            ablagerungen ableitung ableitungen abriss abrisse abschnitt abschnitte abschnitten abstand abszess
            abszesse abweichung abweichungen achse achtig achtige adaptiert adenom adenome adenomen adenoom
            aders afbeelding afname afwijking afwijkingen agenesie aktivierung aktivität aktivitäten allergie
            allergien anamnese anästhesie anbauten änderung änderungen aneurysma aneurysmen angabe angaben
            angiom angiome anhebung anhebungen anlage anomalie anomalien anpassung anreicherung anreicherungen
            ansammlung ansammlungen anteil anteile anteilen antwoord aplasie apparaat apparat apparates
            applikation appositionen äquivalent areal areale arealen artefact artefacten artefakt artefakte
            artefakten arterie arterien arthritis arthrodese arthrose arthrosen artig artritis artrose arzt
            ärzte ärztin assoziiert äste ästen asymmetrie atrofie atrophie aufenthalt aufhärtung aufhebung
            aufklärung auflagerung auflagerungen aufnahme aufnahmen auftreibung aufweitung ausbildung
            ausbuchtung ausdehnung ausfall ausfälle ausgang ausläufer ausläufern auslöschung auslöschungen
            ausriss ausrisse aussackung aussparung aussparungen austritt ausziehung ausziehungen bandscheibe
            bedarf bedingt bedingte beeld beelden befall befund befunde befunden befundes befunds beginn
            begrenzt begrenzung begrenzungen behandeling behandelt behandlung belastung belastungen beloop
            beperking bereich bereiche bereichen bereichs bericht berichte beschwerden beteiligung
            beteiligungen betont betonung beurteilung beweglichkeit bewegung bezirk bezirke bezogen bifurkation
            bild bildend bilder bildern bildung bildungen biopsie biopsien blockade blockierung blockierungen
            bloeding bloedingen blutung blutungen botten breedte breite breuk breuken carcinomen carcinoom
            charakterisierung chirurgie collectie collecties controle controles contusie darstellung defekt
            defekte defekten defizit defizite deformierung deformierungen deformität deformitäten degeneratie
            degeneration degenerativ dehnung demenz destruierend destruktion destruktionen diabetes diagnose
            diagnosen diagnostik dichte dicke dikte dilatatie dilatation dislokation dissektion divertikel
            divertikeln dolenz dosis drain drainage drains druck drucks druk drüse drüsen durchblutung
            durchlässig durchmesser dynamik dysfunktion dysplasie ebene ebenen echografie effekt effekte
            effusie einblutung einblutungen einengung einengungen eingriff einriss einrisse einschluss
            einschlüsse einschlüssen einschmelzung einschränkung einschränkungen einstellung ektasie ektomie
            ektopie elongation embolie embolieen embolien empfehlung endoprothese engstellung entfernung
            entleerung entnahme entwicklung entzündung entzündungen ereignis ereignisse ergebnis ergebnisse
            erguss ergüsse erhebung erhöhung erkrankung erkrankungen erosion erosionen ersatz ersatzes
            erweitert erweiterung erweiterungen exzision fähig faktor faktoren fälle faser fasern fehlbildung
            fehlbildungen fehler fehlhaltung fehlstellung fibrom fibrose fistel fistels fistulierung fixation
            fläche flächen flüssigkeit folge folgen formation förmig fortsatz fortsätze fortsätzen fortsatzes
            foto fotos fracturen fractuur frage fragment fragmente fragmenten fraktion fraktur frakturen frei
            führend füllend füllung füllungen functie funktion funktionen funktionsstörung gabe gängen gängig
            ganglion gebend gebied gebieden gebiet gebiete gebiets gefahr gefäß gefäße gefäßen gefühl gefühle
            geführt gefüllt gehalte gelenk gelenke gelenken gelenks geräusch geräusche gerecht gerinnsel
            gesättigt geschwollen gestützt gewebe geweben gewebes gewebsstück gewicht gewichtet gewricht
            gewrichten gliom gradig grafie grafisch granulom granulome graphie graphisch grenze grenzen groei
            grootte größe gruppe gruppen haarden hälfte haltig haltung hämatom hämatome hämatoms häutchen helft
            herde herden herniation hernie hernien herstel hinterhorn hinterhorns hinterkante hinterkanten
            hinweis hinweise hoeveelheid höhe höhlen hoogteverlies houdend houdende hülle hüllen hyperintens
            hypertonie hypertrofie hypertrophie hypointens hypoplasie implantat implantation implantationen
            implantiert index indikation infarct infarcten infarkt infarkte infektion infektionen infiltrat
            infiltrate infiltration infiltrierend ingreep inhoud injektion injektionen inkongruenz inkontinenz
            insertion instabil instabilität insufficientie insuffizienz intens intensität intensiv intervall
            intervalle inzision irritation irritationen ischämie isointens kalzifikation kalzifikationen kanaal
            kanal kanäle kanalen kanals kanker kante kanteling kanten kapsel karies karzinom karzinome
            karzinomen karzinoms katheter kenmerken kernen kissen klacht klachten klappe klappen klier klieren
            kliervergroting klinik knobbel knobbels knochen knochens knorpel knötchen knoten koliek kolieken
            kolik koliken kollaps kolom komplex kompression kompressionen konfiguration konfluenz konkrement
            konkremente konkrementen konstant konstanz kontakt kontraktion kontraktur kontrast kontrolle
            kontrollen kontur konturen konturierung kontusion kontusionen körper körpers korrektur kraakbeen
            krankheit krankheiten kreislauf krise kurve kwab kwabben laesie laesies lähmung lähmungen länge
            längen lappen lappens läsion läsionen latenz lateral leiste leitung lengte letsel letsels lichaam
            lichaams lichamen ligament linien lipom lipome lockerung lockerungen loge logen lokalisatie lumen
            lumens luxation lymphknoten lymphom lymphome lyse lysen mangel manschette marker markierung masse
            massen mäßig materiaal material materials melanom membran menge mengen meningeom messung messungen
            metastase metastasen metastasierung metastasierungen meting metingen minderung minderungen
            missbildung missbildungen mitte mobilität modus morphologie mündung muskel muskeln muskels
            muskulatur muster myom myome nachweis naht nähte narbe narben negativ neigung nekrose neoplasie
            neoplasien nerv nerven nervenwurzel nervenwurzeln nervs neubildung neurinom nische niveau
            oberfläche oberflächen oberkante ödem ödeme ödems oedeem öffnung onderzoek onderzoeken ontsteking
            ontstekingen operation operationen operiert opname opnamen opnames oppervlak oppervlakken
            oppervlakte organe organen orientiert osteosynthetisch osteotomie parameter parametern parenchym
            parese paresen passage pathologie pause pees perforation perfusion pezen pfanne pflege pflichtig
            phänomen phänomene phase phasen phasig pijn plaatsing planung plastiek plastik platen platte
            platten plexus pneumonie polster polyp polypen position positiv präferenz präparat präparate
            prikkeling prikkelingen probe proben problem probleme programm progredient progredienz prolaps
            prominenz prophylaxe prothese prothesen protokoll protrusion protrusionen prozedur prozess prozesse
            prüfung pumpe punkt punkte punktion quadrant quadranten qualität quelle rarefizierung raum räume
            räumen raumforderung raumforderungen raums reaktion reaktionen receptor receptoren reconstructie
            reduktion reflex reflux regio region regredient regredienz reizung reizungen rekonstruktion
            reposition resectie resektion reseziert resistenz resorption resten retention rezidiv rezidive
            rezidiven rezidivs rhythmus richtung rippe rippen risiko riss risse ritme rolle rötung rückbildung
            ruptur rupturen rupturiert ruptuur sarkom saum scans schacht schade schäden schädigung schädigungen
            schaft schaftes schafts schatten schema scheuren scheuring schicht schichten schiene schienen
            schijf schijven schlauch schleimhaut schlingen schmerz schmerzen schmerzes schnitt schnitte
            schraube schrauben schwäche schwelle schwellung schwellungen schwiele schwielen schwund sclerose
            score sectie segel segment segmente segmenten sehne sehnen seitig sekretion senkung senkungen
            sensibilität septum sequenz sequenzen serie serien shift sicherheit sicht sichtig signal signale
            signales signals sinterung sinterungen sinus situatie skala skelett skeletts sklerose sklerosierung
            skopie skopisch slagader slagaders slijmvlies slijtage sonde sonografie sonographie spalt spaltes
            spalts spange spangen spasme spezifisch spiegels spiegelung spier spieren spitze spitzen spleet
            spleetversmalling sprengung spuren stabil stabilisierung stabilität stadium ständig standsafwijking
            stärke statik status stauung steatose stelle stellen stellig stellung stellungen stenose stenosen
            stenosierung stenosierungen stents stoffwechsel stoornis stoornissen stopp störung störungen
            stränge strecke streifen striktur strikturen structuren structuur struktur strukturen
            strukturierung stufe stufen substanz suche symptom symptomatik symptomatisch symptome symptomen
            syndrom syndroms synovitis system systems szintigrafie szintigramm szintigraphie takken tamponade
            tasche taschen technik techniken teil teile teilen teils tekenen termin termine test therapie
            therapien thorax thromben thrombose thrombosen thrombosiert thrombus tiefe toename toestand
            tomografie tomographie transparenz transplantat transplantatie transplantation transposition trauma
            traumata trombose trübung trübungen tuberkulose tumor tumore tumoren tumors typisch übergang
            überlagert überlagerung überlastung übersicht übung uitzaaiing uitzaaiingen ulcus ulkus ulzeration
            umbau umfang umgebend umgebung unschärfe unterbrechung unterkante unterschied unterschiede
            unterstützt untersuchung untersuchungen unverträglichkeit ursache ursprung usur usuren varize
            varizen vaten vene venen verandering veranderingen verändert veränderung veränderungen verband
            verbesserung verbindung verbreding verbreitert verbreiterung verbreiterungen verdacht verdächtig
            verdenking verdichting verdichtingen verdichtung verdichtungen verdickt verdickung verdickungen
            verdikking verdopplung verdraaiing verdrängung vereiterung verengt verengung verfahren verfettung
            verformung verformungen vergleich vergrößerung vergrößerungen vergroting vergrotingen verhalten
            verhältnis verhältnisse verhältnissen verhärtung verkalking verkalkingen verkalkt verkalkung
            verkalkungen verkippung verkleining verkleuring verkorting verkrümmung verkürzt verkürzung
            verlagerung verlagerungen verlängert verlängerung verlauf verlegung verlegungen verlenging
            verletzung verletzungen verlies verloop verlust verluste vermehrung verminderung vernarbung
            vernarbungen vernauwing vernauwingen verödung verordnung verplaatsing verplumpung versagen
            verschattung verschattungen verschieblich verschiebung verschijnselen verschil verschlechterung
            verschluss verschlüsse verschmälert verschmälerung verschuiving versmalling versorgung versorgungen
            verstärkung versteifung verstopfung verstoring verteilung vervanging verwachsung verwachsungen
            verwijdering verwijding verziehung verziehungen vlak vlakken vlies vliezen vocht volumen
            vorbereitung vorderhorn vorderhorns vorderkante vorderkanten vorfall vorfälle vorgang vorgänge
            vorhof vormig vormige vorming vorsorge vorwölbung vorwölbungen vulling vullingen waarde waarden
            wachstum wände wanden wandig wandige wandung wandverdickung wechsel weefsel wege wegen wegs
            weichteile weite werte werten wervel wervels wirbel wirbelkörper wirbeln wirbels wirbelsäule
            wirkung wirkungen wond wonden wortels wucherung wunde wunden zacken zähne zähnen zeichen zeichnung
            zeilig zeit zeiten zeitpunkt zelle zellen zement zenuw zenuwen zerfall zerrung ziekte ziekten
            ziektes zijde zijdig zijdige zirkulation zone zonen zotte zufuhr zugang zunahme zuordnung zustand
            zwakte zwelling zwellingen zyklus zyste zysten zystisch""");
    /// Shorter first parts are taken for words of seven languages too easily (`Bout-hoorn`, `Hol-lange`).
    private static final int LEAST_FREE_FIRST = 4;
    private static final HashSet64 SHORT_FIRSTS = HashSet64.of("""
            alt arm aus auf bei bot eis gal hak hin kau kin kot lid lip mit mrt neu nek not oog oor ohr pet rad rot rug
            seh tag uro vor weg zeh zer""");

    private Compound() {}

    static boolean isClinical(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        if (end - start < LEAST || end - start > MOST) {
            return false;
        }
        for (int split = start + LEAST_FIRST; split <= end - LEAST_HEAD; split++) {
            if (isHead(text, split, end) && isFirst(text, start, split, vocabulary, identity)) {
                return true;
            }
        }
        return false;
    }

    /// A word, with or without the letter that joins it, or itself a compound.
    private static boolean isFirst(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        if (identity.contains(text, start, end)) {
            return false;
        }
        if (isHead(text, start, end) || vocabulary.contains(text, start, end) && mayBeFirst(text, start, end)) {
            return true;
        }
        int last = Fold.letters(text.charAt(end - 1));
        boolean isJoint = last == 's' || last == 'n' || last == 'o';
        return isJoint && end - 1 - start >= LEAST_FIRST && isFirst(text, start, end - 1, vocabulary, identity)
                || isClinical(text, start, end, vocabulary, identity);
    }

    private static boolean mayBeFirst(String text, int start, int end) {
        return end - start >= LEAST_FREE_FIRST || SHORT_FIRSTS.contains(WordTable.hash(text, start, end));
    }

    private static boolean isHead(String text, int start, int end) {
        return HEADS.contains(WordTable.hash(text, start, end));
    }
}
