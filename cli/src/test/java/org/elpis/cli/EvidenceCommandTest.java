package org.elpis.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.elpis.dicom.Sha256;
import org.elpis.engine.LedgerProofs;
import org.elpis.evidence.Verifier;
import org.elpis.evidence.VerifierJar;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.seal.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `evidence`, as a hospital makes a pack, and the verifier in it, as a stranger, a clerk and a forger meet it.
class EvidenceCommandTest {
    private final Path folder;
    private final Path home;
    private final Path in;
    private final Path seals;
    private final Path pack;

    EvidenceCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        in = folder.resolve("in");
        seals = folder.resolve("seals");
        pack = folder.resolve("pack.zip");
        new Scanner(1).scan(in, 3);
    }

    private static Run at(Path from, String command, Object... args) {
        return Run.elpis(Stream.concat(Stream.of(command, "--home", from), Stream.of(args))
                .toArray());
    }

    private Run pack(Path study, Path sealed) {
        return at(home, "evidence", study, sealed, pack, "--for", "court");
    }

    private void packOriginals() {
        assertThat(at(home, "seal", in, seals).code()).isZero();
        Run made = pack(in, seals);
        assertThat(made.code()).as(made.out() + made.err()).isZero();
    }

    private Path packRelease() {
        Path out = folder.resolve("out");
        Path told = folder.resolve("told");
        assertThat(at(home, "seal", in, seals).code()).isZero();
        assertThat(at(home, "deid", in, out).code()).isZero();
        assertThat(at(home, "attest", seals, out, told).code()).isZero();
        Run made = pack(out, told);
        assertThat(made.code()).as(made.out() + made.err()).isZero();
        return told;
    }

    /// What the verifier says with the hospital's keys, in this process.
    private Run verify(Path what, Object... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of(what.toString()));
        Stream.of(options).map(Object::toString).forEach(args::add);
        int code = Verifier.run(args, new PrintStream(bytes, true, UTF_8));
        return new Run(code, bytes.toString(UTF_8), "");
    }

    private Object[] keys() {
        return new Object[] {"--sealer", home.resolve("keys/seal.pub"), "--ledger-key", home.resolve("keys/ledger.pub")
        };
    }

    /// A process of its own, with nothing but a Java runtime: no environment, no class path, an empty folder for
    /// temporary files.
    private Run stranger(Path at, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-jar",
                "verify.jar"));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(at.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, "");
    }

    private Path unpacked() throws IOException {
        Path to = folder.resolve("unpacked");
        for (Map.Entry<String, byte[]> file : content().entrySet()) {
            Path target = to.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return to;
    }

    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream stream = zip.getInputStream(entry)) {
                    content.put(entry.getName(), stream.readAllBytes());
                }
            }
        }
        return content;
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static Path one(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void letsAStrangerJudgeAStudyWithNothingButAJavaRuntime() throws Exception {
        packOriginals();
        Path unpacked = unpacked();

        Run without = stranger(unpacked);
        assertThat(without.code()).as(without.out()).isEqualTo(4);
        assertThat(without.out())
                .startsWith("CONSISTENT, BUT BY KEYS THAT YOU DID NOT CONFIRM")
                .contains("3 of them do not say that the patient's identity was removed");

        List<String> options = new ArrayList<>(List.of(pack.toString()));
        without.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--"))
                .forEach(line -> options.addAll(List.of(line.split(" "))));
        Run with = stranger(unpacked, options.toArray(String[]::new));
        assertThat(with.code()).as(with.out()).isZero();
        assertThat(with.out()).startsWith("GENUINE").contains("3 of 3 objects").contains("tlog-proof: GOOD");
        assertThat(folder.resolve("tmp")).as("copies of images").isEmptyDirectory();
    }

    @Test
    void provesAReleaseWithoutAnythingOfTheOriginalOrTheHome() throws IOException {
        packRelease();

        Run run = verify(pack, keys());
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("since sealed: ")
                .contains("replace-attributes")
                .contains("release, ");

        Map<String, byte[]> content = content();
        String story = new String(content.get("story.html"), UTF_8);
        assertThat(story)
                .contains("The images are marked as de-identified")
                .contains("Descriptive attributes were replaced")
                .contains("rules applied &quot;research ")
                .contains("3 files released")
                .doesNotContain("<script");
        Scanner scanner = new Scanner(1);
        String site = Files.readString(home.resolve("keys/site.key")).strip();
        content.forEach((name, bytes) -> assertThat(new String(bytes, ISO_8859_1))
                .as(name)
                .doesNotContain(Scanner.NAME)
                .doesNotContain(scanner.id())
                .doesNotContain(scanner.studyUid())
                .doesNotContain("PRIVATE KEY-")
                .doesNotContain(site));
    }

    @Test
    void findsOneByteInAnyFile() throws IOException {
        packRelease();
        Path unpacked = unpacked();
        Random random = new Random(7);
        for (String name : content().keySet()) {
            Path file = unpacked.resolve(name);
            byte[] before = Files.readAllBytes(file);
            flip(file, random.nextInt(before.length));

            Run run = verify(unpacked, keys());

            assertThat(run.code()).as(name + "\n" + run.out()).isIn(1, 4);
            assertThat(run.out()).as(name).doesNotContain("fault in this program");
            if (!name.startsWith("manifest")) {
                assertThat(run.code()).as(name + "\n" + run.out()).isEqualTo(1);
                assertThat(run.out()).contains(name + " is not the file that the manifest lists");
            }
            Files.write(file, before);
        }
        assertThat(verify(unpacked, keys()).code()).as("as it was").isZero();
    }

    @Test
    void tellsWhatTheLedgerProvesOfASeal() throws IOException {
        at(home, "seal", in, seals);
        assertThat(LedgerProofs.of(folder.resolve("nobody")).about(List.of(one(seals, ".seal"))))
                .isEmpty();

        List<LedgerProofs.Proof> proofs = LedgerProofs.of(home).about(List.of(one(seals, ".seal")));

        assertThat(proofs)
                .singleElement()
                .satisfies(proof -> assertThat(proof.verdict().outcome()).isEqualTo(LedgerVerdict.Outcome.GOOD));
    }

    @Test
    void namesTheTileWhereAnImageWasChanged() throws IOException {
        packOriginals();
        Path unpacked = unpacked();
        Path image = unpacked.resolve("images/000002.dcm");
        flip(image, (int) Files.size(image) - 2);

        Run run = verify(unpacked, keys());
        assertThat(run.out())
                .startsWith("ALTERED")
                .contains("pixels changed: frame 1, columns 0 to 15, rows 0 to 15")
                .contains("(images/000002.dcm)");
    }

    @Test
    void packsAnAlteredCopyAndTellsWhereItDiffers() throws IOException {
        at(home, "seal", in, seals);
        Path image = one(in, "-0.dcm");
        flip(image, (int) Files.size(image) - 2);

        Run made = pack(in, seals);

        assertThat(made.code()).as(made.out()).isEqualTo(1);
        assertThat(new String(content().get("story.html"), UTF_8))
                .contains("The images are not as they were sealed.")
                .contains("pixels changed: frame 1");
        assertThat(verify(pack, keys()).code()).isEqualTo(1);
    }

    @Test
    void isNeverGreenWhereSomethingWasPutInOrTakenOut() throws IOException {
        packOriginals();
        Path unpacked = unpacked();
        Path added = Files.copy(unpacked.resolve("images/000001.dcm"), unpacked.resolve("images/000004.dcm"));
        Run more = verify(unpacked, keys());
        assertThat(more.code()).isEqualTo(4);
        assertThat(more.out()).contains("images/000004.dcm is not in the manifest");
        Files.delete(added);

        for (String name : List.of("images/000003.dcm", "ledger/checkpoint", "story.html")) {
            byte[] before = Files.readAllBytes(unpacked.resolve(name));
            Files.delete(unpacked.resolve(name));
            Run less = verify(unpacked, keys());
            assertThat(less.code()).isEqualTo(1);
            assertThat(less.out()).contains(name + " is listed in the manifest and missing");
            Files.write(unpacked.resolve(name), before);
        }
        Files.delete(unpacked.resolve("manifest.sig"));
        assertThat(verify(unpacked, keys()).out()).startsWith("UNKNOWN").contains("nobody signed for the manifest");
    }

    @Test
    void believesNoPackThatAForgerMadeWithKeysOfHisOwn() throws IOException {
        at(home, "seal", in, seals);
        Path forger = folder.resolve("forger");
        Path image = one(in, "-0.dcm");
        flip(image, (int) Files.size(image) - 2);
        Path forged = folder.resolve("forged");
        at(forger, "seal", in, forged);
        assertThat(at(forger, "evidence", in, forged, pack).code()).isZero();

        assertThat(verify(pack).code())
                .as("all of it holds, by the forger's keys")
                .isEqualTo(4);
        Run run = verify(pack, keys());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("is signed with other keys than those that you gave");
        Path mixed = folder.resolve("mixed");
        at(mixed, "seal", in, folder.resolve("mixed-seals"));
        Run otherLedger = verify(
                pack, "--sealer", forger.resolve("keys/seal.pub"), "--ledger-key", mixed.resolve("keys/ledger.pub"));
        assertThat(otherLedger.code()).as("the ledger of somebody else").isEqualTo(4);
        assertThat(otherLedger.out()).contains("not signed with every key that was given");
    }

    @Test
    void followsTheLedgerFromKeysThatWereReplacedSince() throws IOException {
        assertThat(at(home, "seal", in, seals).code()).isZero();
        Path old = Files.copy(home.resolve("keys/ledger.pub"), folder.resolve("old.pub"));
        assertThat(at(home, "ledger", "rotate-key").code()).isZero();
        assertThat(at(home, "seal", in, folder.resolve("again")).code())
                .as("an entry that only new keys sign")
                .isZero();
        assertThat(pack(in, seals).code()).isZero();
        Path sealer = home.resolve("keys/seal.pub");
        String digest = Sha256.hex(Sha256.start().digest(Files.readAllBytes(old)));

        for (Object known : List.of(old, digest, home.resolve("keys/ledger.pub"))) {
            Run run = verify(pack, "--sealer", sealer, "--ledger-key", known);
            assertThat(run.code()).as(known + run.out()).isZero();
            assertThat(run.out()).doesNotContain("not confirmed");
        }
        Path unpacked = unpacked();
        Files.delete(unpacked.resolve("ledger/handover-1"));
        Run without = verify(unpacked, "--sealer", sealer, "--ledger-key", old);
        assertThat(without.out()).contains("not signed with every key that was given");
    }

    @Test
    void takesNoHandoverOfAnotherLedger() throws IOException {
        assertThat(at(home, "seal", in, seals).code()).isZero();
        Path other = folder.resolve("other");
        assertThat(at(other, "seal", in, folder.resolve("other-seals")).code()).isZero();
        Path old = Files.copy(home.resolve("keys/ledger.pub"), folder.resolve("old.pub"));
        assertThat(at(other, "ledger", "rotate-key").code()).isZero();
        assertThat(at(other, "evidence", in, folder.resolve("other-seals"), pack)
                        .code())
                .isZero();

        Run run = verify(pack, "--sealer", other.resolve("keys/seal.pub"), "--ledger-key", old);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).startsWith("UNKNOWN").contains("keys/ledger.pub   not confirmed");
    }

    @Test
    void tellsOfATimestampThatItDoesNotJudge() throws IOException {
        packOriginals();
        Path unpacked = unpacked();
        Path seal = one(unpacked, ".seal");
        Files.write(seal, Seal.read(Files.readAllBytes(seal)).with(new byte[40]).bytes());

        assertThat(verify(unpacked, keys()).out().replaceAll("\\s+", " "))
                .contains(
                        "Not judged by this program, and so proof of nothing here: the timestamp (RFC 3161) in seals/");
    }

    @Test
    void makesNoPackOfASealWhoseTimestampDoesNotFit() throws IOException {
        assertThat(at(home, "seal", in, seals).code()).isZero();
        Path seal = one(seals, ".seal");
        Files.write(seal, Seal.read(Files.readAllBytes(seal)).with(new byte[40]).bytes());

        Run run = pack(in, seals);

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(4);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("A timestamp in a seal or an attestation does not fit");
        assertThat(pack).doesNotExist();
    }

    @Test
    void makesNoPackThatProvesNothingOrTellsTooMuch() throws IOException {
        Files.createDirectories(seals);
        Run none = pack(in, seals);
        assertThat(none.code()).isEqualTo(4);
        assertThat(none.message()).isEmpty();
        assertThat(none.out()).contains("no seal of this study");
        assertThat(pack).doesNotExist();

        Path kept = folder.resolve("kept");
        at(home, "seal", in, seals);
        assertThat(at(home, "deid", in, kept, "--retain", "uids").code()).isZero();
        Run leak = pack(kept, seals);
        assertThat(leak.code()).as(leak.out() + leak.err()).isEqualTo(4);
        assertThat(leak.out().replace('\n', ' ')).contains("opens the identity of originals");

        new Scanner(2).scan(in, 1);
        assertThat(pack(in, seals).out()).contains("there are 2");
        assertThat(at(home, "evidence", in, seals, pack, "--for", "press").code())
                .isEqualTo(2);
        Files.writeString(pack, "there");
        assertThat(pack(in, seals).code()).isEqualTo(2);
        assertThat(pack).hasContent("there");
    }

    @Test
    void leavesNothingUnderThePacksNameWhenItCannotBeWritten() throws IOException {
        at(home, "seal", in, seals);
        Path nowhere = folder.resolve("nowhere").resolve("pack.zip");
        assertThat(at(home, "evidence", in, seals, nowhere).code()).isEqualTo(3);
        Files.delete(one(home.resolve("ledger"), "checkpoint"));
        Files.writeString(home.resolve("ledger").resolve("journal"), "damaged");

        assertThat(pack(in, seals).code()).isEqualTo(3);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .doesNotContain("pack.zip")
                    .noneMatch(name -> name.startsWith(".elpis-partial"));
        }
    }

    @Test
    void shipsAVerifierOfLessThanAMegabyteMadeOfItsOwnClasses() throws IOException {
        byte[] jar = VerifierJar.bytes();
        assertThat(jar.length).isLessThanOrEqualTo(1_000_000);
        assertThat(VerifierJar.bytes()).as("the same bytes again").isEqualTo(jar);
        Path file = folder.resolve("verify.jar");
        assertThat(Run.elpis("evidence", "--verifier", file).code()).isZero();
        assertThat(file).hasBinaryContent(jar);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("org/elpis/evidence/Verifier.class")).isNotNull();
            for (ZipEntry entry : zip.stream().toList()) {
                assertThat(entry.getName()).doesNotContain("vocabulary").doesNotContain("/engine/");
                if (entry.getName().endsWith(".class")) {
                    try (InputStream own = VerifierJar.class.getClassLoader().getResourceAsStream(entry.getName());
                            InputStream packed = zip.getInputStream(entry)) {
                        assertThat(packed.readAllBytes())
                                .as(entry.getName())
                                .isEqualTo(own == null ? null : own.readAllBytes());
                    }
                }
            }
        }
    }

    @Test
    void judgesNoZipThatWouldWriteOutsideOrFloodOrHideAFile() throws IOException {
        packOriginals();
        Map<String, byte[]> content = content();
        Path hostile = folder.resolve("hostile.zip");
        for (String name :
                List.of("../evil", "/evil", "a\\..\\evil", "images/../../evil", "MANIFEST.txt", "\u202eevil")) {
            write(hostile, content, Map.of(name, new byte[8]), ZipEntry.STORED);
            Run run = verify(hostile, keys());
            assertThat(run.code()).as(name + "\n" + run.out()).isEqualTo(4);
            assertThat(run.out()).contains("not read");
        }
        write(hostile, content, Map.of("images/000009.dcm", new byte[8]), ZipEntry.STORED);
        String twice = Files.readString(hostile, ISO_8859_1).replace("images/000009.dcm", "images/000001.dcm");
        Files.writeString(hostile, twice, ISO_8859_1);
        assertThat(verify(hostile, keys()).code()).as("there twice").isEqualTo(4);
        write(hostile, Map.of(), Map.of("images/000001.dcm", new byte[20_000_000]), ZipEntry.DEFLATED);
        assertThat(verify(hostile, keys()).out()).startsWith("UNKNOWN").contains("more than 100 times its own size");
        write(hostile, content, Map.of(), ZipEntry.DEFLATED);
        assertThat(verify(hostile, keys()).code())
                .as("packed again by another program")
                .isZero();
    }

    @Test
    void saysNothingFalseOfAnyDamagedZip() throws IOException {
        packOriginals();
        byte[] whole = Files.readAllBytes(pack);
        Path damaged = folder.resolve("damaged.zip");
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = i % 3 == 0 ? 0 : 1 + random.nextInt(4); flips > 0; flips--) {
                // The directory stands at the end, and most is to be found out there.
                int from = random.nextBoolean() ? 0 : bytes.length - Math.min(bytes.length, 2000);
                bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(damaged, bytes);
            Run run = verify(damaged, keys());
            assertThat(run.out()).as("seed 11, run " + i).doesNotContain("fault in this program");
            assertThat(run.code()).as("seed 11, run " + i + "\n" + run.out()).isIn(0, 1, 4);
            if (run.code() == 0) {
                // What was hit says nothing: times, versions, attributes of entries.
                assertThat(contentOf(damaged)).as("seed 11, run " + i).isEqualTo(contentOf(pack));
            }
        }
    }

    private static List<String> contentOf(Path zipped) throws IOException {
        List<String> content = new ArrayList<>();
        try (ZipFile zip = new ZipFile(zipped.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream stream = zip.getInputStream(entry)) {
                    content.add(entry.getName() + " " + Arrays.hashCode(stream.readAllBytes()));
                }
            }
        }
        return content.stream().sorted().toList();
    }

    private static void write(Path file, Map<String, byte[]> content, Map<String, byte[]> more, int method)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map<String, byte[]> files : List.of(content, more)) {
                for (Map.Entry<String, byte[]> one : files.entrySet()) {
                    ZipEntry entry = new ZipEntry(one.getKey());
                    entry.setMethod(method);
                    if (method == ZipEntry.STORED) {
                        CRC32 crc = new CRC32();
                        crc.update(one.getValue());
                        entry.setCrc(crc.getValue());
                        entry.setSize(one.getValue().length);
                    }
                    zip.putNextEntry(entry);
                    zip.write(one.getValue());
                    zip.closeEntry();
                }
            }
        }
    }
}
