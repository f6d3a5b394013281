package org.elpis.models.identity;

/// A picture made ready to be read between its pixels.
///
/// @param values  four of each pixel: its value, by how much the next to the right is more, the same downwards, and
///     what the pixel across has beyond both; 0 in the last row and column
record Bends(float[] values) {
    static final int NUMBERS = 4;

    static Bends of(Plane plane) {
        int side = plane.side();
        float[] from = plane.values();
        float[] values = new float[NUMBERS * from.length];
        for (int row = 0; row + 1 < side; row++) {
            for (int column = 0; column + 1 < side; column++) {
                int place = row * side + column;
                float value = from[place];
                float right = from[place + 1] - value;
                float down = from[place + side] - value;
                values[NUMBERS * place] = value;
                values[NUMBERS * place + 1] = right;
                values[NUMBERS * place + 2] = down;
                values[NUMBERS * place + 3] = from[place + side + 1] - value - right - down;
            }
        }
        return new Bends(values);
    }
}
