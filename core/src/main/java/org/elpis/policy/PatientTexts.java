package org.elpis.policy;

import java.util.List;
import org.elpis.detect.BinaryText;
import org.elpis.detect.Identity;
import org.elpis.detect.Span;
import org.elpis.detect.TextDetector;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// What texts and numbers say of one patient.
final class PatientTexts {
    private static final int FIRST_PALETTE = 0x0028_1201;
    private static final int LAST_PALETTE = 0x0028_1224;

    private final TextDetector detector;
    private final TechnicalValues technical;
    private final Identity identity;

    PatientTexts(TextDetector detector, TechnicalValues technical, Identity identity) {
        this.detector = detector;
        this.technical = technical;
        this.identity = identity;
    }

    Identity identity() {
        return identity;
    }

    /// What may identify somebody in the text of an attribute.
    List<Span> find(int tag, String text) {
        return technical.withoutTechnical(tag, text, detector.detect(text, identity), identity);
    }

    /// The same in a coded string.
    List<Span> findInCodes(int tag, String text) {
        return technical.withoutTechnical(tag, text, detector.detectCodes(text, identity), identity);
    }

    /// What is known of the patient.
    List<Span> findKnown(String text) {
        return detector.detectKnown(text, identity);
    }

    boolean isKnown(String text) {
        return !findKnown(text).isEmpty();
    }

    /// Also a date that the study states, written as a number.
    boolean isKnownNumber(String number) {
        return identity.contains(WrittenForm.digitsOf(number)) || isStatedDate(number);
    }

    /// Whether the digits of a number or of a time are a date that the study states.
    boolean isStatedDate(String number) {
        return DecimalDate.isStated(number, identity.dates());
    }

    /// Whether the numbers of an attribute are text.
    boolean isIn(Value.Bytes bytes, int tag, Vr vr) {
        if (isPalette(tag)) {
            return BinaryText.isKnownIn(bytes.array(), bytes.offset(), bytes.length(), identity);
        }
        return BinaryText.isIn(bytes.array(), bytes.offset(), bytes.length(), vr, identity);
    }

    /// Palette Color Lookup Table Data and Segmented Palette Color Lookup Table Data of all colours.
    private static boolean isPalette(int tag) {
        return tag >= FIRST_PALETTE && tag <= LAST_PALETTE;
    }

    boolean isHarmlessCode(String code) {
        return detector.isHarmlessCode(code, identity);
    }

    /// Whether what the letters, the digits, or both of a code spell together is the patient's.
    boolean isKnownSpelled(String code) {
        StringBuilder letters = new StringBuilder(code.length());
        StringBuilder digits = new StringBuilder(code.length());
        StringBuilder both = new StringBuilder(code.length());
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                both.append(c);
                (Character.isLetter(c) ? letters : digits).append(c);
            }
        }
        return identity.contains(both) || identity.contains(letters) || identity.contains(digits) || isKnown(code);
    }
}
