package org.elpis.testkit.hospital;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Value;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.PixelBox;

/// Text drawn into pixels, into overlays, and into bits of the pixels that hold no grey value.
final class InkPlaces {
    private static final int PIXELS = 0x7FE00010;
    private static final int MARGIN = 4;
    private static final int UNUSED_BIT = 14;

    private InkPlaces() {}

    static void plant(ObjectDraft d) {
        if (lines(d).isEmpty()) {
            return;
        }
        switch (d.kind) {
            case US, US_MULTIFRAME, SC, XA, CR, DX -> burn(d);
            case MR, NM -> overlay(d);
            case CT -> {
                if (d.patient().number() % 3 == 0) {
                    unusedBit(d);
                }
            }
            default -> {}
        }
    }

    private static List<String> lines(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        String name = SyntheticPatient.ascii(p.name().natural())
                .toUpperCase(Locale.ROOT)
                .replace('\'', ' ');
        int columns = (d.visit.pixels() - 2 * MARGIN) / PixelFont.ADVANCE;
        String id = p.id().toUpperCase(Locale.ROOT);
        String day = WrittenDay.ISO.of(p.firstDay());
        String fitting =
                name.length() <= columns ? name : name.substring(0, columns).strip();
        return Stream.of(fitting, id, day)
                .filter(line -> !line.isEmpty() && line.length() <= columns && PixelFont.canDraw(line))
                .toList();
    }

    private static void burn(ObjectDraft d) {
        if (!(d.data.element(PIXELS).map(Attributes.Element::value).orElse(null)
                instanceof Value.Numbers(byte[] values, int width))) {
            return;
        }
        boolean words = d.data.text(0x00280004).startsWith("MONO") && values.length / pixels(d) / frames(d) == 2;
        int samples = values.length / pixels(d) / frames(d) / (words ? 2 : 1);
        int top = MARGIN;
        for (String line : lines(d)) {
            PixelBox box = box(line, top, PixelBox.Plane.PIXELS, -1);
            each(d, box, (frame, pixel) -> {
                for (int s = 0; s < samples; s++) {
                    int at = ((frame * pixels(d) + pixel) * samples + s) * (words ? 2 : 1);
                    values[at] = (byte) 0xFF;
                    if (words) {
                        values[at + 1] = 0x0F;
                    }
                }
            });
            d.note("<(7fe0,0010)>", line, Answer.hidden(box));
            top += PixelFont.HEIGHT + 2;
        }
        d.data.words(PIXELS, "OW", values, width);
        d.inked = true;
    }

    private static void overlay(ObjectDraft d) {
        int group = 0x60020000;
        int size = d.visit.pixels();
        byte[] bits = new byte[size * size / 8];
        PixelBox box = box(lines(d).getFirst(), MARGIN, PixelBox.Plane.OVERLAY, -1);
        each(d, box, (frame, pixel) -> bits[pixel >> 3] |= (byte) (1 << (pixel & 7)));
        plane(d, group, 1, 0);
        d.data.words(group | 0x3000, "OW", bits, 2);
        d.note("<(6002,3000)>", box.text(), Answer.hidden(box));
    }

    /// As ACR-NEMA and DICOM up to 2004 kept overlays: in the pixels' high bits.
    private static void unusedBit(ObjectDraft d) {
        if (!(d.data.element(PIXELS).map(Attributes.Element::value).orElse(null)
                instanceof Value.Numbers(byte[] values, int width))) {
            return;
        }
        PixelBox box = box(lines(d).getLast(), MARGIN, PixelBox.Plane.UNUSED_BIT, UNUSED_BIT);
        each(d, box, (frame, pixel) -> values[2 * pixel + 1] |= (byte) (1 << UNUSED_BIT - 8));
        d.data.words(PIXELS, "OW", values, width);
        plane(d, 0x60040000, 16, UNUSED_BIT);
        d.note("<(7fe0,0010)>", box.text(), Answer.hidden(box));
        d.inked = true;
    }

    private static void plane(ObjectDraft d, int group, int allocated, int bit) {
        int size = d.visit.pixels();
        d.data.shorts(group | 0x0010, "US", size)
                .shorts(group | 0x0011, "US", size)
                .text(group | 0x0040, "CS", "G")
                .shorts(group | 0x0050, "SS", 1, 1)
                .shorts(group | 0x0100, "US", allocated)
                .shorts(group | 0x0102, "US", bit);
    }

    private static PixelBox box(String text, int top, PixelBox.Plane plane, int bit) {
        return new PixelBox(text, MARGIN, top, text.length() * PixelFont.ADVANCE, PixelFont.HEIGHT, plane, bit);
    }

    private interface Pen {
        void at(int frame, int pixel);
    }

    private static void each(ObjectDraft d, PixelBox box, Pen pen) {
        boolean[][] points = PixelFont.points(box.text());
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                if (points[y][x]) {
                    int pixel = (box.top() + y) * d.visit.pixels() + box.left() + x;
                    for (int frame = 0; frame < frames(d); frame++) {
                        pen.at(frame, pixel);
                    }
                }
            }
        }
    }

    private static int pixels(ObjectDraft d) {
        return d.visit.pixels() * d.visit.pixels();
    }

    private static int frames(ObjectDraft d) {
        String frames = d.data.text(0x00280008);
        return frames.isEmpty() ? 1 : Integer.parseInt(frames);
    }
}
