package org.elpis.testkit.hospital;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.PlantedIdentifier;

/// A folder of DICOM files as a small hospital would export it, and the key to what is hidden in them.
///
/// The same seed and size give the same bytes. All references between objects resolve within the patient's
/// study.
///
/// @param folder  where the files lie, one folder for each patient, named after the patient
/// @param files  how many there are
public record SyntheticHospital(Path folder, int files, List<SyntheticPatient> patients, AnswerKey key) {
    /// How big a hospital is.
    ///
    /// @param patients  number of patients
    /// @param slices  slices of each CT and MR series
    /// @param pixels  rows and columns of images: 64, 128 or 512
    /// @param everything  whether each patient has objects of all kinds, or only the first one has
    public record Size(int patients, int slices, int pixels, boolean everything) {
        /// Five patients and less than a hundred files; made in about a second.
        public static final Size DEMO = new Size(5, 3, 64, false);
        /// Twenty patients of a wide family with all kinds, of 128 pixels, into which text can be drawn.
        public static final Size WIDE = new Size(20, 2, 128, true);
        /// Twenty patients with all kinds; well over 2,000 planted identifiers.
        public static final Size SCORING = new Size(20, 2, 64, true);

        public Size {
            if (pixels != 64 && pixels != 128 && pixels != 512) {
                throw new IllegalArgumentException("pixels must be 64, 128 or 512, got " + pixels);
            }
        }
    }

    /// Writes a hospital.
    ///
    /// @param folder  is made if it does not exist
    public static SyntheticHospital generate(Seed seed, Path folder, Size size) throws IOException {
        List<SyntheticPatient> patients = new ArrayList<>();
        List<PlantedIdentifier> plants = new ArrayList<>();
        int files = 0;
        for (int n = 0; n < size.patients(); n++) {
            SyntheticPatient patient = SyntheticPatient.of(seed, n);
            patients.add(patient);
            for (ObjectDraft draft : objects(new Visit(patient, n % 4, size.pixels()), size)) {
                write(draft, files++, folder);
                plants.addAll(draft.plants());
            }
        }
        return new SyntheticHospital(folder, files, List.copyOf(patients), new AnswerKey(plants));
    }

    private static List<ObjectDraft> objects(Visit visit, Size size) {
        List<ObjectDraft> drafts = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            if (!wanted(kind, visit, size)) {
                continue;
            }
            String seriesUid = visit.uids().next();
            int count = kind == ObjectKind.CT || kind == ObjectKind.MR ? size.slices() : 1;
            for (int i = 0; i < count; i++) {
                ObjectDraft draft = make(kind, visit, seriesUid, i);
                hide(draft, i);
                visit.add(draft);
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static boolean wanted(ObjectKind kind, Visit visit, Size size) {
        int patient = visit.patient().number();
        if (!kind.isOf(visit.patient().seed().family())) {
            return false;
        }
        return size.everything()
                || patient == 0
                || switch (kind) {
                    case CT, SR, SEG -> true;
                    case CR, PR, KO -> patient % 2 == 1;
                    case RTSTRUCT, RTPLAN, RTDOSE -> patient % 4 == 2;
                    case PET, REAL_WORLD_VALUE -> patient % 4 == 3;
                    case MR,
                            ENHANCED_MR,
                            NM,
                            DX,
                            MG,
                            XA,
                            US,
                            US_MULTIFRAME,
                            SC,
                            PHOTO,
                            PDF,
                            ECG,
                            REG,
                            PARAMETRIC_MAP,
                            SLIDE,
                            TEXT_SR,
                            CDA,
                            STL -> kind.ordinal() % 4 == patient % 4;
                };
    }

    private static ObjectDraft make(ObjectKind kind, Visit v, String seriesUid, int index) {
        return switch (kind) {
            case CT -> SectionalImages.ct(v, seriesUid, index);
            case MR -> SectionalImages.mr(v, seriesUid, index);
            case ENHANCED_MR -> SectionalImages.enhancedMr(v);
            case PET -> SectionalImages.pet(v, seriesUid, index);
            case NM -> SectionalImages.nm(v);
            case CR -> ProjectionImages.cr(v);
            case DX -> ProjectionImages.dx(v);
            case MG -> ProjectionImages.mg(v);
            case XA -> ProjectionImages.xa(v);
            case US -> ProjectionImages.us(v, 1);
            case US_MULTIFRAME -> ProjectionImages.us(v, 4);
            case SC -> ProjectionImages.sc(v);
            case PHOTO -> ProjectionImages.photo(v);
            case SR -> Documents.sr(v);
            case KO -> Documents.ko(v);
            case PDF -> Documents.pdf(v);
            case PR -> DerivedObjects.pr(v);
            case SEG -> DerivedObjects.seg(v);
            case REG -> DerivedObjects.reg(v);
            case REAL_WORLD_VALUE -> DerivedObjects.realWorldValue(v);
            case RTSTRUCT -> TherapyObjects.structures(v);
            case RTPLAN -> TherapyObjects.plan(v);
            case RTDOSE -> TherapyObjects.dose(v);
            case ECG -> TherapyObjects.ecg(v);
            case PARAMETRIC_MAP -> WideObjects.parametricMap(v);
            case SLIDE -> WideObjects.slide(v);
            case TEXT_SR -> WideObjects.narrative(v);
            case CDA -> WideObjects.cda(v);
            case STL -> WideObjects.stl(v);
        };
    }

    /// Chooses the encoding and plants; later slices of a series carry only what every object has.
    private static void hide(ObjectDraft draft, int index) {
        if (draft.encoding != Encoding.JPEG_BASELINE) {
            draft.encoding = switch ((draft.kind.ordinal() + draft.patient().number()) % 7) {
                // Without explicit VRs a mapped value could be signed or not.
                case 1, 2 ->
                    draft.kind == ObjectKind.REAL_WORLD_VALUE ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE;
                case 3 -> Encoding.DEFLATED;
                case 4 -> Encoding.EXPLICIT_BIG;
                default -> Encoding.EXPLICIT_LITTLE;
            };
        }
        if (draft.kind == ObjectKind.RTSTRUCT && draft.encoding == Encoding.IMPLICIT_LITTLE) {
            draft.meta = Optional.empty();
        }
        if (draft.patient().seed().family().isWide()) {
            WidePlaces.plant(draft, index);
        } else if (index == 0) {
            StandardPlaces.plant(draft);
            PrivatePlaces.plant(draft);
            OddPlaces.plant(draft);
        }
    }

    private static void write(ObjectDraft draft, int number, Path folder) throws IOException {
        SyntheticPatient p = draft.patient();
        String person = SyntheticPatient.ascii(
                        p.name().family() + "_" + p.name().given())
                .toLowerCase(Locale.ROOT);
        String id = p.id().replaceAll("[^0-9A-Za-z]", "");
        draft.path = switch (p.seed().family()) {
            case A -> "%s/ST%d/%s%04d.dcm".formatted(person, p.number(), draft.kind.modality(), number);
            case B -> "%s/%s/%05d".formatted(id, person, number);
            case D -> "%s/%s/%s_%04d".formatted(p.seed().family(), id, person, number);
            case E -> "%s_%s/SE%s/%04d.dcm".formatted(person, p.birth(), draft.kind.name(), number);
            case F -> "%s/%s%s.dcm".formatted(draft.kind.modality(), person, id + number);
            case C -> "%s-%s/%s/IM_%d.dcm".formatted(draft.visit.day(), person, draft.kind.name(), number);
        };
        draft.note(
                "<file name>",
                draft.path,
                Answer.removed(Layer.FILE, p.tokensIn(draft.path)).nearby(p.shortTokensIn(draft.path)));
        Path file = folder.resolve(draft.path);
        Files.createDirectories(file.getParent());
        Files.write(file, draft.bytes());
    }
}
