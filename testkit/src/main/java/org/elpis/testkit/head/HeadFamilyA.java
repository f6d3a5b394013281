package org.elpis.testkit.head;

/// Heads to tune on: molten ellipsoids, scanned with plain contrasts.
///
/// A person is a number, a scan of that person another; the same numbers give the same scan.
public final class HeadFamilyA {
    private HeadFamilyA() {}

    /// A scan as patients have them: any modality, pose, cut and noise.
    public static HeadScan scan(long person, long scan) {
        return scan(person, scan, Acquisition.drawn(new Dice(scan).part(person)));
    }

    /// A scan as told.
    ///
    /// @param scan  draws where the field of view ends, and noise
    public static HeadScan scan(long person, long scan, Acquisition how) {
        return new ScannerA(new ShapeA(new Dice(person)), how, new Dice(scan).part(~person)).scan();
    }
}
