package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Finds how a head lies from the head itself, and whether that agrees with what its header says.
///
/// @param pose  as found, within 45 degrees of what the header says
/// @param verdict  of the image on its header
record PoseSearch(Pose pose, Verdict verdict) {
    /// What the image says about its orientation.
    enum Verdict {
        /// The shape of the brain points forward and up where the header does.
        AGREES,
        /// Too little of a shape to say.
        UNDECIDED,
        /// Another plane is the middle one, or the head stands on its head or looks back.
        CONTRADICTS
    }

    /// A brain's long axis rises so much to the front when its owner looks straight ahead; measured on eight
    /// heads.
    private static final double RISE_DEG = 12;
    /// A head that nods farther than this from what its header says is held to be turned.
    private static final double MOST_NOD_DEG = 50;
    /// A brain that is no longer than this, against its height, has no long axis.
    private static final double ROUND = 1.08;
    /// How much better another plane must mirror the head than the sagittal one.
    private static final double RIVAL = 0.02;
    /// A brain must be so much shallower in one quarter, as a share, than in any other for it to point
    /// anywhere.
    private static final double POINTED = 0.06;
    /// Millimetres of head beyond the brain where a face or a neck is.
    private static final double THICK_MM = 40;

    private static final double REACH_MM = 190;

    /// @param low  the value of air, and `range` the brightness of brain above it
    static PoseSearch of(WorkVolume volume, HeadTissue head, Mask brain, float low, float range) {
        Moments moments = Moments.of(brain);
        Symmetry symmetry = Symmetry.of(volume, moments.centre(), low, range);
        double[] centre = onPlane(moments, symmetry, volume.grid().mm());
        Pose upright = upright(volume.grid(), centre, symmetry.normal(), Pose.scale(moments.ml(volume.grid())));
        double[] axis = longAxis(upright, brain);
        boolean isLong = axis[1] > ROUND;
        double nodDeg = isLong ? axis[0] - RISE_DEG : 0;
        boolean isTurned = symmetry.rivalScore() > symmetry.score() + RIVAL || Math.abs(nodDeg) > MOST_NOD_DEG;
        Pose pose = nodded(upright, Math.abs(nodDeg) > MOST_NOD_DEG ? 0 : StrictMath.toRadians(nodDeg));
        Verdict verdict =
                isTurned ? Verdict.CONTRADICTS : verdict(volume, head, brain, upright, isLong ? axis[0] : Double.NaN);
        return new PoseSearch(pose, verdict);
    }

    private static double[] onPlane(Moments moments, Symmetry symmetry, double mm) {
        double[] centre = moments.centre();
        for (int i = 0; i < 3; i++) {
            centre[i] += symmetry.normal()[i] * symmetry.offsetMm() / mm;
        }
        return centre;
    }

    /// The crown as near to z as the plane of symmetry lets it be.
    private static Pose upright(WorkGrid grid, double[] centre, double[] left, double scale) {
        double length = Math.sqrt(1 - left[2] * left[2]);
        double[] crown = {-left[2] * left[0] / length, -left[2] * left[1] / length, (1 - left[2] * left[2]) / length};
        // Of x to the left, y to the back and z up, the front is left times crown.
        double[] front = {
            left[1] * crown[2] - left[2] * crown[1],
            left[2] * crown[0] - left[0] * crown[2],
            left[0] * crown[1] - left[1] * crown[0]
        };
        return new Pose(grid, centre, left, front, crown, scale);
    }

    private static Pose nodded(Pose pose, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[] front = new double[3];
        double[] crown = new double[3];
        for (int i = 0; i < 3; i++) {
            front[i] = cos * pose.front()[i] + sin * pose.crown()[i];
            crown[i] = cos * pose.crown()[i] - sin * pose.front()[i];
        }
        return new Pose(pose.grid(), pose.centre(), pose.left(), front, crown, pose.scale());
    }

    /// The angle to which the brain's long axis rises to the front, in degrees, and how many times as long as
    /// the short one it is, seen from the side.
    private static double[] longAxis(Pose pose, Mask brain) {
        WorkGrid grid = pose.grid();
        double ff = 0;
        double fc = 0;
        double cc = 0;
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    if (brain.has(grid.index(x, y, z))) {
                        double f = pose.frontOf(x, y, z);
                        double c = pose.crownOf(x, y, z);
                        ff += f * f;
                        fc += f * c;
                        cc += c * c;
                    }
                }
            }
        }
        double half = (ff + cc) / 2;
        double apart = Math.sqrt((ff - cc) * (ff - cc) / 4 + fc * fc);
        double angle = StrictMath.toDegrees(StrictMath.atan2(2 * fc, ff - cc) / 2);
        return new double[] {angle, Math.sqrt((half + apart) / Math.max(1e-9, half - apart))};
    }

    /// Below its front, where the face hangs, a brain is shallowest, and head is thickest. Asked of the head
    /// as its header says, and as if front and back, crown and neck or both were exchanged, each nodding as
    /// its long axis says.
    private static Verdict verdict(WorkVolume volume, HeadTissue head, Mask brain, Pose upright, double axisDeg) {
        double[][] quarters = new double[4][];
        double other = 0;
        for (int i = 0; i < 4; i++) {
            double front = i % 2 == 0 ? 1 : -1;
            double crown = i / 2 == 0 ? 1 : -1;
            Pose turned = new Pose(
                    upright.grid(),
                    upright.centre(),
                    upright.left(),
                    scaled(upright.front(), front),
                    scaled(upright.crown(), crown),
                    upright.scale());
            double nodDeg = Double.isNaN(axisDeg) ? 0 : front * crown * axisDeg - RISE_DEG;
            quarters[i] = quarters(volume, head, brain, nodded(turned, StrictMath.toRadians(nodDeg)));
            other = i > 0 ? Math.max(other, pointed(quarters[i])) : other;
        }
        double here = pointed(quarters[0]);
        if (Math.abs(here - other) > POINTED) {
            return here > other ? Verdict.AGREES : Verdict.CONTRADICTS;
        }
        double face = quarters[0][4];
        double back = quarters[0][5];
        double above = Math.max(quarters[0][6], quarters[0][7]);
        boolean isElsewhere = back > 1.5 * face || above > 1.2 * face;
        return isElsewhere && Math.max(back, above) > THICK_MM ? Verdict.CONTRADICTS : Verdict.UNDECIDED;
    }

    private static double[] scaled(double[] axis, double factor) {
        return new double[] {axis[0] * factor, axis[1] * factor, axis[2] * factor};
    }

    /// How much shallower a brain is below its front than elsewhere.
    private static double pointed(double[] quarters) {
        return (quarters[1] + quarters[2] + quarters[3]) / 3 / Math.max(1, quarters[0]);
    }

    /// Millimetres of brain below the front and the back, above the back and the front, then of head beyond
    /// it.
    private static double[] quarters(WorkVolume volume, HeadTissue head, Mask brain, Pose pose) {
        double[] found = new double[8];
        int[] starts = {-75, -150, 105, 30};
        for (int quarter = 0; quarter < 4; quarter++) {
            for (int deg = starts[quarter]; deg <= starts[quarter] + 45; deg += 5) {
                double[] ray = ray(volume, head, brain, pose, StrictMath.toRadians(deg));
                found[quarter] += ray[0] / 10;
                found[4 + quarter] += (ray[1] - ray[0]) / 10;
            }
        }
        return found;
    }

    /// How far brain and head reach from the middle of the brain near the plane of symmetry.
    private static double[] ray(WorkVolume volume, HeadTissue head, Mask brain, Pose pose, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double brainMm = 0;
        double headMm = 0;
        for (int side = -16; side <= 16; side += 8) {
            double brainTo = 0;
            double headTo = 0;
            for (double mm = 0; mm < REACH_MM; mm += 1.5) {
                int at = pose.index(side, mm * cos, mm * sin);
                if (at < 0 || Float.isNaN(volume.values()[at])) {
                    break;
                }
                brainTo = brain.has(at) ? mm : brainTo;
                headTo = head.solid().has(at) ? mm : headTo;
            }
            brainMm += brainTo / 5;
            headMm += headTo / 5;
        }
        return new double[] {brainMm, Math.max(headMm, brainMm)};
    }
}
