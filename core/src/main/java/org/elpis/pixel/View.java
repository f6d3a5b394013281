package org.elpis.pixel;

/// A picture for eyes: 8-bit grey or RGB, row by row from the upper left.
///
/// @param samples  1 grey, 3 red, green and blue
/// @param values  `width x height x samples` bytes, kept and not copied
@SuppressWarnings("ArrayRecordComponent") // a picture is not compared
public record View(int width, int height, int samples, byte[] values) {
    public View {
        if (width < 1 || height < 1 || samples != 1 && samples != 3) {
            throw new IllegalArgumentException("a view must have pixels of one or three samples");
        }
        if ((long) width * height * samples != values.length) {
            throw new IllegalArgumentException("values must be width x height x samples");
        }
    }
}
