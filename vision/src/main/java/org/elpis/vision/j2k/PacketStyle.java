package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// What COD says about a tile as a whole.
///
/// @param order  of the packets where no POC says otherwise
/// @param layers  1 to 65535
/// @param isTransformed  the first three components went through a colour transform
/// Source: A.6.1, table A.14
record PacketStyle(Progression order, int layers, boolean isTransformed) {
    static PacketStyle read(Cursor in) throws UndecodableFrameException {
        Progression order = Progression.of(in.u8());
        int layers = in.u16();
        int transform = in.u8();
        if (layers == 0 || transform > 1) {
            throw new UndecodableFrameException("the coding style is none of JPEG 2000 part 1");
        }
        return new PacketStyle(order, layers, transform == 1);
    }
}
