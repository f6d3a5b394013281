package org.elpis.pixel;

/// What became of a volume that is a file of its own.
public sealed interface VolumeOutcome {
    /// A face was taken out, and the check passed.
    ///
    /// @param ending  of the name that the new file should have, such as `.nii.gz`
    /// @param volumes  how many volumes of the same head the file holds; the face went from each
    /// @param voxels  how many of one volume have a new value
    record Defaced(String ending, long volumes, long voxels, Faces.Check check) implements VolumeOutcome {}

    /// There is no face in it: no voxel has changed.
    ///
    /// @param why  a constant phrase without values of the file, such as `it shows no head`
    record Faceless(String ending, long volumes, String why) implements VolumeOutcome {}

    /// The file is not of the format, or nobody can look at it.
    ///
    /// @param why  a constant phrase without values of the file, which can follow "because "
    record Unreadable(String why) implements VolumeOutcome {}

    /// Nobody can say whether a face would be left.
    ///
    /// @param why  as of [Unreadable]
    record Doubt(String why) implements VolumeOutcome {}
}
