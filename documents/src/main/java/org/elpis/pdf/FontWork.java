package org.elpis.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/// How much work reading the fonts of one document is: a range of a character map or of widths is written in a few
/// bytes, and the reader follows it number by number.
final class FontWork {
    /// Numbers that are followed; some seconds. A map of all of Unicode's first plane has 65,536.
    private static final long NUMBERS = 16L << 20;

    /// What a font without maps takes.
    private static final int FONT = 256;

    /// The map of a font with twenty thousand characters has half of it.
    private static final int BYTES_OF_A_MAP = 1 << 20;

    /// Of an embedded font tables are read, not outlines.
    private static final int BYTES_OF_A_FONT_FILE = 16;

    /// A range of vertical widths: its ends and three numbers. Of horizontal ones it is one number.
    private static final int NUMBERS_OF_W2 = 3;

    private long left = NUMBERS;
    /// Those that have a number in the document are read once.
    private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Others are read again for each form.
    private final Set<COSBase> knownHere = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Says that a page or form begins, or goes on behind another.
    void enter() {
        knownHere.clear();
    }

    boolean isSpent() {
        return left < 0;
    }

    private void take(long work) throws IOException {
        left -= work;
        if (left < 0) {
            throw new IOException("Fonts that take too much work.");
        }
    }

    /// Takes the work of a font by its name.
    void take(@Nullable PDResources resources, COSName name) throws IOException {
        COSDictionary fonts =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts == null) {
            return;
        }
        COSDictionary font = fonts.getCOSDictionary(name);
        boolean hasNumber = fonts.getItem(name) instanceof COSObject;
        if (font != null && (hasNumber ? known : knownHere).add(font)) {
            take(font);
        }
    }

    /// Takes the work of the font in a graphics state, which is read each time.
    void takeOfState(@Nullable PDResources resources, COSName name) throws IOException {
        COSDictionary states =
                resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.EXT_G_STATE);
        COSDictionary state = states == null ? null : states.getCOSDictionary(name);
        COSArray setting = state == null ? null : state.getCOSArray(COSName.FONT);
        if (setting != null && setting.size() > 0 && setting.getObject(0) instanceof COSDictionary font) {
            take(font);
        }
    }

    private void take(COSDictionary font) throws IOException {
        take(FONT);
        takeMap(font.getDictionaryObject(COSName.TO_UNICODE));
        COSBase encoding = font.getDictionaryObject(COSName.ENCODING);
        takeMap(encoding);
        if (encoding instanceof COSDictionary differences) {
            takeEntries(differences.getCOSArray(COSName.DIFFERENCES));
        }
        takeEntries(font.getCOSArray(COSName.WIDTHS));
        takeFile(font.getCOSDictionary(COSName.FONT_DESC));
        COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        if (descendants != null && descendants.size() > 0 && descendants.getObject(0) instanceof COSDictionary one) {
            takeRanges(one.getCOSArray(COSName.W), 1);
            takeRanges(one.getCOSArray(COSName.W2), NUMBERS_OF_W2);
            takeStream(one.getDictionaryObject(COSName.CID_TO_GID_MAP));
            takeFile(one.getCOSDictionary(COSName.FONT_DESC));
        }
    }

    private void takeEntries(@Nullable COSArray array) throws IOException {
        take(array == null ? 0 : array.size());
    }

    private void takeFile(@Nullable COSDictionary descriptor) throws IOException {
        if (descriptor != null) {
            takeStream(descriptor.getDictionaryObject(COSName.FONT_FILE));
            takeStream(descriptor.getDictionaryObject(COSName.FONT_FILE2));
            takeStream(descriptor.getDictionaryObject(COSName.FONT_FILE3));
        }
    }

    private void takeStream(@Nullable COSBase stream) throws IOException {
        take(stream instanceof COSStream file ? file.getLength() / BYTES_OF_A_FONT_FILE : 0);
    }

    private void takeMap(@Nullable COSBase map) throws IOException {
        if (!(map instanceof COSStream stream)) {
            return;
        }
        try (InputStream in = stream.createInputStream()) {
            byte[] bytes = in.readNBytes(BYTES_OF_A_MAP + 1);
            take(bytes.length > BYTES_OF_A_MAP ? NUMBERS + 1 : new CharacterMapWork(bytes).numbers());
        }
    }

    /// Widths are written as a number and an array, or as the two ends of a range and the width of all in it.
    /// Follows them as the reader does, also where they are written wrong.
    private void takeRanges(@Nullable COSArray widths, int numbersOfARange) throws IOException {
        int at = 0;
        while (widths != null && at + 1 < widths.size()) {
            COSBase first = widths.getObject(at++);
            if (!(first instanceof COSNumber from)) {
                continue;
            }
            COSBase next = widths.getObject(at++);
            if (next instanceof COSArray each) {
                take(each.size());
            } else if (next instanceof COSNumber to) {
                take(Math.max(0L, (long) to.intValue() - from.intValue()) + 1);
                at += numbersOfARange;
            } else {
                at += numbersOfARange;
            }
        }
    }
}
