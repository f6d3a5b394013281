package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodedWalkTest {
    /// Notes what is shown, and how many bytes.
    private static final class Shown implements EncodedWalk.Visitor {
        private final List<String> paths = new ArrayList<>();
        private final EncodedWalk walk;
        private long bytes;
        private boolean isOpaque;

        Shown(EncodedInstance instance) {
            walk = new EncodedWalk(instance, this);
            walk.walk();
        }

        @Override
        public void value(int tag, Vr vr, int offset, int length) {
            paths.add(walk.path(tag) + " " + vr);
            bytes += length;
        }

        @Override
        public void region(int tag, boolean fragment, Value.Region region) {
            paths.add(walk.path(tag) + (fragment ? " fragment" : " region"));
            bytes += region.length();
        }

        @Override
        public void opaque(int offset, int length) {
            isOpaque |= offset != 0;
            bytes += length;
        }
    }

    private static Objects object() {
        return Objects.object()
                .with("PatientName", "Schmitt^Johanna")
                .with("ImageComments", "of Schmitt")
                .with(Objects.sequence(
                        0x0008_1140,
                        Objects.of("ReferencedSOPInstanceUID", "1.2.999.3"),
                        Objects.sequence(0x0040_A170, Objects.of("CodeMeaning", "Schmitt"))))
                .with(Objects.bytes(0x7FE0_0010, Vr.OW, new byte[70_000]));
    }

    static List<TransferSyntax> syntaxes() {
        return List.of(
                TransferSyntax.EXPLICIT_LITTLE,
                TransferSyntax.IMPLICIT_LITTLE,
                TransferSyntax.EXPLICIT_BIG,
                TransferSyntax.DEFLATED);
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void showsEveryElementOfEveryEncoding(TransferSyntax syntax) {
        Shown shown = new Shown(DicomWriter.encode(Objects.read(object().encoded(syntax))));
        assertThat(shown.isOpaque).isFalse();
        assertThat(shown.paths)
                .contains(
                        "(0010,0010) PN",
                        "(0008,1140)[0].(0008,1155) UI",
                        "(0008,1140)[0].(0040,A170)[0].(0008,0104) LO",
                        "(7FE0,0010) region");
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void everyEncodingIsSearched(TransferSyntax syntax) {
        Instance object = Objects.read(object().encoded(syntax));
        assertThat(Objects.search(object, object).leaks())
                .extracting(Leak::where)
                .contains("(0010,0010)", "(0020,4000)", "(0008,1140)[0].(0040,A170)[0].(0008,0104)");
    }

    @Test
    void readsElementsThatTheStandardKnowsWhenTheyWereEncodedAsUnknown() {
        Element name = Objects.text(0x0010_0010, Vr.UN, "Schmitt^Johanna");
        Instance original = Objects.object().with(name).instance();
        Instance released =
                Objects.object().with("ImageComments", "Johanna Schmitt").instance();
        assertThat(Objects.search(original, released).leaks()).isNotEmpty();
    }

    /// Whatever the bytes say, no byte is passed over and nothing is thrown.
    @Test
    void showsDamagedObjectsAsOpaqueBytes() {
        byte[] whole = object().encoded();
        EncodedInstance instance = DicomWriter.encode(Objects.read(whole));
        byte[] heap = instance.heap().clone();
        long intact = new Shown(instance).bytes;
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            System.arraycopy(heap, 0, instance.heap(), 0, heap.length);
            for (int i = 0; i < 3; i++) {
                instance.heap()[132 + random.nextInt(instance.heapLength() - 132)] = (byte) random.nextInt(256);
            }
            Shown shown = new Shown(instance);
            long headers = intact - shown.bytes;
            assertThat(headers).as("round %d", round).isLessThan(200);
        }
    }

    @Test
    void findsIdentityBehindADamagedHeader() throws IOException {
        Objects object = Objects.object().with("ImageComments", "of Schmitt").with("StudyDescription", "abcd");
        EncodedInstance released = DicomWriter.encode(object.instance());
        String text = new String(released.heap(), 0, released.heapLength(), StandardCharsets.ISO_8859_1);
        released.heap()[text.indexOf("abcd") - 4] = '?';
        Known known = new Known();
        Instance original =
                Objects.object().with("PatientName", "Schmitt^Johanna").instance();
        known.harvest(original);
        LeakCheck check = new LeakCheck(known.identity(), Set.of());
        assertThat(check.search(original, released).leaks()).isNotEmpty();
    }
}
