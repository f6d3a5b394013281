package org.elpis.testkit.key;

/// The file that carries a plant, by what it says about itself.
///
/// @param path  relative to the hospital's folder, with `/`
/// @param digest  MD5 of the raw Pixel Data bytes in hex, or empty if it has none
public record PlantedInstance(
        String path,
        String modality,
        String sopClassUid,
        String patientId,
        String studyUid,
        String seriesUid,
        String sopUid,
        String digest) {}
