package org.elpis.detect;

/// Clinical adjectives of the Romance languages and of English that are put together from combining forms and an
/// adjective of the vocabulary: `fémorotibial`, `intraparenchimale`, `bronchovascular`.
///
/// The last part must be an adjective by its ending and no name, so that no surname is taken for one. Stateless.
final class Prefixed {
    private static final int LEAST_PREFIX = 2;
    private static final int LEAST_LAST = 5;
    private static final int LEAST = 8;
    private static final int MOST = 40;
    private static final HashSet64 PREFIXES = HashSet64.of("""
            infra supra retro intra extra inter trans endo exo peri para juxta iuxta sub sus sous sopra sovra sotto pre
            post epi hypo hyper ipo iper uni bi tri quadri multi poly poli pluri mono hemi emi semi micro macro pseudo
            neo iso antero postero latero medio supero infero dorso ventro cranio caudo centro
            abdomino acetabulo acromio adeno angio ano aorto arterio arthro artro atlanto atrio auriculo baso brachio
            broncho bronco bucco calcaneo capsulo cardio carpo cephalo cefalo cerebello cerebro cervico cholangio
            cholecysto chondro condro choledoco cleido clavico colo condylo condilo coraco cortico costo coxo cubito
            cuneo cysto cisto cyto dento dermo disco duodeno encephalo encefalo entero ethmoido etmoido facio faccio
            femoro fibro fibulo fronto gastro gingivo gleno glosso glomerulo haemo hemo emo hepato epato hilo hippocampo
            histio humero omero hydro idro hystero ileo ilio inguino ischio jejuno kerato laryngo laringo lipo lobo lombo
            lumbo lympho linfo mammo mandibulo maxillo mascello medullo meningo menisco mesenterico metacarpo metatarso
            mio myelo mielo myo naso navicolo naviculo nephro nefro neuro occipito oculo oesophago esofago omo orbito oro
            osteo oto ovaro palato pancreatico pancreato parieto patello pelvi pelvo perineo pharyngo faringo phreno
            freno pleuro pneumo ponto porto prostato pterigo pterygo pubo pulmo pyelo pielo radio recto retto reno rino
            rhino rotulo sacro salpingo scafo scapho scapolo scapulo sclero septo sterno stylo spheno sfeno spino
            splanchno spleno spondylo spondilo talo tarso temporo tendino thoraco toraco thyro tiro tibio tracheo
            trigemino tympano timpano uretero uretro urethro uro utero vagino vaso veno ventriculo ventricolo vertebro
            vesico vescico vesiculo xipho zygomatico zygomato zigomatico""");
    private static final String[] ENDINGS = {
        "al", "ale", "ales", "ali", "ais", "aux", "ar", "are", "ari", "ares", "aire", "aires", "ic", "ica", "ico",
        "ici", "icas", "icos", "iche", "ique", "iques", "eux", "euse", "euses", "oso", "osa", "osi", "osos", "osas",
        "ous", "eal", "eo", "ea", "ei", "ee", "eos", "eas", "ien", "iens", "ienne", "iennes", "iel", "iels", "ielle",
        "ielles", "ory"
    };

    private Prefixed() {}

    static boolean isClinical(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        return end - start >= LEAST
                && end - start <= MOST
                && isAdjective(text, start, end)
                && hasLast(text, start, end, vocabulary, identity);
    }

    private static boolean hasLast(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        for (int split = start + LEAST_PREFIX; split <= end - LEAST_LAST; split++) {
            if (PREFIXES.contains(WordTable.hash(text, start, split))
                    && (isLast(text, split, end, vocabulary, identity)
                            || hasLast(text, split, end, vocabulary, identity))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLast(String text, int start, int end, Vocabulary vocabulary, Identity identity) {
        long hash = WordTable.hash(text, start, end);
        return vocabulary.contains(hash) && !vocabulary.isAlsoName(hash) && !identity.contains(hash);
    }

    private static boolean isAdjective(String text, int start, int end) {
        for (String ending : ENDINGS) {
            if (endsWith(text, start, end, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, int start, int end, String ending) {
        int from = end - ending.length();
        if (from < start) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (Fold.letters(text.charAt(from + i)) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
