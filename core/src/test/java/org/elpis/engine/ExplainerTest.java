package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.explain.Part;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;
import org.elpis.policy.Action;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws Exception {
        SmallObjects.putFixedKey(work);
    }

    private Path put(String name, Attributes attributes) {
        return SmallObjects.put(work.resolve("in"), name, SmallObjects.file(attributes));
    }

    private Explainer.Answer explain(Path file, Job.Extra... extras) throws Exception {
        return explain(file, Optional.empty(), extras);
    }

    private Explainer.Answer explain(Path file, Optional<Path> folder, Job.Extra... extras) throws Exception {
        Job job = new Job(
                List.of(file),
                work.resolve("home/dry-run"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.DRY_RUN,
                Job.Layout.FOLDERS,
                Set.of(extras));
        return new Explainer(job).explain(file, folder);
    }

    private static List<Row> rows(Explainer.Answer answer) {
        return answer.explained().explanation().rows();
    }

    private static Row row(Explainer.Answer answer, String location) {
        return rows(answer).stream()
                .filter(row -> row.location().toString().equals(location))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsActionRuleFindingAndBothValues() throws Exception {
        Explainer.Answer answer = explain(put("a", SmallObjects.ct("MRN-4711-88", "5", "1")), Job.Extra.SHOW_VALUES);

        Row row = row(answer, "(0008,1030)");
        assertThat(row.action()).isEqualTo("clean");
        assertThat(row.rule()).isEqualTo("E.1-1 C: Clean Descriptors Option");
        assertThat(row.before().text()).isEqualTo("CT chest Quastenflosser 20240229");
        assertThat(row.after().text()).startsWith("CT chest").doesNotContain("Quasten", "20240229");
        assertThat(row.parts().stream().map(Part::kind)).containsExactly("known-identity", "date");
        assertThat(row.parts().getFirst().start()).isEqualTo(9);
        assertThat(row.parts().getLast().becomes()).isEqualTo("moved by the patient's days");
    }

    @Test
    void hidesEveryValueUnlessAskedTo() throws Exception {
        Explainer.Answer answer = explain(put("a", SmallObjects.ct("MRN-4711-88", "5", "1")));

        assertThat(rows(answer)).hasSizeGreaterThan(20);
        for (Row row : rows(answer)) {
            assertThat(row.before().text() + row.after().text() + row.why())
                    .doesNotContainIgnoringCase("quastenflosser")
                    .doesNotContain("4711", "20240229", "1.9.8.7");
        }
        assertThat(row(answer, "(0010,0010)").before())
                .isEqualTo(new Shown(Shown.Kind.TEXT, "Xxxxxxxxxxxxxx^Xxxxxxx", 22));
    }

    /// It is the plan that is applied, so what is said to come out must be what comes out.
    @Test
    void saysWhatTheReleaseDoes() throws Exception {
        Path file = put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Explainer.Answer answer = explain(file, Job.Extra.SHOW_VALUES);
        SmallObjects.run(work);

        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            Path released = files.filter(found -> found.toString().endsWith(".dcm"))
                    .findFirst()
                    .orElseThrow();
            assertThat(released.getFileName())
                    .hasToString(row(answer, "(0008,0018)").after().text() + ".dcm");
            assertThat(work.resolve("out").relativize(released).getName(0))
                    .hasToString(row(answer, "(0010,0020)").after().text());
        }
    }

    @Test
    void tellsWhatBecomesOfNestedElementsOfRemovedSequencesAndOfPrivateOnes() throws Exception {
        Attributes object = SmallObjects.ct("MRN-4711-88", "5", "1")
                .text(0x00090010, "LO", "HOUSE")
                .text(0x00091001, "LO", "secret");
        object.item(0x00081032).text(0x00080104, "LO", "Head of Quastenflosser");
        object.item(0x00101002).text(0x00100010, "PN", "Quastenflosser^Eusebia");

        Explainer.Answer answer = explain(put("a", object), Job.Extra.SHOW_VALUES);

        assertThat(row(answer, "(0008,1032)[0].(0008,0104)").after().text()).isEqualTo("Head of [NAME]");
        Row removed = row(answer, "(0010,1002)[0].(0010,0010)");
        assertThat(removed.isInside()).isTrue();
        assertThat(removed.after().kind()).isEqualTo(Shown.Kind.ABSENT);
        assertThat(removed.why()).contains("(0010,1002)");
        assertThat(row(answer, "(0009,1001)").why()).contains("only the manufacturer knows");
        assertThat(row(answer, "(0012,0062)").action()).isEqualTo("add");
        assertThat(row(answer, "(0002,0003)").action()).isEqualTo("renew");
    }

    @Test
    void tellsEachOfSeveralElementsWithOneTag() throws Exception {
        Attributes object = SmallObjects.ct("MRN-4711-88", "5", "1");
        byte[] once = SmallObjects.file(object);
        byte[] more = SmallObjects.file(new Attributes()
                .text(0x00080016, "UI", object.text(0x00080016))
                .text(0x00080018, "UI", object.text(0x00080018))
                .text(0x00081030, "LO", "CT chest"));
        int start = indexOf(more, new byte[] {8, 0, 0x30, 0x10});
        byte[] both = new byte[once.length + more.length - start];
        System.arraycopy(once, 0, both, 0, once.length);
        System.arraycopy(more, start, both, once.length, more.length - start);

        Explainer.Answer answer = explain(SmallObjects.put(work.resolve("in"), "a", both), Job.Extra.SHOW_VALUES);

        assertThat(row(answer, "(0008,1030)").before().text()).startsWith("CT chest Quasten");
        assertThat(row(answer, "(0008,1030)#1").before().text()).isEqualTo("CT chest");
        assertThat(row(answer, "(0008,1030)#1").isChanged()).isFalse();
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 132; i < bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("absent");
    }

    @Test
    void knowsThePatientByTheOtherFilesOfTheStudyToo() throws Exception {
        Attributes alone = SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00081030, "LO", "Chest for Long");
        Path file = put("a", alone);
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2").text(0x00080090, "PN", "Long^Chest"));
        put("c", SmallObjects.ct("OTHER", "6", "2").text(0x00080090, "PN", "For^For"));
        SmallObjects.put(work.resolve("in"), "broken", new byte[] {8, 0, 5, 0, 'C', 'S', 99, 0, 1});

        Explainer.Answer without = explain(file, Job.Extra.SHOW_VALUES);
        Explainer.Answer with = explain(file, Optional.of(work.resolve("in")), Job.Extra.SHOW_VALUES);

        assertThat(row(without, "(0008,1030)").after().text()).isEqualTo("Chest for Long");
        assertThat(row(with, "(0008,1030)").after().text()).isNotEqualTo("Chest for Long");
        assertThat(without.objects()).isEqualTo(1);
        assertThat(with.objects()).isEqualTo(2);
        assertThat(with.unread()).isEqualTo(1);
    }

    @Test
    void tellsOfAnObjectThatWouldNotLeaveWhyAndWhatWasTried() throws Exception {
        Attributes object = SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00080016, "UI", "1.2.3.4");

        Explainer.Answer answer = explain(put("a", object));

        assertThat(answer.explained().verdict()).isEqualTo(Explained.Verdict.QUARANTINED);
        assertThat(answer.explained().reasons()).extracting(Reason::code).containsExactly("UNKNOWN_SOP_CLASS");
        assertThat(row(answer, "(0010,0010)").action()).isEqualTo("pseudonymize");
    }

    @Test
    void appliesNoRuleToWhatWasReleasedBefore() throws Exception {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        SmallObjects.run(work);
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            Path released = files.filter(found -> found.toString().endsWith(".dcm"))
                    .findFirst()
                    .orElseThrow();

            Explained explained = explain(released).explained();

            assertThat(explained.verdict()).isEqualTo(Explained.Verdict.RELEASED_BEFORE);
            assertThat(explained.explanation().rows()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoObject() {
        Path file = SmallObjects.put(work.resolve("in"), "a", "hello".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> explain(file)).isInstanceOf(MalformedDicomException.class);
    }

    /// Over every kind of object with every hiding place: a reason in words for every element, and no value.
    @Test
    void hasAReasonInWordsForEveryElementOfAHospital() throws Exception {
        SyntheticHospital hospital = SyntheticHospital.generate(
                new Seed(Seed.Family.D, 7), work.resolve("hospital"), new SyntheticHospital.Size(1, 1, 64, false));
        Map<String, Integer> actions = new HashMap<>();
        try (Stream<Path> files = Files.walk(hospital.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Row> rows;
                try {
                    rows = rows(explain(file));
                } catch (MalformedDicomException e) {
                    continue;
                }
                for (Row row : rows) {
                    assertThat(row.why()).endsWith(".").doesNotStartWith("The rule:");
                    actions.merge(row.action(), 1, Integer::sum);
                }
            }
        }
        Set<Action.Kind> expected = EnumSet.allOf(Action.Kind.class);
        // The wider list of private elements is not asked for, no colour profile is among the objects, and nobody
        // looks at pixels here.
        expected.removeAll(EnumSet.of(
                Action.Kind.SHIFT_SECONDS,
                Action.Kind.CLEAN_VENDOR_HEADER,
                Action.Kind.CLEAN_COLOUR_PROFILE,
                Action.Kind.FILL_BOXES,
                Action.Kind.REMOVE_FACE));
        assertThat(actions.keySet())
                .containsAll(expected.stream().map(Action.Kind::text).toList());
    }

    /// A face takes more than one slice to see, and deid looks at all of them.
    @Test
    void saysOfASliceThatItWasJudgedWithoutItsStudy() throws Exception {
        Path file = put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));

        assertThat(explain(file).isSeenAlone()).isTrue();
        assertThat(explain(file, Optional.of(work.resolve("in"))).isSeenAlone()).isTrue();

        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));
        assertThat(explain(file, Optional.of(work.resolve("in"))).isSeenAlone()).isFalse();
    }
}
