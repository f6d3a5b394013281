package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.engine.AttestRunner;
import org.elpis.engine.Progress;
import org.elpis.engine.SealRunner;
import org.elpis.testkit.hospital.PixelFont;

/// Tries every content that a masked tile and a removed name could have had against the opening that goes with a
/// release.
///
/// The image is black with four letters in its first tile; the release has neither the letters nor the name. The attack
/// reads the files that sealing and attesting wrote. Two controls show that it would find what can be found: the
/// opening
/// of the original, which tells the salts, and hashes that are made without salts.
final class Guesses {
    /// Four of these are a content: 2^20 of them.
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private static final int CANDIDATES = 1 << 20;
    private static final int SIDE = 64;
    private static final int TILE = 16;
    private static final int SECRET = 0x9_3A17;
    private static final byte[] NO_SALT = {};
    private static final byte[] NAME_PATH = "(0010,0010)".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256;

    private Guesses() throws NoSuchAlgorithmException {
        this.sha256 = MessageDigest.getInstance("SHA-256");
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("guesses");
        new Guesses().run(work);
    }

    private void run(Path work) throws IOException {
        Path originals = Files.createDirectories(work.resolve("originals"));
        Path released = Files.createDirectories(work.resolve("released"));
        write(image(SECRET, name(SECRET)), originals.resolve("image.dcm"));
        write(image(-1, ""), released.resolve("image.dcm"));
        Path home = work.resolve("home");
        Path seals = work.resolve("seals");
        Path told = work.resolve("told");
        new SealRunner(home, seals, "bench", 1, Clock.systemUTC(), Progress.NONE).run(List.of(originals));
        AttestRunner.Report report = new AttestRunner(home, "default", told, Clock.systemUTC()).run(seals, released);
        Path parent = report.studies().getFirst().parent();
        ToldOpening opening = ToldOpening.read(beside(parent));
        ToldOpening original = ToldOpening.read(beside(seals.resolve(parent.getFileName())));

        System.out.printf(
                "The opening that goes with the release: %d hashes, %d secrets told, %d leaves withheld.%n%n",
                opening.hashes().size(), opening.secrets().size(), opening.withheld());
        System.out.println("| Against | contents tried | salts tried | hits: masked tile | hits: removed name |");
        System.out.println("|---|---|---|---|---|");
        row("the opening that goes with the release", opening.hashes(), salts(opening));
        row("control: the opening of the original, its salts told", original.hashes(), leafSalts(original));
        row("control: the same leaves hashed without salts", unsalted(), List.of(NO_SALT));
    }

    private static Path beside(Path seal) {
        return seal.resolveSibling(seal.getFileName().toString().replace(".seal", ".opening"));
    }

    private void row(String against, Set<ToldOpening.Leaf> hashes, List<byte[]> salts) {
        long tiles = 0;
        long names = 0;
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            byte[] tile = tile(candidate);
            byte[] name = name(candidate).getBytes(StandardCharsets.UTF_8);
            for (byte[] salt : salts) {
                tiles += hashes.contains(tileLeaf(salt, tile)) ? 1 : 0;
                names += hashes.contains(nameLeaf(salt, name)) ? 1 : 0;
            }
        }
        System.out.printf("| %s | %,d | %d | %d | %d |%n", against, CANDIDATES, salts.size(), tiles, names);
    }

    /// None, zeros, every secret that is told, and what follows from it.
    private List<byte[]> salts(ToldOpening opening) {
        List<byte[]> salts = new ArrayList<>(List.of(NO_SALT, new byte[32]));
        for (byte[] secret : opening.secrets()) {
            salts.add(secret);
            salts.add(child(0x40, secret));
            salts.add(child(0x41, secret));
        }
        return salts;
    }

    /// The lowest nodes under those that are told: of the first leaf, and of those of a tree of up to 64.
    private List<byte[]> leafSalts(ToldOpening opening) {
        List<byte[]> salts = new ArrayList<>();
        for (byte[] secret : opening.secrets()) {
            List<byte[]> level = List.of(secret);
            for (int depth = 0; depth < 6; depth++) {
                List<byte[]> below = new ArrayList<>();
                for (byte[] node : level) {
                    below.add(child(0x40, node));
                    below.add(child(0x41, node));
                }
                level = below.subList(0, Math.min(below.size(), 16));
                salts.addAll(level);
            }
        }
        return salts;
    }

    private byte[] child(int side, byte[] node) {
        sha256.update((byte) side);
        return sha256.digest(node);
    }

    private Set<ToldOpening.Leaf> unsalted() {
        return Set.of(
                tileLeaf(NO_SALT, tile(SECRET)), nameLeaf(NO_SALT, name(SECRET).getBytes(StandardCharsets.UTF_8)));
    }

    private ToldOpening.Leaf tileLeaf(byte[] salt, byte[] pixels) {
        sha256.update((byte) 0);
        sha256.update(salt);
        sha256.update(new byte[12]);
        return new ToldOpening.Leaf(sha256.digest(pixels));
    }

    private ToldOpening.Leaf nameLeaf(byte[] salt, byte[] name) {
        sha256.update((byte) 6);
        sha256.update(salt);
        sha256.update(ByteBuffer.allocate(4).putInt(NAME_PATH.length).array());
        sha256.update(NAME_PATH);
        return new ToldOpening.Leaf(sha256.digest(name));
    }

    /// Two lines of two letters, white on black.
    private static byte[] tile(int candidate) {
        byte[] pixels = new byte[TILE * TILE];
        for (int i = 0; i < 4; i++) {
            boolean[][] points = PixelFont.points(letter(candidate, i));
            int left = i % 2 * PixelFont.ADVANCE;
            int top = i / 2 * (PixelFont.HEIGHT + 1);
            for (int y = 0; y < PixelFont.HEIGHT; y++) {
                for (int x = 0; x < PixelFont.ADVANCE; x++) {
                    pixels[(top + y) * TILE + left + x] = (byte) (points[y][x] ? 255 : 0);
                }
            }
        }
        return pixels;
    }

    private static String letter(int candidate, int place) {
        return LETTERS.substring((candidate >> place * 5 & 31), (candidate >> place * 5 & 31) + 1);
    }

    /// A family name of two syllables and a given one: 2^20 of them.
    private static String name(int candidate) {
        String consonants = "BDFGKLMN";
        String vowels = "AEIO";
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int syllable = candidate >> i * 5 & 31;
            name.append(i == 2 ? "^" : "")
                    .append(consonants.charAt(syllable >> 2))
                    .append(vowels.charAt(syllable & 3));
        }
        return name.toString();
    }

    /// @param candidate  that stands in the first tile; -1 for none
    private static DataSet image(int candidate, String name) {
        byte[] pixels = new byte[SIDE * SIDE];
        if (candidate >= 0) {
            byte[] tile = tile(candidate);
            for (int y = 0; y < TILE; y++) {
                System.arraycopy(tile, y * TILE, pixels, y * SIDE, TILE);
            }
        }
        return DataSet.of(
                List.of(
                        Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"),
                        Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.826.0.1.3680043.2.1.1"),
                        Element.ofAscii(0x0008_0060, Vr.CS, "US"),
                        Element.ofAscii(Tag.PATIENT_NAME, Vr.PN, name),
                        Element.ofAscii(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.826.0.1.3680043.2.1"),
                        Element.ofAscii(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.826.0.1.3680043.2.2"),
                        DrawnPixels.number(Tag.SAMPLES_PER_PIXEL, 1),
                        Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"),
                        DrawnPixels.number(Tag.ROWS, SIDE),
                        DrawnPixels.number(Tag.COLUMNS, SIDE),
                        DrawnPixels.number(Tag.BITS_ALLOCATED, 8),
                        DrawnPixels.number(Tag.BITS_STORED, 8),
                        DrawnPixels.number(Tag.HIGH_BIT, 7),
                        DrawnPixels.number(Tag.PIXEL_REPRESENTATION, 0),
                        new Element(Tag.PIXEL_DATA, Vr.OB, Value.Bytes.of(pixels))),
                Encoding.EXPLICIT_LITTLE);
    }

    private static void write(DataSet dataSet, Path file) throws IOException {
        Instance image = new Instance(
                Value.Bytes.of(new byte[128]),
                DicomWriter.fileMeta(
                        List.of(Element.ofAscii(Tag.TRANSFER_SYNTAX_UID, Vr.UI, TransferSyntax.EXPLICIT_LITTLE.uid()))),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new org.elpis.dicom.BytesSource(new byte[0], 0),
                false,
                Set.of());
        try (FileChannel target = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            DicomWriter.encode(image).writeTo(target);
        }
    }
}
