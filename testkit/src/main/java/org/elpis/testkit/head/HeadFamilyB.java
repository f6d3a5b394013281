package org.elpis.testkit.head;

/// Heads that nothing is tuned on: radii with harmonics, scanned by another scanner.
///
/// Held out: whoever writes what removes faces does not look at these, so that a count on them says
/// something.
public final class HeadFamilyB {
    private HeadFamilyB() {}

    /// A scan as patients have them: any modality, pose, cut and noise.
    public static HeadScan scan(long person, long scan) {
        return scan(person, scan, drawn(new Dice(~scan).part(person)));
    }

    /// A scan as told.
    ///
    /// @param scan  draws contrasts, where the field of view ends, and noise
    public static HeadScan scan(long person, long scan, Acquisition how) {
        return new ScannerB(new ShapeB(new Dice(~person)), how, new Dice(~scan).part(~person)).scan();
    }

    private static Acquisition drawn(Dice dice) {
        Modality modality = Modality.values()[dice.below(5)];
        double mm = modality == Modality.PET ? dice.uniform(2, 3) : dice.uniform(0.95, 1.7);
        double spread = 25 * dice.uniform(0.1, 1);
        int cut = dice.below(10);
        Acquisition.Crop crop = cut < 3 ? Acquisition.Crop.values()[cut + 1] : Acquisition.Crop.NONE;
        boolean isThick = modality != Modality.PET && dice.chance(0.4);
        return new Acquisition(
                modality,
                mm,
                dice.uniform(-spread, spread),
                dice.uniform(-spread, spread),
                dice.uniform(-spread, spread),
                crop,
                isThick ? dice.uniform(2, 5) : mm,
                modality.isMr() ? dice.below(3) : 2,
                dice.uniform(0.004, modality == Modality.PET ? 0.06 : 0.045),
                modality.isMr() ? dice.uniform(0, 0.45) : 0,
                false);
    }
}
