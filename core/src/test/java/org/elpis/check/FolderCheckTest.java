package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.elpis.check.CheckReport.InstanceCheck;
import org.elpis.check.CheckReport.Pairing;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {
    @TempDir
    private Path folder;

    private Path original;
    private Path released;

    @BeforeEach
    void makeFolders() throws IOException {
        original = Files.createDirectories(folder.resolve("in"));
        released = Files.createDirectories(folder.resolve("out"));
    }

    private static Objects image(String root, int number, String date) {
        byte[] pixels = new byte[512];
        pixels[7] = (byte) number;
        return Objects.object()
                .with("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
                .with("SOPInstanceUID", root + ".3." + number)
                .with("StudyInstanceUID", root + ".1")
                .with("SeriesInstanceUID", root + ".2")
                .with("FrameOfReferenceUID", root + ".4")
                .with("Modality", "CT")
                .with("InstanceNumber", Integer.toString(number))
                .with("StudyDate", date)
                .with("StudyTime", "101500")
                .with(Objects.bytes(0x7FE0_0010, Vr.OW, pixels));
    }

    private static Objects originalImage(int number) {
        return image("1.2.999.1", number, "20040119")
                .with("PatientName", "Schmitt^Johanna")
                .with("PatientID", "0048813");
    }

    private static Objects releasedImage(int number) {
        return image("2.25.77", number, "20031220").with("PatientName", "P-1").with("PatientID", "P-1");
    }

    private static Objects.Reference reference(String root, int number) {
        return new Objects.Reference(root + ".3." + number);
    }

    private void write(Path root, String name, Objects object) throws IOException {
        Files.write(root.resolve(name), object.encoded());
    }

    private CheckReport check(Retained... retained) throws IOException {
        return FolderCheck.run(original, released, Set.of(retained), Objects.LIMITS);
    }

    @Test
    void pairsByPixelsWhenUidsChangedAndFindsNothingInACleanRelease() throws IOException {
        for (int i = 1; i <= 3; i++) {
            write(original, "a" + i, originalImage(i));
            write(released, "b" + (9 - i), releasedImage(i));
        }
        CheckReport report = check(Retained.MODIFIED_DATES);
        assertThat(report.isClean()).isTrue();
        assertThat(report.instances()).hasSize(3).allSatisfy(check -> {
            assertThat(check.pairing()).isEqualTo(Pairing.PIXEL_DATA);
            assertThat(check.links().isIntact()).isTrue();
            assertThat(check.intervals().isIntact()).isTrue();
        });
        assertThat(report.instances())
                .anySatisfy(check -> assertThat(check.original().endsWith("a1")
                                && check.released().endsWith("b8"))
                        .isTrue());
    }

    @Test
    void pairsBySopInstanceUidWhenItIsUnchanged() throws IOException {
        write(original, "a", originalImage(1));
        write(released, "b", originalImage(1));
        CheckReport report = check();
        assertThat(report.instances()).extracting(InstanceCheck::pairing).containsExactly(Pairing.SOP_INSTANCE_UID);
        assertThat(report.leaking()).isEqualTo(1);
    }

    @Test
    void pairsObjectsWithoutPixelsByWhatIsLeftAlone() throws IOException {
        for (int i = 1; i <= 3; i++) {
            write(original, "a" + i, report("1.2.999.1", i).with("ContentTime", "10150" + i));
            write(released, "b" + (9 - i), report("2.25.77", i).with("ContentTime", "10150" + i));
        }
        assertThat(check().instances())
                .hasSize(3)
                .allSatisfy(check -> assertThat(check.pairing()).isEqualTo(Pairing.LIKENESS))
                .anySatisfy(check -> assertThat(check.original().endsWith("a1")
                                && check.released().endsWith("b8"))
                        .isTrue());
    }

    @Test
    void pairsObjectsWithoutPixelsByTheirReferences() throws IOException {
        for (int i = 1; i <= 2; i++) {
            write(original, "image" + i, originalImage(i));
            write(released, "image" + i, releasedImage(i));
        }
        write(original, "a1", report("1.2.999.1", 1).with("InstanceNumber", "1"));
        write(original, "a2", report("1.2.999.1", 2).with("InstanceNumber", "1"));
        write(released, "b1", report("2.25.77", 2).with("InstanceNumber", "1"));
        write(released, "b2", report("2.25.77", 1).with("InstanceNumber", "1"));
        assertThat(check().instances())
                .hasSize(4)
                .allSatisfy(check -> assertThat(check.links().isIntact()).isTrue());
    }

    private static Objects report(String root, int number) {
        return Objects.object()
                .with("SOPClassUID", "1.2.840.10008.5.1.4.1.1.88.11")
                .with("SOPInstanceUID", root + ".5." + number)
                .with("SeriesInstanceUID", root + ".6")
                .with("Modality", "SR")
                .with("InstanceNumber", Integer.toString(number))
                .with(reference(root, number).element());
    }

    /// A directory lists objects and has no original; what it says is searched all the same.
    @Test
    void searchesDirectoriesWithoutAskingForTheirOriginals() throws IOException {
        write(original, "a1", originalImage(1));
        write(original, "DICOMDIR", Objects.object().with("SOPClassUID", "1.2.840.10008.1.3.10"));
        write(released, "b1", releasedImage(1));
        Objects directory = Objects.object().with("SOPClassUID", "1.2.840.10008.1.3.10");
        write(released, "DICOMDIR", directory);
        assertThat(check(Retained.MODIFIED_DATES).isClean()).isTrue();
        assertThat(check(Retained.MODIFIED_DATES).unreleased()).isEmpty();

        write(released, "DICOMDIR", directory.with("SeriesDescription", "Schmitt"));
        assertThat(check(Retained.MODIFIED_DATES).leaking()).isEqualTo(1);
    }

    @Test
    void listsWhatHasNoCounterpart() throws IOException {
        write(original, "a1", originalImage(1));
        write(original, "a2", originalImage(2));
        write(released, "b1", releasedImage(1));
        write(released, "b3", releasedImage(3).with("SeriesDescription", "Schmitt"));
        CheckReport report = check(Retained.MODIFIED_DATES);
        assertThat(report.instances()).hasSize(2);
        write(released, "b4", report("2.25.77", 1).with("SeriesDescription", "Schmitt"));
        report = check(Retained.MODIFIED_DATES);
        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.released()).endsWith(Path.of("b4"));
            assertThat(file.search().leaks()).extracting(Leak::kind).containsExactly(Kind.NAME);
        });
        Files.delete(released.resolve("b3"));
        assertThat(check().unreleased()).containsExactly(original.resolve("a2"));
    }

    @Test
    void reportsReferencesThatLeadNowhere() throws IOException {
        write(original, "image", originalImage(1));
        write(original, "report", report("1.2.999.1", 1));
        write(released, "image", releasedImage(1));
        write(released, "report", report("2.25.78", 1));
        InstanceCheck broken = check().instances().getLast();
        assertThat(broken.links().before()).isEqualTo(2);
        assertThat(broken.links().broken()).isEqualTo(1);
        assertThat(broken.links().where()).containsExactly("(0008,1140)[0].(0008,1155)");
        write(released, "report", report("2.25.77", 1));
        assertThat(check().instances())
                .allSatisfy(check -> assertThat(check.links().isIntact()).isTrue());
    }

    @Test
    void reportsDatesOfAPatientThatMovedByDifferentDays() throws IOException {
        for (int i = 1; i <= 3; i++) {
            write(original, "a" + i, originalImage(i));
        }
        write(released, "b1", releasedImage(1));
        write(released, "b2", releasedImage(2));
        write(released, "b3", image("2.25.77", 3, "20031221"));
        List<InstanceCheck> checks = check(Retained.MODIFIED_DATES).instances();
        assertThat(checks).filteredOn(check -> check.intervals().isIntact()).hasSize(2);
        assertThat(checks)
                .filteredOn(check -> !check.intervals().isIntact())
                .singleElement()
                .satisfies(check -> assertThat(check.intervals().where()).containsExactly("(0008,0020)"));
    }

    @Test
    void searchesOtherFilesAndFileNames() throws IOException {
        write(original, "a", originalImage(1));
        write(released, "b", releasedImage(1));
        Files.writeString(released.resolve("release.json"), "{\"patient\": \"Johanna Schmitt\"}");
        Files.writeString(released.resolve("0048813.txt"), "nothing");
        Files.writeString(released.resolve("readme.txt"), "nothing at all");
        CheckReport report = check(Retained.MODIFIED_DATES);
        assertThat(report.files())
                .filteredOn(file -> !file.search().isClean())
                .extracting(file -> file.released().getFileName().toString())
                .containsExactly("0048813.txt", "release.json");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void searchesForEveryPatientInItsOwnObjects() throws IOException {
        write(original, "a", originalImage(1));
        write(
                original,
                "b",
                image("1.2.999.2", 2, "20040119")
                        .with("PatientName", "Weber^Ida")
                        .with("PatientID", "7"));
        write(released, "a", releasedImage(1).with("SeriesDescription", "Schmitt"));
        write(released, "b", image("2.25.78", 2, "20031111").with("SeriesDescription", "Weber"));
        assertThat(check(Retained.MODIFIED_DATES).leaking()).isEqualTo(2);
    }

    @Test
    void namesOriginalsThatItCouldNotRead() throws IOException {
        byte[] whole = originalImage(1).encoded();
        Files.write(original.resolve("a"), java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThat(check().unread()).containsExactly(original.resolve("a"));
        assertThat(check().isClean()).isFalse();
    }

    /// What was packed behind the cut is nowhere, and what stands before it is not searched as it is.
    @Test
    void saysOfAReleasedObjectThatCannotBeReadThatItWasNotSearched() throws IOException {
        write(original, "a", originalImage(1));
        write(released, "b", releasedImage(1));
        TransferSyntax deflated = TransferSyntax.of("1.2.840.10008.1.2.1.99").orElseThrow();
        byte[] whole = releasedImage(2).with("ImageComments", "Johanna Schmitt").encoded(deflated);
        Files.write(released.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 6));

        CheckReport report = check(Retained.MODIFIED_DATES);

        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.released()).endsWith(Path.of("cut"));
            assertThat(file.search().unsearched()).isEqualTo(1);
        });
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void saysOfALinkToAFolderThatItWasNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        write(original, "a", originalImage(1));
        write(released, "b", releasedImage(1));
        assertThat(check(Retained.MODIFIED_DATES).isClean()).isTrue();

        Files.createSymbolicLink(released.resolve("Schmitt"), elsewhere);
        CheckReport report = check(Retained.MODIFIED_DATES);
        assertThat(report.isClean()).isFalse();
        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.search().unsearched()).isEqualTo(1);
            assertThat(file.search().leaks()).as("its name").hasSize(1);
        });

        Files.delete(released.resolve("Schmitt"));
        Files.createSymbolicLink(original.resolve("more"), elsewhere);
        assertThat(check(Retained.MODIFIED_DATES).unread()).containsExactly(original.resolve("more"));
    }

    @Test
    void followsALinkThatIsTheFolderItself() throws IOException {
        write(original, "a", originalImage(1));
        write(released, "b", releasedImage(1).with("ImageComments", "Schmitt"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), released);
        CheckReport report = FolderCheck.run(original, link, Set.of(), Objects.LIMITS);
        assertThat(report.instances())
                .singleElement()
                .satisfies(check -> assertThat(check.released()).isEqualTo(link.resolve("b")));
        assertThat(report.leaking()).isEqualTo(1);
    }
}
