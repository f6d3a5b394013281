package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Single pixels of an image get new values in every transfer syntax that is written here, and no other pixel
/// changes.
class FaceReplacementTest {
    private static final int COLUMNS = 21;
    private static final int ROWS = 13;
    private static final int FRAMES = 3;

    /// Runs of each frame: of one pixel, over the end of a row, and to the last pixel.
    private static final int[][] RUNS = {{0, 1, 5, 30, COLUMNS * ROWS - 2, 2}, {}, {100, 7}};

    private static PixelLayout layout(int allocated, int stored, boolean isSigned, Photometric photometric) {
        return new PixelLayout(COLUMNS, ROWS, FRAMES, 1, allocated, stored, stored - 1, isSigned, false, photometric);
    }

    private static List<PixelLayout> layouts() {
        return List.of(
                layout(8, 8, false, Photometric.MONOCHROME2),
                layout(16, 12, false, Photometric.MONOCHROME2),
                layout(16, 12, false, Photometric.MONOCHROME1),
                layout(16, 12, true, Photometric.MONOCHROME2),
                layout(16, 16, false, Photometric.MONOCHROME2),
                layout(16, 16, true, Photometric.MONOCHROME1));
    }

    private static List<Raster> rasters(PixelLayout layout, Random random) {
        List<Raster> rasters = new ArrayList<>();
        for (int i = 0; i < layout.frames(); i++) {
            short[] values = new short[(int) layout.pixels()];
            for (int p = 0; p < values.length; p++) {
                values[p] = value(layout, random);
            }
            rasters.add(new Raster(
                    layout.columns(),
                    layout.rows(),
                    layout.photometric(),
                    layout.bitsStored(),
                    layout.isSigned(),
                    values));
        }
        return rasters;
    }

    private static short value(PixelLayout layout, Random random) {
        int bits = random.nextInt() << 32 - layout.bitsStored();
        return (short) (layout.isSigned() ? bits >> 32 - layout.bitsStored() : bits >>> 32 - layout.bitsStored());
    }

    private static FaceEdit edit(PixelLayout layout, Random random) {
        List<FaceEdit.Frame> frames = new ArrayList<>();
        for (int[] runs : RUNS) {
            int pixels = 0;
            for (int i = 1; i < runs.length; i += 2) {
                pixels += runs[i];
            }
            short[] values = new short[pixels];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(layout, random);
            }
            frames.add(new FaceEdit.Frame(runs, values));
        }
        return new FaceEdit(layout.columns(), layout.rows(), frames);
    }

    private static Instance image(PixelLayout layout, TransferSyntax syntax, Element pixels) {
        Encoding encoding = syntax.encoding();
        List<Element> elements = List.of(
                number(Tag.SAMPLES_PER_PIXEL, layout.samples(), encoding),
                Element.ofAscii(
                        Tag.PHOTOMETRIC_INTERPRETATION,
                        Vr.CS,
                        layout.photometric().term()),
                Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(layout.frames())),
                number(Tag.ROWS, layout.rows(), encoding),
                number(Tag.COLUMNS, layout.columns(), encoding),
                number(Tag.BITS_ALLOCATED, layout.bitsAllocated(), encoding),
                number(Tag.BITS_STORED, layout.bitsStored(), encoding),
                number(Tag.HIGH_BIT, layout.highBit(), encoding),
                number(Tag.PIXEL_REPRESENTATION, layout.isSigned() ? 1 : 0, encoding),
                pixels);
        DataSet none = DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE);
        return new Instance(
                Value.Bytes.EMPTY,
                none,
                DataSet.of(elements, encoding),
                syntax,
                new BytesSource(new byte[0], 0),
                false,
                java.util.Set.of());
    }

    private static Element number(int tag, int value, Encoding encoding) {
        return new Element(tag, Vr.US, Value.Bytes.of(encoding.unsigned16(value)));
    }

    private static Value.Region region(byte[] bytes) {
        return new Value.Region(new BytesSource(bytes, bytes.length), 0, bytes.length);
    }

    private static Instance encapsulated(PixelLayout layout, TransferSyntax syntax, List<Raster> rasters)
            throws IOException {
        FrameCodec codec = Codecs.of(syntax);
        List<Value.Region> fragments = new ArrayList<>(List.of(region(new byte[0])));
        for (Raster raster : rasters) {
            byte[] frame = codec.encode(raster, layout);
            fragments.add(region(Arrays.copyOf(frame, frame.length + 1 & ~1)));
        }
        return image(layout, syntax, new Element(Tag.PIXEL_DATA, Vr.OB, new Value.Fragments(fragments)));
    }

    private static Instance uncompressed(PixelLayout layout, TransferSyntax syntax, List<Raster> rasters)
            throws IOException {
        byte[] all = new byte[(int) (layout.pixels() * layout.frames() * layout.bitsAllocated() / 8) + 1 & ~1];
        int at = 0;
        for (Raster raster : rasters) {
            byte[] frame = Codecs.of(syntax).encode(raster, layout);
            System.arraycopy(frame, 0, all, at, frame.length);
            at += frame.length;
        }
        return image(
                layout, syntax, new Element(Tag.PIXEL_DATA, layout.bitsAllocated() > 8 ? Vr.OW : Vr.OB, region(all)));
    }

    private static FilledPixels filled(Instance image, PixelEdit edit) throws IOException {
        return FilledFrames.of(
                image, image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value(), edit);
    }

    private static void assertReplaced(Instance image, PixelLayout layout, List<Raster> before, FaceEdit face)
            throws IOException {
        FilledPixels filled = filled(image, new PixelEdit(List.of(), Optional.of(face)));
        Vr vr = layout.bitsAllocated() > 8 && !filled.syntax().isEncapsulated() ? Vr.OW : Vr.OB;
        Instance after = image(layout, filled.syntax(), new Element(Tag.PIXEL_DATA, vr, filled.pixels()));
        ImageFrames frames = ImageFrames.of(after);
        assertThat(frames.count()).isEqualTo(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            short[] expected = before.get(i).values().clone();
            put(expected, face.frames().get(i));
            assertThat(frames.raster(i).values())
                    .as("frame %s of %s in %s", i, layout, filled.syntax().uid())
                    .isEqualTo(expected);
        }
    }

    private static void put(short[] values, FaceEdit.Frame face) {
        int at = 0;
        for (int i = 0; i < face.runs().length; i += 2) {
            for (int p = face.runs()[i]; p < face.runs()[i] + face.runs()[i + 1]; p++) {
                values[p] = face.values()[at++];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void changesOnlyItsPixelsInUncompressedImages(String uid) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();
        Random random = new Random(1);
        for (PixelLayout layout : layouts()) {
            List<Raster> rasters = rasters(layout, random);
            assertReplaced(uncompressed(layout, syntax, rasters), layout, rasters, edit(layout, random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.4.57",
                "1.2.840.10008.1.2.4.70",
                "1.2.840.10008.1.2.4.80",
                "1.2.840.10008.1.2.4.81",
                "1.2.840.10008.1.2.8.1"
            })
    void changesOnlyItsPixelsInCompressedImages(String uid) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();
        Random random = new Random(2);
        for (PixelLayout layout : layouts()) {
            List<Raster> rasters = rasters(layout, random);
            assertReplaced(encapsulated(layout, syntax, rasters), layout, rasters, edit(layout, random));
        }
    }

    /// What other software keeps beside the stored bits stays in all other cells.
    @Test
    void leavesUnusedBitsOfOtherPixels() throws IOException {
        PixelLayout layout = layout(16, 12, false, Photometric.MONOCHROME2);
        Random random = new Random(3);
        byte[] all = new byte[COLUMNS * ROWS * FRAMES * 2];
        random.nextBytes(all);
        FaceEdit face = edit(layout, random);
        Instance image = image(layout, TransferSyntax.EXPLICIT_LITTLE, new Element(Tag.PIXEL_DATA, Vr.OW, region(all)));
        byte[] after = ((Value.Region) filled(image, new PixelEdit(List.of(), Optional.of(face)))
                        .pixels())
                .load(1 << 20);
        for (int frame = 0; frame < FRAMES; frame++) {
            short[] marks = new short[COLUMNS * ROWS];
            short[] ones = new short[face.frames().get(frame).values().length];
            Arrays.fill(ones, (short) 1);
            put(marks, new FaceEdit.Frame(face.frames().get(frame).runs(), ones));
            for (int p = 0; p < marks.length; p++) {
                int at = (frame * marks.length + p) * 2;
                if (marks[p] == 0) {
                    assertThat(new byte[] {after[at], after[at + 1]}).containsExactly(all[at], all[at + 1]);
                } else {
                    assertThat(after[at + 1] & 0xF0).isZero();
                }
            }
        }
    }

    @Test
    void clearsSingleBitsOfSegmentations() throws IOException {
        PixelLayout layout = new PixelLayout(COLUMNS, ROWS, FRAMES, 1, 1, 1, 0, false, false, Photometric.MONOCHROME2);
        byte[] all = new byte[(COLUMNS * ROWS * FRAMES + 7) / 8 + 1 & ~1];
        Arrays.fill(all, (byte) 0xFF);
        Instance image = image(layout, TransferSyntax.EXPLICIT_LITTLE, new Element(Tag.PIXEL_DATA, Vr.OB, region(all)));
        List<FaceEdit.Frame> frames = new ArrayList<>();
        for (int[] runs : RUNS) {
            int pixels = 0;
            for (int i = 1; i < runs.length; i += 2) {
                pixels += runs[i];
            }
            frames.add(new FaceEdit.Frame(runs, new short[pixels]));
        }
        List<Raster> before = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            before.add(ImageFrames.of(image).raster(i));
        }
        assertReplaced(image, layout, before, new FaceEdit(COLUMNS, ROWS, frames));
    }

    @Test
    void letsBoxesCountWhereTheyCoverAFace() throws IOException {
        PixelLayout layout = layout(16, 12, false, Photometric.MONOCHROME2);
        Random random = new Random(4);
        List<Raster> rasters = rasters(layout, random);
        FaceEdit face = edit(layout, random);
        Box box = new Box(0, 0, 4, 3);
        for (Instance image : List.of(
                uncompressed(layout, TransferSyntax.EXPLICIT_LITTLE, rasters),
                encapsulated(layout, TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow(), rasters))) {
            FilledPixels filled = filled(image, new PixelEdit(List.of(box), Optional.of(face)));
            Vr vr = filled.syntax().isEncapsulated() ? Vr.OB : Vr.OW;
            Raster first = ImageFrames.of(
                            image(layout, filled.syntax(), new Element(Tag.PIXEL_DATA, vr, filled.pixels())))
                    .raster(0);
            assertThat(first.at(0, 0, 0)).isZero();
            assertThat(first.at(2, 1, 0)).isZero();
            assertThat(first.at(5, 0, 0)).isEqualTo(face.frames().getFirst().values()[1] & 0xFFFF);
        }
    }

    @Test
    void refusesFacesOfAnotherImage() throws IOException {
        PixelLayout layout = layout(16, 12, false, Photometric.MONOCHROME2);
        Instance image = uncompressed(layout, TransferSyntax.EXPLICIT_LITTLE, rasters(layout, new Random(5)));
        FaceEdit other = new FaceEdit(COLUMNS, ROWS, List.of(new FaceEdit.Frame(new int[0], new short[0])));
        assertThatThrownBy(() -> filled(image, new PixelEdit(List.of(), Optional.of(other))))
                .isInstanceOf(UndecodableFrameException.class);
    }
}
