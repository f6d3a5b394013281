package org.elpis.pixel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// Stands in for the module that looks at pixels, whose place is not core: frames of 8-bit grey say by a [Mark]
/// what is to be seen in them. Of anything else than uncompressed 8-bit grey it sees nothing. A face is where
/// the mark of one lies in any slice of the frame of reference, and in all of them.
public final class StandInExaminer implements ImageExaminer {
    /// Six bytes within a row.
    public enum Mark {
        WORD,
        /// A word that only the second look sees, one at a time; its box begins two pixels before it.
        FAINT_WORD,
        /// Looks like a word to the second look where the pixel on its left is filled.
        EDGE,
        /// The second look takes the whole image for a word.
        TEXTURE,
        UNCERTAIN,
        BROKEN,
        FACE,
        /// A face that survives its removal.
        STUBBORN_FACE,
        /// A head of which nobody can say anything.
        UNCLEAR_HEAD;

        public byte[] bytes() {
            byte own = (byte) ordinal();
            return new byte[] {(byte) 0xA1, 0x5E, own, own, 0x5E, (byte) 0xA1};
        }
    }

    private static final int MAX_BYTES = 1 << 20;

    @Override
    public List<Box> words(Instance image, Care care) throws IOException {
        byte[] pixels = bytes(image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value());
        int columns = image.dataSet().number(Tag.COLUMNS, 1);
        int rows = image.dataSet().number(Tag.ROWS, 1);
        if (image.dataSet().number(Tag.BITS_ALLOCATED, 0) != 8) {
            return List.of();
        }
        List<Box> words = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            int at = find(pixels, mark.bytes());
            if (at >= 0 && (mark != Mark.EDGE || at > 0 && pixels[at - 1] == 0)) {
                Box box = mark == Mark.TEXTURE
                        ? new Box(0, 0, columns, rows)
                        : new Box(at % columns, at / columns % rows, mark.bytes().length, 1);
                see(mark, care, box, words);
            }
        }
        return words;
    }

    private static void see(Mark mark, Care care, Box box, List<Box> words) throws IOException {
        switch (mark) {
            case UNCERTAIN -> throw new UncertainPixelsException("it stands in");
            case BROKEN -> throw new UndecodableFrameException("it stands in");
            case FACE, STUBBORN_FACE, UNCLEAR_HEAD -> {}
            case WORD -> words.add(box);
            case EDGE, TEXTURE -> {
                if (care == Care.SECOND_LOOK) {
                    words.add(box);
                }
            }
            case FAINT_WORD -> {
                if (care == Care.SECOND_LOOK) {
                    words.add(new Box(Math.max(0, box.x() - 2), box.y(), box.width() + 2, 1));
                }
            }
        }
    }

    static int find(byte[] pixels, byte[] mark) {
        for (int i = 0; i + mark.length <= pixels.length; i++) {
            if (Arrays.equals(pixels, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Faces faces(StudyImages images, FaceHandling handling, byte[] seed) throws IOException {
        return StandInFaces.of(images, seed);
    }

    /// The pixels as they are; never made smaller.
    @Override
    public View view(Instance image, int frame, int maxSide) throws IOException {
        byte[] pixels = bytes(image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value());
        int columns = image.dataSet().number(Tag.COLUMNS, 1);
        int rows = image.dataSet().number(Tag.ROWS, 1);
        int start = frame * columns * rows;
        return new View(columns, rows, 1, Arrays.copyOfRange(pixels, start, start + columns * rows));
    }

    @Override
    public Faces.BeforeAfter views(Instance before, Instance after, int frame, int maxSide) throws IOException {
        return new Faces.BeforeAfter(view(before, frame, maxSide), view(after, frame, maxSide));
    }

    /// Counts within the first frame; takes all of it for foreground.
    @Override
    public PixelChange change(Instance before, Instance after, PixelEdit edit) throws IOException {
        View one = view(before, 0, MAX_BYTES);
        View other = view(after, 0, MAX_BYTES);
        long changed = 0;
        for (int i = 0; i < one.values().length; i++) {
            changed += one.values()[i] == other.values()[i] ? 0 : 1;
        }
        return new PixelChange(one.values().length, changed, 0, 0, one.values().length, changed, 0);
    }

    /// The share of pixels that are the same.
    @Override
    public Likeness likeness(Instance before, Instance after, int frame) throws IOException {
        PixelChange change = change(before, after, new PixelEdit(List.of(), Optional.empty()));
        return new Likeness(1 - (double) change.changed() / change.pixels(), OptionalDouble.empty());
    }

    @Override
    public FilledPixels fill(Instance image, Value pixels, PixelEdit edit) throws IOException {
        byte[] filled = bytes(pixels);
        int columns = image.dataSet().number(Tag.COLUMNS, 1);
        int frame = columns * image.dataSet().number(Tag.ROWS, 1);
        for (int start = 0; start + frame <= filled.length; start += frame) {
            for (Box box : edit.boxes()) {
                int from = start + box.y() * columns + box.x();
                Arrays.fill(filled, from, from + box.width(), (byte) 0);
            }
        }
        if (edit.face().isPresent() && find(filled, Mark.STUBBORN_FACE.bytes()) < 0) {
            StandInFaces.put(edit, columns, filled);
        }
        Value.Region region = new Value.Region(new BytesSource(filled, filled.length), 0, filled.length);
        return new FilledPixels(region, image.transferSyntax(), Photometric.MONOCHROME2, false);
    }

    @Override
    public boolean holds(Instance released, Instance original, PixelEdit edit) throws IOException {
        byte[] expected =
                bytes(original.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value());
        byte[] found =
                bytes(released.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value());
        int columns = original.dataSet().number(Tag.COLUMNS, 1);
        StandInFaces.put(edit, columns, expected);
        for (int i = 0; i < columns * original.dataSet().number(Tag.ROWS, 1); i++) {
            if (expected[i] != found[i] && !StandInFaces.isInBox(edit, columns, i)) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(Value value) throws IOException {
        return switch (value) {
            case Value.Bytes bytes -> bytes.copy();
            case Value.Region region -> region.length() > MAX_BYTES ? new byte[0] : region.load(MAX_BYTES);
            case Value.Fragments fragments -> new byte[0];
            case Value.Items items -> new byte[0];
        };
    }
}
