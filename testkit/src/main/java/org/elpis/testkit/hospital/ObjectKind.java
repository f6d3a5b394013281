package org.elpis.testkit.hospital;

/// The kinds of object that a hospital holds.
public enum ObjectKind {
    CT("CT", "1.2.840.10008.5.1.4.1.1.2"),
    MR("MR", "1.2.840.10008.5.1.4.1.1.4"),
    ENHANCED_MR("MR", "1.2.840.10008.5.1.4.1.1.4.1"),
    PET("PT", "1.2.840.10008.5.1.4.1.1.128"),
    NM("NM", "1.2.840.10008.5.1.4.1.1.20"),
    CR("CR", "1.2.840.10008.5.1.4.1.1.1"),
    DX("DX", "1.2.840.10008.5.1.4.1.1.1.1"),
    MG("MG", "1.2.840.10008.5.1.4.1.1.1.2"),
    XA("XA", "1.2.840.10008.5.1.4.1.1.12.1"),
    US("US", "1.2.840.10008.5.1.4.1.1.6.1"),
    US_MULTIFRAME("US", "1.2.840.10008.5.1.4.1.1.3.1"),
    SC("OT", "1.2.840.10008.5.1.4.1.1.7"),
    PHOTO("XC", "1.2.840.10008.5.1.4.1.1.77.1.4"),
    SR("SR", "1.2.840.10008.5.1.4.1.1.88.33"),
    KO("KO", "1.2.840.10008.5.1.4.1.1.88.59"),
    PR("PR", "1.2.840.10008.5.1.4.1.1.11.1"),
    SEG("SEG", "1.2.840.10008.5.1.4.1.1.66.4"),
    RTSTRUCT("RTSTRUCT", "1.2.840.10008.5.1.4.1.1.481.3"),
    RTPLAN("RTPLAN", "1.2.840.10008.5.1.4.1.1.481.5"),
    RTDOSE("RTDOSE", "1.2.840.10008.5.1.4.1.1.481.2"),
    PDF("DOC", "1.2.840.10008.5.1.4.1.1.104.1"),
    ECG("ECG", "1.2.840.10008.5.1.4.1.1.9.1.1"),
    REG("REG", "1.2.840.10008.5.1.4.1.1.66.1"),
    REAL_WORLD_VALUE("RWV", "1.2.840.10008.5.1.4.1.1.67"),
    PARAMETRIC_MAP("OT", "1.2.840.10008.5.1.4.1.1.30"),
    SLIDE("SM", "1.2.840.10008.5.1.4.1.1.77.1.6"),
    TEXT_SR("SR", "1.2.840.10008.5.1.4.1.1.88.11"),
    CDA("DOC", "1.2.840.10008.5.1.4.1.1.104.2"),
    STL("M3D", "1.2.840.10008.5.1.4.1.1.104.3");

    /// The kinds from here on are those of the wide families.
    private static final int FIRST_WIDE = PARAMETRIC_MAP.ordinal();

    private final String modality;
    private final String sopClass;

    ObjectKind(String modality, String sopClass) {
        this.modality = modality;
        this.sopClass = sopClass;
    }

    /// Whether a hospital of a family has it.
    boolean isOf(Seed.Family family) {
        return family.isWide() || ordinal() < FIRST_WIDE;
    }

    /// The value of Modality.
    public String modality() {
        return modality;
    }

    /// The SOP Class UID.
    public String sopClass() {
        return sopClass;
    }
}
