package org.elpis.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// A DICOM file with its values by place. Its file stays open.
final class ReadObject implements AutoCloseable {
    private static final int MAX_BYTES = 256 << 20;

    private final FileSource source;
    private final Instance instance;
    private final String name;

    private ReadObject(FileSource source, Instance instance, String name) {
        this.source = source;
        this.instance = instance;
        this.name = name;
    }

    /// Opens a file.
    ///
    /// @param name  of the file, relative to its release
    static ReadObject open(Path folder, String name) throws IOException {
        FileSource source = FileSource.open(folder.resolve(name));
        try {
            return new ReadObject(
                    source,
                    DicomReader.read(
                            source, ReadLimits.forHeap(Runtime.getRuntime().maxMemory())),
                    name);
        } catch (MalformedDicomException e) {
            source.close();
            throw new IOException("An object cannot be read: " + folder.resolve(name), e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    DataSet dataSet() {
        return instance.dataSet();
    }

    Optional<AnswerPath.Found> find(AnswerPath path) {
        return path.in(path.isFileMeta() ? instance.fileMeta() : instance.dataSet());
    }

    /// The value at a place as text; empty when there is no such place. Bytes and numbers are read as characters.
    Optional<String> textAt(String place) throws IOException {
        if (place.equals("<preamble>")) {
            return Optional.of(new String(instance.preamble().copy(), StandardCharsets.UTF_8));
        }
        if (place.equals("<file name>")) {
            return Optional.of(name);
        }
        Optional<AnswerPath.Found> found = AnswerPath.parse(place).flatMap(this::find);
        return found.isEmpty() ? Optional.empty() : Optional.of(text(found.get()));
    }

    private static String text(AnswerPath.Found found) throws IOException {
        Element element = found.element();
        if (element.value() instanceof Value.Bytes bytes && element.vr().kind() == Vr.Kind.TEXT) {
            return found.in().text(element.vr(), bytes);
        }
        byte[] bytes = bytes(element);
        boolean bulk = element.vr().kind() == Vr.Kind.BULK;
        return new String(bytes, bulk ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    /// The raw bytes at a top level tag; those of encapsulated pixel data one fragment after the other.
    byte[] bytesAt(int tag) throws IOException {
        Optional<Element> element = instance.dataSet().get(tag);
        return element.isEmpty() ? new byte[0] : bytes(element.get());
    }

    private static byte[] bytes(Element element) throws IOException {
        return switch (element.value()) {
            case Value.Bytes bytes -> bytes.copy();
            case Value.Region region -> region.load(MAX_BYTES);
            case Value.Items items -> new byte[0];
            case Value.Fragments fragments -> {
                List<byte[]> parts = new ArrayList<>();
                int length = 0;
                for (Value.Region region : fragments.regions()) {
                    parts.add(region.load(MAX_BYTES));
                    length += parts.getLast().length;
                }
                java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate(length);
                parts.forEach(all::put);
                yield all.array();
            }
        };
    }

    /// Whether numbers of two bytes have the higher one first.
    boolean isBigEndian() {
        return instance.transferSyntax().uid().equals("1.2.840.10008.1.2.2");
    }
}
