package org.elpis.bench.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.pixel.StoredImage;
import org.elpis.vision.FrameOpener;
import org.elpis.vision.export.ExportPicture;
import org.elpis.vision.export.FrameValues;
import org.elpis.vision.likeness.AreaMean;
import org.elpis.vision.likeness.GreyImage;

/// The real images of the data folder, one frame of each file.
///
/// Left out is what is neither CT nor MR nor ultrasound nor an X-ray (test patterns, slides, dose pages), frames with a
/// side under 128 pixels, and such as show less than 16 different values. Larger ones than 512
/// pixels are made smaller, so that a run takes minutes.
final class Originals {
    private static final int LEAST_SIDE = 128;
    private static final int MOST_SIDE = 512;
    /// Of a series every so many-th slice.
    private static final int STRIDE = 8;
    /// Chest X-rays without a spacing: their longer side is taken for a film of 43 cm.
    private static final double FILM_MM = 430;
    private static final int PIXEL_SPACING = 0x0028_0030;

    private Originals() {}

    /// What can be an original, in the order of names; read when it is asked for.
    static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(
                "dicom-mixed/files",
                "burned-in/dicom",
                "burned-in/ultrasound-images",
                "series",
                "chest-xray/mhh/images",
                "chest-xray/covid/images")) {
            try (Stream<Path> found = Files.walk(data.resolve(folder))) {
                List<Path> sorted = found.filter(Files::isRegularFile)
                        .filter(file -> !String.valueOf(file.getFileName()).matches(".*\\.(csv|md|txt|json)"))
                        .sorted()
                        .toList();
                for (int i = 0; i < sorted.size(); i += folder.equals("series") ? STRIDE : 1) {
                    files.add(sorted.get(i));
                }
            }
        }
        return files;
    }

    /// Patients of the chest X-rays by file name.
    static Map<String, String> patients(Path data) throws IOException {
        Map<String, String> patients = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("chest-xray/mhh/metadata.csv"))) {
            String[] cells = line.split(",", 3);
            patients.put(cells[0], "mhh " + cells[1]);
        }
        List<String> lines = Files.readAllLines(data.resolve("chest-xray/covid/metadata.csv"));
        for (String line : lines) {
            for (String cell : line.split(",", -1)) {
                if (cell.endsWith(".jpg") || cell.endsWith(".png")) {
                    patients.putIfAbsent(cell, "covid " + line.substring(0, line.indexOf(',')));
                }
            }
        }
        return patients;
    }

    static Optional<Original> of(Path data, Path file, Map<String, String> patients) throws IOException {
        String name = data.relativize(file).toString();
        String plain = String.valueOf(file.getFileName());
        if (plain.matches("(?i).*\\.(jpg|jpeg|png)")) {
            GreyImage image = ExportPicture.read(file).orElseThrow().grey();
            boolean isChest = name.startsWith("chest-xray");
            String person = patients.getOrDefault(plain, name);
            double spacing = isChest ? FILM_MM / Math.max(image.width(), image.height()) : 0;
            return usable(new Original(name, isChest ? "X-ray" : "US", person, image, spacing));
        }
        try (FileSource source = FileSource.open(file)) {
            Instance image = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            if (image.dataSet().get(Tag.PIXEL_DATA).isEmpty()) {
                return Optional.empty();
            }
            StoredImage stored = new FrameOpener().open(image);
            GreyImage values = FrameValues.of(
                    image.dataSet(), stored.raster(stored.layout().frames() / 2));
            String id = image.dataSet().string(Tag.PATIENT_ID);
            // The prone and the supine series are of one person.
            String person = name.startsWith("series/mr-head-t1sag")
                    ? "t1sag"
                    : name.startsWith("series") ? String.valueOf(file.getParent()) : id.isEmpty() ? name : "id " + id;
            return usable(
                    new Original(name, kind(image.dataSet().string(Tag.MODALITY)), person, values, spacing(image)));
        } catch (MalformedDicomException | IOException | IllegalArgumentException notAnImage) {
            return Optional.empty();
        }
    }

    private static double spacing(Instance image) {
        List<String> values = image.dataSet().strings(PIXEL_SPACING);
        try {
            return values.isEmpty() ? 0 : Double.parseDouble(values.getFirst().strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String kind(String modality) {
        return switch (modality) {
            case "CT", "MR", "US" -> modality;
            case "CR", "DX", "RG", "XA", "RF", "MG" -> "X-ray";
            default -> "other";
        };
    }

    private static Optional<Original> usable(Original original) {
        GreyImage values = original.values();
        if (original.kind().equals("other")
                || Math.min(values.width(), values.height()) < LEAST_SIDE
                || Math.max(values.width(), values.height()) > 8192
                || isFlat(values)) {
            return Optional.empty();
        }
        int longest = Math.max(values.width(), values.height());
        if (longest <= MOST_SIDE) {
            return Optional.of(original);
        }
        GreyImage smaller = AreaMean.of(values.width(), values.height(), MOST_SIDE, (y, row) -> {
            System.arraycopy(values.values(), y * values.width(), row, 0, values.width());
        });
        return Optional.of(new Original(
                original.name(),
                original.kind(),
                original.person(),
                smaller,
                original.spacingMm() * longest / MOST_SIDE));
    }

    private static boolean isFlat(GreyImage values) {
        float[] sorted = values.values().clone();
        Arrays.sort(sorted);
        int different = 1;
        for (int i = 64; i < sorted.length; i += Math.max(1, sorted.length / 256)) {
            different += sorted[i] > sorted[Math.max(0, i - Math.max(1, sorted.length / 256))] ? 1 : 0;
        }
        return different < 16;
    }
}
