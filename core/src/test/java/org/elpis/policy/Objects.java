package org.elpis.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Small CT objects, and what is planned for them.
final class Objects {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private Objects() {}

    static Element ascii(int tag, Vr vr, String text) {
        return Element.ofAscii(tag, vr, text);
    }

    static Element sequence(int tag, Element... item) {
        return new Element(
                tag, Vr.SQ, new Value.Items(List.of(DataSet.of(List.of(item), Encoding.EXPLICIT_LITTLE)), false));
    }

    /// A CT image, unless the elements say otherwise.
    static Instance ct(Element... elements) {
        List<Element> all = new ArrayList<>(List.of(elements));
        if (all.stream().noneMatch(element -> element.tag() == 0x00080016)) {
            all.add(ascii(0x00080016, Vr.UI, CT));
        }
        all.sort(Comparator.comparingLong(element -> element.tag() & 0xFFFF_FFFFL));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(all, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    static Plan plan(Profile profile, Element... elements) {
        Instance instance = ct(elements);
        Identity identity = new Identity();
        identity.harvest(instance);
        return new Planner(profile, new TextDetector(Vocabulary.clinical())).plan(instance, identity);
    }

    /// Location, action and rule of every step, as the canonical form has them.
    static List<String> lines(Profile profile, Element... elements) {
        String canonical = new String(plan(profile, elements).canonical(), StandardCharsets.US_ASCII);
        return canonical.lines().filter(line -> line.startsWith("(")).toList();
    }
}
