package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Filled boxes of lossy frames are flat, and everything else shows the same bits as before: to this
/// decoder, to dcmtk and to libjpeg-turbo.
class BlockRedactionTest {
    private static final String JPEG = "1.2.840.10008.1.2.4.";

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "2x1", "1x2", "2x2", "4x1", "2x2,2x1,1x2", "1x1,2x2,1x1"})
    void keepsTheRestAtAnySampling(String sampling) throws Exception {
        RandomGenerator chance = new Random(sampling.hashCode());
        for (int i = 0; i < 6; i++) {
            List<String> options = new ArrayList<>(List.of("-sample", sampling));
            options.addAll(List.of("-quality", Integer.toString(40 + chance.nextInt(60))));
            if (chance.nextBoolean()) {
                options.addAll(List.of("-restart", chance.nextInt(1, 9) + (chance.nextBoolean() ? "B" : "")));
            }
            if (chance.nextBoolean()) {
                options.add("-optimize");
            }
            verify(chance, 3, options);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-restart 1B", "-optimize", "-progressive", "-progressive -restart 2B", "-sample 2x2"})
    void keepsTheRestOfGreyFrames(String options) throws Exception {
        RandomGenerator chance = new Random(options.hashCode());
        for (int i = 0; i < 6; i++) {
            List<String> all = new ArrayList<>(List.of("-grayscale"));
            Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).forEach(all::add);
            verify(chance, 1, all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-restart 1B", "-restart 2", "-sample 1x1", "-sample 2x1 -quality 95"})
    void keepsTheRestOfProgressiveFrames(String options) throws Exception {
        RandomGenerator chance = new Random(options.hashCode());
        for (int i = 0; i < 6; i++) {
            List<String> all = new ArrayList<>(List.of("-progressive"));
            Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).forEach(all::add);
            verify(chance, 3, all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0; 1; 2;", "0; 1 2;", "0 2; 1;"})
    void keepsTheRestOfFramesInSeveralScans(String script) throws Exception {
        RandomGenerator chance = new Random(script.hashCode());
        Path file = work.resolve("scans.txt");
        Files.writeString(file, script);
        for (String sampling : List.of("1x1", "2x2", "2x1", "1x2")) {
            verify(chance, 3, List.of("-sample", sampling, "-scans", file.toString(), "-restart", "5B"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ee", "+es", "+ep"})
    void keepsTheRestOfFramesOfTwelveBits(String option) throws Exception {
        ForeignTool.require("dcmcjpeg", "dcmdjpeg");
        RandomGenerator chance = new Random(option.hashCode());
        ForeignTool tool = new ForeignTool(work);
        for (int i = 0; i < 5; i++) {
            Picture picture = Picture.draw(chance, 1 + chance.nextInt(90), 1 + chance.nextInt(90), 1, 12);
            verifyFrames(chance, tool.dcmcjpeg(picture.file(Photometric.MONOCHROME2), option));
        }
    }

    @Test
    void keepsTheRestOfRealFrames() throws Exception {
        List<Path> files = RealFiles.jpeg();
        ForeignTool.require("dcmdjpeg");
        RandomGenerator chance = new Random(8);
        int frames = 0;
        for (Path file : files) {
            DicomFile coded = DicomFile.read(file);
            if (!file.endsWith(RealFiles.BARE)) {
                frames += verifyFrames(chance, coded);
            }
        }
        assertThat(frames).isGreaterThan(150);
    }

    /// Fills the same boxes on all frames.
    ///
    /// @return how many there were; 0 when the process is lossless
    private int verifyFrames(RandomGenerator chance, DicomFile coded) throws Exception {
        PixelLayout layout = coded.layout();
        List<Box> boxes = boxes(chance, layout.columns(), layout.rows());
        int[] fill = chance.ints(layout.samples(), 0, 1 << layout.bitsStored()).toArray();
        List<byte[]> filled = new ArrayList<>();
        for (byte[] frame : coded.frames()) {
            new JpegCodec().fill(frame, layout, boxes, fill).ifPresent(filled::add);
        }
        if (filled.isEmpty()) {
            return 0;
        }
        ForeignTool tool = new ForeignTool(work);
        Path before = work.resolve("before.dcm");
        Path after = work.resolve("after.dcm");
        coded.write(before);
        new DicomFile(coded.syntax(), layout, filled).write(after);
        DicomFile nativeBefore = tool.dcmdjpeg(before);
        DicomFile nativeAfter = tool.dcmdjpeg(after);
        Untouched untouched = new Untouched(Codestream.parse(filled.getFirst()).frame(), boxes);
        for (int i = 0; i < filled.size(); i++) {
            String what = layout + " " + boxes + Arrays.toString(fill) + " frame " + i;
            untouched.verify(what, nativeBefore.nativeValues(i), nativeAfter.nativeValues(i));
            verifyFilled(what, layout, boxes, fill, nativeAfter.nativeValues(i));
        }
        return filled.size();
    }

    @Test
    void leavesNothingOfThePictureInABoxNotEvenBehindTheEdgeOfTheImage() throws Exception {
        for (Sample sample : Sample.all()) {
            PixelLayout layout = sample.layout();
            Box corner = new Box(layout.columns() - 1, layout.rows() - 1, 1, 1);
            Optional<byte[]> filled =
                    new JpegCodec().fill(sample.bytes(), layout, List.of(corner), new int[layout.samples()]);
            if (filled.isEmpty()) {
                assertThat(sample.name()).startsWith("lossless");
                continue;
            }
            Codestream stream = Codestream.parse(filled.get());
            Coefficients coefficients = Coefficients.of(stream);
            for (int i = 0; i < layout.samples(); i++) {
                boolean isCodedToTheEnd = i > 0 || !sample.name().equals("several-scans");
                if (isCodedToTheEnd) {
                    verifyCorner(sample.name(), stream.frame().components().get(i), coefficients.of(i));
                }
            }
        }
    }

    /// The block that shows the last pixel and all that are coded behind it have the same DC and no AC.
    private static void verifyCorner(String what, Component component, short[] coefficients) {
        int across = component.paddedAcross();
        int corner = ((component.blocksDown() - 1) * across + component.blocksAcross() - 1) * Component.BLOCK;
        for (int row = component.blocksDown() - 1; row < component.paddedDown(); row++) {
            for (int column = component.blocksAcross() - 1; column < across; column++) {
                int at = (row * across + column) * Component.BLOCK;
                assertThat(coefficients[at]).as(what).isEqualTo(coefficients[corner]);
                for (int k = 1; k < Component.BLOCK; k++) {
                    assertThat(coefficients[at + k]).as(what).isZero();
                }
            }
        }
    }

    @Test
    void changesNoByteWhereNothingIsFilled() throws Exception {
        for (Sample sample : Sample.all()) {
            Optional<byte[]> same = new JpegCodec()
                    .fill(
                            sample.bytes(),
                            sample.layout(),
                            List.of(),
                            new int[sample.layout().samples()]);
            if (same.isPresent()) {
                int end = same.get().length;
                assertThat(same.get()).as(sample.name()).isEqualTo(Arrays.copyOf(sample.bytes(), end));
            }
        }
    }

    @Test
    void keepsSegmentsAndTheTablesThatHaveTheCodes() throws Exception {
        Sample sample = Sample.of("sequential-420-restart");
        byte[] comment = {-1, (byte) Marker.COM, 0, 5, 'a', 'b', 'c'};
        byte[] bytes = new byte[sample.bytes().length + comment.length];
        System.arraycopy(sample.bytes(), 0, bytes, 0, 2);
        System.arraycopy(comment, 0, bytes, 2, comment.length);
        System.arraycopy(sample.bytes(), 2, bytes, 2 + comment.length, sample.bytes().length - 2);
        byte[] filled = new JpegCodec()
                .fill(bytes, sample.layout(), List.of(new Box(3, 3, 20, 9)), new int[] {0, 128, 128})
                .orElseThrow();
        int head = Codestream.parse(bytes).parts().getLast().to();
        assertThat(Arrays.copyOf(filled, head)).isEqualTo(Arrays.copyOf(bytes, head));
        assertThat(filled).isNotEqualTo(bytes);
    }

    @Test
    void makesANewTableWhereTheOldOneLacksACode() throws Exception {
        Sample sample = Sample.of("sequential-422");
        PixelLayout layout = sample.layout();
        byte[] filled = new JpegCodec()
                .fill(sample.bytes(), layout, List.of(new Box(8, 8, 1, 1)), new int[] {255, 0, 255})
                .orElseThrow();
        int head = Codestream.parse(sample.bytes()).parts().getLast().to();
        assertThat(Arrays.copyOf(filled, head)).isNotEqualTo(Arrays.copyOf(sample.bytes(), head));
        short[] values = new JpegCodec().decode(filled, layout).values();
        int at = (8 * layout.columns() + 8) * 3;
        assertThat(values[at]).isBetween((short) 251, (short) 255);
        assertThat(values[at + 1]).isBetween((short) 0, (short) 4);
    }

    @Test
    void passesOverBoxesBesideTheImage() throws Exception {
        Sample sample = Sample.of("grey");
        Box beside = new Box(sample.layout().columns(), 0, 5, 5);
        byte[] filled = new JpegCodec()
                .fill(sample.bytes(), sample.layout(), List.of(beside), new int[1])
                .orElseThrow();
        assertThat(filled).isEqualTo(Arrays.copyOf(sample.bytes(), filled.length));
    }

    private void verify(RandomGenerator chance, int samples, List<String> options) throws Exception {
        ForeignTool.require("cjpeg", "djpeg", "dcmdjpeg");
        ForeignTool tool = new ForeignTool(work);
        int largest = chance.nextInt(8) == 0 ? 600 : 100;
        Picture picture = Picture.draw(chance, 1 + chance.nextInt(largest), 1 + chance.nextInt(largest), samples, 8);
        byte[] before = tool.cjpeg(picture, options.toArray(String[]::new));
        FrameHeader frame = Codestream.parse(before).frame();
        String syntax = JPEG + (frame.isProgressive() ? "55" : "50");
        PixelLayout layout = picture.layout(samples == 1 ? Photometric.MONOCHROME2 : Photometric.YBR_FULL);
        List<Box> boxes = boxes(chance, picture.columns(), picture.rows());
        int[] fill = chance.ints(samples, 0, 256).toArray();
        String what = options + " " + layout + " " + boxes + Arrays.toString(fill);

        byte[] after = new JpegCodec().fill(before, layout, boxes, fill).orElseThrow();

        Untouched untouched = new Untouched(frame, boxes);
        short[] dcmtk = tool.dcmdjpeg(new DicomFile(syntax, layout, List.of(after)));
        assertThat(new JpegCodec().decode(after, layout).values()).as(what).isEqualTo(dcmtk);
        untouched.verify(what, tool.dcmdjpeg(new DicomFile(syntax, layout, List.of(before))), dcmtk);
        untouched.verify(what, wide(tool.djpeg(before)), wide(tool.djpeg(after)));
        verifyFilled(what, layout, boxes, fill, dcmtk);
    }

    private static short[] wide(byte[] samples) {
        short[] wide = new short[samples.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) (samples[i] & 0xFF);
        }
        return wide;
    }

    private static List<Box> boxes(RandomGenerator chance, int columns, int rows) {
        List<Box> boxes = new ArrayList<>();
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            int x = chance.nextInt(columns);
            int y = chance.nextInt(rows);
            boxes.add(new Box(x, y, 1 + chance.nextInt(columns - x), 1 + chance.nextInt(Math.min(12, rows - y))));
        }
        return boxes;
    }

    private static void verifyFilled(String what, PixelLayout layout, List<Box> boxes, int[] fill, short[] values) {
        int samples = layout.samples();
        int[] shown = new int[samples];
        Arrays.fill(shown, -1);
        for (Box box : boxes) {
            for (int y = box.y(); y < box.bottom(); y++) {
                for (int i = (y * layout.columns() + box.x()) * samples;
                        i < (y * layout.columns() + box.right()) * samples;
                        i++) {
                    int value = values[i];
                    int sample = i % samples;
                    boolean isFlat = shown[sample] < 0 || shown[sample] == value;
                    if (!isFlat || Math.abs(value - fill[sample]) > 4) {
                        throw new AssertionError(what + ": not filled at " + i / samples);
                    }
                    shown[sample] = value;
                }
            }
        }
    }

    /// The pixels that no filled block and no neighbour of one has a part in, by a reckoning of its own:
    /// the box, grown by one shared sample, then to whole MCUs, then by one shared sample again.
    private static final class Untouched {
        private final FrameHeader frame;
        private final boolean[] isTouched;

        Untouched(FrameHeader frame, List<Box> boxes) {
            this.frame = frame;
            this.isTouched = new boolean[frame.columns() * frame.rows()];
            int across = frame.components().size() == 1 ? 1 : frame.mostAcross();
            int down = frame.components().size() == 1 ? 1 : frame.mostDown();
            for (Box box : boxes) {
                int marginX = across > 1 ? across : 0;
                int marginY = down > 1 ? down : 0;
                int left = Math.floorDiv(box.x() - marginX, 8 * across) * 8 * across - marginX;
                int right = Math.ceilDiv(box.right() + marginX, 8 * across) * 8 * across + marginX;
                int top = Math.floorDiv(box.y() - marginY, 8 * down) * 8 * down - marginY;
                int bottom = Math.ceilDiv(box.bottom() + marginY, 8 * down) * 8 * down + marginY;
                for (int y = Math.max(0, top); y < Math.min(frame.rows(), bottom); y++) {
                    for (int x = Math.max(0, left); x < Math.min(frame.columns(), right); x++) {
                        isTouched[y * frame.columns() + x] = true;
                    }
                }
            }
        }

        void verify(String what, short[] before, short[] after) {
            int samples = before.length / isTouched.length;
            assertThat(after).as(what).hasSameSizeAs(before);
            for (int i = 0; i < before.length; i++) {
                if (!isTouched[i / samples] && before[i] != after[i]) {
                    int pixel = i / samples;
                    throw new AssertionError(what + ": changed at " + pixel % frame.columns() + ","
                            + pixel / frame.columns() + " from " + before[i] + " to " + after[i]);
                }
            }
        }
    }
}
