package org.elpis.dicom;

import java.io.ByteArrayOutputStream;
import org.elpis.dicom.Iso2022Coding.Resets;

/// One pass over the characters of a value; not reusable and not thread-safe.
///
/// Switches only when it must, and prefers what G0 and G1 hold, then the declared order.
final class Iso2022Encoder {
    private final Iso2022Coding coding;
    private final String text;
    private final Resets resets;
    private final ByteArrayOutputStream out;
    private CodedSet lower;
    private CodedSet upper;
    private boolean complete = true;

    Iso2022Encoder(Iso2022Coding coding, String text, Resets resets) {
        this.coding = coding;
        this.text = text;
        this.resets = resets;
        this.out = new ByteArrayOutputStream(text.length() + 16);
        this.lower = coding.basic();
        this.upper = initialUpper();
    }

    TextCoding.Encoded encode() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (RawByte.isAt(text, i)) {
                complete = false;
                out.write(c);
            } else if (c < 0x80) {
                basic(c);
            } else if (isPairAt(i)) {
                unknown();
                i++;
            } else {
                coded(c);
            }
        }
        toBasic();
        return new TextCoding.Encoded(out.toByteArray(), complete);
    }

    private boolean isPairAt(int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private void basic(char c) {
        if (c == Iso2022Coding.ESCAPE) {
            unknown();
            return;
        }
        toBasic();
        out.write(c);
        if (resets.isAfter(c)) {
            upper = initialUpper();
        }
    }

    private void coded(char c) {
        if (!put(lower.code(c)) && !put(upper.code(c)) && !switchAndPut(c)) {
            unknown();
        }
    }

    private boolean switchAndPut(char c) {
        if (!coding.extensible()) {
            return false;
        }
        for (CodedSet set : coding.declared()) {
            int code = set.code(c);
            if (code != 0) {
                designate(set);
                return put(code);
            }
        }
        return false;
    }

    private boolean put(int code) {
        if (code > 0xFF) {
            out.write(code >> 8);
        }
        if (code != 0) {
            out.write(code);
        }
        return code != 0;
    }

    private void unknown() {
        complete = false;
        toBasic();
        out.write('?');
    }

    private void toBasic() {
        if (lower.isPairs()) {
            designate(coding.basic());
        }
    }

    private void designate(CodedSet set) {
        out.writeBytes(set.escape());
        if (set.isUpper()) {
            upper = set;
        } else {
            lower = set;
        }
    }

    /// The standard forbids two-byte sets at the start of a value: what we write always calls for them.
    private CodedSet initialUpper() {
        return coding.upper().isPairs() ? CodedSet.ASCII : coding.upper();
    }
}
