package org.elpis.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The value of an element: bytes on the heap, items, or a region of the source that stays where it is.
public sealed interface Value permits Value.Bytes, Value.Items, Value.Region, Value.Fragments {
    /// Whether there is nothing: no byte, no item, no fragment.
    boolean isEmpty();

    /// A slice of an array, never changed after construction. The array may be shared with other values.
    final class Bytes implements Value {
        public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

        private final byte[] array;
        private final int offset;
        private final int length;

        public Bytes(byte[] array, int offset, int length) {
            this.array = array;
            this.offset = offset;
            this.length = length;
        }

        public static Bytes of(byte[] array) {
            return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
        }

        /// The characters of `ascii`, padded to an even length with `padding`.
        public static Bytes ofAscii(String ascii, byte padding) {
            return padded(ascii.getBytes(StandardCharsets.ISO_8859_1), padding);
        }

        /// `bytes`, with one byte of `padding` behind when their number is odd.
        public static Bytes padded(byte[] bytes, byte padding) {
            if ((bytes.length & 1) == 0) {
                return of(bytes);
            }
            byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
            even[bytes.length] = padding;
            return of(even);
        }

        @Override
        public boolean isEmpty() {
            return length == 0;
        }

        public int length() {
            return length;
        }

        public byte at(int index) {
            return array[offset + Objects.checkIndex(index, length)];
        }

        public byte[] copy() {
            return Arrays.copyOfRange(array, offset, offset + length);
        }

        /// The array behind the slice; read only.
        public byte[] array() {
            return array;
        }

        public int offset() {
            return offset;
        }

        /// The bytes as ISO 8859-1 characters without trailing spaces and NULs and without leading spaces.
        public String ascii() {
            int start = offset;
            int end = offset + length;
            while (end > start && (array[end - 1] == ' ' || array[end - 1] == 0)) {
                end--;
            }
            while (start < end && array[start] == ' ') {
                start++;
            }
            return start == end ? "" : new String(array, start, end - start, StandardCharsets.ISO_8859_1);
        }

        public boolean hasSameBytes(Bytes other) {
            return Arrays.equals(
                    array, offset, offset + length, other.array, other.offset, other.offset + other.length);
        }
    }

    /// The items of a sequence, in order.
    ///
    /// @param isUndefinedLength  whether the sequence ends with a delimiter instead of stating its length
    record Items(List<DataSet> items, boolean isUndefinedLength) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        boolean isSameAs(Items other) {
            if (isUndefinedLength != other.isUndefinedLength || items.size() != other.items.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!items.get(i).isSameAs(other.items.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// A value that was not read: `length` bytes of the source from `position`.
    record Region(Source source, long position, long length) implements Value {
        @Override
        public boolean isEmpty() {
            return length == 0;
        }

        /// Reads the whole value.
        ///
        /// @throws IllegalArgumentException when the value is longer than `maxBytes`
        public byte[] load(int maxBytes) throws IOException {
            if (length > maxBytes) {
                throw new IllegalArgumentException("The value is longer than the caller allows.");
            }
            byte[] bytes = new byte[(int) length];
            if (source.read(position, bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException("The source became shorter while it was read.");
            }
            return bytes;
        }
    }

    /// Encapsulated pixel data: the first fragment is the Basic Offset Table, also when it is empty.
    record Fragments(List<Region> regions) implements Value {
        public Fragments {
            regions = List.copyOf(regions);
        }

        @Override
        public boolean isEmpty() {
            return regions.isEmpty();
        }
    }
}
