package org.elpis.deid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelEdit;

/// Writes a released object anew with other pixels, everything else as it is, and with a release mark that
/// fits.
///
/// Not thread-safe: one a thread.
public final class RemadePixels {
    private static final char SEPARATOR = '\\';
    private final ReleaseMark mark;

    public RemadePixels(ProjectKeys keys) {
        this.mark = new ReleaseMark(keys);
    }

    /// Writes an object whose mark is [ReleaseMark.Verdict#OURS].
    ///
    /// @throws IOException also when the pixels cannot be decoded or are too large for the memory
    public Released write(Instance released, FaceEdit edit) throws IOException {
        PixelFilling pixels = new PixelFilling(released);
        List<Element> elements = new ArrayList<>(released.dataSet().size());
        try {
            for (Element element : released.dataSet()) {
                elements.add(
                        switch (element.tag()) {
                            case Tag.PIXEL_DATA ->
                                element.with(pixels.fill(element.value(), new PixelEdit(List.of(), Optional.of(edit))));
                            case Tag.DEIDENTIFICATION_METHOD -> unmarked(element);
                            default -> element;
                        });
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        pixels.describe(elements, released.dataSet().encoding());
        Instance remade = new Instance(
                released.preamble(),
                FileMeta.of(released.sopClassUid(), released.sopInstanceUid(), pixels.syntax()),
                released.dataSet().with(elements),
                pixels.syntax(),
                released.source(),
                released.inflated(),
                released.anomalies());
        EncodedInstance bytes = DicomWriter.encode(remade);
        return new Released(remade, bytes, mark.stamp(bytes));
    }

    /// De-identification Method with a blank in the place of its mark, which is its last value.
    private static Element unmarked(Element method) {
        if (!(method.value() instanceof Value.Bytes value)) {
            throw new IllegalArgumentException("a released object has a mark");
        }
        byte[] text = value.copy();
        byte[] blank = ReleaseMark.blank().getBytes(StandardCharsets.US_ASCII);
        int last = text.length;
        while (last > 0 && text[last - 1] != SEPARATOR) {
            last--;
        }
        byte[] changed = Arrays.copyOf(text, text.length);
        System.arraycopy(blank, 0, changed, last, Math.min(blank.length, changed.length - last));
        return method.with(Value.Bytes.of(changed));
    }
}
