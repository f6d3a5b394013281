package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files with bytes changed, taken out and put in: each gets an outcome, and none of them an exception.
class HostileNiftiTest {
    private static final int TRIES = 800;
    private static final VolumeHandling HANDLING =
            new VolumeHandling(FaceHandling.DEFAULT, Optional.empty(), new byte[] {1});

    @Test
    void givesEveryMutatedFileAnOutcome(@TempDir Path folder) throws Exception {
        List<byte[]> originals = originals();
        Path target = folder.resolve("out");
        int written = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            byte[] file = mutated(originals.get(random.nextInt(originals.size())), random);
            boolean isCompressed = random.nextInt(4) == 0;
            byte[] packed = isCompressed ? DrawnNifti.compressed(file) : file;
            Path source = folder.resolve(isCompressed ? "in.nii.gz" : "in.nii");
            Files.write(source, isCompressed && random.nextBoolean() ? mutated(packed, random) : packed);
            Files.deleteIfExists(target);
            VolumeOutcome outcome;
            try {
                outcome = new NiftiFormat(new BoxLook()).release(source, target, HANDLING);
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError("seed " + seed, wrong);
            }
            written += outcome instanceof VolumeOutcome.Defaced ? 1 : 0;
        }

        // Many changes hit voxels only: then the file is as good as before.
        assertThat(written).isBetween(TRIES / 20, TRIES - TRIES / 20);
    }

    private static List<byte[]> originals() {
        List<byte[]> originals = new ArrayList<>();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (DrawnNifti drawn : List.of(DrawnNifti.one(order), DrawnNifti.two(order))) {
                originals.add(drawn.dims(4, 8, 9, 7, 2)
                        .qform(1, 0, 0, 0)
                        .extension(new byte[32])
                        .file());
            }
        }
        return originals;
    }

    /// Most changes hit the header, which is where a file is hostile.
    private static byte[] mutated(byte[] original, Random random) {
        byte[] file = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(560, file.length) : file.length);
            switch (random.nextInt(4)) {
                case 0 -> file[at] = (byte) random.nextInt(256);
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 2 ->
                    Arrays.fill(file, at, Math.min(file.length, at + 1 + random.nextInt(8)), (byte) -random.nextInt(2));
                default -> file = random.nextInt(6) == 0 ? Arrays.copyOf(file, at + 1) : file;
            }
        }
        return file;
    }
}
