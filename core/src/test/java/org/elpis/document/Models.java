package org.elpis.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// 3D models and other documents as bytes, and what becomes of them.
final class Models {
    private Models() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A binary STL whose header and attribute words are filled with `c`.
    static byte[] stl(int triangles, char c) {
        ByteBuffer stl = ByteBuffer.allocate(84 + 50 * triangles).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 80; i++) {
            stl.put((byte) c);
        }
        stl.putInt(triangles);
        for (int i = 0; i < triangles; i++) {
            for (int k = 0; k < 12; k++) {
                stl.putFloat(i + k / 16f);
            }
            stl.put((byte) c).put((byte) c);
        }
        return stl.array();
    }

    /// The new document when nothing of the text has to go.
    static String rewritten(DocumentFormat format, String document) throws MalformedDocumentException {
        ReadableDocument read = format.read(bytes(document));
        return rewritten(read, read.text());
    }

    static String rewritten(ReadableDocument read, String cleaned) {
        return new String(read.rewrite(cleaned, name -> "m" + name.length()), StandardCharsets.UTF_8);
    }
}
