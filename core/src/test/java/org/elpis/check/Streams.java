package org.elpis.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Compressed forms of some bytes.
final class Streams {
    private Streams() {}

    private interface Wrapper {
        OutputStream around(OutputStream target) throws IOException;
    }

    static byte[] zlib(byte[] bytes) {
        return through(DeflaterOutputStream::new, bytes);
    }

    static byte[] zlib(byte[] bytes, int level) {
        return through(target -> new DeflaterOutputStream(target, new Deflater(level)), bytes);
    }

    static byte[] gzip(byte[] bytes) {
        return through(GZIPOutputStream::new, bytes);
    }

    static byte[] zip(String name, byte[] bytes) {
        return through(
                target -> {
                    ZipOutputStream zip = new ZipOutputStream(target);
                    zip.putNextEntry(new ZipEntry(name));
                    return zip;
                },
                bytes);
    }

    private static byte[] through(Wrapper wrapper, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = wrapper.around(out)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
