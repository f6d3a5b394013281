package org.elpis.testkit.head;

/// Volumes that have no face, or not where their header says.
public enum Negative {
    /// The brain alone, all else zero.
    SKULL_STRIPPED,
    /// Slices above the brow.
    SLAB,
    KNEE,
    ABDOMEN,
    /// A bottle of water.
    WATER,
    /// A head whose values lie upside down.
    UPSIDE_DOWN,
    /// A head whose values lie with the back in front.
    BACK_TO_FRONT,
    /// A head whose slices were stacked along the wrong axis: front and head are exchanged.
    LYING,
    /// A head that looks to a side.
    SIDEWAYS;

    /// Whether there is a face in it, somewhere.
    public boolean hasFace() {
        return ordinal() >= UPSIDE_DOWN.ordinal();
    }

    /// Made of a head of [HeadFamilyA], or for others than heads of its own.
    public static HeadScan scanA(Negative kind, Modality modality, long seed) {
        return of(kind, modality, seed, HeadFamilyA::scan);
    }

    /// Made of a head of [HeadFamilyB]: held out.
    public static HeadScan scanB(Negative kind, Modality modality, long seed) {
        return of(kind, modality, ~seed, HeadFamilyB::scan);
    }

    /// Of both families.
    private interface Family {
        HeadScan scan(long person, long scan, Acquisition how);
    }

    private static HeadScan of(Negative kind, Modality modality, long seed, Family family) {
        Dice dice = new Dice(seed).part(kind.ordinal());
        double mm = modality == Modality.PET ? 2.2 : dice.uniform(1.2, 1.8);
        Acquisition how = new Acquisition(
                modality,
                mm,
                0,
                dice.uniform(-8, 8),
                0,
                Acquisition.Crop.NONE,
                mm,
                2,
                dice.uniform(0.005, 0.03),
                0.1,
                false);
        if (kind == KNEE || kind == ABDOMEN || kind == WATER) {
            return new ScannerB(new OtherShape(kind, dice), how, dice).scan();
        }
        HeadScan head = family.scan(seed, seed, how);
        return switch (kind) {
            case SKULL_STRIPPED -> Turned.stripped(head);
            case SLAB -> Turned.slab(head, dice.uniform(22, 50));
            case UPSIDE_DOWN -> Turned.of(head, new int[] {0, 1, 2}, 2);
            case BACK_TO_FRONT -> Turned.of(head, new int[] {0, 1, 2}, 1);
            case LYING -> Turned.of(head, new int[] {0, 2, 1}, 2);
            default -> Turned.of(head, new int[] {1, 0, 2}, 0);
        };
    }
}
