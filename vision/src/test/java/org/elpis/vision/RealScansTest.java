package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.StudyImages;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Series of real heads lie on their grids as the persons lay in the scanners: a nose is in front, in the
/// middle, and in the lower half.
class RealScansTest {
    private static final Path SERIES = Path.of("../../shared/data/series");

    private static StudyImages folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        return new StudyImages() {
            @Override
            public int count() {
                return files.size();
            }

            @Override
            public <T> T read(int index, Reading<T> reading) throws IOException {
                try (FileSource source = FileSource.open(files.get(index))) {
                    return reading.of(DicomReader.read(source, ReadLimits.forHeap(1L << 28)));
                } catch (MalformedDicomException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    private static WorkVolume volume(String name) throws IOException {
        assumeTrue(Files.isDirectory(SERIES));
        List<WorkVolume> volumes = new ArrayList<>();
        new PixelExaminer((volume, handling) -> {
                    volumes.add(volume);
                    return new FaceRemoval.Nothing("nobody looks");
                })
                .faces(folder(SERIES.resolve(name)), FaceHandling.DEFAULT, new byte[1]);
        assertThat(volumes).hasSize(1);
        return volumes.getFirst();
    }

    /// The middle of all tissue.
    private static double[] centre(WorkVolume volume, float tissue) {
        WorkGrid grid = volume.grid();
        double[] sums = new double[4];
        for (int i = 0; i < grid.voxels(); i++) {
            if (volume.values()[i] > tissue) {
                sums[0] += grid.x0() + i % grid.nx() * grid.mm();
                sums[1] += grid.y0() + i / grid.nx() % grid.ny() * grid.mm();
                int slice = i / (grid.nx() * grid.ny());
                sums[2] += grid.z0() + slice * grid.mm();
                sums[3]++;
            }
        }
        return new double[] {sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]};
    }

    /// The first tissue from the front: five voxels one behind another.
    private static double[] front(WorkVolume volume, float tissue) {
        WorkGrid grid = volume.grid();
        for (int y = 0; y < grid.ny() - 5; y++) {
            for (int z = 0; z < grid.nz(); z++) {
                for (int x = 0; x < grid.nx(); x++) {
                    boolean isTissue = true;
                    for (int i = 0; i < 5 && isTissue; i++) {
                        isTissue = volume.values()[grid.index(x, y + i, z)] > tissue;
                    }
                    if (isTissue) {
                        return new double[] {
                            grid.x0() + x * grid.mm(), grid.y0() + y * grid.mm(), grid.z0() + z * grid.mm()
                        };
                    }
                }
            }
        }
        throw new AssertionError("there is no tissue");
    }

    @ParameterizedTest
    @CsvSource({
        "mr-head-memprage-siemens, 100",
        "mr-head-t1sag-supine-siemens, 100",
        "mr-head-t1sag-prone-siemens-jpegls, 100"
    })
    void haveTheirNoseInFront(String name, float tissue) throws IOException {
        WorkVolume volume = volume(name);
        double[] centre = centre(volume, tissue);
        double[] nose = front(volume, tissue);
        assertThat(nose[0]).isCloseTo(centre[0], within(20.0));
        assertThat(nose[1]).isLessThan(centre[1] - 70);
        assertThat(nose[2]).isBetween(centre[2] - 80, centre[2]);
    }

    /// The gantry leans by 18.5 degrees and the distances of the slices are not the same. Were either
    /// forgotten, the vault of the skull would be no ellipsoid: its back lies 70 mm and more behind its front
    /// at every height.
    @ParameterizedTest
    @CsvSource({"ct-head-gantrytilt-ge, 300"})
    void haveARoundSkull(String name, float bone) throws IOException {
        WorkVolume volume = volume(name);
        WorkGrid grid = volume.grid();
        double[] centre = centre(volume, bone);
        List<Double> middles = new ArrayList<>();
        for (double z = centre[2] + 20; z < centre[2] + 60; z += 5) {
            int slice = (int) ((z - grid.z0()) / grid.mm());
            int column = (int) ((centre[0] - grid.x0()) / grid.mm());
            int front = -1;
            int back = -1;
            for (int y = 0; y < grid.ny(); y++) {
                if (volume.values()[grid.index(column, y, slice)] > bone) {
                    front = front < 0 ? y : front;
                    back = y;
                }
            }
            assertThat((back - front) * grid.mm()).isBetween(120.0, 220.0);
            middles.add(grid.y0() + (front + back) / 2.0 * grid.mm());
        }
        for (int i = 1; i < middles.size(); i++) {
            assertThat(middles.get(i)).isCloseTo(middles.get(i - 1), within(6.0));
        }
    }
}
