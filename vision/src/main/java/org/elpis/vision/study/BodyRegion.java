package org.elpis.vision.study;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.elpis.dicom.DataSet;

/// What part of the body an object shows, by the words of its header. They are believed only where no volume
/// can be looked at.
enum BodyRegion {
    /// A head, or what usually has a part of a face in it: a neck, a whole body.
    HEAD,
    /// Some other part, and nothing of a head.
    ELSEWHERE,
    UNKNOWN;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private static final int ANATOMIC_REGION_SEQUENCE = 0x0008_2218;
    private static final int CODE_MEANING = 0x0008_0104;

    /// Body Part Examined, Study, Series, Procedure and Protocol descriptions.
    private static final List<Integer> TEXTS =
            List.of(0x0018_0015, 0x0008_1030, 0x0008_103E, 0x0018_1030, 0x0032_1060, 0x0040_0254);

    /// Beginnings of words, without accents, of English, German, French, Italian, Spanish, Dutch and
    /// Portuguese. `wb` is a whole body.
    private static final Pattern HEADS = Pattern.compile("\\b("
            + "head|brain|skull|cran|cereb|cerv|neuro|encephal|kopf|schadel|schaedel|hirn|gehirn"
            + "|tete|testa|cabe[zc]a|hoofd|schedel|hersen|orbit|sinus|nnh|face|facial|gesicht"
            + "|maxill|mandib|jaw|kiefer|dental|tmj|nasal|nose|temporal|felsenbein|rocher|petro"
            + "|pituit|hippocamp|amygdal|hypophys|sella|iac\\b|iam\\b|ear\\b|ears\\b|eye|auge|ohr|neck|hals\\b|cou\\b"
            + "|collo|cuello|carot|c.?spine|hws|thyroid|whole.?body|ganzkorper|wb\\b|vertex|stroke"
            + "|dti|fmri|bold|flair|mprage|swan\\b|tof\\b)");

    private static final Pattern OTHERS = Pattern.compile("\\b("
            + "chest|thora|lung|pulm|heart|card|coron|herz|abd|liver|leber|hepat|foie|pancrea|mrcp"
            + "|kidney|renal|niere|pelvi|becken|bassin|prostat|uter|bladder|hips?\\b|hufte|knee|knie"
            + "|genou|foot|fuss|pied|ankle|sprung|hands?\\b|wrist|elbow|ellbogen|shoulder|schulter"
            + "|epaule|arms?\\b|legs?\\b|bein|extrem|femur|tibia|breast|brust|mamm|sein\\b|l.?spine|lws|bws"
            + "|t.?spine|lumb|dorsal|sacr|spine|spinal|rachis|colon|rectum|bowel|enterog|enterok)");

    static BodyRegion of(DataSet dataSet) {
        boolean isElsewhere = false;
        for (int tag : TEXTS) {
            BodyRegion region = of(dataSet.string(tag));
            if (region == HEAD) {
                return HEAD;
            }
            isElsewhere |= region == ELSEWHERE;
        }
        for (DataSet item : dataSet.items(ANATOMIC_REGION_SEQUENCE)) {
            BodyRegion region = of(item.string(CODE_MEANING));
            if (region == HEAD) {
                return HEAD;
            }
            isElsewhere |= region == ELSEWHERE;
        }
        return isElsewhere ? ELSEWHERE : UNKNOWN;
    }

    /// What a text speaks of.
    static BodyRegion of(String text) {
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        String words = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        if (HEADS.matcher(words).find()) {
            return HEAD;
        }
        return OTHERS.matcher(words).find() ? ELSEWHERE : UNKNOWN;
    }
}
