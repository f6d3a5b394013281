package org.elpis.vision.text;

final class LineScore {
    static float of(float[] m) {
        return m[0] > 1.09 ? 1 : -3;
    }
}
