package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.CorpusGenerator;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Planner and deidentifier remember the last object. What they remember must never show: each object comes out
/// as if it were the first.
class RepeatedObjectsTest {
    private static final Subject SUBJECT = new Subject("E0000000000000001", -400);
    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
    private static final int CREATOR = 0x0019_0010;
    private static final int TABLE_SPEED = 0x0019_1023;
    private static final int IMAGE_COMMENTS = 0x0020_4000;

    @TempDir
    private Path work;

    private ProjectKeys keys;
    private Gate shared;

    @BeforeEach
    void makeKeys() {
        keys = SiteKey.of(work.resolve("home")).project("test");
        shared = new Gate();
    }

    private final class Gate {
        private final Planner planner = new Planner(Profile.RESEARCH, new TextDetector(Vocabulary.clinical()));
        private final Deidentifier deidentifier = new Deidentifier(keys);

        Result pass(Instance instance, Identity identity, Subject subject) throws IOException {
            Plan plan = planner.plan(instance, identity);
            Released released = deidentifier.release(instance, plan, subject);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            released.bytes().writeTo(Channels.newChannel(bytes));
            return new Result(
                    new String(plan.canonical(), StandardCharsets.US_ASCII),
                    bytes.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private record Result(String plan, String bytes) {}

    private void passesAsIfFirst(Instance instance, Identity identity, Subject subject) throws IOException {
        assertThat(shared.pass(instance, identity, subject)).isEqualTo(new Gate().pass(instance, identity, subject));
    }

    @Test
    void slicesOfASeriesComeOutAsIfEachWereTheFirst() throws IOException, MalformedDicomException {
        CorpusGenerator.small(Seed.tuning(11), work.resolve("in"), 240);

        passAll(work.resolve("in"));
    }

    @Test
    void objectsOfManyKindsComeOutAsIfEachWereTheFirst() throws IOException, MalformedDicomException {
        SyntheticHospital.generate(Seed.tuning(12), work.resolve("in"), SyntheticHospital.Size.DEMO);

        passAll(work.resolve("in"));
    }

    private void passAll(Path folder) throws IOException, MalformedDicomException {
        Identity identity = new Identity();
        int passed = 0;
        for (Path file : files(folder)) {
            try (FileSource source = FileSource.open(file)) {
                if (DicomReader.looksLikeDicom(source)) {
                    passesAsIfFirst(DicomReader.read(source, ReadLimits.forHeap(1L << 30)), identity, SUBJECT);
                    passed++;
                }
            }
        }
        assertThat(passed).isGreaterThan(20);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aPrivateElementIsJudgedByItsOwnCreator() throws IOException {
        Element value = Element.ofAscii(TABLE_SPEED, Vr.DS, "39.37");
        passesAsIfFirst(object(CT_IMAGE, Element.ofAscii(CREATOR, Vr.LO, "GEMS_ACQU_01"), value));
        passesAsIfFirst(object(CT_IMAGE, Element.ofAscii(CREATOR, Vr.LO, "SOMEBODY ELSE"), value));
        passesAsIfFirst(object(CT_IMAGE, Element.ofAscii(CREATOR, Vr.LO, "GEMS_ACQU_01"), value));
        passesAsIfFirst(object(CT_IMAGE, value));
    }

    @Test
    void aCreatorIsJudgedByItsOwnBlock() throws IOException {
        Element creator = Element.ofAscii(CREATOR, Vr.LO, "GEMS_ACQU_01");
        passesAsIfFirst(object(CT_IMAGE, creator, Element.ofAscii(TABLE_SPEED, Vr.DS, "39.37")));
        passesAsIfFirst(object(CT_IMAGE, creator, Element.ofAscii(0x0019_10FF, Vr.LO, "Mueller")));
        passesAsIfFirst(object(CT_IMAGE, creator));
    }

    @Test
    void aCodeIsJudgedByTheSchemeBesideIt() throws IOException {
        Element code = Element.ofAscii(Tag.CODE_VALUE, Vr.SH, "T-A0100");
        passesAsIfFirst(object(CT_IMAGE, code, Element.ofAscii(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "SRT")));
        passesAsIfFirst(object(CT_IMAGE, code, Element.ofAscii(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "99LOCAL")));
    }

    @Test
    void anElementIsJudgedByTheTypeItHasInItsOwnObject() throws IOException {
        Element comment = Element.ofAscii(IMAGE_COMMENTS, Vr.LT, "Mueller");
        passesAsIfFirst(object(CT_IMAGE, comment));
        passesAsIfFirst(object(MR_IMAGE, comment));
        passesAsIfFirst(object("1.2.840.10008.5.1.4.1.1.7", comment));
    }

    @Test
    void aTextIsJudgedByTheIdentityOfItsOwnPatient() throws IOException {
        Instance object = object(CT_IMAGE, Element.ofAscii(IMAGE_COMMENTS, Vr.LT, "Head"));
        Identity named = new Identity();
        named.harvest(object(CT_IMAGE, Element.ofAscii(Tag.PATIENT_NAME, Vr.PN, "Head^Peter")));

        passesAsIfFirst(object, new Identity(), SUBJECT);
        passesAsIfFirst(object, named, SUBJECT);
    }

    @Test
    void aDateMovesByTheDaysOfItsOwnPatient() throws IOException {
        Instance object = object(CT_IMAGE, Element.ofAscii(0x0008_0020, Vr.DA, "20200301"));
        Identity identity = new Identity();

        passesAsIfFirst(object, identity, SUBJECT);
        passesAsIfFirst(object, identity, new Subject("E0000000000000002", -500));
    }

    @Test
    void elementsThatWereNotReadComeFromTheirOwnObject() throws IOException {
        for (byte[] pixels : new byte[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}) {
            BytesSource source = new BytesSource(pixels, pixels.length);
            passesAsIfFirst(
                    object(CT_IMAGE, new Element(Tag.PIXEL_DATA, Vr.OW, new Value.Region(source, 0, pixels.length))));
        }
    }

    private void passesAsIfFirst(Instance instance) throws IOException {
        passesAsIfFirst(instance, EMPTY, SUBJECT);
    }

    private static final Identity EMPTY = new Identity();

    private static Instance object(String sopClass, Element... more) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, sopClass));
        elements.add(Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4.5"));
        elements.addAll(List.of(more));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.of(Encoding.EXPLICIT_LITTLE),
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }
}
