package org.elpis.detect;

/// German and Dutch words that are put together from a word of the vocabulary and a clinical head:
/// `Facettengelenksarthrose`, `Mittellinienverlagerung`.
///
/// The heads are chosen so that no surname ends in one (`-arthrose`, never `-bach` or `-mann`). Stateless.
final class Compound {
    private static final int LEAST_FIRST = 3;
    private static final int LEAST_HEAD = 4;
    private static final int LEAST = 8;
    private static final int MOST = 48;
    private static final int PLACES = 1 << 11;
    private static final long[] HEADS = new long[PLACES];

    static {
        add("""
                aandoening abschnitt abschnitte abschnitten afbeelding afwijking afwijkingen aktivierung angabe
                angaben anhebung anhebungen anlage anomalie anomalien anreicherung anreicherungen anteil anteile
                anteilen apparat arterie arterien arthritis arthrose arthrosen artig artige artiger asymmetrie
                atrophie aufhebung aufnahme aufnahmen aufweitung ausbildung ausdehnung ausfall ausfalle austritt
                bandscheibe bedingt bedingte befall befund befunde befunden begrenzung belastung bereich bereiche
                bereichen bereichs beschwerden beteiligung bewegung bildung bildungen biopsie bloeding blutung
                blutungen botten breuk chirurgie contusie darstellung defekt defekte defekten degeneration
                degenerativ demenz diagnostik dichte dilatation dislokation drainage drucks druse drusen durchlassig
                durchmesser dynamik ebenen eingriff ektasie ektomie ektopie embolie embolien empfehlung endoprothese
                engstellung entleerung entnahme entzundung entzundungen erguss ergusse erhebung erhohung erkrankung
                erkrankungen ersatz erweiterung erweiterungen fahig fahige fehlbildung fehlhaltung fehlstellung
                fibrose fistel fistulierung fixation flussigkeit formation formig formige formiger fraktion fraktur
                frakturen funktion funktionen funktionsstorung gangen gefass gefasse gefassen gelenk gelenke
                gelenken gelenks gewebe geweben gewebes gewricht gewrichten gradig gradige gradiger grenzen grosse
                haltig haltige hautchen hernie hernien hohlen hoorn hypertrophie implantat indikation infarkt
                infarkte infektion infektionen infiltrat infiltrate infiltration instabilitat insuffizienz
                intensitat intensiv ischamie kanaal kanals karzinom karzinome karzinoms katheter klachten
                kliervergroting knorpel knotchen knoten kollaps komplex kompression kompressionen konfluenz kontakt
                kontraktur kontrast kontrolle kontrollen kontur konturen korper korpers kreislauf laesie laesies
                lahmung lappen lappens lasion lasionen letsel ligament lijn lijnen linien luxation lymphknoten
                mangel markierung material materials membran metastase metastasen metastasierung meting missbildung
                morphologie muskeln muskulatur nachweis nekrose nerv nerven nervenwurzel nervenwurzeln nervs
                neubildung odem odeme onderzoek ontsteking operation operationen opname opnamen parenchym pathologie
                perforation perfusion phase phasen plastik pneumonie polster position prolaps prothese prothesen
                protrusion protrusionen prozess prozesse punktion qualitat raum raume raumen raumforderung
                raumforderungen raums reaktion reflex region rekonstruktion resektion ruptur rupturen schaden
                schadigung schadigungen scheur schicht schichten schleimhaut schmerz schmerzen schmerzes schwache
                schwellung schwellungen schwund segment segmente segmenten seitig seitige seitiger sekretion
                sensibilitat septum sichtig signal signale sklerose sklerosierung slijtage sonde spiegelung spier
                spieren spitzen stabilisierung standsafwijking status stauung stellung stellungen stenose stenosen
                stents storung storungen structuren struktur strukturen symptomatik symptome syndrom syndroms system
                systems szintigrafie szintigraphie technik therapie thrombose thrombosen tomografie tomographie
                transplantat transplantation trauma traumata tumor tumore tumoren tumors ubergang uberlagerung
                ubersicht ulkus untersuchung untersuchungen vaten vene venen veranderung veranderungen verdacht
                verdichtung verdichtungen verdickung verdickungen verdikking verdrangung vereiterung verengung
                verfahren vergrosserung verkalking verkalkingen verkalkt verkalkung verkalkungen verkippung
                verkrummung verkurzung verlagerung verlagerungen verlangerung verlauf verletzung verletzungen
                vermehrung verminderung vernauwing verplumpung verschattung verschattungen verschiebung verschluss
                verschlusse verschmalerung verstopfung verwachsung verwachsungen vocht volumen vorfall vorfalle
                vorhof vorming vorwolbung wachstum wanden wandung wandverdickung weichteile wervel wervels
                wirbelkorper wirbelsaule wucherung zeichen zellen zirkulation zotte zustand zwelling zyste zysten
                zystisch""");
    }

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
        if (vocabulary.contains(text, start, end) || isHead(text, start, end)) {
            return true;
        }
        int last = Fold.letters(text.charAt(end - 1));
        boolean isJoint = last == 's' || last == 'n' || last == 'o';
        return isJoint && end - 1 - start >= LEAST_FIRST && isFirst(text, start, end - 1, vocabulary, identity)
                || isClinical(text, start, end, vocabulary, identity);
    }

    private static boolean isHead(String text, int start, int end) {
        long hash = WordTable.hash(text, start, end);
        int place = place(hash);
        while (HEADS[place] != 0) {
            if (HEADS[place] == hash) {
                return true;
            }
            place = place + 1 & PLACES - 1;
        }
        return false;
    }

    private static int place(long hash) {
        return (int) (hash ^ hash >>> 32) & PLACES - 1;
    }

    private static void add(String heads) {
        int at = 0;
        while (at < heads.length()) {
            int end = at;
            while (end < heads.length() && heads.charAt(end) > ' ') {
                end++;
            }
            long hash = WordTable.hash(heads, at, end);
            int place = place(hash);
            while (HEADS[place] != 0) {
                place = place + 1 & PLACES - 1;
            }
            HEADS[place] = hash;
            at = end + 1;
        }
    }
}
