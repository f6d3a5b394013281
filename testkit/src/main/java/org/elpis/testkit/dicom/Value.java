package org.elpis.testkit.dicom;

import java.util.List;

/// What an element holds, before it is laid out in an encoding.
public sealed interface Value {
    /// Characters in the data set's repertoire; several values are separated by a backslash.
    record Text(String text) implements Value {}

    /// Bytes that are written as they are, in any byte order: OB, UN.
    record Bytes(byte[] bytes) implements Value {}

    /// Little endian numbers of `width` bytes, which the big endian encoding turns round: US, FD, OW, AT.
    record Numbers(byte[] littleEndian, int width) implements Value {}

    /// Items of a sequence.
    record Items(List<Attributes> items, Lengths lengths) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A sequence of VR UN: its content is implicit little endian whatever the encoding of the file is.
    record UnknownItems(List<Attributes> items, Lengths lengths) implements Value {
        public UnknownItems {
            items = List.copyOf(items);
        }
    }

    /// Encapsulated pixel data: basic offset table first, then the fragments.
    record Fragments(List<byte[]> fragments) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
        }
    }

    /// How sequences and items end.
    enum Lengths {
        DEFINED,
        UNDEFINED
    }
}
