package org.elpis.deid;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.DeidentificationStatement;

/// Writes into an object what was done to it: that identity was removed, by which method, with which options, and what
/// became of its dates. What earlier de-identification said stays before it.
///
/// Source: PS3.15 E.1.1 steps 5 to 8, PS3.3 C.7.1.1, PS3.16 CID 7050.
final class Statement {
    private final DeidentificationStatement statement;
    private final Encoding encoding;

    Statement(DeidentificationStatement statement, Encoding encoding) {
        this.statement = statement;
        this.encoding = encoding;
    }

    /// The elements with the statement's among them, in the order of tags as far as they were in order.
    List<Element> addTo(List<Element> elements) {
        List<Element> all = new ArrayList<>(elements.size() + 4);
        String methods = "";
        List<DataSet> codes = new ArrayList<>();
        for (Element element : elements) {
            switch (element.tag()) {
                case Tag.DEIDENTIFICATION_METHOD -> methods = earlier(element);
                case Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE -> codes.addAll(earlierCodes(element));
                case Tag.PATIENT_IDENTITY_REMOVED, Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED -> {}
                default -> all.add(element);
            }
        }
        String method = methods + "Elpis 0.1 " + statement.method() + "\\" + ReleaseMark.blank();
        addMissing(codes);
        insert(all, Element.ofAscii(Tag.PATIENT_IDENTITY_REMOVED, Vr.CS, "YES"));
        insert(all, Element.ofAscii(Tag.DEIDENTIFICATION_METHOD, Vr.LO, method));
        insert(
                all,
                new Element(
                        Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, Vr.SQ, new Value.Items(List.copyOf(codes), false)));
        insert(all, Element.ofAscii(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, Vr.CS, statement.longitudinal()));
        return all;
    }

    private static String earlier(Element element) {
        String text = element.value() instanceof Value.Bytes bytes ? bytes.ascii() : "";
        return text.isEmpty() ? "" : text + "\\";
    }

    private static List<DataSet> earlierCodes(Element element) {
        return element.value() instanceof Value.Items items ? items.items() : List.of();
    }

    private void addMissing(List<DataSet> codes) {
        for (DeidentificationStatement.Code code : statement.codes()) {
            boolean present =
                    codes.stream().anyMatch(item -> item.string(Tag.CODE_VALUE).equals(code.value()));
            if (!present) {
                codes.add(item(code));
            }
        }
    }

    private DataSet item(DeidentificationStatement.Code code) {
        return DataSet.of(
                List.of(
                        Element.ofAscii(Tag.CODE_VALUE, Vr.SH, code.value()),
                        Element.ofAscii(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "DCM"),
                        Element.ofAscii(Tag.CODE_MEANING, Vr.LO, code.meaning())),
                encoding);
    }

    /// Before the first element with a higher tag.
    private static void insert(List<Element> elements, Element element) {
        int at = 0;
        while (at < elements.size() && Integer.compareUnsigned(elements.get(at).tag(), element.tag()) < 0) {
            at++;
        }
        elements.add(at, element);
    }
}
