package org.elpis.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Every element of a file as a line of text: path, VR, length and SHA-1 of the value as encoded. Values are
/// taken from what the writer writes, so that both directions are held to account.
final class ElementDump {
    private final List<String> lines = new ArrayList<>();

    private ElementDump() {}

    static List<String> of(Path file) throws IOException, MalformedDicomException {
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            ElementDump dump = new ElementDump();
            dump.add(instance.fileMeta(), "");
            dump.add(instance.dataSet(), "");
            return dump.lines;
        }
    }

    private void add(DataSet dataSet, String prefix) throws IOException {
        List<Element> sorted = new ArrayList<>();
        dataSet.forEach(sorted::add);
        sorted.sort((left, right) -> Integer.compareUnsigned(left.tag(), right.tag()));
        for (Element element : sorted) {
            String path = prefix + String.format("%08X", element.tag());
            if (element.value() instanceof Value.Items items && (element.vr() == Vr.SQ || items.isUndefinedLength())) {
                lines.add(path + " SQ " + items.items().size());
                for (int i = 0; i < items.items().size(); i++) {
                    add(items.items().get(i), path + "." + i + ".");
                }
            } else {
                byte[] value = encodedValue(element, dataSet);
                lines.add(path + " " + element.vr() + " " + value.length + " " + sha1(value));
            }
        }
    }

    static byte[] encodedValue(Element element, DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.encode(dataSet.with(List.of(element))).writeTo(Channels.newChannel(out));
        byte[] all = out.toByteArray();
        boolean isLong = dataSet.encoding().isExplicit() && element.vr().hasLongLength();
        boolean hasDelimiter = element.value() instanceof Value.Fragments
                || element.value() instanceof Value.Items items && items.isUndefinedLength();
        return Arrays.copyOfRange(all, isLong ? 12 : 8, all.length - (hasDelimiter ? 8 : 0));
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
