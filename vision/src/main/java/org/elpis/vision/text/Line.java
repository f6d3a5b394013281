package org.elpis.vision.text;

import java.util.Arrays;

/// Components that may be the letters of one line, from left to right, and what they have in common.
final class Line {
    /// Measures of [#measures].
    static final int MEASURES = 14;

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
    /// @param threshold  least strength that counted here
    /// @param others  components in and around the line that are not of it
    float[] measures(int threshold, int others) {
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
            widths / n / height
        };
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
