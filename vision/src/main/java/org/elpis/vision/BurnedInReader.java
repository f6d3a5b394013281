package org.elpis.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.WordReader;
import org.elpis.vision.read.Crop;
import org.elpis.vision.read.LineReader;
import org.elpis.vision.read.Tesseract;

/// Reads words that were found in an image by the program `tesseract`, where the system has it.
///
/// Whatever is no single line of writing on an even ground is not read, and neither is what an ultrasound
/// image says to
/// be outside of its regions.
public final class BurnedInReader implements WordReader {
    private static final int MOST_BOXES = 64;
    private static final int LEAST_ROWS = 6;
    private static final int MOST_ROWS = 64;
    private static final int MOST_COLUMNS = 1024;
    /// Looks of a box in the frames of one image: a clock has one a frame.
    private static final int MOST_LOOKS = 8;

    /// Looked for only when words may stay.
    private static final class Found {
        static final Optional<Tesseract> PROGRAM = Tesseract.find();
    }

    @Override
    public boolean isReady() {
        return Found.PROGRAM.isPresent();
    }

    @Override
    public String identity() {
        return program().identity();
    }

    private static Tesseract program() {
        return Found.PROGRAM.orElseThrow(() -> new IllegalStateException("There is no program that reads."));
    }

    @Override
    public List<Reading> read(Instance image, List<Box> boxes) throws IOException {
        try {
            ImageFrames frames = ImageFrames.of(image);
            List<Box> outside = UltrasoundRegions.outside(image.dataSet(), frames.layout());
            List<List<Crop>> looks = new ArrayList<>();
            List<Box> readable = new ArrayList<>();
            for (Box box : boxes) {
                looks.add(new ArrayList<>());
                if (readable.size() < MOST_BOXES && isLine(box) && !outside.contains(box)) {
                    readable.add(box);
                }
            }
            if (!readable.isEmpty()) {
                look(image, frames, boxes, readable, looks);
            }
            return new LineReader(program()).read(looks);
        } catch (OutOfMemoryError e) {
            throw new UndecodableFrameException("it takes more memory than there is");
        }
    }

    private static boolean isLine(Box box) {
        return box.height() >= LEAST_ROWS
                && box.height() <= MOST_ROWS
                && box.width() <= MOST_COLUMNS
                && 2 * box.width() >= box.height();
    }

    /// Crops each box from each frame, and leaves out what looks as before. A box that cannot be cropped in
    /// one frame has
    /// none at all.
    private static void look(
            Instance image, ImageFrames frames, List<Box> boxes, List<Box> readable, List<List<Crop>> looks)
            throws IOException {
        Appearance appearance = Appearance.of(image.dataSet(), frames.layout());
        boolean[] isGivenUp = new boolean[boxes.size()];
        for (int frame = 0; frame < frames.count(); frame++) {
            Raster raster = appearance.of(frames.raster(frame));
            for (int i = 0; i < looks.size(); i++) {
                if (!isGivenUp[i] && readable.contains(boxes.get(i))) {
                    isGivenUp[i] = !add(Crop.of(raster, boxes.get(i)), looks.get(i));
                }
            }
        }
        for (int i = 0; i < isGivenUp.length; i++) {
            if (isGivenUp[i]) {
                looks.get(i).clear();
            }
        }
    }

    /// Whether it can be read.
    private static boolean add(Optional<Crop> crop, List<Crop> looks) {
        if (crop.isEmpty()) {
            return false;
        }
        if (looks.stream().noneMatch(crop.get()::isSameAs)) {
            looks.add(crop.get());
        }
        return looks.size() <= MOST_LOOKS;
    }
}
