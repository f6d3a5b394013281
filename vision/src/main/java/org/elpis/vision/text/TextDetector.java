package org.elpis.vision.text;

import java.util.ArrayList;
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

    /// Share of the letters of a line within stronger text of the other direction from which on it is no text of its
    /// own: the letters of stacked lines chain downwards too.
    private static final double CROSSED = 0.5;
    /// What a line or a letter that stronger text covers may have beyond it, in squares of the line's
    /// height: less than a letter. It is that text, found another time. Source: 0.4 and 0.6 missed as many
    /// drawn lines, and 0.6 filled less.
    private static final double BEYOND = 0.6;
    /// And at most this share of itself.
    private static final double HALF = 0.5;
    /// Share of a letter from which on all of it is covered but the rim of its strokes.
    private static final double WHOLE = 0.95;

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
        int mostHeight = Math.max(GREATEST_LETTERS, Math.min(raster.columns(), raster.rows()) / LINES_OF_A_FRAME);
        Optional<List<Candidate>> candidates = candidates(raster, mostHeight, sensitivity.score - NEIGHBOUR);
        if (candidates.isEmpty()) {
            return new BurnedInText.Uncertain("the frame is so full of texture that text would not stand out");
        }
        List<TextBox> boxes = upright(accepted(candidates.get()), raster.columns(), raster.rows());
        return boxes.isEmpty()
                ? new BurnedInText.Clean()
                : new BurnedInText.Text(new BoxGrid(raster.columns(), raster.rows()).snapped(boxes));
    }

    /// Every chain that may be a line; empty when there is too much of them.
    Optional<List<Candidate>> candidates(Raster raster) {
        return candidates(raster, Integer.MAX_VALUE, Float.NEGATIVE_INFINITY);
    }

    /// @param mostHeight  of letters, in rows of the frame
    /// @param leastScore  what surely has less is left out
    private Optional<List<Candidate>> candidates(Raster raster, int mostHeight, float leastScore) {
        List<Candidate> candidates = new ArrayList<>();
        for (GreyPlane plane : GreyPlane.of(raster)) {
            GreyPlane sized = plane;
            for (int size = 0; size < SIZES && Math.min(sized.columns, sized.rows) >= LEAST_SIDE; size++) {
                StrokeMap map = new StrokeMap(sized, sensitivity);
                List<Found> found = new ArrayList<>();
                if (!look(map, size, found)) {
                    return Optional.empty();
                }
                for (Found each : found) {
                    if (each.line.height << size <= mostHeight) {
                        float score = LineScore.of(each.line.measures(each.view), leastScore);
                        if (score >= leastScore) {
                            candidates.add(new Candidate(each.line, each.view, 1 << size, score));
                        }
                    }
                }
                if (size + 1 < SIZES) {
                    sized = sized.half();
                }
            }
        }
        return Optional.of(candidates);
    }

    /// A chain and where it was found.
    private record Found(Line line, PixelView view) {}

    private static boolean look(StrokeMap map, int size, List<Found> found) {
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
            chain(components, new PixelView(map, runs.isBright, false), size, found);
            chain(components.turned(), new PixelView(map, runs.isBright, true), size, found);
        }
        return true;
    }

    private static void chain(Components components, PixelView view, int size, List<Found> found) {
        for (Line line : LineFinder.find(components, LEAST_HEIGHTS[size])) {
            boolean isWord = size == 0 && line.right - line.left >= 2 * line.height;
            if (line.members.length >= Math.max(2, LEAST_MEMBERS[size]) || isWord) {
                found.add(new Found(line, view));
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

    /// Boxes of all that is text: the strongest first, and of each that follows only the letters that those
    /// before do not cover. The same line is found in several sizes and thresholds, each time with something
    /// else of the ground that touches it; all of it together would be far more than the line. No letter of
    /// text stays uncovered, not even of a line that is dropped because text of the other direction crosses it.
    private static List<TextBox> upright(List<Candidate> accepted, int columns, int rows) {
        List<Candidate> byScore = new ArrayList<>(accepted);
        byScore.sort(Comparator.comparingDouble(candidate -> -candidate.score()));
        Covered across = new Covered(columns);
        Covered down = new Covered(columns);
        List<TextBox> boxes = new ArrayList<>();
        for (Candidate candidate : byScore) {
            boolean isTurned = candidate.view().isTurned();
            Covered own = isTurned ? down : across;
            Covered other = isTurned ? across : down;
            if (!isCrossed(candidate, other)) {
                add(candidate, own, rows, boxes);
            }
            for (Box letter : candidate.members()) {
                if (Math.max(own.share(letter), other.share(letter)) < WHOLE) {
                    own.add(letter);
                    boxes.add(new TextBox(letter, candidate.score()));
                }
            }
        }
        return boxes;
    }

    private static void add(Candidate candidate, Covered own, int rows, List<TextBox> boxes) {
        if (!isKnown(candidate.letters(), candidate.height(), own)) {
            Optional<Candidate> news = candidate.without(letter -> isKnown(letter, candidate.height(), own));
            if (news.isPresent()) {
                Box box = news.get().box();
                own.add(box);
                boolean isWhole = news.get().equals(candidate);
                boxes.add(new TextBox(isWhole ? candidate.extended(box, own.columns(), rows) : box, candidate.score()));
            }
        }
    }

    private static boolean isCrossed(Candidate candidate, Covered other) {
        List<Box> letters = candidate.members();
        long crossed = letters.stream()
                .filter(letter -> isKnown(letter, candidate.height(), other))
                .count();
        return crossed >= CROSSED * letters.size();
    }

    private static boolean isKnown(Box box, int height, Covered text) {
        double area = (double) box.width() * box.height();
        return area * (1 - text.share(box)) <= Math.min(BEYOND * height * height, HALF * area);
    }
}
