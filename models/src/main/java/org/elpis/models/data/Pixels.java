package org.elpis.models.data;

/// A decoded picture, row by row, before it is made what a model takes.
interface Pixels {
    int width();

    int height();

    /// 1, grey, or 3: red, green, blue.
    int channels();

    /// One row of one channel.
    ///
    /// @param row  is filled with `width` values: 0 for the least stored value, 1 for the greatest possible
    void row(int channel, int y, double[] row);
}
