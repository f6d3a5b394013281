package org.elpis.cli;

import org.elpis.dicom.Anomaly;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// Places of a file outside its data set: the preamble, File Meta Information that names machines, what follows
/// the end.
final class HiddenPlaces {
    private static final int FIRST_AE_TITLE = 0x0002_0016;

    private HiddenPlaces() {}

    /// Takes what was found.
    interface Sink {
        void add(String where, String name, String value);
    }

    static void find(Instance instance, Sink sink) {
        Value.Bytes preamble = instance.preamble();
        int used = 0;
        for (int i = 0; i < preamble.length(); i++) {
            used += preamble.at(i) == 0 ? 0 : 1;
        }
        if (used > 0) {
            String value = Values.isText(preamble) ? preamble.ascii() : Layout.count(used, "byte");
            sink.add("preamble", "128 bytes before the mark", value);
        }
        for (Element element : instance.fileMeta()) {
            boolean namesAMachine = Integer.compareUnsigned(element.tag(), FIRST_AE_TITLE) >= 0;
            boolean isJudged = StrengthRules.of(element.tag(), element.vr()).isPresent();
            if (namesAMachine && !element.isEmpty() && !isJudged) {
                String value = Values.shown(instance.fileMeta(), element, element.vr());
                sink.add(Tag.format(element.tag()), Inspection.keyword(element.tag()), value);
            }
        }
        if (instance.anomalies().contains(Anomaly.TRAILING_ZEROS)) {
            sink.add("end of file", "zero bytes behind the last element", "");
        }
    }
}
