package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;

/// Plan and transform without the check behind them, with a fixed key, over objects of one invented patient.
final class Gate {
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    static final String FAMILY = "Quastenflosser";
    static final String NUMBER = "47118832";
    static final String UID = "1.9.8.7.6.5.4.3.2.1";
    static final String DATE = "20240229";
    static final String SHIFTED_DATE = "20221217";
    static final Subject SUBJECT = new Subject("E0123456789ABCDEF", -439);

    private final Planner planner;
    private final Deidentifier deidentifier = new Deidentifier(keys("gate"));

    Gate(Profile profile) {
        this.planner = new Planner(profile, new TextDetector(Vocabulary.clinical()));
    }

    /// Keys from a fixed secret: each test run derives the same.
    static ProjectKeys keys(String project) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        return new ProjectKeys(
                Hkdf.derive(secret, project, "uid", 32),
                Hkdf.derive(secret, project, "date", 32),
                Hkdf.derive(secret, project, "pseudonym", 32),
                Hkdf.derive(secret, project, "mark", 32),
                Hkdf.derive(secret, project, "vault", 32),
                Hkdf.derive(secret, project, "surrogate", 32),
                Hkdf.derive(secret, project, "certificate", 32),
                Hkdf.derive(secret, project, "templates", 32),
                Hkdf.derive(secret, project, "face", 32));
    }

    /// What every object has, with these elements instead or beside, in the order of tags.
    static List<Element> object(String sopClass, Element... extra) {
        List<Element> elements = new ArrayList<>(List.of(
                ascii(0x00080016, Vr.UI, sopClass),
                ascii(0x00080018, Vr.UI, UID + ".1"),
                ascii(0x00100010, Vr.PN, FAMILY + "^Eusebia"),
                ascii(0x00100020, Vr.LO, NUMBER),
                ascii(0x0020000D, Vr.UI, UID + ".2"),
                ascii(0x0020000E, Vr.UI, UID + ".3")));
        for (Element element : extra) {
            elements.removeIf(other -> other.tag() == element.tag());
        }
        elements.addAll(List.of(extra));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return elements;
    }

    static Element ascii(int tag, Vr vr, String text) {
        return Element.ofAscii(tag, vr, text);
    }

    static Element sequence(int tag, Element... item) {
        return new Element(tag, Vr.SQ, items(item));
    }

    static Value items(Element... item) {
        return new Value.Items(List.of(DataSet.of(List.of(item), Encoding.EXPLICIT_LITTLE)), false);
    }

    static Instance instance(List<Element> elements) {
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    static Instance read(byte[] file) {
        try {
            return DicomReader.read(new BytesSource(file, file.length), ReadLimits.forHeap(64 << 20));
        } catch (IOException | MalformedDicomException e) {
            throw new IllegalStateException(e);
        }
    }

    Plan plan(Instance original) {
        Identity identity = new Identity();
        identity.harvest(original);
        return planner.plan(original, identity);
    }

    Released release(Instance original) {
        Identity identity = new Identity();
        identity.harvest(original);
        return deidentifier.release(original, planner.plan(original, identity), SUBJECT, identity::contains);
    }

    DataSet release(Element... extra) {
        return released(extra).instance().dataSet();
    }

    Released released(Element... extra) {
        return release(instance(object(CT, extra)));
    }

    /// Nothing of the patient is in a released object, also not between zeros.
    static void assertGone(Released released) {
        String bytes = bytes(released).toLowerCase(Locale.ROOT).replace("\0", "");
        assertThat(bytes)
                .doesNotContain("quastenflosser")
                .doesNotContain("eusebia")
                .doesNotContain(NUMBER);
    }

    ReleaseMark mark() {
        return deidentifier.mark();
    }

    static byte[] file(EncodedInstance encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoded.writeTo(Channels.newChannel(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The bytes of a data set as characters, so that a test can look for what must not be there.
    static String bytes(Released released) {
        return new String(file(released.bytes()), StandardCharsets.ISO_8859_1);
    }
}
