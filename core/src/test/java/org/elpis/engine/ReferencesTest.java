package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects refer to each other after their release as they did before: every UID, at every depth, becomes the same
/// one wherever it stands, and no two become one.
class ReferencesTest {
    private static final String CORPUS = "shared/data/dicom-mixed/files";

    /// Sequences that the table removes or empties: what they refer to is a step of the workflow, not an object.
    private static final Set<Integer> WORKFLOW = Set.of(0x00081110, 0x00081111, 0x00081120, 0x00400275);

    @TempDir
    private Path work;

    @Test
    void closesTheReferencesOfAHospital() throws Exception {
        SyntheticHospital.generate(new Seed(Seed.Family.B, 7), work.resolve("in"), SyntheticHospital.Size.SCORING);
        JobReport report = new LocalRunner(SmallObjects.job(work, Profile.RESEARCH), Progress.NONE).run();

        Closure closure = closure(report);
        assertThat(closure.references).hasSizeGreaterThan(40);
        closure.verify();
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "research"})
    void closesTheReferencesOfRealObjects(String profile) throws Exception {
        Job job = new Job(
                List.of(corpus()),
                work.resolve("out"),
                work.resolve("home"),
                Profile.builtIn(profile).orElseThrow(),
                "p",
                2,
                Job.Mode.RELEASE);

        Closure closure = closure(new LocalRunner(job, Progress.NONE).run());
        assertThat(closure.objects).isGreaterThan(200);
        closure.verify();
    }

    /// The same question to a reader that shares nothing with this one.
    @Test
    void closesThemInTheEyesOfPydicom() throws Exception {
        ForeignTool judge = ForeignTool.pydicom("references.py", work);
        Job job = new Job(
                List.of(corpus()),
                work.resolve("out"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                2,
                Job.Mode.RELEASE);
        JobReport report = new LocalRunner(job, Progress.NONE).run();

        assertThat(judge.run(report.folder().resolve("journal.tsv"), work.resolve("out")))
                .startsWith("closed: ");
    }

    @Test
    void replacesAUidInATextLikeTheUidItself() throws Exception {
        SmallObjects.put(
                work.resolve("in"),
                "a",
                SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5.999999.88", "1")
                        .text(0x0008103E, "LO", "chest 1.9.8.7.5.999999.88")));
        JobReport report = SmallObjects.run(work);

        DataSet released = read(
                work.resolve("out").resolve(journal(report).values().iterator().next()));
        assertThat(released.string(0x0008103E)).isEqualTo("chest " + released.string(Tag.STUDY_INSTANCE_UID));
    }

    private static Path corpus() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(CORPUS))) {
                return at.resolve(CORPUS);
            }
        }
        assumeThat(CORPUS)
                .as("a folder of real objects lies beside the checkout")
                .isNull();
        throw new AssertionError("unreachable");
    }

    private static Map<String, String> journal(JobReport report) throws IOException {
        Map<String, String> pathOf = new TreeMap<>();
        for (String line : Files.readAllLines(report.folder().resolve("journal.tsv"))) {
            String[] parts = line.split("\t", -1);
            pathOf.put(parts[0], parts[3]);
        }
        return pathOf;
    }

    private Closure closure(JobReport report) throws Exception {
        Closure closure = new Closure();
        for (Map.Entry<String, String> entry : journal(report).entrySet()) {
            closure.add(read(Path.of(entry.getKey())), read(work.resolve("out").resolve(entry.getValue())));
        }
        return closure;
    }

    private static DataSet read(Path file) throws Exception {
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.read(source, ReadLimits.forHeap(1 << 28)).dataSet();
        }
    }

    /// What became of every UID of all objects.
    private static final class Closure {
        private final Map<String, Set<String>> newOf = new HashMap<>();
        private final Map<String, Set<String>> oldOf = new HashMap<>();
        private final Set<String> named = new HashSet<>();
        private final Map<String, String> lost = new TreeMap<>();
        private final Set<String> references = new TreeSet<>();
        private int objects;

        void add(DataSet before, DataSet after) {
            objects++;
            for (int tag :
                    new int[] {Tag.SOP_INSTANCE_UID, Tag.SERIES_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, 0x00200052}) {
                named.add(before.string(tag));
            }
            Map<String, String> is = new HashMap<>();
            collect(after, "", is);
            Map<String, String> was = new TreeMap<>();
            collect(before, "", was);
            was.forEach((path, uid) -> {
                String became = is.get(path);
                if (became == null) {
                    lost.put(path + " " + uid, uid);
                } else {
                    newOf.computeIfAbsent(uid, absent -> new HashSet<>()).add(became);
                    oldOf.computeIfAbsent(became, absent -> new HashSet<>()).add(uid);
                    if (path.contains("[")) {
                        references.add(uid);
                    }
                }
            });
        }

        private static void collect(DataSet dataSet, String prefix, Map<String, String> target) {
            for (Element element : dataSet) {
                boolean isOut = WORKFLOW.contains(element.tag()) || Tag.isPrivate(element.tag());
                if (isOut) {
                    continue;
                }
                String path = prefix + Tag.format(element.tag());
                if (element.value() instanceof Value.Items items) {
                    for (int i = 0; i < items.items().size(); i++) {
                        collect(items.items().get(i), path + "[" + i + "]", target);
                    }
                } else if (element.vr() == Vr.UI) {
                    List<String> values = dataSet.strings(element);
                    for (int i = 0; i < values.size(); i++) {
                        if (!values.get(i).isEmpty()) {
                            target.put(path + "#" + i, values.get(i));
                        }
                    }
                }
            }
        }

        void verify() {
            assertThat(newOf).allSatisfy((uid, news) -> assertThat(news).as(uid).hasSize(1));
            assertThat(oldOf).allSatisfy((uid, olds) -> assertThat(olds).as(uid).hasSize(1));
            assertThat(newOf)
                    .allSatisfy((uid, news) ->
                            assertThat(news.contains(uid)).as(uid).isEqualTo(Uids.isWellKnown(uid)));
            lost.values().removeIf(uid -> !named.contains(uid));
            assertThat(lost.keySet())
                    .as("references to objects of the input that are gone")
                    .isEmpty();
        }
    }
}
