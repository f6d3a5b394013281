package org.elpis.pixel;

import java.util.Optional;

/// How a volume that is a file of its own becomes fit to leave.
///
/// @param faces  how much of a head goes, and what takes its place; not [FaceHandling.Extent#UNTOUCHED]
/// @param modality  what made the volume; empty when its values shall tell
/// @param seed  secret and the same for the same volume: what noise is drawn from; kept and not copied
@SuppressWarnings("ArrayRecordComponent") // not compared
public record VolumeHandling(FaceHandling faces, Optional<Modality> modality, byte[] seed) {
    /// What made a volume.
    public enum Modality {
        CT,
        MR,
        PET
    }

    public VolumeHandling {
        if (faces.extent() == FaceHandling.Extent.UNTOUCHED) {
            throw new IllegalArgumentException("faces must not be untouched");
        }
    }
}
