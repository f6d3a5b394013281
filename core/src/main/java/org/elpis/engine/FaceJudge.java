package org.elpis.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.elpis.deid.FaceSeed;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ProjectKeys;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.Faces;
import org.elpis.pixel.PixelEdit;
import org.elpis.policy.Action;
import org.elpis.policy.Handling;
import org.elpis.policy.Plan;

/// Judges objects by the faces that their studies show. Thread-safe.
final class FaceJudge {
    private final Handling handling;
    private final ProjectKeys keys;
    private final Semaphore room = new Semaphore(room());

    FaceJudge(Handling handling, ProjectKeys keys) {
        this.handling = handling;
        this.keys = keys;
    }

    /// How many studies may be looked through at the same time: each holds the values of a volume on a
    /// grid of at most 512 cubed floats, which are 512 MiB, and masks beside them.
    private static int room() {
        return Math.clamp(Runtime.getRuntime().maxMemory() >> 30, 1, 64);
    }

    /// Whether somebody must look before the object may leave.
    boolean isNeeded(Instance object, Study study) {
        return search(object, study).isPresent();
    }

    FaceVerdict verdict(Instance object, Study study) throws IOException {
        Optional<FaceSearch> search = search(object, study);
        if (search.isEmpty()) {
            return FaceVerdict.ofUnseen(object, handling);
        }
        Faces faces = search.get()
                .faces(Examiners.find().orElseThrow(), handling.faces(), () -> seed(object.dataSet()), room);
        return FaceVerdict.of(object, faces);
    }

    /// The same for all objects of a study.
    private byte[] seed(DataSet dataSet) {
        return new FaceSeed(keys).of(PatientKey.of(dataSet), dataSet.string(Tag.STUDY_INSTANCE_UID));
    }

    /// Empty where there is no face to be looked for. An object of a study that nobody gave as a whole is
    /// looked at by itself.
    private Optional<FaceSearch> search(Instance object, Study study) {
        FaceRole role = handling.looksForFaces() ? FaceRole.of(object) : FaceRole.NONE;
        if (role == FaceRole.NONE) {
            return Optional.empty();
        }
        Optional<FaceSearch> known = study.faces();
        return known.isEmpty() ? Optional.of(new FaceSearch(FileImages.of(object))) : known;
    }

    /// Whether the released pixels are what the plan makes of the original's, all of them.
    static boolean holds(Plan plan, Instance released, Instance original) throws IOException {
        Optional<Action.RemoveFace> face = plan.removedFace();
        if (face.isEmpty()) {
            return true;
        }
        PixelEdit edit =
                new PixelEdit(face.get().boxes(), Optional.of(face.get().edit()));
        return Examiners.find().orElseThrow().holds(released, original, edit);
    }
}
