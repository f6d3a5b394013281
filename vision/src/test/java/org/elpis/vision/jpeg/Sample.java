package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// A small valid codestream beside the tests, drawn by chance and coded by libjpeg-turbo or dcmtk.
record Sample(String name, byte[] bytes, PixelLayout layout) {
    private static final List<String> NAMES = List.of(
            "sequential-420-restart",
            "sequential-422",
            "several-scans",
            "grey",
            "extended-12-bits",
            "progressive-420",
            "progressive-grey-restart",
            "progressive-12-bits",
            "lossless-predictor-1",
            "lossless-predictor-4",
            "lossless-predictor-7");

    /// One of each kind that is read.
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(of(name));
        }
        return all;
    }

    static Sample of(String name) {
        byte[] bytes = bytes(name);
        try {
            return new Sample(name, bytes, layout(Codestream.parse(bytes).frame()));
        } catch (UndecodableFrameException e) {
            throw new AssertionError(name, e);
        }
    }

    static byte[] bytes(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(name + ".jpg")) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A layout that says what the codestream says.
    static PixelLayout layout(FrameHeader frame) {
        Photometric photometric = switch (frame.components().size()) {
            case 3 -> Photometric.YBR_FULL;
            case 4 -> Photometric.CMYK;
            default -> Photometric.MONOCHROME2;
        };
        int bits = frame.precision();
        int allocated = bits > 8 ? 16 : 8;
        return new PixelLayout(
                frame.columns(),
                frame.rows(),
                1,
                photometric.samples(),
                allocated,
                bits,
                bits - 1,
                false,
                false,
                photometric);
    }
}
