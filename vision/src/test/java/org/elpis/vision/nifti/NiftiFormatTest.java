package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.FaceHandling.Extent;
import org.elpis.pixel.FaceHandling.Fill;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeOutcome;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiFormatTest {
    private static final VolumeHandling NOISE = handling(Fill.NOISE, 1);

    private final Path folder;
    private final BoxLook look = new BoxLook();
    private final NiftiFormat format = new NiftiFormat(look);

    NiftiFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static VolumeHandling handling(Fill fill, int seed) {
        return new VolumeHandling(new FaceHandling(Extent.FACE, fill), Optional.empty(), new byte[] {(byte) seed});
    }

    @ParameterizedTest
    @MethodSource("org.elpis.vision.nifti.NiftiHeaderTest#everyForm")
    void takesTheFrontAndLeavesEveryOtherByteOfTheVoxels(DrawnNifti drawn) throws Exception {
        byte[] released = release(drawn.scribbled(), "in.nii", NOISE);

        assertOnlyTheFrontDiffers(drawn, released, 2);
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "256, 8", "512, 16", "8, 32", "768, 32", "1024, 64", "1280, 64", "16, 32", "64, 64"})
    void editsVoxelsOfEveryType(int code, int bits) throws Exception {
        DrawnNifti drawn = DrawnNifti.one(ByteOrder.BIG_ENDIAN).type(code, bits);

        assertOnlyTheFrontDiffers(drawn, release(drawn, "in.nii", NOISE), bits / 8);
    }

    /// A voxel of 2 mm at `y` from the back to the front: the first quarter of the grid ends at a boundary of
    /// voxels.
    private static void assertOnlyTheFrontDiffers(DrawnNifti drawn, byte[] released, int bytes) {
        byte[] original = drawn.data();
        int start = released.length - original.length;
        int changed = 0;
        for (int voxel = 0; voxel < original.length / bytes; voxel++) {
            int j = voxel / 20 % 24;
            boolean isSame = Arrays.equals(
                    original,
                    voxel * bytes,
                    (voxel + 1) * bytes,
                    released,
                    start + voxel * bytes,
                    start + (voxel + 1) * bytes);
            if (j < 18) {
                assertThat(isSame).as("voxel of row %d", j).isTrue();
            } else {
                changed += isSame ? 0 : 1;
            }
        }
        assertThat(changed).isGreaterThan(20 * 6 * 16 / 2);
    }

    @Test
    void leavesNoTextAndNoByteAroundTheVoxels() throws Exception {
        byte[] name = DrawnNifti.NAME.getBytes(StandardCharsets.ISO_8859_1);
        DrawnNifti drawn = DrawnNifti.usual().scribbled().intent(3, "T1 " + DrawnNifti.NAME);
        byte[] clean = release(drawn.extension(Arrays.copyOf(name, 64)).behind(name), "in.nii", NOISE);

        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain(DrawnNifti.NAME.substring(0, 6));
        assertThat(clean).hasSize(352 + drawn.data().length);
    }

    @Test
    void writesACompressedFileWithoutNameAndTime() throws Exception {
        DrawnNifti drawn = DrawnNifti.usual();
        byte[] compressed = release(drawn, "in.nii.gz", NOISE);

        assertThat(Arrays.copyOf(compressed, 8)).containsExactly(0x1F, 0x8B, 8, 0, 0, 0, 0, 0);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
        assertThat(unpacked).isEqualTo(release(drawn, "in.nii", NOISE));
    }

    @Test
    void joinsAPairToOneFile() throws Exception {
        byte[] released = release(DrawnNifti.usual().pair(), "in.hdr", NOISE);

        assertThat(released).isEqualTo(release(DrawnNifti.usual(), "in.nii", NOISE));
    }

    @Test
    void takesTheFaceFromEveryVolumeWithNoiseOfItsOwn() throws Exception {
        DrawnNifti drawn = DrawnNifti.usual().dims(4, 20, 24, 16, 5);

        byte[] released = release(drawn, "in.nii", NOISE);

        assertOnlyTheFrontDiffers(drawn, released, 2);
        for (int t = 0; t < 5; t++) {
            // The noise of volume t is t to t + 15.
            int corner = 352 + (t * 20 * 24 * 16 + 20 * 24 - 1) * 2;
            assertThat((int) released[corner]).isBetween(t, t + 15);
        }
    }

    @Test
    void looksAtTheMeanOfAllVolumes() throws Exception {
        release(DrawnNifti.usual().dims(4, 20, 24, 16, 9).scaled(10, 0), "in.nii", NOISE);

        WorkVolume seen = look.seen();
        assertThat(seen.values()[seen.grid().index(10, 12, 8)]).isBetween(1075f, 1200f);
    }

    @Test
    void fillsWithNoiseOfTheAir() throws Exception {
        byte[] released = release(DrawnNifti.usual().type(2, 8), "in.nii", NOISE);

        for (int k = 0; k < 16; k++) {
            for (int voxel = (k * 24 + 18) * 20; voxel < (k * 24 + 24) * 20; voxel++) {
                assertThat((int) released[352 + voxel]).isBetween(0, 15);
            }
        }
    }

    @Test
    void fillsWithWhatTheRestOfTheHeadIsLike() throws Exception {
        byte[] released = release(DrawnNifti.usual().type(2, 8), "in.nii", handling(Fill.AVERAGE, 1));

        int flesh = 0;
        for (int voxel = 18 * 20; voxel < 22 * 20; voxel++) {
            flesh += released[352 + voxel] >= 100 ? 1 : 0;
        }
        assertThat(flesh).isEqualTo(4 * 20);
    }

    @Test
    void drawsTheSameNoiseForTheSameKeyAndOtherNoiseForAnother() throws Exception {
        byte[] once = release(DrawnNifti.usual(), "in.nii", NOISE);

        assertThat(release(DrawnNifti.usual(), "in.nii", NOISE)).isEqualTo(once);
        assertThat(release(DrawnNifti.usual(), "in.nii", handling(Fill.NOISE, 2)))
                .isNotEqualTo(once);
    }

    @Test
    void tellsHounsfieldUnitsByTheirValues() throws Exception {
        release(DrawnNifti.usual().scaled(10, -1000), "in.nii", NOISE);
        assertThat(look.seen().kind()).isEqualTo(WorkVolume.Kind.CT);

        release(DrawnNifti.usual(), "in.nii", NOISE);
        assertThat(look.seen().kind()).isEqualTo(WorkVolume.Kind.MR);
    }

    @Test
    void changesNoVoxelWhereThereIsNoFace() throws Exception {
        DrawnNifti drawn = DrawnNifti.usual().qform(1, 0, 0, 0);
        byte[] plain = drawn.file();
        Path source = drawn.scribbled().write(folder.resolve("in.nii"));
        Path target = folder.resolve("out");

        VolumeOutcome outcome = new NiftiFormat((volume, faces) -> new FaceRemoval.Nothing("it shows no head"))
                .release(source, target, NOISE);

        assertThat(outcome).isEqualTo(new VolumeOutcome.Faceless(".nii", 1, "it shows no head"));
        assertThat(target).hasBinaryContent(plain);
    }

    @Test
    void saysWhatWasMeasured() throws Exception {
        Path source = DrawnNifti.usual().write(folder.resolve("in.nii"));

        VolumeOutcome outcome = format.release(source, folder.resolve("out"), NOISE);

        assertThat(outcome).isEqualTo(new VolumeOutcome.Defaced(".nii", 1, 20 * 6 * 16, BoxLook.CHECK));
    }

    @Test
    void passesADoubtOn() throws Exception {
        Path source = DrawnNifti.usual().write(folder.resolve("in.nii"));

        VolumeOutcome outcome = new NiftiFormat((volume, faces) -> new FaceRemoval.Doubt("its brain is odd"))
                .release(source, folder.resolve("out"), NOISE);

        assertThat(outcome).isEqualTo(new VolumeOutcome.Doubt("its brain is odd"));
    }

    @Test
    void doubtsWhereNoAirIsLeftToDrawFrom() throws Exception {
        Path source = DrawnNifti.usual().write(folder.resolve("in.nii"));
        NiftiFormat airless = new NiftiFormat((volume, faces) -> {
            Mask all = new Mask(volume.grid());
            for (int cell = 0; cell < volume.grid().voxels(); cell++) {
                all.add(cell);
            }
            Mask none = new Mask(volume.grid());
            return new FaceRemoval.Removed(all, none, all, Optional.empty(), BoxLook.CHECK);
        });

        assertThat(airless.release(source, folder.resolve("out"), NOISE))
                .isEqualTo(new VolumeOutcome.Doubt("it has too little air from which noise could be drawn"));
    }

    @Test
    void refusesAFileThatWasCutOff() throws Exception {
        byte[] whole = DrawnNifti.usual().file();

        for (int length : List.of(0, 10, 348, 352, whole.length / 2, whole.length - 1)) {
            byte[] part = Arrays.copyOf(whole, length);
            assertUnreadable("cut.nii", part);
            assertUnreadable("cut.nii.gz", DrawnNifti.compressed(part));
            byte[] compressed = DrawnNifti.compressed(whole);
            assertUnreadable(
                    "cut.nii.gz", Arrays.copyOf(compressed, (int) ((long) compressed.length * length / whole.length)));
        }
    }

    @Test
    void refusesDamagedCompression() throws Exception {
        byte[] compressed = DrawnNifti.compressed(DrawnNifti.usual().file());
        compressed[compressed.length - 6]++;

        assertUnreadable("in.nii.gz", compressed);
    }

    @Test
    void refusesANameAndAContentThatDoNotFit() throws Exception {
        assertUnreadable("in.nii", DrawnNifti.compressed(DrawnNifti.usual().file()));
        assertUnreadable("in.nii.gz", DrawnNifti.usual().file());
        assertUnreadable("in.hdr", DrawnNifti.usual().file());
        assertUnreadable("in.nii", DrawnNifti.usual().pair().header());
    }

    @Test
    void inflatesNoFurtherThanTheHeaderSays() throws Exception {
        byte[] bomb = new byte[80 << 20];
        byte[] small = DrawnNifti.usual().file();
        System.arraycopy(small, 0, bomb, 0, small.length);

        assertUnreadable("bomb.nii.gz", DrawnNifti.compressed(bomb));
    }

    private void assertUnreadable(String name, byte[] bytes) throws IOException {
        Path source = Files.write(folder.resolve(name), bytes);
        Path target = folder.resolve("out");
        Files.deleteIfExists(target);

        assertThat(format.release(source, target, NOISE)).isInstanceOf(VolumeOutcome.Unreadable.class);
    }

    private byte[] release(DrawnNifti drawn, String name, VolumeHandling handling) throws IOException {
        Path source = drawn.write(folder.resolve(name));
        Path target = folder.resolve("out");
        Files.deleteIfExists(target);
        assertThat(format.release(source, target, handling)).isInstanceOf(VolumeOutcome.Defaced.class);
        return Files.readAllBytes(target);
    }
}
