package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Exchanges files with dcmtk: some frames a file, so that a process is started for several.
///
/// @param decoder  the program that makes a file of a transfer syntax native
record Dcmtk(Path folder, FrameCodec codec, String syntax, String decoder) {
    private static final int FRAMES = 4;

    /// Any layout that dcmtk knows in all of its compressed transfer syntaxes.
    static PixelLayout drawnLayout(Random random, int most) {
        Photometric photometric = random.nextInt(3) == 0 ? Photometric.RGB : Photometric.MONOCHROME2;
        int allocated = random.nextBoolean() || photometric == Photometric.RGB ? 8 : 16;
        int stored = allocated == 8 ? 8 : 10 + 2 * random.nextInt(4);
        return new PixelLayout(
                1 + random.nextInt(most),
                1 + random.nextInt(most),
                1,
                photometric.samples(),
                allocated,
                stored,
                stored - 1,
                allocated == 16 && random.nextBoolean(),
                false,
                photometric);
    }

    /// What is coded here dcmtk decodes to the same values.
    void assertReads(PixelLayout layout, Random random)
            throws IOException, InterruptedException, UndecodableFrameException {
        List<Raster> rasters = drawn(layout, random);
        List<byte[]> coded =
                rasters.stream().map(each -> codec.encode(each, layout)).toList();
        assertReads(layout, coded, rasters);
    }

    /// @param expected  what the frames are to be decoded to
    void assertReads(PixelLayout layout, List<byte[]> coded, List<Raster> expected)
            throws IOException, InterruptedException, UndecodableFrameException {
        Path ours = Files.write(folder.resolve("ours.dcm"), DicomFile.encapsulated(layout, syntax, coded));
        Path decoded = folder.resolve("decoded.dcm");
        Peer.run(folder, List.of(decoder, ours.toString(), decoded.toString()));
        RealFiles.Image image = RealFiles.image(decoded).orElseThrow();
        List<byte[]> frames = image.frames();
        assertThat(frames).hasSameSizeAs(expected);
        for (int i = 0; i < frames.size(); i++) {
            short[] theirs = new LittleEndianCodec()
                    .decode(frames.get(i), image.layout())
                    .values();
            assertThat(Arrays.mismatch(theirs, expected.get(i).values()))
                    .as("%s, frame %d", layout, i)
                    .isNegative();
        }
    }

    /// What dcmtk codes is decoded here to what dcmtk decodes it to.
    ///
    /// @param encoder  a program and its options
    void assertWrites(List<String> encoder, PixelLayout layout, Random random)
            throws IOException, InterruptedException, UndecodableFrameException {
        List<byte[]> cells = drawn(layout, random).stream()
                .map(each -> new LittleEndianCodec().encode(each, layout))
                .toList();
        Path plain = Files.write(folder.resolve("plain.dcm"), DicomFile.uncompressed(layout, cells));
        Path theirs = folder.resolve("theirs.dcm");
        Path decoded = folder.resolve("decoded.dcm");
        List<String> command = new ArrayList<>(encoder);
        command.addAll(List.of(plain.toString(), theirs.toString()));
        Peer.run(folder, command);
        Peer.run(folder, List.of(decoder, theirs.toString(), decoded.toString()));
        Judged.assertSame(
                RealFiles.image(theirs).orElseThrow(),
                codec,
                RealFiles.image(decoded).orElseThrow());
    }

    private static List<Raster> drawn(PixelLayout layout, Random random) {
        List<Raster> rasters = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            DrawnSamples drawn =
                    DrawnSamples.draw(random, layout.columns(), layout.rows(), layout.bitsStored(), layout.samples());
            short[] values = new short[drawn.cells().length];
            int sign = layout.isSigned() ? 1 << layout.bitsStored() - 1 : 0;
            for (int v = 0; v < values.length; v++) {
                values[v] = (short) (drawn.cells()[v] - sign);
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
}
