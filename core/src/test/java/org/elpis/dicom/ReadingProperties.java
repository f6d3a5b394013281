package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What has to hold for any bytes whatsoever: they are read or refused; what is read can be written, and what
/// was written reads and writes the same for ever.
final class ReadingProperties {
    /// Small enough that each limit is met within a few hundred bytes.
    static final ReadLimits LIMITS = new ReadLimits(16, 400, 60, 1 << 16, 96);

    /// With these, and besides the reserved bytes of headers, a file is not written as it was.
    private static final Set<Anomaly> MENDED = EnumSet.of(
            Anomaly.IMPLICIT_FILE_META,
            Anomaly.NO_PREAMBLE,
            Anomaly.REDUNDANT_DELIMITER,
            Anomaly.DELIMITER_WITH_LENGTH,
            Anomaly.TRAILING_ZEROS);

    private ReadingProperties() {}

    /// Checks them and says whether the bytes were read, not refused.
    static boolean check(byte[] input) throws IOException {
        Instance instance;
        try {
            instance = DicomReader.read(new BytesSource(input, input.length), LIMITS);
        } catch (MalformedDicomException e) {
            assertThat(e).hasMessage(e.fault().sentence());
            assertThat(e.position()).isNotNegative();
            return false;
        }
        ask(instance.dataSet(), 0);
        ask(instance.fileMeta(), 0);
        EncodedInstance encoded = DicomWriter.encode(instance);
        byte[] written = DicomBytes.write(encoded);
        if (!instance.inflated() && instance.anomalies().stream().noneMatch(MENDED::contains)) {
            assertThat(written).hasSameSizeAs(input);
        }
        checkFixpoint(instance, written);
        return true;
    }

    private static void checkFixpoint(Instance first, byte[] written) throws IOException {
        try {
            Instance second = DicomReader.read(new BytesSource(written, written.length), LIMITS);
            if (!Arrays.equals(elements(second), elements(first))) {
                throw new AssertionError("A second reading finds other elements than the first.");
            }
            if (!first.inflated() && !Arrays.equals(DicomBytes.write(DicomWriter.encode(second)), written)) {
                throw new AssertionError("A second writing gives other bytes than the first.");
            }
        } catch (MalformedDicomException e) {
            throw new AssertionError("What was written is refused: " + e.fault() + " at " + e.position(), e);
        }
    }

    private static byte[] elements(Instance instance) throws IOException {
        return DicomBytes.write(DicomWriter.encode(instance.dataSet()));
    }

    /// Asks everything that can be asked of a data set.
    private static void ask(DataSet dataSet, int depth) {
        assertThat(depth).isLessThanOrEqualTo(LIMITS.maxDepth());
        for (Element element : dataSet) {
            int tag = element.tag();
            assertThat(dataSet.contains(tag)).isTrue();
            assertThat(dataSet.strings(element)).isNotNull();
            assertThat(dataSet.privateCreator(tag)).isNotNull();
            dataSet.number(tag, 0);
            switch (element.value()) {
                case Value.Items items -> items.items().forEach(item -> ask(item, depth + 1));
                case Value.Bytes bytes -> askText(dataSet, element, bytes);
                case Value.Region region -> assertThat(region.isEmpty()).isFalse();
                case Value.Fragments fragments ->
                    assertThat(fragments.regions()).hasSizeLessThanOrEqualTo(LIMITS.maxFragments());
            }
        }
    }

    private static void askText(DataSet dataSet, Element element, Value.Bytes bytes) {
        boolean isName = element.vr() == Vr.PN;
        byte[] copy = bytes.copy();
        CharacterSet characterSet = dataSet.characterSet();
        String text = characterSet.decode(copy, 0, copy.length, isName);
        byte[] back = characterSet.encode(text, isName);
        if (!Arrays.equals(back, copy)) {
            assertThat(RawByte.isIn(text)).as("bytes are lost").isFalse();
            assertThat(characterSet.decode(back, 0, back.length, isName)).isEqualTo(text);
        }
    }
}
