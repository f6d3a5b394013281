package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.elpis.dicom.Corpus;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;

/// The compressed pixel data of real files: what is refused, what is changed, and what a decoder makes of it.
class CodestreamCorpusTest {
    private static final ReadLimits LIMITS = ReadLimits.forHeap(1L << 30);

    /// Called with every data set that holds compressed pixel data.
    private interface Visit {
        void visit(String file, Instance instance, DataSet dataSet, Value.Fragments fragments) throws IOException;
    }

    private static int forEach(Visit visit) throws IOException {
        int visited = 0;
        for (Path file : Corpus.files()) {
            try (FileSource source = FileSource.open(file)) {
                Instance instance = DicomReader.read(source, LIMITS);
                List<DataSet> found = new ArrayList<>();
                collect(instance.dataSet(), (dataSet, fragments) -> found.add(dataSet));
                for (DataSet dataSet : found) {
                    visited++;
                    for (Element element : dataSet) {
                        if (element.value() instanceof Value.Fragments fragments) {
                            visit.visit(Corpus.nameOf(file), instance, dataSet, fragments);
                        }
                    }
                }
            } catch (MalformedDicomException e) {
                assertThat(e.getMessage()).isEqualTo(e.fault().sentence());
            }
        }
        return visited;
    }

    private static void collect(DataSet dataSet, BiConsumer<DataSet, Value.Fragments> found) {
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Items items) {
                items.items().forEach(item -> collect(item, found));
            } else if (element.value() instanceof Value.Fragments fragments) {
                found.accept(dataSet, fragments);
            }
        }
    }

    @Test
    void refusesNoFileThatHoldsAnImage() throws IOException {
        List<String> refused = new ArrayList<>();
        int visited = forEach((file, instance, dataSet, fragments) -> {
            try {
                Frames.hidden(dataSet, fragments, instance.transferSyntax());
            } catch (MalformedCodestreamException e) {
                refused.add(file + " " + e.fault());
            }
        });

        assertThat(visited).isGreaterThan(100);
        // Nothing but zeros where a JPEG should be.
        assertThat(refused).containsExactly("fo-dicom__genFile.dcm NO_CODESTREAM");
    }

    @Test
    void changesNoPixelAndFewFiles() throws IOException {
        List<String> changed = new ArrayList<>();
        List<String> decoded = new ArrayList<>();
        forEach((file, instance, dataSet, fragments) -> {
            HiddenParts hidden;
            try {
                hidden = Frames.hidden(dataSet, fragments, instance.transferSyntax());
            } catch (MalformedCodestreamException e) {
                return;
            }
            Value.Fragments cleaned = hidden.blanked(fragments);
            if (hidden.isEmpty()) {
                assertThat(cleaned.regions()).isEqualTo(fragments.regions());
                return;
            }
            changed.add(file);
            for (int i = 1; i < fragments.regions().size(); i++) {
                int[] before = pixels(fragments.regions().get(i));
                assertThat(pixels(cleaned.regions().get(i))).as(file).isEqualTo(before);
                decoded.addAll(before.length > 0 ? List.of(file) : List.of());
            }
        });

        assertThat(changed).hasSizeBetween(5, 15);
        assertThat(decoded).isNotEmpty();
    }

    /// What the JDK decodes: nothing where it knows no decoder.
    private static int[] pixels(Value.Region frame) throws IOException {
        byte[] bytes = frame.load(1 << 24);
        try {
            return Codestreams.decoded(bytes);
        } catch (IOException | RuntimeException e) {
            return new int[0];
        }
    }

    @Test
    void findsAndBlanksACommentInEveryRealImage() throws IOException {
        int[] planted = new int[1];
        forEach((file, instance, dataSet, fragments) -> {
            byte[] frame = join(fragments);
            boolean isJpeg = startsWith(frame, JpegFrame.START);
            if (!isJpeg && !startsWith(frame, Jpeg2000Frame.START)
                    || fragments.regions().size() > 2) {
                return;
            }
            // Behind the size that comes first in JPEG 2000.
            int at = isJpeg ? 2 : 4 + (frame[4] << 8 | frame[5] & 0xFF);
            byte[] text = isJpeg ? Codestreams.SECRET : Codestreams.join(new byte[2], Codestreams.SECRET);
            byte[] comment = Codestreams.segment(isJpeg ? 0xFE : 0x64, text);
            byte[] dirty = Codestreams.with(frame, at, comment);

            byte[] cleaned = Codestreams.cleaned(instance.transferSyntax(), dirty);

            byte[] blank = Codestreams.segment(isJpeg ? 0xFE : 0x64, new byte[text.length]);
            assertThat(Arrays.equals(cleaned, at, at + blank.length, blank, 0, blank.length))
                    .as(file)
                    .isTrue();
            planted[0]++;
        });
        assertThat(planted[0]).isGreaterThan(60);
    }

    private static byte[] join(Value.Fragments fragments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Region region :
                fragments.regions().subList(1, fragments.regions().size())) {
            out.writeBytes(region.load(1 << 24));
        }
        return out.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, String start) {
        byte[] wanted = Codestreams.ascii(start);
        return bytes.length > wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }
}
