package org.elpis.dicom;

/// How elements are laid out: with or without their VR, in which byte order.
///
/// Source: PS3.5 section 7 and annex A.
public enum Encoding {
    IMPLICIT_LITTLE(false, false),
    EXPLICIT_LITTLE(true, false),
    EXPLICIT_BIG(true, true);

    private final boolean explicit;
    private final boolean bigEndian;

    Encoding(boolean explicit, boolean bigEndian) {
        this.explicit = explicit;
        this.bigEndian = bigEndian;
    }

    public boolean isExplicit() {
        return explicit;
    }

    int u16(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /// The two bytes of a number of VR US.
    public byte[] unsigned16(int value) {
        byte[] bytes = new byte[2];
        putU16(bytes, 0, value);
        return bytes;
    }

    /// The four bytes of a number of VR UL.
    public byte[] unsigned32(int value) {
        byte[] bytes = new byte[4];
        putS32(bytes, 0, value);
        return bytes;
    }

    int s32(byte[] bytes, int at) {
        int first = u16(bytes, at);
        int second = u16(bytes, at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int tag(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    void putU16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (bigEndian ? value >> 8 : value);
        bytes[at + 1] = (byte) (bigEndian ? value : value >> 8);
    }

    void putS32(byte[] bytes, int at, int value) {
        putU16(bytes, at, bigEndian ? value >>> 16 : value);
        putU16(bytes, at + 2, bigEndian ? value : value >>> 16);
    }

    void putTag(byte[] bytes, int at, int tag) {
        putU16(bytes, at, tag >>> 16);
        putU16(bytes, at + 2, tag);
    }
}
