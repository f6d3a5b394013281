package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.FactTable;
import org.elpis.dicom.Vr;

/// Asks the rules about every private attribute of the lists in force.
final class PrivateLines {
    private static final int BLOCK = 0x10;

    private final PrivateRules rules;
    private final List<PrivateLine> lines = new ArrayList<>();

    private PrivateLines(Profile profile) {
        this.rules = new PrivateRules(profile);
    }

    static List<PrivateLine> of(Profile profile) {
        PrivateLines asked = new PrivateLines(profile);
        if (profile.has(Option.RETAIN_SAFE_PRIVATE)) {
            asked.standard();
            if (profile.handling().privateElements() == Handling.PrivateElements.EXTENDED) {
                asked.archived();
            }
        }
        return List.copyOf(asked.lines);
    }

    private void standard() {
        FactTable table = FactTable.load(PrivateLines.class, "standard/safe-private-attributes.txt");
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            int element = Integer.parseInt(table.text(row, 2).substring(2), 16);
            String vr = table.text(row, 3).equals("--") ? "" : table.text(row, 3);
            add(table.text(row, 0), table.text(row, 1), element, vr, table.text(row, 5), 1);
        }
    }

    private void archived() {
        FactTable table = FactTable.load(PrivateLines.class, "archive/private-attributes.txt");
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            String creator = table.text(row, 0);
            int group = Integer.parseInt(table.text(row, 1), 16);
            int element = Integer.parseInt(table.text(row, 2), 16);
            if (SafePrivateAttributes.find(group, creator, element).isEmpty()) {
                int depth = table.text(row, 5).equals("nested") ? 2 : 1;
                add(creator, table.text(row, 1), element, table.text(row, 3), table.text(row, 6), depth);
            }
        }
    }

    private void add(String creator, String group, int element, String vrs, String name, int depth) {
        int base = Integer.parseInt(group, 16) << 16;
        Element owner = Element.ofAscii(base | BLOCK, Vr.LO, creator);
        DataSet dataSet = DataSet.of(List.of(owner), Encoding.EXPLICIT_LITTLE);
        Vr published = Vr.of(vrs);
        Vr vr = published == null ? Vr.UN : published;
        Rule rule = rules.find(base | BLOCK << 8 | element, depth, vr, dataSet);
        String low = Integer.toHexString(element | 0x100).substring(1);
        String tag = "(" + group.toLowerCase(Locale.ROOT) + ",xx" + low + ")";
        String what = TreatmentWords.of(rule.treatment());
        lines.add(new PrivateLine(creator, tag, vrs, name, what, rule.name(), depth > 1));
    }
}
