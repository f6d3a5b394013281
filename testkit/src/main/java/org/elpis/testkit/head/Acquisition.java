package org.elpis.testkit.head;

/// How a head is scanned.
///
/// @param mm  edge of a voxel, 0.8 to 3
/// @param yaw  degrees that the head is turned to its left, as pitch (nod) and roll (tilt)
/// @param crop  what the field of view cuts off
/// @param sliceMm  thickness of the slices; no thicker than `mm` means none
/// @param sliceAxis  0 sagittal, 1 coronal, 2 axial slices
/// @param noise  standard deviation, as a share of the brightest soft tissue; Rician for MR
/// @param bias  how much the coil's sensitivity changes over the head, as a share
/// @param isWrapped  what the field of view cuts off in front and behind folds over to the other side
public record Acquisition(
        Modality modality,
        double mm,
        double yaw,
        double pitch,
        double roll,
        Crop crop,
        double sliceMm,
        int sliceAxis,
        double noise,
        double bias,
        boolean isWrapped) {
    /// What the field of view cuts off.
    public enum Crop {
        NONE,
        /// The tip of the nose.
        NOSE,
        /// The crown.
        VERTEX,
        /// All below the middle of the mouth.
        NECK
    }

    public Acquisition {
        if (!(mm >= 0.8 && mm <= 3) || sliceAxis < 0 || sliceAxis > 2 || !(sliceMm > 0 && sliceMm <= 10)) {
            throw new IllegalArgumentException("mm must be 0.8 to 3, sliceAxis 0 to 2, sliceMm up to 10");
        }
    }

    /// Straight, whole, thin and quiet.
    public static Acquisition plain(Modality modality, double mm) {
        return new Acquisition(modality, mm, 0, 0, 0, Crop.NONE, mm, 2, 0.01, 0, false);
    }

    /// Row by row: takes a point of the straight head to where it lies in the scanner, around the middle
    /// of the braincase.
    public double[] turn() {
        return ScannerA.rotation(yaw, pitch, roll);
    }

    /// As patients lie, or do not: most nearly straight, some up to 25 degrees off; one in three cut
    /// somewhere.
    static Acquisition drawn(Dice dice) {
        Modality modality = Modality.values()[dice.below(5)];
        modality = dice.chance(0.3) ? Modality.T1 : modality;
        double mm = modality == Modality.PET ? dice.uniform(1.8, 2.6) : dice.uniform(1, 1.6);
        double spread = dice.chance(0.3) ? 25 : 8;
        double yaw = dice.uniform(-spread, spread);
        double pitch = dice.uniform(-spread, spread);
        double roll = dice.uniform(-spread, spread) * 0.7;
        Crop crop = dice.chance(0.35) ? Crop.values()[1 + dice.below(3)] : Crop.NONE;
        boolean isThick = modality != Modality.PET && dice.chance(0.35);
        double sliceMm = isThick ? dice.uniform(2, 5) : mm;
        int axis = modality.isMr() ? dice.below(3) : 2;
        double noise = modality == Modality.PET ? dice.uniform(0.01, 0.05) : dice.uniform(0.005, 0.04);
        double bias = modality.isMr() ? dice.uniform(0, 0.5) : 0;
        boolean isWrapped = modality.isMr() && crop == Crop.NOSE && dice.chance(0.5);
        return new Acquisition(modality, mm, yaw, pitch, roll, crop, sliceMm, axis, noise, bias, isWrapped);
    }
}
