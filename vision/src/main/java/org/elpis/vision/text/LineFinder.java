package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Chains components that stand side by side, are about as high, and have the same ink.
final class LineFinder {
    /// Heights of letters in pixels of the plane.
    static final int LEAST_HEIGHT = 4;

    static final int MOST_HEIGHT = 44;
    /// Blank between two letters of a chain, in heights: a blank between two words and a bit.
    private static final float WIDEST_GAP = 1.3f;
    /// Difference in ink between two letters of a chain, in strengths.
    private static final float INK = 0.35f;

    /// Letters of text up to this height may touch, so that a word is one component.
    private static final int TOUCHING = 24;

    private final Components components;
    private final int least;
    private final int[] byLeft;
    private final int[] place;
    private final boolean[] isTaken;

    private LineFinder(Components components, int least) {
        this.least = least;
        this.components = components;
        long[] keys = new long[components.count];
        int letters = 0;
        for (int i = 0; i < components.count; i++) {
            if (isLetter(i)) {
                keys[letters++] = (long) components.left[i] << 32 | i;
            }
        }
        Arrays.sort(keys, 0, letters);
        byLeft = new int[letters];
        place = new int[components.count];
        for (int i = 0; i < letters; i++) {
            byLeft[i] = (int) keys[i];
            place[byLeft[i]] = i;
        }
        isTaken = new boolean[components.count];
    }

    /// Lines of two letters and more.
    static List<Line> find(Components components, int least) {
        return new LineFinder(components, least).lines();
    }

    private boolean isLetter(int at) {
        int h = components.height(at);
        int w = components.width(at);
        return h >= least
                && h <= MOST_HEIGHT
                && w <= (h <= TOUCHING ? 30 : 3) * h
                && (w <= 2 * h || components.rowRuns[at] > 0.6f * w);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int seed : bySize()) {
            if (!isTaken[seed]) {
                int[] members = chain(seed);
                for (int member : members) {
                    isTaken[member] = true;
                }
                lines.add(new Line(components, members));
            }
        }
        return lines;
    }

    /// Strong ones first: text stands out of what is around it.
    private int[] bySize() {
        long[] keys = new long[byLeft.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) -(components.strength[byLeft[i]] * 16) << 32 | byLeft[i];
        }
        Arrays.sort(keys);
        int[] seeds = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            seeds[i] = (int) keys[i];
        }
        return seeds;
    }

    private int[] chain(int seed) {
        int[] chain = new int[64];
        int size = 0;
        chain[size++] = seed;
        for (int at = next(seed, seed); at >= 0; at = next(at, seed)) {
            if (size == chain.length) {
                chain = Arrays.copyOf(chain, 2 * size);
            }
            chain[size++] = at;
        }
        int forward = size;
        for (int at = previous(seed, seed); at >= 0; at = previous(at, seed)) {
            if (size == chain.length) {
                chain = Arrays.copyOf(chain, 2 * size);
            }
            chain[size++] = at;
        }
        int[] sorted = new int[size];
        int back = size - forward;
        for (int i = 0; i < back; i++) {
            sorted[i] = chain[size - 1 - i];
        }
        System.arraycopy(chain, 0, sorted, back, forward);
        return sorted;
    }

    private int next(int at, int seed) {
        float reach = components.right[at] + WIDEST_GAP * tall(at, seed);
        for (int i = place[at] + 1; i < byLeft.length && components.left[byLeft[i]] <= reach; i++) {
            int other = byLeft[i];
            if (!isTaken[other]
                    && components.right[other] > components.right[at]
                    && isAlike(other, seed)
                    && isAlike(other, at)) {
                return other;
            }
        }
        return -1;
    }

    private int previous(int at, int seed) {
        float reach = components.left[at] - WIDEST_GAP * tall(at, seed);
        int best = -1;
        for (int i = place[at] - 1; i >= 0; i--) {
            int other = byLeft[i];
            if (components.left[other] < reach - 30 * MOST_HEIGHT
                    || best >= 0 && components.left[other] < components.right[best] - 30 * MOST_HEIGHT) {
                break;
            }
            if (components.right[other] >= reach
                    && components.right[other] < components.right[at]
                    && (best < 0 || components.right[other] > components.right[best])
                    && !isTaken[other]
                    && isAlike(other, seed)
                    && isAlike(other, at)) {
                best = other;
            }
        }
        return best;
    }

    private float tall(int at, int seed) {
        return Math.max(components.height(at), components.height(seed));
    }

    private boolean isAlike(int one, int other) {
        int shared = Math.min(components.bottom[one], components.bottom[other])
                - Math.max(components.top[one], components.top[other]);
        int h = components.height(one);
        int k = components.height(other);
        if (2 * shared < Math.min(h, k) || Math.max(h, k) > 2.2f * Math.min(h, k)) {
            return false;
        }
        float scale = Math.max(components.strength[one], components.strength[other]);
        return Math.abs(components.ink[one] - components.ink[other]) <= INK * scale
                && components.strength[one] < 2.5f * components.strength[other]
                && components.strength[other] < 2.5f * components.strength[one];
    }
}
