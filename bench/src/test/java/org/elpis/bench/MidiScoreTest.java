package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.elpis.testkit.hospital.PixelFont;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.PixelBox;
import org.elpis.testkit.key.PlantedIdentifier;
import org.elpis.testkit.key.PlantedInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MidiScoreTest {
    private static final String OLD_UID = "1.2.3.4.5.678901.20200101";
    private static final String NEW_UID = "2.25.77";
    private static final PixelBox BOX = new PixelBox("ANNA", 2, 3, 24, 7, PixelBox.Plane.OVERLAY, -1);
    private static final byte[] PIXELS = new byte[64 * 64];
    private static final PlantedInstance OBJECT = new PlantedInstance(
            "a.dcm", "CT", "1.2.840.10008.5.1.4.1.1.2", "ID123456", "1.2.3", "1.2.4", OLD_UID, Judge.md5(PIXELS));

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithAPerfectRelease() throws IOException {
        MidiScore score = score(a -> {});
        assertThat(score.failures).isEmpty();
        assertThat(MidiScore.sum(score.leaked.values()).hits()).isZero();
        assertThat(MidiScore.sum(score.lost.values()).hits()).isZero();
        assertThat(score.broken().hits()).isZero();
        assertThat(score.failedActions).containsOnlyKeys(AnswerAction.values());
        assertThat(MidiScore.sum(score.failedActions.values()).hits()).isZero();
        assertThat(score.integrity.brokenReferences.of()).isEqualTo(1);
        assertThat(score.integrity.brokenIntervals.of()).isEqualTo(3);
    }

    /// One way each in which a release can go wrong, and the action that must say so.
    enum Fault {
        NAME_GONE(AnswerAction.TAG_RETAINED),
        ID_EMPTY(AnswerAction.TEXT_NOTNULL),
        ID_OF_ANOTHER(AnswerAction.PATID_CONSISTENT),
        WORD_LOST(AnswerAction.TEXT_RETAINED),
        WORD_IN_ANOTHER(AnswerAction.TEXT_RETAINED),
        WORD_ELSEWHERE(AnswerAction.TEXT_RETAINED),
        NAME_KEPT(AnswerAction.TEXT_REMOVED),
        SHORT_NAME_KEPT(AnswerAction.TEXT_REMOVED),
        DATE_KEPT(AnswerAction.DATE_SHIFTED),
        UID_KEPT(AnswerAction.UID_CHANGED),
        LINK_BROKEN(AnswerAction.UID_CONSISTENT),
        PIXELS_CHANGED(AnswerAction.PIXELS_RETAINED),
        INK_LEFT(AnswerAction.PIXELS_HIDDEN);

        private final AnswerAction action;

        Fault(AnswerAction action) {
            this.action = action;
        }

        private Attributes released() {
            Attributes a = this == NAME_GONE ? nameless() : perfect();
            return switch (this) {
                case NAME_GONE -> a;
                case ID_EMPTY -> a.text(0x00100020, "LO", "");
                case ID_OF_ANOTHER -> with(a, a.item(0x00101002).text(0x00100020, "LO", "OTHER"));
                case WORD_LOST -> a.text(0x00081030, "LO", "CT");
                case WORD_IN_ANOTHER -> a.text(0x00081030, "LO", "CT unchested");
                case WORD_ELSEWHERE -> a.text(0x00081030, "LO", "CT").text(0x0008103E, "LO", "chest");
                case NAME_KEPT -> a.text(0x00081030, "LO", "CT chest SCHNEIDERLEIN");
                case SHORT_NAME_KEPT -> a.text(0x00081030, "LO", "CT chest Ng");
                case DATE_KEPT -> a.text(0x00080020, "DA", "20200101");
                case UID_KEPT -> a.text(0x0020000E, "UI", "1.2.3.4.99.20200101");
                case LINK_BROKEN ->
                    with(a, a.emptySequence(0x00081140).item(0x00081140).text(0x00081155, "UI", "2.25.666"));
                case PIXELS_CHANGED -> a.words(0x7FE00010, "OW", new byte[] {1, 2}, 2);
                case INK_LEFT -> a.words(0x60003000, "OW", ink(), 2);
            };
        }

        /// The data set that an item was put into.
        private static Attributes with(Attributes data, Attributes item) {
            assertThat(item).isNotSameAs(data);
            return data;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void countsEachFault(Fault fault) throws IOException {
        MidiScore score = score(fault.released());
        Map<AnswerAction, Long> failed = score.failedActions.entrySet().stream()
                .filter(e -> e.getValue().hits() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().hits()));
        assertThat(failed).containsEntry(fault.action, 1L).hasSize(1);
        assertThat(score.failures).isNotEmpty();
    }

    @Test
    void findsATokenThatMovedToAnotherPlace() throws IOException {
        MidiScore score = score(a -> a.text(0x00204000, "LT", "see Schneiderlein"));
        assertThat(MidiScore.sum(score.failedActions.values()).hits()).isZero();
        assertThat(MidiScore.sum(score.leaked.values()).hits()).isEqualTo(1);
    }

    @Test
    void seesThatADateMovedByOtherDays() throws IOException {
        MidiScore score = score(a -> a.text(0x00080022, "DA", "20180515"));
        assertThat(MidiScore.sum(score.failedActions.values()).hits()).isZero();
        assertThat(score.integrity.brokenIntervals.hits()).isEqualTo(1);
    }

    @Test
    void countsWhatDidNotComeOutApart() throws IOException {
        MidiScore score = new MidiScore(key(), new Release("hand", folder, Map.of(), 1));
        assertThat(score.released).isZero();
        assertThat(MidiScore.sum(score.leaked.values()).of()).isZero();
        assertThat(MidiScore.sum(score.lost.values()).of()).isZero();
        assertThat(score.missing.of()).isEqualTo(14);
        assertThat(score.missing.hits()).isEqualTo(4);
    }

    /// What a hospital scores when nothing was done to it: everything leaks, nothing is lost.
    @Test
    void failsNearlyEveryRemovalOnUntouchedObjects() throws IOException {
        SyntheticHospital hospital = hospital();
        Map<String, String> same = paths(hospital).stream().collect(Collectors.toMap(p -> p, p -> p));
        MidiScore score = new MidiScore(hospital.key(), new Release("none", hospital.folder(), same, 0));
        Rate leaked = MidiScore.sum(score.leaked.values());
        assertThat((double) leaked.hits() / leaked.of()).isGreaterThan(0.999);
        assertThat(score.leaked.get("PIXELS"))
                .satisfies(r -> assertThat(r.hits()).isEqualTo(r.of()));
        assertThat(score.lost)
                .allSatisfy((layer, rate) -> assertThat(rate.hits()).as(layer).isZero());
        assertThat(score.broken().hits()).isZero();
        assertThat(score.integrity.goneDates).isEmpty();
        for (AnswerAction action :
                List.of(AnswerAction.DATE_SHIFTED, AnswerAction.UID_CHANGED, AnswerAction.PIXELS_HIDDEN)) {
            assertThat(score.failedActions.get(action))
                    .as(action.term())
                    .satisfies(r -> assertThat(r.hits()).isEqualTo(r.of()).isPositive());
        }
    }

    /// What a hospital scores when everything was deleted: nothing leaks, everything is lost.
    @Test
    void failsEveryRetentionOnEmptiedObjects() throws IOException {
        SyntheticHospital hospital = hospital();
        Path out = Files.createDirectories(folder.resolve("emptied"));
        Map<String, String> outputs = new java.util.HashMap<>();
        for (String path : paths(hospital)) {
            String name = outputs.size() + ".dcm";
            write(new Attributes().text(0x00080018, "UI", "2.25." + outputs.size()), out.resolve(name));
            outputs.put(path, name);
        }
        MidiScore score = new MidiScore(hospital.key(), new Release("all", out, outputs, 0));
        assertThat(MidiScore.sum(score.leaked.values()).hits()).isZero();
        assertThat(score.lost)
                .allSatisfy((layer, rate) -> assertThat(rate.hits()).as(layer).isEqualTo(rate.of()));
        assertThat(score.integrity.brokenReferences.hits()).isEqualTo(score.integrity.brokenReferences.of());
    }

    private SyntheticHospital hospital() throws IOException {
        return SyntheticHospital.generate(
                new Seed(Seed.Family.D, 3), folder.resolve("hospital"), new SyntheticHospital.Size(3, 2, 128, true));
    }

    private static List<String> paths(SyntheticHospital hospital) {
        return hospital.key().plants().stream()
                .map(p -> p.instance().path())
                .distinct()
                .toList();
    }

    private MidiScore score(Consumer<Attributes> change) throws IOException {
        Attributes released = perfect();
        change.accept(released);
        return score(released);
    }

    private MidiScore score(Attributes released) throws IOException {
        write(released, folder.resolve("out.dcm"));
        return new MidiScore(key(), new Release("hand", folder, Map.of("a.dcm", "out.dcm"), 0));
    }

    private static void write(Attributes data, Path file) throws IOException {
        Attributes meta = new Attributes().text(0x00020002, "UI", OBJECT.sopClassUid());
        Files.write(
                file,
                ObjectWriter.write(
                        data,
                        new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.ASCII, new byte[128], Optional.of(meta))));
    }

    private static byte[] ink() {
        byte[] bits = new byte[64 * 64 / 8];
        boolean[][] points = PixelFont.points(BOX.text());
        for (int y = 0; y < BOX.height(); y++) {
            for (int x = 0; x < BOX.width(); x++) {
                int pixel = (BOX.top() + y) * 64 + BOX.left() + x;
                bits[pixel >> 3] |= (byte) (points[y][x] ? 1 << (pixel & 7) : 0);
            }
        }
        return bits;
    }

    private static AnswerKey key() {
        List<PlantedIdentifier> plants = List.of(
                plant("<(0010,0010)>", "Schneiderlein^Anna", Answer.present(AnswerAction.TAG_RETAINED)),
                plant("<(0010,0020)>", "ID123456", Answer.present(AnswerAction.TEXT_NOTNULL)),
                plant("<(0010,0020)>", "ID123456", Answer.present(AnswerAction.PATID_CONSISTENT)),
                plant("<(0010,1002)>[<0000>]<(0010,0020)>", "ID123456", Answer.present(AnswerAction.PATID_CONSISTENT)),
                plant(
                        "<(0008,1030)>",
                        "CT chest Schneiderlein Ng",
                        Answer.removed(Layer.DESCRIPTION, "Schneiderlein")
                                .nearby(List.of("Ng"))
                                .keeping(List.of("CT", "chest"))),
                plant("<(0008,0020)>", "20200101", Answer.shifted(Layer.DATE, "20200101")),
                plant("<(0008,0022)>", "20200102", Answer.shifted(Layer.DATE, "20200102")),
                plant("<(0008,002a)>", "202001021530", Answer.shifted(Layer.DATE, "20200102")),
                plant(
                        "<(0020,000e)>",
                        "1.2.3.4.99.20200101",
                        Answer.uid(AnswerAction.UID_CHANGED, Layer.UID, "1.2.3.4.99.20200101")),
                plant("<(0008,1140)>[<0000>]<(0008,1155)>", OLD_UID, consistent()),
                plant("<(0008,0018)>", OLD_UID, consistent()),
                plant("<(7fe0,0010)>", OBJECT.digest(), Answer.present(AnswerAction.PIXELS_RETAINED)),
                plant("<(6000,3000)>", BOX.text(), Answer.hidden(BOX)));
        return new AnswerKey(plants);
    }

    private static Answer consistent() {
        return Answer.uid(AnswerAction.UID_CONSISTENT, Layer.UID, OLD_UID);
    }

    private static PlantedIdentifier plant(String path, String value, Answer answer) {
        return new PlantedIdentifier(OBJECT, path, value, answer);
    }

    private static Attributes perfect() {
        return nameless().text(0x00100010, "PN", "E77");
    }

    private static Attributes nameless() {
        Attributes a = new Attributes()
                .text(0x00080018, "UI", NEW_UID)
                .text(0x00080020, "DA", "20180214")
                .text(0x00080022, "DA", "20180215")
                .text(0x0008002A, "DT", "201802151530")
                .text(0x00081030, "LO", "CT chest of lung")
                .text(0x00100020, "LO", "E77")
                .text(0x0020000E, "UI", "2.25.99")
                .shorts(0x00280002, "US", 1)
                .shorts(0x00280010, "US", 64)
                .shorts(0x00280011, "US", 64)
                .shorts(0x00280100, "US", 8)
                .words(0x7FE00010, "OW", Arrays.copyOf(PIXELS, PIXELS.length), 2);
        a.item(0x00081140).text(0x00081155, "UI", NEW_UID);
        return a;
    }
}
