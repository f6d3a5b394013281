package org.elpis.dicom;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads one file in a JVM of its own, and writes it into the device that keeps nothing; prints what came of it.
final class SmallHeapChild {
    private SmallHeapChild() {}

    public static void main(String[] arguments) throws IOException {
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        try (FileSource source = FileSource.open(Path.of(arguments[0]));
                FileChannel nowhere = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE)) {
            EncodedInstance encoded = DicomWriter.encode(DicomReader.read(source, limits));
            if (arguments[1].equals("write")) {
                encoded.writeTo(nowhere);
            }
            System.out.println((arguments[1].equals("write") ? "wrote " : "read ") + encoded.length());
        } catch (MalformedDicomException e) {
            System.out.println("refused " + e.fault());
        }
    }
}
