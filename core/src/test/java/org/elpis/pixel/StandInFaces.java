package org.elpis.pixel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.pixel.StandInExaminer.Mark;

/// What [StandInExaminer] knows of the faces of a study of single frames. The noise that it puts in the place
/// of one looks like a word at the second look, and ends with two bytes that hang on the seed.
public final class StandInFaces implements Faces {
    /// How often each study was looked through.
    public static final Map<String, Integer> SEARCHES = new ConcurrentHashMap<>();

    public static final int FRAME_OF_REFERENCE = 0x0020_0052;
    public static final int CONTOURS = 0x3006_0040;
    /// Pixels in a row that a face takes.
    public static final int PIXELS = 8;

    private static final int ROI_CONTOURS = 0x3006_0039;
    private static final Set<String> VOLUMES =
            Set.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.128");

    private final byte[] seed;
    private final Map<String, Integer> faces = new HashMap<>();
    private final Set<String> unclear = new TreeSet<>();
    private final Map<String, String> series = new TreeMap<>();

    private StandInFaces(byte[] seed) {
        this.seed = seed.clone();
    }

    static StandInFaces of(StudyImages images, byte[] seed) throws IOException {
        StandInFaces found = new StandInFaces(seed);
        for (int i = 0; i < images.count(); i++) {
            String study = images.read(i, found::look);
            if (i == 0) {
                SEARCHES.merge(study, 1, Integer::sum);
            }
        }
        return found;
    }

    private String look(Instance object) throws IOException {
        if (VOLUMES.contains(object.sopClassUid())) {
            String reference = object.dataSet().string(FRAME_OF_REFERENCE);
            series.put(object.dataSet().string(Tag.SERIES_INSTANCE_UID), reference);
            byte[] pixels = pixels(object);
            for (Mark mark : List.of(Mark.FACE, Mark.STUBBORN_FACE)) {
                int at = StandInExaminer.find(pixels, mark.bytes());
                if (at >= 0) {
                    faces.put(reference, at);
                }
            }
            if (StandInExaminer.find(pixels, Mark.UNCLEAR_HEAD.bytes()) >= 0) {
                unclear.add(reference);
            }
        }
        return object.dataSet().string(Tag.STUDY_INSTANCE_UID);
    }

    private static byte[] pixels(Instance object) throws IOException {
        return object.dataSet().contains(Tag.PIXEL_DATA)
                ? StandInExaminer.bytes(
                        object.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value())
                : new byte[0];
    }

    @Override
    public Finding of(Instance object) throws IOException {
        String reference = object.dataSet().string(FRAME_OF_REFERENCE);
        if (unclear.contains(reference)) {
            return new Finding.Doubt("it stands in");
        }
        Integer at = faces.get(reference);
        if (at == null) {
            return new Finding.Nothing("it shows no head");
        }
        if (object.dataSet().contains(ROI_CONTOURS)) {
            return new Finding.Elements(List.of(Location.top(ROI_CONTOURS).child(0, CONTOURS)));
        }
        int columns = object.dataSet().number(Tag.COLUMNS, 1);
        int rows = object.dataSet().number(Tag.ROWS, 1);
        if (at + PIXELS > columns * rows) {
            return new Finding.Nothing("no face lies in its slices");
        }
        FaceEdit.Frame frame = new FaceEdit.Frame(new int[] {at, PIXELS}, noise(object.sopInstanceUid()));
        return new Finding.Pixels(new FaceEdit(columns, rows, List.of(frame)));
    }

    private short[] noise(String sopInstanceUid) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(seed);
        byte[] noise = sha256.digest(sopInstanceUid.getBytes(StandardCharsets.US_ASCII));
        byte[] values = Arrays.copyOf(Mark.FAINT_WORD.bytes(), PIXELS);
        System.arraycopy(noise, 0, values, Mark.FAINT_WORD.bytes().length, PIXELS - Mark.FAINT_WORD.bytes().length);
        short[] stored = new short[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            stored[i] = (short) (values[i] & 0xFF);
        }
        return stored;
    }

    @Override
    public List<SeriesFace> series() {
        List<SeriesFace> lines = new ArrayList<>();
        series.forEach((uid, reference) -> lines.add(line(uid, reference)));
        return lines;
    }

    private SeriesFace line(String uid, String reference) {
        if (unclear.contains(reference)) {
            return new SeriesFace(uid, "Nobody can say.", Optional.empty(), List.of());
        }
        if (!faces.containsKey(reference)) {
            return new SeriesFace(uid, "It shows no head; nothing was changed.", Optional.empty(), List.of());
        }
        View view = new View(1, 1, 1, new byte[1]);
        return new SeriesFace(
                uid,
                "The face was removed.",
                Optional.of(new Check(0.0025, 0, 1_234_567)),
                List.of(new BeforeAfter(view, view)));
    }

    static void put(PixelEdit edit, int columns, byte[] pixels) {
        FaceEdit.Frame frame = edit.face().orElseThrow().frames().getFirst();
        for (int i = 0; i < frame.values().length; i++) {
            int pixel = frame.runs()[0] + i;
            if (!isInBox(edit, columns, pixel)) {
                pixels[pixel] = (byte) frame.values()[i];
            }
        }
    }

    static boolean isInBox(PixelEdit edit, int columns, int pixel) {
        Box one = new Box(pixel % columns, pixel / columns, 1, 1);
        return edit.boxes().stream().anyMatch(box -> box.contains(one));
    }
}
