package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.DeidentificationStatement;

/// Writes into an object what was done to it: that identity was removed, by which method, with which options,
/// what became of its dates, whether words in its pixels were looked for, and whether a face was removed. What
/// earlier de-identification said stays before it.
///
/// Source: PS3.15 E.1.1 steps 5 to 8, PS3.3 C.7.1.1, PS3.16 CID 7050.
final class Statement {
    private final DeidentificationStatement statement;
    private final Encoding encoding;
    private final Element identityRemoved = Element.ofAscii(Tag.PATIENT_IDENTITY_REMOVED, Vr.CS, "YES");
    private final Element longitudinal;
    private final Element noWords = Element.ofAscii(Tag.BURNED_IN_ANNOTATION, Vr.CS, "NO");
    private final Element noFace = Element.ofAscii(Tag.RECOGNIZABLE_VISUAL_FEATURES, Vr.CS, "NO");
    private final Element method;
    private final Element codes;

    Statement(DeidentificationStatement statement, Encoding encoding) {
        this.statement = statement;
        this.encoding = encoding;
        this.longitudinal =
                Element.ofAscii(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, Vr.CS, statement.longitudinal());
        this.method = method("");
        this.codes = codes(List.of());
    }

    /// Whether this is what an object says that was planned and is encoded so. Objects of one job share it.
    @SuppressWarnings("ReferenceEquality") // what is shared need not be compared
    boolean isFor(DeidentificationStatement planned, Encoding encoded) {
        return statement == planned && encoding == encoded;
    }

    /// The elements with the statement's among them, each before the first with a higher tag.
    List<Element> addTo(List<Element> elements) {
        List<Element> own = own(elements);
        List<Element> all = new ArrayList<>(elements.size() + own.size());
        int next = 0;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (isOwn(element.tag()) || isUnprovenClaim(element)) {
                continue;
            }
            while (next < own.size()
                    && Integer.compareUnsigned(element.tag(), own.get(next).tag()) > 0) {
                all.add(own.get(next++));
            }
            all.add(element);
        }
        while (next < own.size()) {
            all.add(own.get(next++));
        }
        return all;
    }

    private boolean isOwn(int tag) {
        return tag == Tag.BURNED_IN_ANNOTATION && statement.hasCleanPixels()
                || tag == Tag.RECOGNIZABLE_VISUAL_FEATURES && statement.isWithoutFace()
                || tag == Tag.PATIENT_IDENTITY_REMOVED
                || tag == Tag.DEIDENTIFICATION_METHOD
                || tag == Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE
                || tag == Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED;
    }

    /// That nobody can be recognised, said by somebody else of pixels that were not measured here.
    private boolean isUnprovenClaim(Element element) {
        return element.tag() == Tag.RECOGNIZABLE_VISUAL_FEATURES
                && !statement.isWithoutFace()
                && element.value() instanceof Value.Bytes bytes
                && new String(bytes.copy(), StandardCharsets.US_ASCII).strip().equals("NO");
    }

    /// In the order of tags.
    private List<Element> own(List<Element> elements) {
        Element ownMethod = method;
        Element ownCodes = codes;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (element.tag() == Tag.DEIDENTIFICATION_METHOD) {
                ownMethod = method(earlier(element));
            } else if (element.tag() == Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE) {
                ownCodes = codes(earlierCodes(element));
            }
        }
        List<Element> own = new ArrayList<>(List.of(identityRemoved, ownMethod, ownCodes));
        if (statement.hasCleanPixels()) {
            own.add(noWords);
        }
        if (statement.isWithoutFace()) {
            own.add(noFace);
        }
        own.add(longitudinal);
        return own;
    }

    private static String earlier(Element element) {
        String text = element.value() instanceof Value.Bytes bytes ? bytes.ascii() : "";
        return text.isEmpty() ? "" : text + "\\";
    }

    private static List<DataSet> earlierCodes(Element element) {
        return element.value() instanceof Value.Items items ? items.items() : List.of();
    }

    private Element method(String earlier) {
        String text = earlier + ReleaseMark.METHOD + statement.method() + "\\" + ReleaseMark.blank();
        return Element.ofAscii(Tag.DEIDENTIFICATION_METHOD, Vr.LO, text);
    }

    private Element codes(List<DataSet> earlier) {
        List<DataSet> all = new ArrayList<>(earlier);
        for (DeidentificationStatement.Code code : statement.codes()) {
            if (!holds(earlier, code)) {
                all.add(item(code));
            }
        }
        return new Element(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, Vr.SQ, new Value.Items(all, false));
    }

    private static boolean holds(List<DataSet> codes, DeidentificationStatement.Code code) {
        for (DataSet item : codes) {
            if (item.string(Tag.CODE_VALUE).equals(code.value())) {
                return true;
            }
        }
        return false;
    }

    private DataSet item(DeidentificationStatement.Code code) {
        return DataSet.of(
                List.of(
                        Element.ofAscii(Tag.CODE_VALUE, Vr.SH, code.value()),
                        Element.ofAscii(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "DCM"),
                        Element.ofAscii(Tag.CODE_MEANING, Vr.LO, code.meaning())),
                encoding);
    }
}
