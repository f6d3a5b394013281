package org.elpis.vision.text;

import java.util.Arrays;

/// Components that may be the letters of one line, from left to right, and what they have in common.
final class Line {
    /// Letters of up to this share of the frame's shorter side are all the same: drawn frames say nothing of
    /// smaller
    /// ones.
    private static final float LEAST_SHARE = 0.2f;
    /// Difference to the ink, in strengths, of what is taken for ink.
    private static final float NEAR_INK = 0.4f;

    final Components components;
    final int[] members;
    final int left;
    final int top;
    final int right;
    final int bottom;
    /// Middle values over the members.
    final int height;

    final int ink;
    final float strength;

    Line(Components components, int[] members) {
        this.components = components;
        this.members = members;
        int l = Integer.MAX_VALUE;
        int t = Integer.MAX_VALUE;
        int r = 0;
        int b = 0;
        int[] heights = new int[members.length];
        int[] inks = new int[members.length];
        float sum = 0;
        for (int i = 0; i < members.length; i++) {
            int at = members[i];
            l = Math.min(l, components.left[at]);
            t = Math.min(t, components.top[at]);
            r = Math.max(r, components.right[at]);
            b = Math.max(b, components.bottom[at]);
            heights[i] = components.height(at);
            inks[i] = components.ink[at];
            sum += components.strength[at];
        }
        left = l;
        top = t;
        right = r;
        bottom = b;
        height = median(heights);
        ink = median(inks);
        strength = sum / members.length;
    }

    /// Where most letters begin: those that reach beyond have something of the ground with them. Of two
    /// letters the one that reaches farther counts.
    int middleTop() {
        return members.length < 3
                ? top
                : median(Arrays.stream(members).map(at -> components.top[at]).toArray());
    }

    /// Where most letters end.
    int middleBottom() {
        return members.length < 3
                ? bottom
                : median(Arrays.stream(members).map(at -> components.bottom[at]).toArray());
    }

    static int median(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Letters that a component may be: more than one when letters touch.
    private float letters(int at) {
        float h = Math.max(height, components.height(at));
        float byWidth = components.width(at) / (0.75f * h);
        float byRuns = components.rowRuns[at] / (1.6f * components.height(at));
        return Math.max(1, Math.min(byWidth, byRuns));
    }

    /// What tells lines of text from chains of other things.
    ///
    /// The order is that of the table of [LineScore].
    float[] measures(PixelView view) {
        int threshold = threshold(view);
        int others = others();
        float[] shares = shares(view);
        int n = members.length;
        int[] bottoms = new int[n];
        int[] tops = new int[n];
        float letters = 0;
        float fill = 0;
        float runs = 0;
        float sharp = 0;
        float stroke = 0;
        float strokeSquares = 0;
        float inkSpread = 0;
        float widths = 0;
        float widest = 0;
        float least = 1;
        for (int i = 0; i < n; i++) {
            int at = members[i];
            float w = components.width(at);
            float h = components.height(at);
            bottoms[i] = components.bottom[at];
            tops[i] = components.top[at];
            letters += letters(at);
            fill += components.area[at] / (w * h);
            runs += components.rowRuns[at] / h + components.columnRuns[at] / w / Math.max(1, w / h);
            sharp += components.sharpness[at];
            float thickness = components.area[at] / (float) Math.max(components.rowRuns[at], components.columnRuns[at]);
            stroke += thickness;
            strokeSquares += thickness * thickness;
            inkSpread += Math.min(1, Math.abs(components.ink[at] - ink) / strength);
            widths += w;
            widest = Math.max(widest, w / h);
            least = Math.min(least, components.sharpness[at]);
        }
        float mean = stroke / n;
        float spread = (float) Math.sqrt(Math.max(0, strokeSquares / n - mean * mean)) / mean;
        return new float[] {
            (float) Math.log(letters),
            offset(bottoms),
            offset(tops),
            inkSpread / n,
            (float) Math.log(strength / Math.max(1, threshold)),
            mean / height,
            spread,
            sharp / n,
            fill / n,
            runs / n,
            (float) Math.log1p(others / letters),
            gaps(),
            (float) Math.log(height),
            widths / n / height,
            widest,
            (float) Math.log(n),
            least,
            (float) Math.log(strength / view.level()),
            Math.min(3, Math.abs(view.extreme() - ink) / strength),
            shares[0],
            shares[1],
            shares[2],
            shares[3],
            shares[4],
            shares[5],
            shares[6],
            components.factor,
            Math.max(LEAST_SHARE, height / (float) Math.min(view.columns, view.rows)),
            (right - left) / (float) view.columns,
            inkAround(view)
        };
    }

    /// Share of the pixels in the rows above and below, half a height away at most, that have the line's
    /// ink: hardly
    /// any around text, many where the line is part of a texture.
    private float inkAround(PixelView view) {
        int reach = Math.max(2, height / 2);
        int above = Math.max(0, top - 1 - reach);
        int overLine = Math.max(0, top - 1);
        int below = Math.min(view.rows, bottom + 1);
        int end = Math.min(view.rows, bottom + 1 + reach);
        int far = (int) Math.ceil(NEAR_INK * strength);
        int inked = view.count(left, above, right, overLine, ink - far + 1, ink + far - 1)
                + view.count(left, below, right, end, ink - far + 1, ink + far - 1);
        int seen = (right - left) * (Math.max(0, overLine - above) + Math.max(0, end - below));
        return inked / (float) Math.max(1, seen);
    }

    /// The greatest of the least strengths that counted at the middles of the letters.
    private int threshold(PixelView view) {
        int most = 0;
        for (int at : members) {
            int x = (components.left[at] + components.right[at]) / 2;
            int y = (components.top[at] + components.bottom[at]) / 2;
            most = Math.max(most, view.threshold(x, y));
        }
        return most;
    }

    /// Components in and around the line that are not of it.
    private int others() {
        int others = -members.length;
        for (int i = 0; i < components.count && !components.isBeyond(i, right + height, bottom + height / 2); i++) {
            if (components.left[i] < right + height
                    && components.right[i] > left - height
                    && components.top[i] < bottom + height / 2
                    && components.bottom[i] > top - height / 2) {
                others++;
            }
        }
        return others;
    }

    /// Ends of the classes of [#shares], in strengths from the ink towards the ground.
    private static final float[] ENDS = {-0.1f, 0.1f, 0.3f, 0.6f, 0.9f, 1.3f};

    /// Shares of the pixels between the line's edges by how far their values are from the ink: the ink of
    /// letters is
    /// one value and their ground another, with little between.
    private float[] shares(PixelView view) {
        int[] beyond = new int[ENDS.length];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = (int) Math.ceil(ENDS[i] * strength);
        }
        int[] counts = view.classes(left, top, right, bottom, ink, beyond);
        float[] shares = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = counts[i] / (float) ((bottom - top) * (right - left));
        }
        return shares;
    }

    /// Mean distance from the middle value in heights, each at most a half.
    private float offset(int[] edges) {
        int middle = median(edges);
        float sum = 0;
        for (int edge : edges) {
            sum += Math.min(0.5f, Math.abs(edge - middle) / (float) height);
        }
        return sum / edges.length;
    }

    /// How much the gaps between letters differ, in heights.
    private float gaps() {
        if (members.length < 3) {
            return 0.5f;
        }
        int[] gaps = new int[members.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = components.left[members[i + 1]] - components.right[members[i]];
        }
        return offset(gaps);
    }
}
