package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;

/// Looks at many frames of one object or series through the brightest and the darkest of each place, and at single
/// frames only where those raise doubt.
///
/// Frames are taken in groups of eight that follow each other. Bright text of any one of them stands in the brightest,
/// and text of all of them in both; dark text the other way round. A group whose projections show nothing at the
/// greater sensitivity is clean. Where they show something outside of what is known already, every frame of the group
/// is looked at by itself, and what all of them show belongs to every frame: a clock is found in each of its states.
///
/// Limit: text of one frame that is no brighter and no darker than what the same place shows in its seven neighbours is
/// not in the projections. Keeps eight frames. Not thread-safe.
public final class TemporalProjection {
    /// Frames of a group: their anatomy is nearly the same, and two looks for eight frames are a quarter of the work.
    private static final int GROUP = 8;

    private final TextDetector doubting;
    private final TextDetector looking;
    private final List<Raster> group = new ArrayList<>();
    private final List<TextBox> boxes = new ArrayList<>();
    private BurnedInText.@org.jspecify.annotations.Nullable Uncertain uncertain;

    /// @param sensitivity  for single frames; projections are looked at with [Sensitivity#SECOND_LOOK]
    public TemporalProjection(Sensitivity sensitivity) {
        this.looking = new TextDetector(sensitivity);
        this.doubting = new TextDetector(Sensitivity.SECOND_LOOK);
    }

    /// Takes the next frame, which must not change until the result is read.
    public void add(Raster frame) {
        if (!group.isEmpty() && !isSameShape(group.getFirst(), frame)) {
            look();
        }
        group.add(frame);
        if (group.size() == GROUP) {
            look();
        }
    }

    /// What all frames so far show; boxes hold for every frame.
    public BurnedInText result() {
        look();
        if (uncertain != null) {
            return uncertain;
        }
        return boxes.isEmpty() ? new BurnedInText.Clean() : new BurnedInText.Text(boxes);
    }

    private static boolean isSameShape(Raster one, Raster other) {
        return one.columns() == other.columns()
                && one.rows() == other.rows()
                && one.bits() == other.bits()
                && one.isSigned() == other.isSigned()
                && one.photometric() == other.photometric();
    }

    private void look() {
        if (group.size() < 3) {
            group.forEach(this::lookAt);
        } else if (isDoubtful(projection(true)) || isDoubtful(projection(false))) {
            group.forEach(this::lookAt);
        }
        group.clear();
    }

    private boolean isDoubtful(Raster projection) {
        return switch (doubting.look(projection)) {
            case BurnedInText.Clean clean -> false;
            case BurnedInText.Uncertain texture -> true;
            case BurnedInText.Text text -> !text.boxes().stream().allMatch(box -> isKnown(box.box()));
        };
    }

    private boolean isKnown(Box box) {
        return boxes.stream().anyMatch(known -> known.box().contains(box));
    }

    private void lookAt(Raster frame) {
        switch (looking.look(frame)) {
            case BurnedInText.Clean clean -> {}
            case BurnedInText.Uncertain texture -> uncertain = texture;
            case BurnedInText.Text text ->
                text.boxes().stream().filter(box -> !isKnown(box.box())).forEach(box -> {
                    boxes.removeIf(known -> box.box().contains(known.box()));
                    boxes.add(box);
                });
        }
    }

    /// The brightest or the darkest of each value over the group.
    private Raster projection(boolean isBrightest) {
        Raster first = group.getFirst();
        short[] values = first.values().clone();
        int bias = first.isSigned() ? 0 : Short.MIN_VALUE;
        for (Raster frame : group.subList(1, group.size())) {
            short[] other = frame.values();
            for (int i = 0; i < values.length; i++) {
                // Adding the least short turns the order of unsigned values into that of signed ones.
                boolean isGreater = (short) (other[i] + bias) > (short) (values[i] + bias);
                values[i] = isGreater == isBrightest ? other[i] : values[i];
            }
        }
        return new Raster(first.columns(), first.rows(), first.photometric(), first.bits(), first.isSigned(), values);
    }
}
