package org.elpis.deid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.PixelEdit;
import org.jspecify.annotations.Nullable;

/// Changes the pixels of one object, and says in its elements what the pixels are then.
final class PixelFilling {
    private final Instance instance;
    private @Nullable FilledPixels filled;

    PixelFilling(Instance instance) {
        this.instance = instance;
    }

    /// @param value  the pixel data after what was hidden in them went
    Value fill(Value value, PixelEdit edit) {
        try {
            FilledPixels result = Examiners.find()
                    .orElseThrow(() -> new IllegalStateException("The plan was made where images are examined."))
                    .fill(instance, value, edit);
            filled = result;
            return result.pixels();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The transfer syntax of the object from now on.
    TransferSyntax syntax() {
        FilledPixels result = filled;
        return result == null ? instance.transferSyntax() : result.syntax();
    }

    /// Corrects the elements of the top level that describe the pixels.
    void describe(List<Element> elements, Encoding encoding) {
        FilledPixels result = filled;
        if (result == null) {
            return;
        }
        List<Element> all = new ArrayList<>(elements.size() + 1);
        boolean isPlanarGiven = false;
        for (Element element : elements) {
            switch (element.tag()) {
                case Tag.PHOTOMETRIC_INTERPRETATION ->
                    all.add(Element.ofAscii(
                            Tag.PHOTOMETRIC_INTERPRETATION,
                            Vr.CS,
                            result.photometric().term()));
                case Tag.PLANAR_CONFIGURATION -> {
                    isPlanarGiven = true;
                    all.add(result.isByPixel() ? planar(encoding) : element);
                }
                case Tag.EXTENDED_OFFSET_TABLE, Tag.EXTENDED_OFFSET_TABLE_LENGTHS -> {}
                case Tag.PIXEL_DATA -> all.add(new Element(element.tag(), vr(result, element.vr()), element.value()));
                default -> all.add(element);
            }
        }
        if (!isPlanarGiven && result.isByPixel() && result.photometric().samples() > 1) {
            insert(planar(encoding), all);
        }
        elements.clear();
        elements.addAll(all);
    }

    /// By pixel, not by plane.
    private static Element planar(Encoding encoding) {
        return new Element(Tag.PLANAR_CONFIGURATION, Vr.US, Value.Bytes.of(encoding.unsigned16(0)));
    }

    /// Source: PS3.5 section 8.2 and annex A.
    private Vr vr(FilledPixels result, Vr before) {
        if (result.syntax().equals(instance.transferSyntax())) {
            return before;
        }
        return instance.dataSet().number(Tag.BITS_ALLOCATED, 0) > 8 ? Vr.OW : Vr.OB;
    }

    private static void insert(Element added, List<Element> elements) {
        int at = 0;
        while (at < elements.size() && Integer.compareUnsigned(elements.get(at).tag(), added.tag()) < 0) {
            at++;
        }
        elements.add(at, added);
    }
}
