package org.elpis.engine;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Faces;
import org.elpis.policy.FaceShare;
import org.elpis.policy.Handling;

/// What the look for faces means for one object.
///
/// @param share  what its plan has to do
/// @param doubt  why it must not leave, so that it can follow "because "
record FaceVerdict(FaceShare share, Optional<String> doubt) {
    private static final FaceVerdict NOTHING = new FaceVerdict(FaceShare.NONE, Optional.empty());
    private static final FaceVerdict CONTRADICTED =
            doubtful("its header says that a person can be recognised, and no face was found that could be removed");

    private static FaceVerdict doubtful(String why) {
        return new FaceVerdict(FaceShare.NONE, Optional.of(why));
    }

    /// Of an object that is not looked at: its header is believed when it says that a person can be recognised,
    /// and never when it says that none can.
    static FaceVerdict ofUnseen(Instance object, Handling handling) {
        return handling.looksForFaces() && saysThatItShowsAFace(object.dataSet()) ? CONTRADICTED : NOTHING;
    }

    static FaceVerdict of(Instance object, Faces faces) throws IOException {
        return switch (faces.of(object)) {
            case Faces.Finding.Nothing nothing -> ofNothing(object, faces);
            case Faces.Finding.Pixels pixels ->
                new FaceVerdict(
                        new FaceShare(Optional.of(pixels.edit()), Set.of(), isChecked(object, faces)),
                        Optional.empty());
            case Faces.Finding.Elements elements ->
                new FaceVerdict(
                        new FaceShare(Optional.empty(), new HashSet<>(elements.locations()), false), Optional.empty());
            case Faces.Finding.Doubt doubt -> doubtful(doubt.why());
        };
    }

    /// A slice of a head above the brow shows no face, and belongs to those that were measured.
    private static FaceVerdict ofNothing(Instance object, Faces faces) {
        if (isChecked(object, faces)) {
            return new FaceVerdict(new FaceShare(Optional.empty(), Set.of(), true), Optional.empty());
        }
        return saysThatItShowsAFace(object.dataSet()) ? CONTRADICTED : NOTHING;
    }

    private static boolean saysThatItShowsAFace(DataSet dataSet) {
        return dataSet.contains(Tag.PIXEL_DATA)
                && dataSet.string(Tag.RECOGNIZABLE_VISUAL_FEATURES).equals("YES");
    }

    /// Whether the removal was measured on the series of the object itself, in every frame of reference that it has
    /// slices in. Only such an object may say that nobody can be recognised in it.
    private static boolean isChecked(Instance object, Faces faces) {
        String seriesUid = object.dataSet().string(Tag.SERIES_INSTANCE_UID);
        List<Faces.SeriesFace> own = faces.series().stream()
                .filter(series -> series.seriesUid().equals(seriesUid))
                .toList();
        return FaceRole.of(object) == FaceRole.VOLUME
                && !own.isEmpty()
                && own.stream().allMatch(series -> series.check().isPresent());
    }
}
