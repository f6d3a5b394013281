package org.elpis.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/// The elements of one data set or item while they are read, and the character set in force for them.
final class OpenDataSet {
    /// The standard has 20 sets; what names more is hostile, and each name costs time and memory.
    private static final int MAX_CHARACTER_SETS = 32;

    private static final int MAX_CHARACTER_SET_BYTES = 1 << 10;

    private final Encoding encoding;
    private final EnumSet<Anomaly> anomalies;
    private final List<Element> elements;
    private CharacterSet characterSet;
    private boolean declared;
    private int lastTag;

    /// @param inherited  the character set of the data set around
    /// @param anomalies  to which those of the data set are added
    OpenDataSet(Encoding encoding, CharacterSet inherited, EnumSet<Anomaly> anomalies, int capacity) {
        this.encoding = encoding;
        this.characterSet = inherited;
        this.anomalies = anomalies;
        this.elements = new ArrayList<>(capacity);
    }

    Encoding encoding() {
        return encoding;
    }

    /// The character set behind the elements read so far.
    CharacterSet characterSet() {
        return characterSet;
    }

    void add(Element element) {
        int tag = element.tag();
        int order = Integer.compareUnsigned(lastTag, tag);
        if (order >= 0) {
            anomalies.add(order == 0 ? Anomaly.DUPLICATE_TAGS : Anomaly.UNSORTED_TAGS);
        }
        lastTag = tag;
        if (tag == Tag.SPECIFIC_CHARACTER_SET && !declared) {
            declare(element.value());
        }
        elements.add(element);
    }

    private void declare(Value value) {
        declared = true;
        boolean readable = value instanceof Value.Bytes bytes && bytes.length() <= MAX_CHARACTER_SET_BYTES;
        List<String> terms = readable ? terms((Value.Bytes) value) : List.of();
        if (terms.isEmpty() || terms.size() > MAX_CHARACTER_SETS) {
            anomalies.add(Anomaly.UNKNOWN_CHARACTER_SET);
            return;
        }
        characterSet = CharacterSet.of(terms);
        if (!characterSet.isUnderstood()) {
            anomalies.add(Anomaly.UNKNOWN_CHARACTER_SET);
        }
    }

    private static List<String> terms(Value.Bytes bytes) {
        return Arrays.asList(bytes.ascii().split("\\\\", -1));
    }

    DataSet close(boolean undefinedLength) {
        return new DataSet(elements, encoding, characterSet, undefinedLength);
    }
}
