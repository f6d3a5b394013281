package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.elpis.compare.DifferencePicture;
import org.elpis.compare.FrameFinding;
import org.elpis.compare.ObjectFinding;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.Faces;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.View;

/// Pictures of one altered object: the frame in which most changed, and its largest regions from near.
///
/// @param frame  from 0
/// @param hasOneWindow  whether both are shown by the window of the original; else each by its own, because that is
///     what changed
/// @param boxes  around the regions of change
record ChangePictures(
        int frame, int columns, int rows, boolean hasOneWindow, Shown whole, List<Box> boxes, List<Detail> details) {
    /// @param difference  empty where the two cannot be subtracted, or nothing differs
    record Shown(View original, View copy, Optional<View> difference) {}

    /// @param box  the part of the frame
    record Detail(Box box, Shown shown) {}

    private static final int MOST_DETAILS = 2;
    /// Of a part that is shown from near, in pixels of the frame.
    private static final int LARGEST_DETAIL = 192;
    /// Around a region.
    private static final int MARGIN = 12;
    /// Larger frames are not shown from near: both would be in memory in full.
    private static final long MOST_PIXELS = 1L << 25;

    private static final ReadLimits LIMITS =
            ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// Empty where nothing can be shown.
    static Optional<ChangePictures> of(Path original, Path copy, ObjectFinding finding) {
        Optional<ImageExaminer> examiner = Examiners.find();
        Optional<ImageOpener> opener = Examiners.opener();
        if (examiner.isEmpty() || opener.isEmpty() || finding.counts().original() == 0) {
            return Optional.empty();
        }
        try (FileSource one = FileSource.open(original);
                FileSource other = FileSource.open(copy)) {
            Instance before = DicomReader.read(one, LIMITS);
            Instance after = DicomReader.read(other, LIMITS);
            return Optional.of(new Camera(examiner.get(), opener.get(), before, after).take(finding));
        } catch (MalformedDicomException | IOException | IllegalArgumentException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    /// @param opener  decodes what is subtracted
    private record Camera(ImageExaminer examiner, ImageOpener opener, Instance original, Instance copy) {
        ChangePictures take(ObjectFinding finding) throws IOException {
            Optional<FrameFinding> most = finding.frames().stream()
                    .filter(frame -> frame.frame() < finding.counts().original())
                    .max(Comparator.comparingLong(FrameFinding::changed)
                            .thenComparing(FrameFinding::frame, Comparator.reverseOrder()));
            int frame = most.map(FrameFinding::frame).orElse(0);
            boolean hasOneWindow = finding.hasOtherPixels() || finding.shown().isEmpty();
            Faces.BeforeAfter views = hasOneWindow
                    ? examiner.views(original, copy, frame, PixelLedger.MAX_SIDE)
                    : new Faces.BeforeAfter(
                            examiner.view(original, frame, PixelLedger.MAX_SIDE),
                            examiner.view(copy, frame, PixelLedger.MAX_SIDE));
            StoredImage one = opener.open(original);
            StoredImage other = opener.open(copy);
            if (one.layout().cells() * 12 > Runtime.getRuntime().maxMemory()) {
                throw new UndecodableFrameException("it takes more memory than there is");
            }
            Raster before = one.raster(frame);
            Raster after = other.raster(frame);
            Optional<View> difference = canSubtract(before, after)
                    ? Optional.of(DifferencePicture.of(views.before(), before, after))
                    : Optional.empty();
            List<Box> boxes = most.map(FrameFinding::regions).orElse(List.of()).stream()
                    .map(region -> region.box())
                    .toList();
            return new ChangePictures(
                    frame,
                    before.columns(),
                    before.rows(),
                    hasOneWindow,
                    new Shown(views.before(), views.after(), difference),
                    boxes,
                    difference.isEmpty() ? List.of() : details(frame, before, after, boxes));
        }

        private static boolean canSubtract(Raster before, Raster after) {
            return before.columns() == after.columns()
                    && before.rows() == after.rows()
                    && before.samples() == after.samples()
                    && before.isSigned() == after.isSigned()
                    && !Arrays.equals(before.values(), after.values());
        }

        private List<Detail> details(int frame, Raster before, Raster after, List<Box> boxes) throws IOException {
            int side = Math.max(before.columns(), before.rows());
            List<Box> near = boxes.stream()
                    .limit(MOST_DETAILS)
                    .map(box -> around(box, before))
                    .filter(box -> box.width() <= LARGEST_DETAIL && box.height() <= LARGEST_DETAIL)
                    .toList();
            if (near.isEmpty() || (long) before.columns() * before.rows() > MOST_PIXELS) {
                return List.of();
            }
            Faces.BeforeAfter full = examiner.views(original, copy, frame, side);
            View difference = DifferencePicture.of(full.before(), before, after);
            List<Detail> details = new ArrayList<>();
            for (Box box : near) {
                details.add(new Detail(
                        box,
                        new Shown(
                                part(full.before(), box),
                                part(full.after(), box),
                                Optional.of(part(difference, box)))));
            }
            return details;
        }

        private static Box around(Box box, Raster frame) {
            int x = Math.max(0, box.x() - MARGIN);
            int y = Math.max(0, box.y() - MARGIN);
            int right = Math.min(frame.columns(), box.right() + MARGIN);
            int bottom = Math.min(frame.rows(), box.bottom() + MARGIN);
            return new Box(x, y, right - x, bottom - y);
        }

        private static View part(View view, Box box) {
            int samples = view.samples();
            byte[] values = new byte[box.width() * box.height() * samples];
            for (int y = 0; y < box.height(); y++) {
                System.arraycopy(
                        view.values(),
                        ((box.y() + y) * view.width() + box.x()) * samples,
                        values,
                        y * box.width() * samples,
                        box.width() * samples);
            }
            return new View(box.width(), box.height(), samples, values);
        }
    }
}
