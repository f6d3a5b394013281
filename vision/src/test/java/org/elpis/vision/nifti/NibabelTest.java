package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// nibabel reads what Elpis reads, and finds in what Elpis wrote what should be there and nothing else.
class NibabelTest {
    private static final int[][] TYPES = {
        {2, 8}, {256, 8}, {4, 16}, {512, 16}, {8, 32}, {768, 32}, {1024, 64}, {1280, 64}, {16, 32}, {64, 64}
    };
    private static final VolumeHandling HANDLING =
            new VolumeHandling(FaceHandling.DEFAULT, Optional.empty(), new byte[] {1});

    private final Path folder;

    NibabelTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsTheSameValuesAtTheSamePlacesInDrawnFiles() throws Exception {
        assertSame(drawn());
    }

    @Test
    void readsTheSameValuesAtTheSamePlacesInRealHeads() throws Exception {
        assertSame(RealHeads.files());
    }

    @Test
    void findsDrawnFilesUnchangedButForTheFace() throws Exception {
        assertChanged(drawn());
    }

    @Test
    void findsRealHeadsUnchangedButForTheFace() throws Exception {
        assertChanged(RealHeads.files().stream().filter(NibabelTest::isQuick).toList());
    }

    private static boolean isQuick(Path file) {
        return file.toFile().length() < 1_500_000
                && !file.getFileName().toString().startsWith("mask-face");
    }

    private List<Path> drawn() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int[] type : TYPES) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                for (DrawnNifti drawn : List.of(DrawnNifti.one(order), DrawnNifti.two(order))) {
                    DrawnNifti scribbled =
                            drawn.type(type[0], type[1]).scaled(0.25, -7).scribbled();
                    files.add(scribbled.write(folder.resolve("drawn-" + files.size() + ".nii")));
                    files.add(scribbled
                            .dims(4, 20, 24, 16, 3)
                            .sizes(1, 2, 3)
                            .sform(0)
                            .qform(1, 0.1, -0.2, 0.05)
                            .leftHanded()
                            .write(folder.resolve("drawn-" + files.size() + ".nii.gz")));
                }
            }
        }
        return files;
    }

    private void assertSame(List<Path> files) throws Exception {
        List<String> lines = Nibabel.run(folder, "nifti_facts.py", files);
        assertThat(lines).hasSameSizeAs(files);
        for (int f = 0; f < files.size(); f++) {
            String[] facts = lines.get(f).split(" ");
            NiftiFile file = NiftiFile.open(files.get(f));
            assertPlace(Placement.of(file.header()).turned(), numbers(facts[1]));
            if (file.header().volumes() == 1) {
                assertValues(file, numbers(facts[2]));
            }
        }
    }

    private static void assertPlace(Affine place, double[] theirs) {
        for (int i = 0; i < theirs.length; i++) {
            assertThat(place.at(i / 4, i % 4)).isCloseTo(theirs[i], within(1e-4));
        }
    }

    private static void assertValues(NiftiFile file, double[] theirs) throws IOException {
        float[] ours = MeanVolume.of(file).values();
        int step = Math.max(1, ours.length / 60);
        for (int i = 0; i < theirs.length; i++) {
            assertThat((double) ours[i * step]).isCloseTo(theirs[i], within(1e-3 + Math.abs(theirs[i]) * 1e-6));
        }
    }

    private static double[] numbers(String text) {
        String[] words = text.split(",");
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        return numbers;
    }

    private void assertChanged(List<Path> files) throws Exception {
        List<Path> pairs = new ArrayList<>();
        for (int f = 0; f < files.size(); f++) {
            boolean isCompressed = files.get(f).toString().endsWith(".gz");
            Path released = folder.resolve("released-" + f + (isCompressed ? ".nii.gz" : ".nii"));
            VolumeOutcome outcome = new NiftiFormat(new BoxLook()).release(files.get(f), released, HANDLING);
            assertThat(outcome).as(files.get(f).toString()).isInstanceOf(VolumeOutcome.Defaced.class);
            pairs.add(files.get(f));
            pairs.add(released);
        }
        List<String> lines = Nibabel.run(folder, "nifti_changes.py", pairs);
        assertThat(lines).hasSameSizeAs(files);
        for (String line : lines) {
            String[] facts = line.split(" ");
            assertThat(facts[0]).as(line).isEqualTo("-");
            assertThat(Double.parseDouble(facts[1])).as("changed: %s", line).isBetween(0.01, 0.4);
            assertThat(Double.parseDouble(facts[2])).as("depth: %s", line).isBetween(0.1, 0.35);
        }
    }
}
