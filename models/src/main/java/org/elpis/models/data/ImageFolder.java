package org.elpis.models.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.dicom.Sha256;

/// Reads folders of images and the `manifest.csv` that says whose they are.
///
/// What is not of the form is refused with an [ElpisException] of [ElpisException.Code#INPUT_UNREADABLE], which names
/// the row and never a file, a patient or another value.
///
/// Format: docs/formats/audit-data.md
public final class ImageFolder {
    /// Values of all images of a call, as floats. Beyond that nothing is read: an audit is meant to take 2 GiB in all.
    public static final long MOST_BYTES = 1L << 30;

    private ImageFolder() {}

    /// One set.
    public static ImageSet read(Path folder, Preprocessing preprocessing) {
        return read(folder, preprocessing, List.of());
    }

    /// One set whose classes are known.
    ///
    /// @param classes  names in the order of the model's classes; empty when the labels tell
    public static ImageSet read(Path folder, Preprocessing preprocessing, List<String> classes) {
        List<Manifest.Row> rows = Manifest.read(folder, Set.of("file", "patient", "label"));
        requireMemory(rows.size(), preprocessing);
        return set(rows, ClassNames.of(rows, classes), preprocessing);
    }

    /// Members and non-members with the same classes.
    ///
    /// @param members  folder of images that the model was trained on
    /// @param nonMembers  folder of images of other patients that it never saw
    /// @param classes  names in the order of the model's classes; empty when the labels tell
    public static ImagePair readPair(Path members, Path nonMembers, Preprocessing preprocessing, List<String> classes) {
        Set<String> required = Set.of("file", "patient", "label");
        List<Manifest.Row> in = side("members", () -> Manifest.read(members, required));
        List<Manifest.Row> out = side("non-members", () -> Manifest.read(nonMembers, required));
        requireMemory((long) in.size() + out.size(), preprocessing);
        List<Manifest.Row> all = new ArrayList<>(in);
        all.addAll(out);
        ClassNames names = ClassNames.of(all, classes);
        return ImagePair.of(
                side("members", () -> set(in, names, preprocessing)),
                side("non-members", () -> set(out, names, preprocessing)));
    }

    /// Images that nobody's name goes with, such as generated ones: a manifest need not be there, nor have patients or
    /// labels. Without one, all PNG, JPEG and DICOM files of the folder itself count, by the order of their names.
    public static ImageSet readGenerated(Path folder, Preprocessing preprocessing) {
        List<Manifest.Row> rows =
                Files.exists(folder.resolve(Manifest.NAME)) ? Manifest.read(folder, Set.of("file")) : listed(folder);
        requireMemory(rows.size(), preprocessing);
        return set(rows, ClassNames.of(rows, List.of()), preprocessing);
    }

    private static List<Manifest.Row> listed(Path folder) {
        List<Manifest.Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.toRealPath())) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("(?i).*\\.(png|jpe?g|dcm)") && Files.isRegularFile(file)) {
                    rows.add(new Manifest.Row(rows.size() + 1, name, file, "", "", Map.of()));
                }
            }
        } catch (IOException e) {
            throw new ElpisException(ElpisException.Code.INPUT_UNREADABLE, "The folder of images cannot be read.", e);
        }
        if (rows.isEmpty()) {
            throw new ElpisException(
                    ElpisException.Code.INPUT_UNREADABLE,
                    "The folder has no manifest.csv and no file that ends in .png, .jpg or .dcm.");
        }
        return rows;
    }

    private interface Reading<T> {
        T read();
    }

    /// A fault says on which side it is.
    private static <T> T side(String side, Reading<T> reading) {
        try {
            return reading.read();
        } catch (ElpisException e) {
            throw e.with("folder of", side);
        }
    }

    private static void requireMemory(long count, Preprocessing preprocessing) {
        long bytes = count * preprocessing.shape().size() * Float.BYTES;
        long bound = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 2);
        if (bytes > bound) {
            throw new ElpisException(
                            ElpisException.Code.INPUT_UNREADABLE,
                            "The images, as the model takes them, need more memory than 1 GiB or half of what Java "
                                    + "may take. Audit with fewer images, or give Java more memory.")
                    .with("MiB needed", bytes >> 20)
                    .with("MiB allowed", bound >> 20);
        }
    }

    private static ImageSet set(List<Manifest.Row> rows, ClassNames classes, Preprocessing preprocessing) {
        List<Sample> samples = new ArrayList<>(rows.size());
        MessageDigest digest = Sha256.start();
        put(digest, preprocessing.toString());
        for (Manifest.Row row : rows) {
            Sample sample = new Sample(
                    row.file(), row.patient(), classes.label(row), row.attributes(), values(row, preprocessing));
            put(digest, sample, row.label());
            samples.add(sample);
        }
        return new ImageSet(preprocessing.shape(), classes.names(), samples, Sha256.hex(digest.digest()));
    }

    private static float[] values(Manifest.Row row, Preprocessing preprocessing) {
        try {
            return Resampling.apply(PictureFile.open(row.place()), preprocessing);
        } catch (UnreadablePictureException e) {
            throw new ElpisException(ElpisException.Code.INPUT_UNREADABLE, String.valueOf(e.getMessage()), e)
                    .with("row", row.row());
        }
    }

    private static void put(MessageDigest digest, Sample sample, String label) {
        put(digest, sample.name());
        put(digest, sample.patient());
        put(digest, label);
        Map<String, String> attributes = new TreeMap<>(sample.attributes());
        digest.update(ByteBuffer.allocate(4).putInt(0, attributes.size()));
        attributes.forEach((name, value) -> {
            put(digest, name);
            put(digest, value);
        });
        digest.update(valueDigest(sample));
    }

    private static void put(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
    }

    /// SHA-256 of the values of a sample, big endian.
    static byte[] valueDigest(Sample sample) {
        ByteBuffer bytes = ByteBuffer.allocate(sample.values().length * Float.BYTES);
        bytes.asFloatBuffer().put(sample.values());
        return Sha256.start().digest(bytes.array());
    }
}
