package org.elpis.detect;

import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// What is found in a text, for tests: the parts that go, as they stand there.
final class Left {
    static final Identity NOBODY = new Identity();
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());

    private Left() {}

    /// The parts that go, parted by bars.
    static String gone(String text) {
        return gone(text, NOBODY);
    }

    static String gone(String text, Identity identity) {
        StringBuilder gone = new StringBuilder();
        for (Span span : TEXTS.detect(text, identity)) {
            gone.append(gone.isEmpty() ? "" : "|").append(text, span.start(), span.end());
        }
        return gone.toString();
    }

    /// The kinds of the parts that go.
    static List<Span.Kind> kinds(String text) {
        return TEXTS.detect(text, NOBODY).stream().map(Span::kind).distinct().toList();
    }

    static Identity patient(String name) {
        Identity identity = new Identity();
        identity.addPatient(name);
        return identity;
    }

    /// What an object says that holds nothing but the patient's name and number.
    static Identity patient(String name, String number) {
        DataSet dataSet = DataSet.of(
                List.of(Element.ofAscii(0x00100010, Vr.PN, name), Element.ofAscii(0x00100020, Vr.LO, number)),
                Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        return identity;
    }

    /// How many words and numbers a text has.
    static int words(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = TextDetector.wordEnd(text, at);
            count += end > at ? 1 : 0;
            at = Math.max(at, end);
        }
        return count;
    }
}
