package org.elpis.dicom;

import org.jspecify.annotations.Nullable;

/// A value representation: the two letters that say how a value's bytes are to be read.
///
/// Source: PS3.5 section 6.2 and table 7.1-1 (which VRs have a 32-bit length field in explicit encodings).
public enum Vr {
    AE(Kind.ASCII, 16),
    AS(Kind.ASCII, 4),
    AT(Kind.BINARY, 2),
    CS(Kind.ASCII, 16),
    DA(Kind.ASCII, 8),
    DS(Kind.ASCII, 16),
    DT(Kind.ASCII, 26),
    FD(Kind.BINARY, 8),
    FL(Kind.BINARY, 4),
    IS(Kind.ASCII, 12),
    LO(Kind.TEXT, 64),
    LT(Kind.TEXT, 10240),
    OB(Kind.BULK, 1),
    OD(Kind.BULK, 8),
    OF(Kind.BULK, 4),
    OL(Kind.BULK, 4),
    OV(Kind.BULK, 8),
    OW(Kind.BULK, 2),
    PN(Kind.TEXT, 64),
    SH(Kind.TEXT, 16),
    SL(Kind.BINARY, 4),
    SQ(Kind.SEQUENCE, 1),
    SS(Kind.BINARY, 2),
    ST(Kind.TEXT, 1024),
    SV(Kind.BINARY, 8),
    TM(Kind.ASCII, 14),
    UC(Kind.TEXT, Integer.MAX_VALUE),
    UI(Kind.ASCII, 64),
    UL(Kind.BINARY, 4),
    UN(Kind.BULK, 1),
    UR(Kind.ASCII, Integer.MAX_VALUE),
    US(Kind.BINARY, 2),
    UT(Kind.TEXT, Integer.MAX_VALUE),
    UV(Kind.BINARY, 8);

    /// What the bytes of a value are.
    public enum Kind {
        /// Characters of the default repertoire, whatever Specific Character Set says.
        ASCII,
        /// Characters in the Specific Character Set of the data set.
        TEXT,
        /// Numbers of a fixed size.
        BINARY,
        /// Bytes or words without a stated meaning, possibly very many.
        BULK,
        /// Items.
        SEQUENCE
    }

    /// The largest even number of 16 bits.
    private static final int LONGEST_OF_SHORT_LENGTH = 0xFFFE;

    private static final @Nullable Vr[] BY_CODE = new Vr[26 * 26];

    static {
        for (Vr vr : values()) {
            BY_CODE[slot(vr.code)] = vr;
        }
    }

    private final Kind kind;
    private final int unit;
    private final int code;
    private final boolean longLength;
    private final boolean singleText;

    Vr(Kind kind, int unit) {
        this.kind = kind;
        this.unit = unit;
        String letters = name();
        this.code = letters.charAt(0) << 8 | letters.charAt(1);
        this.longLength = kind == Kind.BULK
                || kind == Kind.SEQUENCE
                || letters.equals("UC")
                || letters.equals("UR")
                || letters.equals("UT")
                || letters.equals("SV")
                || letters.equals("UV");
        this.singleText = letters.equals("LT") || letters.equals("ST") || letters.equals("UT") || letters.equals("UR");
    }

    private static int slot(int code) {
        return ((code >> 8) - 'A') * 26 + (code & 0xFF) - 'A';
    }

    /// The VR with these two letters, `first << 8 | second`, or null when there is none.
    static @Nullable Vr ofCode(int code) {
        int first = (code >> 8) - 'A';
        int second = (code & 0xFF) - 'A';
        if (first < 0 || first > 25 || second < 0 || second > 25) {
            return null;
        }
        return BY_CODE[first * 26 + second];
    }

    /// The VR whose name is the first two letters of `letters`, such as `OW` of `OW/OB`, or null when there is
    /// none.
    public static @Nullable Vr of(String letters) {
        return letters.length() < 2 ? null : ofCode(letters.charAt(0) << 8 | letters.charAt(1));
    }

    /// The two letters as `first << 8 | second`.
    int code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether a value is made of characters, of either repertoire.
    public boolean isText() {
        return kind == Kind.TEXT || kind == Kind.ASCII;
    }

    /// Whether a backslash separates values.
    public boolean isMultiValued() {
        return isText() && !singleText;
    }

    /// Longest value in characters, for the text VRs; `Integer.MAX_VALUE` when there is no limit.
    public int maxCharacters() {
        return isText() ? unit : Integer.MAX_VALUE;
    }

    /// Bytes of one number, for the binary and bulk VRs; 1 for bytes.
    public int unitBytes() {
        return isText() ? 1 : unit;
    }

    /// Whether a value of so many bytes, padding aside, can be written in an explicit encoding.
    public boolean fitsLength(int bytes) {
        return longLength || bytes <= LONGEST_OF_SHORT_LENGTH;
    }

    /// Whether explicit encodings write a 32-bit length after two reserved bytes.
    public boolean hasLongLength() {
        return longLength;
    }

    /// The byte that makes an odd value even.
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }
}
