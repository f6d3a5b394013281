package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.study.FaceSearch;
import org.elpis.vision.volume.DrawnScan;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A study of a head as these tests draw it: a box with air to its left, whose face is what lies in front of it.
final class HeadStudy {
    static final Vector3 X = new Vector3(1, 0, 0);
    static final Vector3 Y = new Vector3(0, 1, 0);
    static final Vector3 DOWN = new Vector3(0, 0, -1);
    static final Vector3 MIDDLE = new Vector3(0, 0, 0);
    static final byte[] SEED = {1, 2, 3};

    static final double FACE_ENDS = -20;
    private static final double BRAIN_BEGINS = -10;
    static final double AIR_BEGINS = 30;

    static final DrawnScan.Series HEAD = new DrawnScan.Series(DrawnScan.MR, "1.2.40");
    static final DrawnScan.Series LOCALIZER = new DrawnScan.Series(DrawnScan.MR, "1.2.41");

    static final FaceSearch FOUND = (volume, handling) -> removed(volume, Optional.empty());
    static final FaceSearch NOTHING = (volume, handling) -> new FaceRemoval.Nothing("it shows no head");
    static final FaceSearch DOUBT = (volume, handling) -> new FaceRemoval.Doubt("two ways disagree");
    static final FaceSearch NEVER = (volume, handling) -> {
        throw new AssertionError("there is no volume to look into");
    };

    /// Noise of few values in the air, tissue elsewhere.
    static double anatomy(double x, double y, double z) {
        return x > AIR_BEGINS ? 10 + Math.floorMod((int) (x * 7 + y * 13 + z * 29), 5) : 700 + y;
    }

    static FaceRemoval removed(WorkVolume volume, Optional<Mask> average) {
        WorkGrid grid = volume.grid();
        Mask gone = new Mask(grid);
        Mask guard = new Mask(grid);
        Mask background = new Mask(grid);
        for (int i = 0; i < grid.voxels(); i++) {
            double x = grid.x0() + i % grid.nx() * grid.mm();
            double y = grid.y0() + i / grid.nx() % grid.ny() * grid.mm();
            if (y < FACE_ENDS && x < AIR_BEGINS) {
                gone.add(i);
            } else if (y > BRAIN_BEGINS) {
                guard.add(i);
            }
            if (x > AIR_BEGINS + 3) {
                background.add(i);
            }
        }
        return new FaceRemoval.Removed(gone, guard, background, average, new Faces.Check(0, 0, 1));
    }

    static DrawnScan head() {
        DrawnScan scan = new DrawnScan();
        scan.add(HEAD, axial(), HeadStudy::anatomy);
        return scan;
    }

    static List<SlicePlane> axial() {
        return DrawnScan.planes(MIDDLE, X, Y, 16, 5, 48, 2);
    }

    static Faces faces(DrawnScan scan, FaceSearch search) throws IOException {
        return new PixelExaminer(search).faces(scan, FaceHandling.DEFAULT, SEED);
    }

    static FaceEdit edit(Faces faces, DrawnScan scan, int index) throws IOException {
        Faces.Finding finding = faces.of(scan.open(index));
        assertThat(finding).isInstanceOf(Faces.Finding.Pixels.class);
        return ((Faces.Finding.Pixels) finding).edit();
    }

    static Set<Integer> pixels(FaceEdit.Frame frame) {
        Set<Integer> pixels = new HashSet<>();
        for (int i = 0; i < frame.runs().length; i += 2) {
            for (int p = frame.runs()[i]; p < frame.runs()[i] + frame.runs()[i + 1]; p++) {
                pixels.add(p);
            }
        }
        return pixels;
    }

    static void assertDoubt(Faces.Finding finding, String why) {
        assertThat(finding).isEqualTo(new Faces.Finding.Doubt(why));
    }

    static void assertNothing(Faces.Finding finding) {
        assertThat(finding).isInstanceOf(Faces.Finding.Nothing.class);
    }

    private HeadStudy() {}
}
