package org.elpis.cli;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Values as a person can read them.
final class Values {
    private static final int LEAST_LETTERS = 4;

    private Values() {}

    /// The text of a text element or of bytes that are text, else how many bytes there are.
    static String shown(DataSet dataSet, Element element, Vr vr) {
        return switch (element.value()) {
            case Value.Bytes bytes when vr.isText() -> dataSet.text(vr, bytes).strip();
            case Value.Bytes bytes
            when vr.kind() == Vr.Kind.BULK && isText(bytes) ->
                dataSet.text(Vr.UT, bytes).strip();
            case Value.Bytes bytes -> Layout.count(bytes.length(), "byte");
            case Value.Region region -> Layout.bytes(region.length());
            case Value.Fragments fragments -> Layout.count(fragments.regions().size(), "fragment");
            case Value.Items items -> Layout.count(items.items().size(), "item");
        };
    }

    static boolean isText(Value.Bytes bytes) {
        int letters = 0;
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i) & 0xFF;
            if (c < ' ' && c != 0 && c != '\r' && c != '\n' && c != '\t') {
                return false;
            }
            letters += c > ' ' ? 1 : 0;
        }
        return letters >= LEAST_LETTERS;
    }
}
