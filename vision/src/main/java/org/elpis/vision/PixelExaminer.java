package org.elpis.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.StudyImages;
import org.elpis.pixel.UncertainPixelsException;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.View;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.face.HeadPortraits;
import org.elpis.vision.study.FaceSearch;
import org.elpis.vision.study.FaceTools;
import org.elpis.vision.study.HeapBudget;
import org.elpis.vision.study.StudyLook;
import org.elpis.vision.text.BurnedInText;
import org.elpis.vision.text.Sensitivity;
import org.elpis.vision.text.TemporalProjection;
import org.elpis.vision.text.TextBox;

/// Looks at every frame of an image for text, and fills boxes of all frames.
///
/// What stands in one frame is filled in all of them. Of ultrasound images whatever lies outside their regions
/// is filled as well.
public final class PixelExaminer implements ImageExaminer {
    private static final Set<String> CROSS_SECTIONS = Set.of("CT", "MR", "PT");

    private final FaceTools tools;

    public PixelExaminer() {
        this(FaceFinder::find);
    }

    /// @param search  finds a face in a volume
    PixelExaminer(FaceSearch search) {
        HeapBudget heap = new HeapBudget(Runtime.getRuntime().maxMemory() / 2);
        this.tools = new FaceTools(ImageFrames::of, search, HeadPortraits::of, heap);
    }

    @Override
    public List<Box> words(Instance image, Care care) throws IOException {
        try {
            ImageFrames frames = ImageFrames.of(image);
            List<Box> boxes = new ArrayList<>();
            if (care == Care.USUAL) {
                boxes.addAll(UltrasoundRegions.outside(image.dataSet(), frames.layout()));
            }
            TemporalProjection looking = new TemporalProjection(sensitivity(image.dataSet(), care));
            Appearance appearance = Appearance.of(image.dataSet(), frames.layout());
            for (int i = 0; i < frames.count(); i++) {
                looking.add(appearance.of(frames.raster(i)));
            }
            add(looking.result(), boxes);
            return boxes;
        } catch (OutOfMemoryError e) {
            // The job goes on without this image.
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    private static Sensitivity sensitivity(DataSet image, Care care) {
        return switch (care) {
            case USUAL -> isCrossSection(image) ? Sensitivity.CROSS_SECTION : Sensitivity.FIRST_LOOK;
            case SECOND_LOOK -> Sensitivity.SECOND_LOOK;
        };
    }

    /// A slice as a scanner makes it, by its own word; one that says that words are burned in is not believed
    /// to be one.
    private static boolean isCrossSection(DataSet image) {
        List<String> type = image.strings(Tag.IMAGE_TYPE);
        return CROSS_SECTIONS.contains(image.string(Tag.MODALITY))
                && type.size() > 1
                && type.get(0).equals("ORIGINAL")
                && type.get(1).equals("PRIMARY")
                && !image.string(Tag.BURNED_IN_ANNOTATION).equals("YES");
    }

    private static void add(BurnedInText found, List<Box> boxes) throws UncertainPixelsException {
        switch (found) {
            case BurnedInText.Clean clean -> {}
            case BurnedInText.Uncertain uncertain -> throw new UncertainPixelsException(uncertain.reason());
            case BurnedInText.Text text -> {
                for (TextBox box : text.boxes()) {
                    if (boxes.stream().noneMatch(known -> known.contains(box.box()))) {
                        boxes.add(box.box());
                    }
                }
            }
        }
    }

    @Override
    public Faces faces(StudyImages images, FaceHandling handling, byte[] seed) throws IOException {
        return StudyLook.at(images, handling, seed, tools);
    }

    @Override
    public View view(Instance image, int frame, int maxSide) throws IOException {
        try {
            return ShownFrame.of(image, frame).view(maxSide);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    @Override
    public Faces.BeforeAfter views(Instance before, Instance after, int frame, int maxSide) throws IOException {
        try {
            ShownFrame one = ShownFrame.of(before, frame);
            return new Faces.BeforeAfter(
                    one.view(maxSide), one.asHere(after, frame).view(maxSide));
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    @Override
    public PixelChange change(Instance before, Instance after, PixelEdit edit) throws IOException {
        try {
            return PixelCount.of(before, after, edit);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    @Override
    public Likeness likeness(Instance before, Instance after, int frame) throws IOException {
        try {
            return FrameLikeness.of(before, after, frame);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    @Override
    public FilledPixels fill(Instance image, Value pixels, PixelEdit edit) throws IOException {
        try {
            return FilledFrames.of(image, pixels, edit);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    @Override
    public boolean holds(Instance released, Instance original, PixelEdit edit) throws IOException {
        try {
            return EditCheck.holds(released, original, edit);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }
}
