package org.elpis.detect;

import java.util.HashSet;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TagMap;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// What one study's data says about who the patient is and who treated them: folded words of every person name, and
/// the patient's numbers.
///
/// Filled by one thread, then read by many.
public final class Identity {
    /// Single letters and pairs would take too much with them; the allow-list of words catches initials.
    private static final int LEAST_LETTERS = 3;

    private final Set<String> tokens = new HashSet<>();
    private final TagMap<Value.Bytes> lastSeen = new TagMap<>();

    /// Takes in what an instance says. Values that the last instance had as well cost a comparison.
    public void harvest(Instance instance) {
        harvest(instance.dataSet());
    }

    private void harvest(DataSet dataSet) {
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            // Type tests one by one: linking a pattern switch costs milliseconds in every run.
            if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    harvest(item);
                }
            } else if (element.value() instanceof Value.Bytes bytes && isIdentifier(element)) {
                harvest(dataSet, element, bytes);
            }
        }
    }

    private static boolean isIdentifier(Element element) {
        return element.vr() == Vr.PN
                || element.tag() == Tag.PATIENT_ID
                || element.tag() == Tag.ACCESSION_NUMBER
                || element.tag() == Tag.STUDY_ID
                || element.tag() == Tag.OTHER_PATIENT_IDS;
    }

    private void harvest(DataSet dataSet, Element element, Value.Bytes bytes) {
        Value.Bytes before = lastSeen.get(element.tag());
        if (before != null && before.hasSameBytes(bytes)) {
            return;
        }
        lastSeen.put(element.tag(), bytes);
        addTokens(dataSet.text(element.vr(), bytes));
    }

    private void addTokens(String text) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                add(text.substring(start, i));
                start = -1;
            }
        }
    }

    private void add(String token) {
        if (token.length() >= LEAST_LETTERS) {
            tokens.add(Fold.fold(token));
        }
    }

    /// Whether a word or number, folded, is one of the patient's.
    public boolean contains(String folded) {
        return tokens.contains(folded);
    }

    public int size() {
        return tokens.size();
    }
}
