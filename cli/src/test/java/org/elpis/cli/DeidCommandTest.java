package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeidCommandTest {
    private static final String DICOMDIR = "1.2.840.10008.1.3.10";

    private final Scanner scanner = new Scanner(1);
    private final Path in;
    private final Path out;
    private final Path home;
    private final Path folder;

    DeidCommandTest(@TempDir Path folder) {
        this.folder = folder;
        in = folder.resolve("in");
        out = folder.resolve("out");
        home = folder.resolve("home");
    }

    @Test
    void releasesAFolderAndSaysWhatNextWithinAHundredColumns() {
        scanner.scan(in, 3);

        Run run = deid(in, out);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Released      3 of 3 files in 1 study", "Quarantined   0", "Next: ");
        assertThat(run.out()).contains("Words burned into images were looked for and filled", "report.html");
        assertThat(run.out().lines().filter(line -> !line.contains(folder.toString())))
                .allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(objects(out)).hasSize(3);
    }

    @Test
    void printsTotalsAndTheReportAsJson() throws IOException {
        scanner.scan(in, 2);
        Scanner.write(in.resolve("notes.txt"), "nothing to see here\n".getBytes(StandardCharsets.US_ASCII));
        Scanner.write(in.resolve("broken.dcm"), truncated());

        Run run = deid("--json", in, out);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.totals()).isEqualTo("4, 2, 1, 1");
        assertThat(run.json().list("quarantinedBecause"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text("code")).isEqualTo("TRUNCATED"));
        Json report = Json.parse(Files.readString(Path.of(run.json().text("report"))));
        assertThat(report.number("read")).isEqualTo(4);
        assertThat(Path.of(run.json().text("page"))).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void saysLoudlyThatNobodyLookedForFaces() {
        scanner.scan(in, 1);

        Run run = deid("--faces", "untouched", in, out);

        assertThat(run.message() + run.out().replace('\n', ' '))
                .contains("Faces in head scans were not looked for: they are still there.");
        assertThat(out.resolve("release.json")).content().contains("\"faces\": \"not examined\"");
    }

    @Test
    void looksAtNothingWithoutPixels() {
        scanner.scan(in, 1);

        Run run = deid("--no-pixels", in, out);

        assertThat(run.out().replace('\n', ' '))
                .contains(
                        "Pixels were not examined: words burned into images and faces in head scans are still there.");
        assertThat(deid("--no-pixels", "--faces", "face", in, folder.resolve("other"))
                        .message())
                .contains("--no-pixels and --faces face exclude each other");
    }

    @Test
    void printsNothingWhenQuiet() {
        scanner.scan(in, 1);

        assertThat(deid("--quiet", in, out)).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void addsTotalsUpForEveryStudy() throws IOException {
        scanner.scan(in, 2);
        new Scanner(2).scan(in, 3);
        Scanner.write(in.resolve("short.dcm"), withShortPixels(7));
        Scanner.write(in.resolve("half"), truncated());

        Run run = deid("--json", in, out);

        assertThat(run.totals()).isEqualTo("7, 5, 2, 0");
        long read = 0;
        for (Json study :
                Json.parse(Files.readString(Path.of(run.json().text("report")))).list("studies")) {
            read += study.number("read");
            assertThat(study.number("released") + study.number("quarantined") + study.number("skipped"))
                    .isEqualTo(study.number("read"));
        }
        assertThat(read).isEqualTo(7);
    }

    @Test
    void letsNoSourceNameAndNoIdentityIntoTheOutput() throws IOException {
        scanner.scan(in.resolve("Zwrzbrzycki Quirlin"), 2);

        deid(in, out);

        for (Path file : objects(folder.resolve("out"))) {
            assertThat(out.relativize(file).toString()).doesNotContainIgnoringCase("zwrzbrzycki");
        }
        for (byte[] bytes : bytesOf(out).values()) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContainIgnoringCase("zwrzbrzycki", "QX-77431", "1.2.276.0.7230010.3.1.4.40718");
        }
    }

    @Test
    void printsNoSourceNameAndNoIdentity() {
        scanner.scan(in.resolve("Zwrzbrzycki Quirlin"), 2);
        Scanner.write(in.resolve("Zwrzbrzycki.dcm"), truncated());

        for (Run run : new Run[] {deid(in, out), deid("--json", in, out), deid("--dry-run", in)}) {
            assertThat(run.out() + run.err()).doesNotContainIgnoringCase("zwrzbrzycki", "QX-77431");
        }
    }

    @Test
    void keepsTheSecretsOfTheHomeOutOfTheOutput() throws IOException {
        scanner.scan(in, 2);

        Run run = deid(in, out);

        String key = Files.readString(home.resolve("keys").resolve("site.key")).strip();
        assertThat(run.out()).doesNotContain(key);
        for (byte[] bytes : bytesOf(out).values()) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(key, home.toString());
        }
    }

    @Test
    void givesTheSameBytesWhenRunTwice() throws IOException {
        scanner.scan(in, 3);
        deid(in, out);
        Map<String, byte[]> first = bytesOf(out);

        Run second = deid("--json", in, out);
        deid(in, folder.resolve("other"));

        assertThat(second.totals()).isEqualTo("3, 3, 0, 0");
        assertSame(bytesOf(out), first);
        assertSame(bytesOf(folder.resolve("other")), first);
    }

    @Test
    void givesTheSameBytesWithOneThreadAndWithMany() throws IOException {
        scanner.scan(in, 9);

        deid("--jobs", "1", in, out);
        deid("--jobs", "7", in, folder.resolve("other"));

        assertSame(bytesOf(folder.resolve("other")), bytesOf(out));
    }

    @Test
    void unlinksTwoProjects() throws IOException {
        scanner.scan(in, 1);

        deid("--project", "one", in, out);
        deid("--project", "two", in, folder.resolve("other"));

        assertThat(bytesOf(out).keySet())
                .doesNotContainAnyElementsOf(bytesOf(folder.resolve("other")).keySet().stream()
                        .filter(name -> name.endsWith(".dcm"))
                        .toList());
    }

    @Test
    void readsTheEntriesOfAZipFile() throws IOException {
        Path zip = folder.resolve("export.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            for (int i = 0; i < 3; i++) {
                entries.putNextEntry(new ZipEntry("../Zwrzbrzycki/" + i));
                entries.write(scanner.bytes(i));
            }
        }

        assertThat(deid("--json", zip, out).totals()).isEqualTo("3, 3, 0, 0");
        assertThat(objects(out)).hasSize(3);
    }

    private Path diskWithTwoObjects() {
        scanner.scan(in.resolve("DATA"), 2);
        Attributes directory = new Attributes().text(0x00041130, "CS", "DISC");
        for (int i = 0; i < 2; i++) {
            directory
                    .item(0x00041220)
                    .text(0x00041430, "CS", "IMAGE")
                    .text(0x00041500, "CS", "DATA\\" + Scanner.NAME + "1-" + i + ".dcm");
        }
        return Scanner.write(in.resolve("DICOMDIR"), Scanner.bytes(directory, DICOMDIR, "1.2.3.4.5"));
    }

    @Test
    void readsTheFilesThatADicomdirRefersTo() {
        assertThat(deid("--json", diskWithTwoObjects(), out).totals()).isEqualTo("3, 2, 0, 1");
    }

    @Test
    void findsTheFilesOfADicomdirByARoundaboutPath() {
        Path roundabout =
                diskWithTwoObjects().resolveSibling("DATA").resolve("..").resolve("DICOMDIR");

        assertThat(deid("--json", roundabout, out).totals()).isEqualTo("3, 2, 0, 1");
    }

    @Test
    void givesBackAMediumForAMedium() {
        Run run = deid(diskWithTwoObjects(), out);

        assertThat(run.out()).contains("a file-set with DICOMDIR");
        assertThat(out.resolve("DICOMDIR")).isRegularFile();
    }

    @Test
    void writesAFileSetWhenAskedFor() {
        scanner.scan(in, 2);

        deid("--dicomdir", in, out);

        assertThat(out.resolve("DICOMDIR")).isRegularFile();
        assertThat(out.resolve("release.json")).content().doesNotContain(".dcm");
    }

    @Test
    void takesSeveralInputs() {
        scanner.scan(in, 2);
        new Scanner(2).scan(folder.resolve("more"), 1);

        assertThat(deid("--json", in, folder.resolve("more"), out).totals()).isEqualTo("3, 3, 0, 0");
    }

    @Test
    void writesNothingToTheOutputInADryRun() throws IOException {
        scanner.scan(in, 2);

        Run run = deid("--dry-run", "--json", in, out);

        assertThat(run.totals()).isEqualTo("2, 2, 0, 0");
        assertThat(run.json().is("dryRun")).isTrue();
        assertThat(out).doesNotExist();
        assertThat(Path.of(run.json().text("page")))
                .content()
                .contains("Study by study", "Nothing was written to the output.")
                .doesNotContain(scanner.id());
    }

    @Test
    void showsValuesInThePrivateReportOnlyWhenAskedTo() {
        scanner.scan(in, 2);

        Run run = deid("--show-values", "--json", in, out);

        assertThat(Path.of(run.json().text("page"))).content().contains("This page shows values", scanner.id());
        assertThat(deid("--show-values", in, out).out())
                .contains("(private: shows values)")
                .doesNotContain(scanner.id());
    }

    @Test
    void needsNoOutputForADryRun() {
        scanner.scan(in, 1);

        assertThat(deid("--dry-run", in).out()).contains("Would release 1 of 1 file", "nothing was written");
    }

    @Test
    void namesTheProfilesWhenOneIsUnknown() {
        scanner.scan(in, 1);

        Run run = deid("--profile", "gdpr", in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message())
                .contains("unknown profile 'gdpr'", "basic, research, hipaa-safe-harbor, gdpr-pseudonymised");
        assertThat(out).doesNotExist();
    }

    @Test
    void takesAProfileFile() {
        scanner.scan(in, 1);
        Path file = Scanner.write(
                folder.resolve("own.yaml"),
                "elpis-profile: 1\nname: own\nextends: basic\n".getBytes(StandardCharsets.UTF_8));

        Run run = deid("--profile", file, "--json", in, out);

        assertThat(run.code()).isZero();
        assertThat(run.json().text("profile")).startsWith("own ");
    }

    @Test
    void tellsTheLineOfAFaultInAProfileFile() {
        scanner.scan(in, 1);
        Path file = Scanner.write(
                folder.resolve("own.yaml"), "elpis-profile: 1\nextend: basic\n".getBytes(StandardCharsets.UTF_8));

        Run run = deid("--profile", file, in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("line 2", "unknown key 'extend'");
    }

    @Test
    void saysThatAProfileFileDoesNotExist() {
        Run run = deid("--profile", "absent.yaml", in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("'absent.yaml' is no file");
    }

    @Test
    void addsAnOptionUnderAnotherNameOfTheProfile() throws IOException {
        scanner.scan(in, 1);

        Run run = deid("--retain", "uids", "--profile", "basic", "--json", in, out);

        assertThat(run.json().text("profile")).startsWith("basic-custom ");
        assertThat(objects(out))
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName()).hasToString(scanner.sopUid(0) + ".dcm"));
    }

    @Test
    void namesTheOptionsWhenOneIsUnknown() {
        Run run = deid("--option", "clean-descriptor", in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("did you mean 'clean-descriptors'?", "retain-uids");
    }

    @Test
    void refusesDatesThatAreKeptAndMovedAtOnce() {
        Run run = deid("--retain", "longitudinal-full-dates,longitudinal-modified-dates", in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("exclude each other");
    }

    @Test
    void refusesAProjectNameThatIsAPath() {
        Run run = deid("--project", "../x", in, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("project must be 1 to 64 letters");
    }

    @Test
    void refusesANumberOfJobsThatIsNone() {
        assertThat(deid("--jobs", "many", in, out).message()).contains("--jobs must be a whole number from 1 to 1024");
        assertThat(deid("--jobs", "0", in, out).code()).isEqualTo(2);
    }

    @Test
    void asksForTheOutput() {
        Run run = deid(in);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("OUT is missing");
    }

    private Run deid(Object... args) {
        Object[] words = new Object[args.length + 3];
        words[0] = "deid";
        words[1] = "--home";
        words[2] = home;
        System.arraycopy(args, 0, words, 3, args.length);
        return Run.elpis(words);
    }

    private byte[] truncated() {
        byte[] whole = scanner.bytes(99);
        return java.util.Arrays.copyOf(whole, whole.length - 100);
    }

    private byte[] withShortPixels(int number) {
        Attributes slice = scanner.slice(number).words(0x7FE00010, "OW", new byte[64], 2);
        return Scanner.bytes(slice, Scanner.CT, scanner.sopUid(number));
    }

    private static java.util.List<Path> objects(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> bytesOf(Path folder) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
    }
}
