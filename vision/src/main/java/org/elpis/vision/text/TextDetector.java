package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.elpis.pixel.Box;
import org.elpis.pixel.Raster;

/// Finds text that is burned into a frame.
public final class TextDetector {
    private final Sensitivity sensitivity;

    public TextDetector(Sensitivity sensitivity) {
        this.sensitivity = sensitivity;
    }

    public BurnedInText look(Raster raster) {
        List<TextBox> boxes = new ArrayList<>();
        boolean[] isOverloaded = new boolean[1];
        candidates(raster, isOverloaded, candidate -> {
            if (candidate.score > sensitivity.score) {
                boxes.add(new TextBox(candidate.box(), candidate.score));
            }
        });
        if (isOverloaded[0]) {
            return new BurnedInText.Uncertain("the frame is full of texture");
        }
        return boxes.isEmpty() ? new BurnedInText.Clean() : new BurnedInText.Text(boxes);
    }

    static final class Candidate {
        Line line;
        float[] measures;
        float score;
        int scale;
        boolean isTurned, isBright;
        PixelView view;

        Box box() {
            int[] e = new LineGrowth(view, line).grown();
            int l = e[0] * scale, t = e[1] * scale, r = e[2] * scale, b = e[3] * scale;
            return isTurned ? new Box(t, l, b - t, r - l) : new Box(l, t, r - l, b - t);
        }
    }

    void candidates(Raster raster, boolean[] isOverloaded, Consumer<Candidate> sink) {
        for (GreyPlane plane : GreyPlane.of(raster)) {
            GreyPlane scaled = plane;
            for (int scale = 1; scale <= 4 && Math.min(scaled.columns, scaled.rows) >= 32; scale *= 2) {
                StrokeMap map = new StrokeMap(scaled, sensitivity);
                for (boolean isBright : new boolean[] {true, false}) {
                    Components components = Components.of(map, isBright);
                    if (components.isOverloaded || components.count > 6000 + scaled.values.length / 100) {
                        isOverloaded[0] = true;
                        continue;
                    }
                    look(map, components, isBright, false, scale, sink);
                    look(map, components.turned(), isBright, true, scale, sink);
                }
                scaled = scaled.half();
            }
        }
    }

    private void look(StrokeMap map, Components components, boolean isBright, boolean isTurned, int scale, Consumer<Candidate> sink) {
        PixelView view = new PixelView(map, isBright, isTurned);
        for (Line line : LineFinder.find(components)) {
            if (line.members.length < 2 && line.right - line.left < 2 * line.height) {
                continue;
            }
            Candidate candidate = new Candidate();
            candidate.line = line;
            candidate.scale = scale;
            candidate.isTurned = isTurned;
            candidate.isBright = isBright;
            candidate.view = view;
            int threshold = 0;
            for (int m : line.members) {
                threshold = Math.max(threshold, view.threshold((components.left[m] + components.right[m]) / 2, (components.top[m] + components.bottom[m]) / 2));
            }
            int others = 0;
            int h = line.height;
            for (int i = 0; i < components.count; i++) {
                if (components.left[i] < line.right + h && components.right[i] > line.left - h && components.top[i] < line.bottom + h / 2 && components.bottom[i] > line.top - h / 2) {
                    others++;
                }
            }
            candidate.measures = line.measures(threshold, others - line.members.length);
            candidate.score = LineScore.of(candidate.measures);
            sink.accept(candidate);
        }
    }
}
