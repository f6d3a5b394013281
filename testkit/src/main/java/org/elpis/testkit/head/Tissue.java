package org.elpis.testkit.head;

/// What a voxel truly is. The ordinal is its label.
public enum Tissue {
    /// Outside of the body.
    AIR,
    SKIN,
    FAT,
    MUSCLE,
    /// Cortical: outer and inner table, jaws.
    BONE,
    /// Between the tables, in vertebrae.
    MARROW,
    /// Around the brain and in its ventricles.
    FLUID,
    GREY,
    WHITE,
    TUMOUR,
    EYE,
    TOOTH,
    /// Air within the body: nose, throat, sinuses.
    AIRWAY,
    CARTILAGE,
    /// What the head lies on.
    HOLDER,
    /// Spinal cord and optic nerves, as bright as white matter.
    NERVE;

    private static final Tissue[] ALL = values();

    public static Tissue of(byte label) {
        return ALL[label];
    }

    public byte label() {
        return (byte) ordinal();
    }

    /// Whether it is a part of the brain, a tumour in it included; fluid is not.
    public boolean isBrain() {
        return this == GREY || this == WHITE || this == TUMOUR;
    }

    /// Whether it is a part of the body that is no air.
    public boolean isBody() {
        return this != AIR && this != AIRWAY && this != HOLDER;
    }
}
