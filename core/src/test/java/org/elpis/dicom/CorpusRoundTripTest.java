package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read from real files and written again, and what their texts say.
class CorpusRoundTripTest {
    private static final ReadLimits LIMITS = ReadLimits.forHeap(1L << 30);

    /// With these a file is not written as it was, on purpose.
    private static final Set<Anomaly> MENDED = EnumSet.of(
            Anomaly.IMPLICIT_FILE_META,
            Anomaly.NO_PREAMBLE,
            Anomaly.REDUNDANT_DELIMITER,
            Anomaly.DELIMITER_WITH_LENGTH,
            Anomaly.TRAILING_ZEROS);

    @Test
    void writesEveryFileAsItWasUnlessItHasAnAnomalyThatIsMended() throws IOException {
        List<String> changed = new ArrayList<>();
        int same = 0;
        for (Path file : Corpus.files()) {
            try (FileSource source = FileSource.open(file)) {
                Instance instance = DicomReader.read(source, LIMITS);
                if (instance.anomalies().stream().anyMatch(MENDED::contains)) {
                    continue;
                }
                if (isWrittenAsItWas(instance, file)) {
                    same++;
                } else {
                    changed.add(Corpus.nameOf(file));
                }
            } catch (MalformedDicomException e) {
                assertThat(e.getMessage()).isEqualTo(e.fault().sentence());
            }
        }
        assertThat(changed).isEmpty();
        assertThat(same).isGreaterThan(300);
    }

    private static boolean isWrittenAsItWas(Instance instance, Path file) throws IOException, MalformedDicomException {
        byte[] written = write(DicomWriter.encode(instance));
        if (!instance.transferSyntax().isDeflated()) {
            return Arrays.equals(written, Files.readAllBytes(file));
        }
        Instance again = DicomReader.read(new BytesSource(written, written.length), LIMITS);
        return Arrays.equals(inflated(again), inflated(instance))
                && Arrays.equals(write(DicomWriter.encode(again.dataSet())), inflated(instance));
    }

    private static byte[] inflated(Instance instance) throws IOException {
        return new Value.Region(instance.source(), 0, instance.source().size()).load(Integer.MAX_VALUE);
    }

    private static byte[] write(EncodedInstance encoded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoded.writeTo(Channels.newChannel(out));
        return out.toByteArray();
    }

    @Test
    void decodesEveryTextWithoutLoss() throws IOException {
        List<String> lossy = new ArrayList<>();
        int[] texts = new int[1];
        for (Path file : Corpus.files()) {
            try (FileSource source = FileSource.open(file)) {
                Instance instance = DicomReader.read(source, LIMITS);
                decode(instance.dataSet(), Corpus.nameOf(file), lossy, texts);
            } catch (MalformedDicomException e) {
                assertThat(e.fault()).isNotNull();
            }
        }
        assertThat(lossy).isEmpty();
        assertThat(texts[0]).isGreaterThan(5_000);
    }

    private static void decode(DataSet dataSet, String file, List<String> lossy, int[] texts) {
        for (Element element : dataSet) {
            switch (element.value()) {
                case Value.Items items -> items.items().forEach(item -> decode(item, file, lossy, texts));
                case Value.Bytes bytes
                when element.vr().kind() == Vr.Kind.TEXT -> {
                    texts[0]++;
                    if (!isKept(dataSet.characterSet(), bytes.copy(), element.vr() == Vr.PN)) {
                        lossy.add(file + " " + Tag.format(element.tag()));
                    }
                }
                case Value.Bytes bytes -> assertThat(bytes.length()).isNotNegative();
                case Value.Region region -> assertThat(region.isEmpty()).isFalse();
                case Value.Fragments fragments ->
                    assertThat(fragments.regions()).isNotNull();
            }
        }
    }

    /// The same bytes; or, where escape sequences are not where the standard wants them, the same text.
    private static boolean isKept(CharacterSet characterSet, byte[] bytes, boolean isName) {
        String text = characterSet.decode(bytes, 0, bytes.length, isName);
        byte[] back = characterSet.encode(text, isName);
        return Arrays.equals(back, bytes)
                || !RawByte.isIn(text)
                        && characterSet.decode(back, 0, back.length, isName).equals(text);
    }
}
