package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a release leaves of a structured report: its tree, with codes, numbers, coordinates and references, and
/// nobody's name.
class StructuredReportTest {
    private static final int CONTENT_SEQUENCE = 0x0040A730;
    private static final int RELATIONSHIP_TYPE = 0x0040A010;
    private static final int VALUE_TYPE = 0x0040A040;
    private static final int TEXT_VALUE = 0x0040A160;
    private static final int FRAME_OF_REFERENCE_UID = 0x00200052;

    @TempDir
    private Path work;

    private void put(String name, Attributes object) {
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(object));
    }

    private static Attributes ct() {
        return SmallObjects.ct("MRN-4711-88", "5", "1").text(FRAME_OF_REFERENCE_UID, "UI", "1.9.8.7.5.9");
    }

    /// The only released object with this modality.
    private DataSet released(String modality) throws Exception {
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".dcm")).toList()) {
                DataSet dataSet = read(file);
                if (dataSet.string(Tag.MODALITY).equals(modality)) {
                    return dataSet;
                }
            }
        }
        throw new AssertionError("no " + modality + " was released");
    }

    private static DataSet read(Path file) throws Exception {
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.read(source, ReadLimits.forHeap(1 << 28)).dataSet();
        }
    }

    private JobReport run(Profile profile) {
        return new LocalRunner(SmallObjects.job(work, profile), Progress.NONE).run();
    }

    /// Relationship and value type of every item, by its position in the tree.
    private static List<String> shape(DataSet root) {
        List<String> shape = new ArrayList<>();
        walk(root, "1", shape);
        return shape;
    }

    private static void walk(DataSet node, String position, List<String> shape) {
        shape.add(position + " " + node.string(RELATIONSHIP_TYPE) + " " + node.string(VALUE_TYPE) + " "
                + node.items(0x0040A043).size() + " " + node.contains(0x0040DB73));
        List<DataSet> items = node.items(CONTENT_SEQUENCE);
        for (int i = 0; i < items.size(); i++) {
            walk(items.get(i), position + "." + (i + 1), shape);
        }
    }

    private static DataSet item(DataSet report, String codeValue) {
        for (DataSet item : report.items(CONTENT_SEQUENCE)) {
            DataSet concept = item.items(0x0040A043).getFirst();
            if (concept.string(Tag.CODE_VALUE).equals(codeValue)) {
                return item;
            }
        }
        throw new AssertionError("no item " + codeValue);
    }

    static Stream<Profile> profiles() {
        return Profile.builtIn().stream();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void keepsTheShapeOfTheTreeAndLeavesNoItemWithoutItsValue(Profile profile) throws Exception {
        put("ct", ct());
        put("sr", Reports.full());
        assertThat(run(profile).total()).isEqualTo(new Counts(2, 2, 0, 0));

        DataSet before = read(work.resolve("in/sr"));
        DataSet after = released("SR");
        assertThat(shape(after)).isEqualTo(shape(before));
        for (DataSet item : after.items(CONTENT_SEQUENCE)) {
            int value = Reports.valueOf(item.string(VALUE_TYPE));
            assertThat(item.get(value).filter(element -> !element.isEmpty()))
                    .as("%s of %s", item.string(VALUE_TYPE), Tag.format(value))
                    .isPresent();
        }
        assertThat(after.items(0x0040A504).getFirst().string(0x0040DB00))
                .as("template")
                .isEqualTo("1500");
        assertNothingPlantedIsLeft();
    }

    private void assertNothingPlantedIsLeft() throws Exception {
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String planted : Reports.PLANTED) {
                    assertThat(bytes).doesNotContainIgnoringCase(planted);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"95, a, UCUM, 90", "89.5, a, UCUM, 90", "89, a, UCUM, 89", "95, mm, UCUM, 95", "95, a, 99LOCAL, 95"})
    void poolsAgesOverEightyNineThatAreMeasuredInYears(String age, String unit, String scheme, String left)
            throws Exception {
        Attributes report = Reports.empty();
        Attributes measured =
                Reports.content(report, "HAS OBS CONTEXT", "NUM", "121033").item(0x0040A300);
        measured.text(0x0040A30A, "DS", age).doubles(0x0040A161, Double.parseDouble(age));
        measured.item(0x004008EA)
                .text(0x00080100, "SH", unit)
                .text(0x00080102, "SH", scheme)
                .text(0x00080104, "LO", "year");
        put("sr", report);
        run(Profile.RESEARCH);

        DataSet after = item(released("SR"), "121033").items(0x0040A300).getFirst();
        assertThat(after.string(0x0040A30A)).isEqualTo(left);
        assertThat(after.contains(0x0040A161)).as("the same as floating point").isEqualTo(age.equals(left));
    }

    @Test
    void keepsWhatWasMeasured() throws Exception {
        put("sr", Reports.full());
        run(Profile.RESEARCH);

        DataSet report = released("SR");
        DataSet number = item(report, "G-D7FE");
        DataSet measured = number.items(0x0040A300).getFirst();
        assertThat(measured.string(0x0040A30A)).isEqualTo("-119.07385");
        assertThat(measured.items(0x004008EA).getFirst().string(Tag.CODE_VALUE)).isEqualTo("[hnsf'U]");
        assertThat(number.items(0x0040A301).getFirst().string(Tag.CODE_VALUE)).isEqualTo("114000");
        assertThat(item(report, "121071").items(0x0040A168).getFirst().string(Tag.CODE_VALUE))
                .isEqualTo("M-03010");
        assertThat(bytes(item(report, "111030"), 0x00700022))
                .as("coordinates")
                .isEqualTo(bytes(item(read(work.resolve("in/sr")), "111030"), 0x00700022));
        assertThat(item(report, "111030").string(0x00700023)).isEqualTo("POLYLINE");
        assertThat(item(report, "121106").string(TEXT_VALUE)).startsWith("nodule in the left lung");
    }

    @Test
    void refersToWhatBecameOfTheImages() throws Exception {
        put("ct", ct());
        put("sr", Reports.full());
        run(Profile.RESEARCH);

        DataSet image = released("CT");
        DataSet report = released("SR");
        String uid = image.string(Tag.SOP_INSTANCE_UID);
        assertThat(item(report, "121112").items(0x00081199).getFirst().string(0x00081155))
                .isEqualTo(uid);
        DataSet study = report.items(0x0040A375).getFirst();
        DataSet series = study.items(0x00081115).getFirst();
        assertThat(study.string(Tag.STUDY_INSTANCE_UID)).isEqualTo(image.string(Tag.STUDY_INSTANCE_UID));
        assertThat(series.string(Tag.SERIES_INSTANCE_UID)).isEqualTo(image.string(Tag.SERIES_INSTANCE_UID));
        assertThat(series.items(0x00081199).getFirst().string(0x00081155)).isEqualTo(uid);
        assertThat(item(report, "121018").string(0x0040A124)).isEqualTo(image.string(Tag.STUDY_INSTANCE_UID));
        assertThat(item(report, "111031").string(0x30060024)).isEqualTo(image.string(FRAME_OF_REFERENCE_UID));
        DataSet predecessor = report.items(0x0040A360).getFirst();
        assertThat(predecessor.string(Tag.STUDY_INSTANCE_UID)).isEqualTo(image.string(Tag.STUDY_INSTANCE_UID));
    }

    @Test
    void movesAllDatesByTheSameNumberOfDays() throws Exception {
        put("sr", Reports.full());
        run(Profile.RESEARCH);

        DataSet report = released("SR");
        LocalDate moved = LocalDate.parse(report.string(Tag.STUDY_DATE), DateTimeFormatter.BASIC_ISO_DATE);
        String day = moved.format(DateTimeFormatter.BASIC_ISO_DATE);
        String next = moved.plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE);
        assertThat(moved).isNotEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(item(report, "111060").string(0x0040A121)).isEqualTo(next);
        assertThat(item(report, "111526").string(0x0040A120)).isEqualTo(next + "083000.5");
        assertThat(item(report, "111061").string(0x0040A122)).isEqualTo("083000");
        assertThat(item(report, "111032").strings(0x0040A13A)).containsExactly(day + "081500", next + "081500");
        assertThat(report.items(0x0040A073).getFirst().string(0x0040A030)).isEqualTo(next + "101500");
    }

    @Test
    void replacesObserversAlikeWhereverTheyStand() throws Exception {
        put("sr", Reports.full());
        run(Profile.RESEARCH);

        DataSet report = released("SR");
        String name = item(report, "121008").string(0x0040A123);
        assertThat(name).isEqualTo("REMOVED");
        assertThat(report.items(0x0040A073).getFirst().string(0x0040A075)).isEqualTo(name);
        assertThat(item(report, "121012").string(0x0040A124))
                .startsWith("2.25.")
                .isEqualTo(report.string(0x00181002));
        assertNothingPlantedIsLeft();
    }

    @Test
    void keepsReferencesByPositionEvenWhereTheyMakeACircle() throws Exception {
        Attributes report = Reports.empty();
        Attributes first = Reports.content(report, "CONTAINS", "TEXT", "121106").text(TEXT_VALUE, "UT", "lung");
        first.item(CONTENT_SEQUENCE)
                .text(RELATIONSHIP_TYPE, "CS", "INFERRED FROM")
                .ints(0x0040DB73, "UL", 1, 2);
        Attributes second =
                Reports.content(report, "CONTAINS", "TEXT", "121106").text(TEXT_VALUE, "UT", "nodule");
        second.item(CONTENT_SEQUENCE)
                .text(RELATIONSHIP_TYPE, "CS", "INFERRED FROM")
                .ints(0x0040DB73, "UL", 1, 1);
        put("sr", report);
        run(Profile.RESEARCH);

        DataSet before = read(work.resolve("in/sr"));
        DataSet after = released("SR");
        assertThat(shape(after)).isEqualTo(shape(before));
        for (int i = 0; i < 2; i++) {
            assertThat(reference(after, i)).isEqualTo(reference(before, i));
        }
    }

    private static byte[] reference(DataSet report, int index) {
        DataSet item = report.items(CONTENT_SEQUENCE).get(index);
        return bytes(item.items(CONTENT_SEQUENCE).getFirst(), 0x0040DB73);
    }

    private static byte[] bytes(DataSet dataSet, int tag) {
        return dataSet.get(tag).orElseThrow().value() instanceof Value.Bytes bytes ? bytes.copy() : new byte[0];
    }

    @Test
    void keepsTenThousandItems() throws Exception {
        Attributes report = Reports.empty();
        for (int i = 0; i < 10_000; i++) {
            Reports.content(report, "CONTAINS", "TEXT", "121106")
                    .text(TEXT_VALUE, "UT", i % 7 == 0 ? SmallObjects.PATIENT_NAME : "lung nodule");
        }
        put("sr", report);
        run(Profile.RESEARCH);

        List<DataSet> items = released("SR").items(CONTENT_SEQUENCE);
        assertThat(items).hasSize(10_000);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).string(TEXT_VALUE)).isEqualTo(i % 7 == 0 ? "[NAME]" : "lung nodule");
        }
    }

    @Test
    void cleansItemsSixtyLevelsDown() throws Exception {
        Attributes report = Reports.empty();
        Attributes node = report;
        for (int i = 0; i < 60; i++) {
            node = Reports.content(node, "CONTAINS", "TEXT", "121106").text(TEXT_VALUE, "UT", "nodule Quastenflosser");
        }
        put("sr", report);
        run(Profile.RESEARCH);

        DataSet after = released("SR");
        assertThat(shape(after)).isEqualTo(shape(read(work.resolve("in/sr")))).hasSize(61);
        for (int i = 0; i < 60; i++) {
            after = after.items(CONTENT_SEQUENCE).getFirst();
            assertThat(after.string(TEXT_VALUE)).isEqualTo("nodule [NAME]");
        }
        assertNothingPlantedIsLeft();
    }

    @Test
    void isReadByAForeignReaderAsBefore() throws Exception {
        put("sr", Reports.full());
        run(Profile.RESEARCH);
        Path released;
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            released = files.filter(path -> path.toString().endsWith(".dcm"))
                    .findFirst()
                    .orElseThrow();
        }
        ForeignTool dsrdump = ForeignTool.of("dsrdump");
        String before = dsrdump.run(work.resolve("in/sr"));
        assertThat(dsrdump.run(released).lines().filter(line -> line.contains("<")))
                .hasSameSizeAs(before.lines().filter(line -> line.contains("<")).toList())
                .hasSizeGreaterThan(14);
    }
}
