package org.elpis.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.elpis.dicom.Location;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Which class an attribute is of, by the table `attribute-classes.txt` beside this class.
public final class AttributeClasses {
    /// Values of these may be anybody's words, dates or numbers, wherever they stand.
    private static final Set<Vr> IDENTIFYING = EnumSet.of(
            Vr.AE, Vr.DA, Vr.DT, Vr.LO, Vr.LT, Vr.PN, Vr.SH, Vr.ST, Vr.TM, Vr.UC, Vr.UI, Vr.UN, Vr.UR, Vr.UT);

    private static final byte[] TABLE = load();
    /// The lines without `x`, which come first.
    private static final Map<Integer, Named> EXACT = new HashMap<>();

    private static final int[] VALUES;
    private static final int[] MASKS;
    private static final Named[] NAMED;

    /// What a line of the table says.
    private enum Named {
        MEANING,
        /// Meaning though its VR is one for free text.
        DEFINED,
        /// Of the class of the sequence around it though its VR is one for free text.
        CODE,
        GUARDED,
        OTHER,
        FORM,
        /// Guarded, and everything in it whatever its own line says: a picture beside the image.
        PICTURE
    }

    static {
        String[] lines = new String(TABLE, StandardCharsets.US_ASCII).split("\n", -1);
        int rows = lines.length - 2;
        VALUES = new int[rows];
        MASKS = new int[rows];
        NAMED = new Named[rows];
        for (int row = 0; row < rows; row++) {
            String[] cells = lines[row + 1].split(" ", 3);
            VALUES[row] = Integer.parseUnsignedInt(cells[0].replace('x', '0'), 16);
            MASKS[row] =
                    Integer.parseUnsignedInt(cells[0].replaceAll("[^x]", "f").replace('x', '0'), 16);
            NAMED[row] = Named.valueOf(cells[1].toUpperCase(Locale.ROOT));
            if (MASKS[row] == -1) {
                EXACT.putIfAbsent(VALUES[row], NAMED[row]);
            }
        }
    }

    private AttributeClasses() {}

    private static byte[] load() {
        try (InputStream in = AttributeClasses.class.getResourceAsStream("attribute-classes.txt")) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the program: attribute-classes.txt");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("resource unreadable: attribute-classes.txt", e);
        }
    }

    /// The digest of the table, by which a verifier sees whether it has the same.
    static byte[] digest() {
        return Sha256.start().digest(TABLE);
    }

    /// The class of an attribute.
    ///
    /// @param vr  by the dictionary, where it knows the tag
    public static AttributeClass of(Location location, Vr vr) {
        int tag = location.tag();
        Named own = Tag.isPrivate(tag) ? null : named(tag);
        // An icon has pixel data of its own, which no frame covers.
        boolean isForm = own == Named.FORM && (location.parent() == null || tag == Tag.SPECIFIC_CHARACTER_SET);
        if (Tag.element(tag) == 0 || isForm) {
            return AttributeClass.FORM;
        }
        if (Tag.isPrivate(tag)) {
            return AttributeClass.OTHER;
        }
        if (own == Named.PICTURE || isInPicture(location.parent())) {
            return AttributeClass.GUARDED;
        }
        AttributeClass around = around(location.parent());
        if (own == Named.CODE) {
            return around;
        }
        if (own == Named.DEFINED || tag == Tag.SOP_CLASS_UID) {
            return AttributeClass.MEANING;
        }
        if (own == Named.OTHER) {
            return AttributeClass.OTHER;
        }
        AttributeClass found = own == Named.MEANING
                ? AttributeClass.MEANING
                : own == Named.GUARDED && around != AttributeClass.MEANING ? AttributeClass.GUARDED : around;
        return found == AttributeClass.MEANING && IDENTIFYING.contains(vr) ? AttributeClass.OTHER : found;
    }

    private static boolean isInPicture(@Nullable Location sequence) {
        for (Location at = sequence; at != null; at = at.parent()) {
            if (!Tag.isPrivate(at.tag()) && named(at.tag()) == Named.PICTURE) {
                return true;
            }
        }
        return false;
    }

    /// The class of what no line names, by the sequences around it.
    private static AttributeClass around(@Nullable Location sequence) {
        AttributeClass found = AttributeClass.OTHER;
        for (Location at = sequence; at != null; at = at.parent()) {
            Named named = Tag.isPrivate(at.tag()) ? null : named(at.tag());
            if (named == Named.MEANING) {
                return AttributeClass.MEANING;
            }
            if (named == Named.GUARDED) {
                found = AttributeClass.GUARDED;
            }
        }
        return found;
    }

    private static @Nullable Named named(int tag) {
        Named exact = EXACT.get(tag);
        if (exact != null) {
            return exact;
        }
        for (int row = EXACT.size(); row < VALUES.length; row++) {
            if ((tag & MASKS[row]) == VALUES[row]) {
                return NAMED[row];
            }
        }
        return null;
    }
}
