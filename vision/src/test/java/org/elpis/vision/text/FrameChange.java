package org.elpis.vision.text;

import org.elpis.testkit.picture.Picture;

/// Ways to make another frame without text of one without text, so that few real frames show more chains.
enum FrameChange {
    MIRRORED {
        @Override
        Picture of(Picture source) {
            return moved(source, source.columns(), source.rows(), (x, y, s) -> value(source, last(source) - x, y, s));
        }
    },
    UPENDED {
        @Override
        Picture of(Picture source) {
            return moved(source, source.columns(), source.rows(), (x, y, s) -> value(source, x, lowest(source) - y, s));
        }
    },
    /// Turned by half a turn, and dark for bright.
    INVERTED {
        @Override
        Picture of(Picture source) {
            int white = (1 << source.bits()) - 1;
            return moved(
                    source,
                    source.columns(),
                    source.rows(),
                    (x, y, s) -> white - value(source, last(source) - x, lowest(source) - y, s));
        }
    },
    TRANSPOSED {
        @Override
        Picture of(Picture source) {
            return moved(
                    source,
                    /* columns= */ source.rows(),
                    /* rows= */ source.columns(),
                    (x, y, s) -> value(source, y, x, s));
        }
    },
    SMALLER {
        @Override
        Picture of(Picture source) {
            return resized(source, source.columns() * 3 / 4, source.rows() * 3 / 4);
        }
    },
    LARGER {
        @Override
        Picture of(Picture source) {
            return resized(source, source.columns() * 3 / 2, source.rows() * 3 / 2);
        }
    };

    /// The changed frame; the given one stays as it is.
    abstract Picture of(Picture source);

    /// What stands at a column and row of the changed frame.
    private interface Lookup {
        int at(int x, int y, int sample);
    }

    private static Picture moved(Picture source, int columns, int rows, Lookup lookup) {
        int samples = source.samples();
        short[] values = new short[columns * rows * samples];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / samples;
            values[i] = (short) lookup.at(pixel % columns, pixel / columns, i % samples);
        }
        return new Picture(columns, rows, samples, source.bits(), values);
    }

    /// Bilinear, corner to corner.
    private static Picture resized(Picture source, int columns, int rows) {
        double stepX = (source.columns() - 1.0) / Math.max(1, columns - 1);
        double stepY = (source.rows() - 1.0) / Math.max(1, rows - 1);
        return moved(source, columns, rows, (x, y, s) -> between(source, x * stepX, y * stepY, s));
    }

    private static int between(Picture source, double x, double y, int sample) {
        int left = Math.clamp((long) x, 0, Math.max(0, source.columns() - 2));
        int top = Math.clamp((long) y, 0, Math.max(0, source.rows() - 2));
        int right = Math.min(last(source), left + 1);
        int bottom = Math.min(lowest(source), top + 1);
        double shareX = x - left;
        double shareY = y - top;
        double above = value(source, left, top, sample) * (1 - shareX) + value(source, right, top, sample) * shareX;
        double below =
                value(source, left, bottom, sample) * (1 - shareX) + value(source, right, bottom, sample) * shareX;
        return (int) Math.round(above * (1 - shareY) + below * shareY);
    }

    private static int value(Picture source, int x, int y, int sample) {
        return source.values()[(y * source.columns() + x) * source.samples() + sample] & 0xFFFF;
    }

    private static int last(Picture source) {
        return source.columns() - 1;
    }

    private static int lowest(Picture source) {
        return source.rows() - 1;
    }
}
