package org.elpis.media;

import java.util.Optional;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Brings a value into the form that its VR has today: a DICOMDIR is a new object, not a copy, and need not repeat the
/// older forms of dates and times, or stray padding.
final class WellFormed {
    private WellFormed() {}

    /// The element in its proper form; empty when its value has none.
    static Optional<Element> of(Element element) {
        if (!element.vr().isText() || !(element.value() instanceof Value.Bytes bytes) || bytes.isEmpty()) {
            return Optional.of(element);
        }
        return switch (element.vr()) {
            case DA -> digits(element, without(bytes.ascii(), ".-"), 8);
            case TM -> digits(element, without(bytes.ascii(), ":"), 2);
            case IS -> digits(element, bytes.ascii().strip(), 1);
            case CS -> Optional.of(coded(element, bytes.ascii()));
            default -> Optional.of(trimmed(element, bytes));
        };
    }

    private static String without(String text, String separators) {
        StringBuilder left = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) < 0) {
                left.append(text.charAt(i));
            }
        }
        return left.toString();
    }

    /// At least `least` digits; a time may have a fraction, a number a sign.
    private static Optional<Element> digits(Element element, String text, int least) {
        int at = element.vr() == Vr.IS && !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean isWhole = at == text.length() || element.vr() == Vr.TM && text.charAt(at) == '.';
        boolean fits = at - start >= least && isWhole && (element.vr() != Vr.DA || at == 8);
        return fits ? Optional.of(Element.ofAscii(element.tag(), element.vr(), text)) : Optional.empty();
    }

    /// Some write the defined terms of character sets with a hyphen.
    private static Element coded(Element element, String text) {
        boolean isSet = element.tag() == Tag.SPECIFIC_CHARACTER_SET;
        return Element.ofAscii(element.tag(), Vr.CS, isSet ? text.replace("ISO-IR", "ISO_IR") : text);
    }

    private static Element trimmed(Element element, Value.Bytes bytes) {
        int end = bytes.length();
        while (end > 0 && (bytes.at(end - 1) == 0 || bytes.at(end - 1) == ' ')) {
            end--;
        }
        byte[] kept = new byte[end];
        for (int i = 0; i < end; i++) {
            kept[i] = bytes.at(i);
        }
        return element.with(Value.Bytes.padded(kept, element.vr().padding()));
    }
}
