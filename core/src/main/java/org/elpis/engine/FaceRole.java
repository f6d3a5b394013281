package org.elpis.engine;

/// What an object may have to do with a face, told by its SOP Class alone.
///
/// Source: PS3.4 Table B.5-1
enum FaceRole {
    /// Nothing that is looked at.
    NONE,
    /// Slices or a volume, from which a head can be rendered.
    VOLUME,
    /// What may show or draw a head that volumes of the same study show: renderings, segmentations, contours, surfaces.
    BESIDE;

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    static FaceRole of(String sopClassUid) {
        if (!sopClassUid.startsWith(STORAGE)) {
            return NONE;
        }
        return switch (sopClassUid.substring(STORAGE.length())) {
            // CT, MR, PET; then the same as multi-frame and legacy converted; then volumes of rotating X-ray tubes.
            case "2", "4", "128" -> VOLUME;
            case "2.1", "2.2", "4.1", "4.3", "4.4", "130", "128.1" -> VOLUME;
            case "13.1.1", "13.1.2" -> VOLUME;
            // Secondary captures; parametric maps, segmentations, structure sets; surfaces; models for printers.
            case "7", "7.1", "7.2", "7.3", "7.4" -> BESIDE;
            case "30", "66.4", "66.7", "481.3" -> BESIDE;
            case "66.5", "68.1", "68.2", "104.3", "104.4", "104.5" -> BESIDE;
            default -> NONE;
        };
    }
}
