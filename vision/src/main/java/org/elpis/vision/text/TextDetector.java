package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;

/// Finds text that is burned into a frame, by the shape of its strokes and lines; it reads nothing.
///
/// Every plane of the frame is looked at in three sizes, for bright and dark ink, across and down.
/// Thread-safe; a look
/// takes about ten times the memory of the frame and ends in time that grows with its size.
public final class TextDetector {
    /// Sizes at which a plane is looked at: letters of 4 to 44, 18 to 88, 48 to 176 rows.
    private static final int SIZES = 3;

    private static final int[] LEAST_HEIGHTS = {4, 9, 12};
    /// Letters of a line at each size; in one component when they touch.
    private static final int[] LEAST_MEMBERS = {1, 2, 3};
    /// Thresholds at which strokes are gathered: letters that touch their ground, their outline or tissue at
    /// the lowest
    /// stand alone at a higher one.
    private static final int[] FACTORS = {1, 3, 8};
    /// Side of the smallest plane that can hold a line.
    private static final int LEAST_SIDE = 16;
    /// Components of a frame of a megapixel or less that are texture and nothing else. Source: measured on
    /// speckle.
    private static final int MOST_COMPONENTS = 6000;

    /// Rows of letters that are looked for in any frame. In greater frames they may be higher, so that this many lines
    /// fill the frame: what is higher is tissue far more often than writing.
    private static final int GREATEST_LETTERS = 56;

    private static final int LINES_OF_A_FRAME = 10;
    private static final int MEGAPIXEL = 1 << 20;
    /// Columns and rows that fit a short.
    private static final int MOST_SIDE = Short.MAX_VALUE - 64;
    /// What a neighbour of text may lack of the score that text must have.
    private static final float NEIGHBOUR = 1.5f;

    /// Share of a box within stronger text of the other direction from which on it is no text of its own:
    /// lines and
    /// half of
    /// the blank between them.
    private static final double CROSSED = 0.5;
    /// What a line that stronger text of its direction covers may have beyond it, in squares of its height:
    /// less than
    /// a letter. It is that text, found another time.
    private static final double BEYOND = 0.4;

    private final Sensitivity sensitivity;

    public TextDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    /// Looks at one frame.
    ///
    /// @param raster  stored values; not a palette's places, whose order means nothing
    public BurnedInText look(Raster raster) {
        if (Math.max(raster.columns(), raster.rows()) > MOST_SIDE) {
            return new BurnedInText.Uncertain("the frame is too wide or too high to be looked at");
        }
        Optional<List<Candidate>> candidates = candidates(raster);
        if (candidates.isEmpty()) {
            return new BurnedInText.Uncertain("the frame is so full of texture that text would not stand out");
        }
        int mostHeight = Math.max(GREATEST_LETTERS, Math.min(raster.columns(), raster.rows()) / LINES_OF_A_FRAME);
        List<Candidate> small = candidates.get().stream()
                .filter(candidate -> candidate.height() <= mostHeight)
                .toList();
        List<TextBox> boxes = upright(accepted(small), raster.columns());
        return boxes.isEmpty()
                ? new BurnedInText.Clean()
                : new BurnedInText.Text(new BoxGrid(raster.columns(), raster.rows()).snapped(boxes));
    }

    /// Every chain that may be a line; empty when there is too much of them.
    Optional<List<Candidate>> candidates(Raster raster) {
        List<Candidate> candidates = new ArrayList<>();
        for (GreyPlane plane : GreyPlane.of(raster)) {
            GreyPlane sized = plane;
            for (int size = 0; size < SIZES && Math.min(sized.columns, sized.rows) >= LEAST_SIDE; size++) {
                StrokeMap map = new StrokeMap(sized, sensitivity);
                if (!look(map, size, candidates)) {
                    return Optional.empty();
                }
                sized = sized.half();
            }
        }
        return Optional.of(candidates);
    }

    private static boolean look(StrokeMap map, int size, List<Candidate> candidates) {
        List<StrokeRuns> all = StrokeScan.of(map, FACTORS);
        long most = (long) MOST_COMPONENTS * Math.max(MEGAPIXEL, map.plane.pixels()) / MEGAPIXEL;
        for (StrokeRuns runs : all) {
            if (runs.isOverloaded()) {
                return false;
            }
            Components components = Components.of(runs);
            if (components.count > most) {
                return false;
            }
            chain(components, new PixelView(map, runs.isBright, false), size, candidates);
            chain(components.turned(), new PixelView(map, runs.isBright, true), size, candidates);
        }
        return true;
    }

    private static void chain(Components components, PixelView view, int size, List<Candidate> candidates) {
        for (Line line : LineFinder.find(components, LEAST_HEIGHTS[size])) {
            boolean isWord = size == 0 && line.right - line.left >= 2 * line.height;
            if (line.members.length >= Math.max(2, LEAST_MEMBERS[size]) || isWord) {
                candidates.add(new Candidate(line, view, 1 << size, LineScore.of(line.measures(view))));
            }
        }
    }

    /// What is text by itself, and then what stands beside text as its neighbour.
    private List<Candidate> accepted(List<Candidate> candidates) {
        List<Candidate> accepted = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.score() > sensitivity.score) {
                accepted.add(candidate);
            }
        }
        boolean[] isAccepted = new boolean[candidates.size()];
        for (int i = 0; i < accepted.size(); i++) {
            for (int j = 0; j < isAccepted.length; j++) {
                Candidate weak = candidates.get(j);
                boolean isWeak = weak.score() <= sensitivity.score && weak.score() > sensitivity.score - NEIGHBOUR;
                if (isWeak && !isAccepted[j] && weak.isNeighbour(accepted.get(i))) {
                    isAccepted[j] = true;
                    accepted.add(weak);
                }
            }
        }
        return accepted;
    }

    /// The boxes without those that stronger text of the other direction covers for the most part: the
    /// letters of
    /// stacked
    /// lines chain downwards too.
    private static List<TextBox> upright(List<Candidate> accepted, int columns) {
        List<Candidate> byScore = new ArrayList<>(accepted);
        byScore.sort(Comparator.comparingDouble(candidate -> -candidate.score()));
        BitSet across = new BitSet();
        BitSet down = new BitSet();
        List<TextBox> boxes = new ArrayList<>();
        for (Candidate candidate : byScore) {
            boolean isTurned = candidate.view().isTurned();
            if (isKnown(candidate.letters(), isTurned ? down : across, columns)) {
                continue;
            }
            Box box = candidate.box();
            if (covered(isTurned ? across : down, box, columns) < CROSSED * box.width() * box.height()) {
                boxes.add(new TextBox(box, candidate.score()));
                for (int y = box.y(); y < box.bottom(); y++) {
                    (isTurned ? down : across).set(y * columns + box.x(), y * columns + box.right());
                }
            }
        }
        return boxes;
    }

    private static boolean isKnown(Box letters, BitSet text, int columns) {
        int height = Math.min(letters.width(), letters.height());
        int beyond = letters.width() * letters.height() - covered(text, letters, columns);
        return beyond <= BEYOND * height * height;
    }

    private static int covered(BitSet filled, Box box, int columns) {
        int count = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                count += filled.get(y * columns + x) ? 1 : 0;
            }
        }
        return count;
    }
}
