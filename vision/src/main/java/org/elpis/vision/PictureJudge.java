package org.elpis.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ExportJudge;
import org.elpis.pixel.ExportVerdict;
import org.elpis.pixel.StoredImage;
import org.elpis.vision.export.ExportPicture;
import org.elpis.vision.export.ExportTrial;
import org.elpis.vision.export.FrameValues;

/// Holds pictures against the frames of images.
public final class PictureJudge implements ExportJudge {
    private static final int PIXEL_SPACING = 0x0028_0030;
    private static final int IMAGER_PIXEL_SPACING = 0x0018_1164;

    @Override
    public boolean isPicture(Path file) {
        return ExportPicture.isPicture(file);
    }

    @Override
    public Trial trial(Path picture) throws IOException {
        return switch (ExportPicture.read(picture)) {
            case ExportPicture.Usable readable ->
                new OfPicture(
                        new ExportTrial(readable.picture().grey()),
                        readable.picture().isColour());
            case ExportPicture.Unreadable unreadable -> new OfNothing(unreadable.reason());
        };
    }

    private static final class OfPicture implements Trial {
        private final ExportTrial trial;
        private final boolean isColour;
        /// Images of the baseline that are in colour themselves.
        private final Set<String> coloured = new HashSet<>();

        OfPicture(ExportTrial trial, boolean isColour) {
            this.trial = trial;
            this.isColour = isColour;
        }

        @Override
        public void look(String name, Instance image, Care care) throws IOException {
            StoredImage stored = ImageFrames.of(image);
            if (!stored.layout().photometric().isMonochrome()) {
                coloured.add(name);
            }
            for (int frame = 0; frame < stored.layout().frames(); frame++) {
                trial.look(
                        name,
                        frame,
                        FrameValues.of(image.dataSet(), stored.raster(frame)),
                        spacing(image),
                        care == Care.THOROUGH);
            }
        }

        /// Millimetres between two rows; those at the detector when there are no others.
        private static double spacing(Instance image) {
            for (int tag : List.of(PIXEL_SPACING, IMAGER_PIXEL_SPACING)) {
                List<String> values = image.dataSet().strings(tag);
                if (!values.isEmpty() && values.getFirst().strip().matches("[0-9]{1,4}(\\.[0-9]{1,12})?")) {
                    return Double.parseDouble(values.getFirst().strip());
                }
            }
            return 0;
        }

        @Override
        public boolean isPlaced() {
            return trial.isPlaced();
        }

        /// A colour of the same brightness as the grey that it covers is seen by people and by nothing here.
        @Override
        public ExportVerdict verdict() {
            ExportVerdict verdict = trial.verdict();
            boolean isGrey = verdict.shown()
                    .filter(shown -> !coloured.contains(shown.name()))
                    .isPresent();
            return isColour && isGrey && verdict.outcome() == ExportVerdict.Outcome.MATCHES
                    ? new ExportVerdict(
                            ExportVerdict.Outcome.UNKNOWN,
                            "the picture has colours and the image is grey: only brightness was compared",
                            verdict.shown(),
                            verdict.changes(),
                            verdict.sights(),
                            verdict.marked())
                    : verdict;
        }
    }

    private record OfNothing(String reason) implements Trial {
        @Override
        public void look(String name, Instance image, Care care) {
            // There is nothing to be held against it.
        }

        @Override
        public boolean isPlaced() {
            return true;
        }

        @Override
        public ExportVerdict verdict() {
            return ExportVerdict.unknown(reason);
        }
    }
}
