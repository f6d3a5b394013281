package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;

/// Planner and transform remember the last object, because slices resemble each other. Whatever came before, an
/// object must become what it becomes when it comes alone.
class MemoryOfTheLastObjectTest {
    private static final long SEED = 20261120;
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());
    private static final String[] CLASSES = {Gate.CT, "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.999.9"};
    private static final String[] WORDS = {
        "chest", "Eusebia", "Head", "Maximilian", "", "20240229", "4711", "1.2.3.4.5.6.7.8"
    };
    private static final String[] SCHEMES = {"DCM", "99QF", "SRT", ""};
    private static final String[] CREATORS = {"SIEMENS MR HEADER", "EUSEBIA", "GEMS_PARM_01", "ACME"};
    private static final int[] TEXT_TAGS = {0x00080008, 0x00081030, 0x00080080, 0x00181030, 0x00104000, 0x00080005};

    private final SplittableRandom random = new SplittableRandom(SEED);

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private Element[] code() {
        return new Element[] {
            Gate.ascii(0x00080100, Vr.SH, random.nextBoolean() ? "113100" : "EUSEBIA1"),
            Gate.ascii(0x00080102, Vr.SH, pick(SCHEMES)),
            Gate.ascii(0x00080104, Vr.LO, pick(WORDS))
        };
    }

    private Instance object() {
        List<Element> extra = new ArrayList<>();
        for (int tag : TEXT_TAGS) {
            if (random.nextInt(4) != 0) {
                Vr vr = random.nextInt(6) == 0 ? Vr.UN : tag == 0x00080008 || tag == 0x00080005 ? Vr.CS : Vr.LO;
                extra.add(Gate.ascii(tag, vr, pick(WORDS) + (random.nextBoolean() ? "" : " " + pick(WORDS))));
            }
        }
        extra.add(Gate.ascii(0x00080020, Vr.DA, random.nextBoolean() ? Gate.DATE : "20240301"));
        extra.add(Gate.sequence(0x00082218, code()));
        if (random.nextBoolean()) {
            extra.addAll(List.of(code()));
        }
        if (random.nextBoolean()) {
            extra.add(Gate.ascii(0x00190010, Vr.LO, pick(CREATORS)));
        }
        extra.add(Gate.ascii(0x0019100C, random.nextInt(3) == 0 ? Vr.LO : Vr.IS, "1000"));
        if (random.nextInt(3) == 0) {
            extra.add(Gate.ascii(0x0019100D, Vr.CS, "NONE"));
        }
        if (random.nextInt(5) == 0) {
            extra.add(Gate.ascii(0x00081030, Vr.LO, "Eusebia again"));
        }
        if (random.nextInt(5) == 0) {
            extra.add(new Element(0x00420011, Vr.OB, Value.Bytes.of(new byte[] {1, 2})));
            extra.add(Gate.ascii(0x00420012, Vr.LO, random.nextBoolean() ? "application/pdf" : "text/plain"));
        }
        if (random.nextInt(3) == 0) {
            // Whether pixels are changed depends on what their neighbours say of them.
            extra.add(new Element(0x00280100, Vr.US, Value.Bytes.of(new byte[] {16, 0})));
            extra.add(new Element(0x00280101, Vr.US, Value.Bytes.of(new byte[] {12, 0})));
            extra.add(new Element(0x00280102, Vr.US, Value.Bytes.of(new byte[] {11, 0})));
            if (random.nextBoolean()) {
                extra.add(new Element(0x60000102, Vr.US, Value.Bytes.of(new byte[] {12, 0})));
            }
            extra.add(new Element(0x7FE00010, Vr.OW, Value.Bytes.of(new byte[] {1, (byte) 0xF2})));
        }
        List<Element> elements = Gate.object(pick(CLASSES), extra.toArray(new Element[0]));
        return Gate.instance(elements);
    }

    @Test
    void changesNothingOfWhatAnObjectBecomes() {
        Planner planner = new Planner(Profile.RESEARCH, TEXTS);
        Deidentifier deidentifier = new Deidentifier(Gate.keys("gate"));
        Subject[] subjects = {Gate.SUBJECT, new Subject("EFFFFFFFFFFFFFFFF", -1000)};
        Identity[] identities = {new Identity(), new Identity()};
        identities[1].harvest(Gate.instance(List.of(Gate.ascii(0x00100010, Vr.PN, "Head^Chest"))));
        Instance object = object();
        for (int i = 0; i < 4_000; i++) {
            object = random.nextInt(3) == 0 ? object : object();
            Identity identity = identities[random.nextInt(2)];
            Subject subject = subjects[random.nextInt(2)];
            Plan plan = planner.plan(object, identity);
            Plan alone = new Planner(Profile.RESEARCH, TEXTS).plan(object, identity);
            assertThat(plan).as("seed %d, step %d", SEED, i).isEqualTo(alone);
            byte[] bytes = Gate.file(deidentifier.release(object, plan, subject).bytes());
            byte[] bytesAlone = Gate.file(new Deidentifier(Gate.keys("gate"))
                    .release(object, alone, subject)
                    .bytes());
            assertThat(bytes).as("seed %d, step %d", SEED, i).isEqualTo(bytesAlone);
        }
    }

    @Test
    void survivesAnObjectThatCouldNotBeFinished() {
        Planner planner = new Planner(Profile.RESEARCH, TEXTS);
        Deidentifier deidentifier = new Deidentifier(Gate.keys("gate"));
        Identity identity = new Identity();
        Instance first = Gate.instance(Gate.object(Gate.CT, Gate.ascii(0x00080020, Vr.DA, Gate.DATE)));
        Instance longer = Gate.instance(
                Gate.object(Gate.CT, Gate.ascii(0x00080020, Vr.DA, Gate.DATE), Gate.ascii(0x00400001, Vr.AE, "X")));
        Plan plan = planner.plan(first, identity);
        deidentifier.release(first, plan, Gate.SUBJECT);
        Subject other = new Subject("EFFFFFFFFFFFFFFFF", -1);
        assertThatIllegalStateException().isThrownBy(() -> deidentifier.release(longer, plan, other));
        assertThat(deidentifier.release(first, plan, other).instance().dataSet().string(0x00080020))
                .isEqualTo("20240228");
        assertThat(deidentifier.release(first, plan, other).instance().dataSet().string(0x00100020))
                .isEqualTo("EFFFFFFFFFFFFFFFF");
    }

    private static Element[] measured(String unit) {
        return new Element[] {
            Gate.sequence(0x004008EA, Gate.ascii(0x00080100, Vr.SH, unit), Gate.ascii(0x00080102, Vr.SH, "UCUM")),
            new Element(0x0040A161, Vr.FD, Value.Bytes.of(new byte[] {0, 0, 0, 0, 0, 64, 87, 64})),
            Gate.ascii(0x0040A30A, Vr.DS, "93")
        };
    }

    /// The same number is an age beside one unit and none beside another.
    @Test
    void judgesAMeasuredNumberByItsUnitWhateverCameBefore() {
        for (List<String> order : List.of(List.of("a", "mm"), List.of("mm", "a"))) {
            Planner planner = new Planner(Profile.RESEARCH, TEXTS);
            Deidentifier deidentifier = new Deidentifier(Gate.keys("gate"));
            Identity identity = new Identity();
            for (String unit : order) {
                Instance object = Gate.instance(Gate.object(Gate.CT, measured(unit)));
                DataSet after = deidentifier
                        .release(object, planner.plan(object, identity), Gate.SUBJECT)
                        .instance()
                        .dataSet();
                assertThat(after.string(0x0040A30A)).isEqualTo(unit.equals("a") ? "90" : "93");
                assertThat(after.contains(0x0040A161)).isEqualTo(unit.equals("mm"));
            }
        }
    }
}
