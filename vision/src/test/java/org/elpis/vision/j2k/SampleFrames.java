package org.elpis.vision.j2k;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.elpis.pixel.PixelLayout;

/// Small valid frames beside this class, one for each thing that codestreams do differently.
///
/// Encoded from drawn images by opj_compress 2.5.0, and found to decode alike here and there. A name says
/// columns, rows, components, bits and sign.
record SampleFrames(String name, byte[] frame, PixelLayout layout) {
    private static final List<String> NAMES = List.of(
            "plain-33-21-1-12-u.j2k",
            "layers-40-32-1-8-u.j2k",
            "tiles-30-34-3-8-u.j2k",
            "precincts-32-32-1-16-u.j2k",
            "switches-24-24-1-10-u.j2k",
            "bypass-20-20-1-16-u.j2k",
            "causal-19-22-1-9-u.j2k",
            "lossy-32-30-1-12-u.j2k",
            "colours-25-17-3-8-u.j2k",
            "region-24-16-3-8-u.j2k",
            "signed-16-18-1-13-s.j2k",
            "boxes-15-15-1-8-u.jp2",
            "changes-32-32-3-8-u.j2k",
            "bit-24-24-1-1-u.j2k",
            "pixel-1-1-1-8-u.j2k");

    static List<SampleFrames> all() {
        return NAMES.stream().map(SampleFrames::read).toList();
    }

    static SampleFrames named(String start) {
        return all().stream()
                .filter(each -> each.name.startsWith(start + "-"))
                .findFirst()
                .orElseThrow();
    }

    private static SampleFrames read(String name) {
        String[] parts = name.substring(0, name.indexOf('.')).split("-", -1);
        int[] numbers =
                Stream.of(parts).skip(1).limit(4).mapToInt(Integer::parseInt).toArray();
        PixelLayout layout = DrawnImage.layout(numbers[0], numbers[1], numbers[2], numbers[3], parts[5].equals("s"));
        try (InputStream in = Objects.requireNonNull(SampleFrames.class.getResourceAsStream(name))) {
            return new SampleFrames(name, in.readAllBytes(), layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
