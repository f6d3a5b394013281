package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.elpis.codestream.Codestreams.JPEG;
import static org.elpis.codestream.Codestreams.JPEG_LS;
import static org.elpis.codestream.Codestreams.SECRET;
import static org.elpis.codestream.Codestreams.ascii;
import static org.elpis.codestream.Codestreams.bytes;
import static org.elpis.codestream.Codestreams.cleaned;
import static org.elpis.codestream.Codestreams.fragments;
import static org.elpis.codestream.Codestreams.hidden;
import static org.elpis.codestream.Codestreams.join;
import static org.elpis.codestream.Codestreams.segment;
import static org.elpis.codestream.Codestreams.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegFrameTest {
    /// Start of image, one component of eight bits, one scan of two bytes.
    private static final byte[] TINY = join(
            bytes(0xFF, 0xD8),
            segment(0xC0, bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
            segment(0xDA, bytes(1, 1, 0, 0, 63, 0)),
            bytes(0x12, 0xFF, 0x00),
            bytes(0xFF, 0xD9));

    private static void refuses(Fault fault, byte[] codestream) {
        assertThatExceptionOfType(MalformedCodestreamException.class)
                .isThrownBy(() -> hidden(JPEG, codestream))
                .matches(e -> e.fault() == fault);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void leavesWhatADecoderNeedsAlone() throws IOException {
        assertThat(hidden(JPEG, Codestreams.jpeg(20)).isEmpty()).isTrue();
        assertThat(hidden(JPEG, TINY).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xE0, 0xE1, 0xE2, 0xE3, 0xE8, 0xEC, 0xED, 0xEE, 0xEF, 0xFE})
    void blanksCommentsAndApplicationDataAndNothingElse(int marker) throws IOException {
        byte[] clean = Codestreams.jpeg(20);
        byte[] dirty = with(clean, 2, segment(marker, SECRET));

        byte[] cleaned = cleaned(JPEG, dirty);

        assertThat(cleaned).isEqualTo(with(clean, 2, segment(marker, new byte[SECRET.length])));
        assertThat(Codestreams.decoded(cleaned)).containsExactly(Codestreams.decoded(clean));
        assertThat(hidden(JPEG, dirty).count()).isEqualTo(1);
        assertThat(hidden(JPEG, dirty).bytes()).isEqualTo(SECRET.length);
        assertThat(hidden(JPEG, cleaned).isEmpty()).isTrue();
    }

    @Test
    void keepsJfifWithoutItsThumbnail() throws IOException {
        byte[] header = join(ascii("JFIF\0"), bytes(1, 2, 0, 0, 1, 0, 1, 3, 3));
        byte[] dirty = with(TINY, 2, segment(0xE0, join(header, Arrays.copyOf(SECRET, 27))));

        assertThat(cleaned(JPEG, dirty)).isEqualTo(with(TINY, 2, segment(0xE0, join(header, new byte[27]))));
    }

    @Test
    void keepsTheColourTransformOfAdobeAndNothingBehindIt() throws IOException {
        byte[] adobe = join(ascii("Adobe"), bytes(0, 100, 0, 0, 0, 0, 1));
        byte[] dirty = with(TINY, 2, segment(0xEE, join(adobe, SECRET)));

        assertThat(cleaned(JPEG, dirty)).isEqualTo(with(TINY, 2, segment(0xEE, join(adobe, new byte[SECRET.length]))));
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xEE, adobe))).isEmpty()).isTrue();
    }

    @Test
    void keepsOnlyTheFirstHeaderOfAKind() throws IOException {
        byte[] adobe = segment(0xEE, join(ascii("Adobe"), ascii("EUSEBIA")));

        assertThat(text(cleaned(JPEG, with(TINY, 2, join(adobe, adobe))))).containsOnlyOnce("EUSEBIA");
    }

    @Test
    void keepsTheColourTransformOfJpegLs() throws IOException {
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xE8, ascii("mrfx\1")))).isEmpty())
                .isTrue();
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xE8, ascii("SPIFF\0x")))).isEmpty())
                .isFalse();
    }

    @Test
    void looksBetweenScansAndBehindTheLast() throws IOException {
        byte[] scan = join(segment(0xDA, bytes(1, 1, 0, 0, 63, 0)), bytes(0x34, 0xFF, 0xD0, 0x56));
        byte[] dirty = with(TINY, TINY.length - 2, join(segment(0xFE, SECRET), scan, segment(0xE1, SECRET)));

        assertThat(hidden(JPEG, dirty).count()).isEqualTo(2);
        assertThat(text(cleaned(JPEG, dirty))).doesNotContain("Eusebia");
    }

    @Test
    void blanksWhatStandsBeforeBehindAndBetween() throws IOException {
        byte[] dirty = join(SECRET, bytes(7), with(TINY, 15, SECRET), SECRET, bytes(7));

        byte[] cleaned = cleaned(JPEG, dirty);

        byte[] zeros = new byte[SECRET.length];
        assertThat(cleaned).isEqualTo(join(zeros, bytes(0), with(TINY, 15, zeros), zeros, bytes(0)));
    }

    @Test
    void leavesFillBytesAndPaddingAlone() throws IOException {
        assertThat(hidden(JPEG, with(TINY, 2, bytes(0xFF, 0xFF, 0xFF))).isEmpty())
                .isTrue();
        assertThat(hidden(JPEG, join(TINY, bytes(0))).isEmpty()).isTrue();
        assertThat(hidden(JPEG, join(TINY, bytes(0xFF))).isEmpty()).isTrue();
        assertThat(hidden(JPEG, join(TINY, new byte[9])).isEmpty()).isTrue();
    }

    @Test
    void knowsThatJpegLsStuffsBits() throws IOException {
        byte[] lossless = join(
                bytes(0xFF, 0xD8),
                segment(0xF7, bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
                segment(0xF8, bytes(1, 0, 255, 0, 3, 0, 7, 0, 21, 0, 64)),
                segment(0xDA, bytes(1, 1, 0, 0, 0, 0)),
                bytes(0x12, 0xFF, 0x7E, 0x00, 0x04),
                bytes(0xFF, 0xD9));

        assertThat(hidden(JPEG_LS, lossless).isEmpty()).isTrue();
        assertThat(cleaned(JPEG_LS, with(lossless, lossless.length - 2, segment(0xFE, SECRET))))
                .isEqualTo(with(lossless, lossless.length - 2, segment(0xFE, new byte[SECRET.length])));
    }

    @Test
    void followsAFrameOverFragmentsWhereverTheyAreCut() throws IOException {
        byte[] dirty = with(TINY, 2, segment(0xFE, SECRET));
        byte[] expected = with(TINY, 2, segment(0xFE, new byte[SECRET.length]));
        for (int cut = 1; cut < dirty.length; cut++) {
            Value.Fragments fragments = fragments(
                    new byte[0], Arrays.copyOf(dirty, cut), new byte[0], Arrays.copyOfRange(dirty, cut, dirty.length));

            Value.Fragments cleaned = hidden(1, JPEG, fragments).blanked(fragments);

            assertThat(Codestreams.content(cleaned)).as("cut at %d", cut).isEqualTo(expected);
            assertThat(cleaned.regions().get(1).length()).isEqualTo(cut);
        }
    }

    @Test
    void cleansEveryFrameAndKeepsCleanFragmentsAsTheyAre() throws IOException {
        byte[] dirty = with(TINY, 2, segment(0xFE, SECRET));
        Value.Fragments fragments = fragments(new byte[0], dirty, TINY, dirty);

        Value.Fragments cleaned = hidden(3, JPEG, fragments).blanked(fragments);

        assertThat(text(Codestreams.content(cleaned))).doesNotContain("Eusebia");
        assertThat(cleaned.regions().get(2)).isSameAs(fragments.regions().get(2));
    }

    @Test
    void takesAFrameWithoutAnEndForOneAsLongAsAnotherFollows() throws IOException {
        byte[] open = Arrays.copyOf(TINY, TINY.length - 2);

        assertThat(hidden(JPEG, open, TINY, open).isEmpty()).isTrue();
        assertThat(hidden(JPEG, open, with(TINY, 2, segment(0xFE, SECRET))).count())
                .isEqualTo(1);
    }

    @Test
    void blanksAFragmentThatBelongsToNoFrame() throws IOException {
        assertThat(hidden(JPEG, TINY, SECRET, TINY).bytes()).isEqualTo(SECRET.length);
    }

    @Test
    void refusesWhatItCannotTellApart() {
        refuses(Fault.NO_CODESTREAM, SECRET);
        refuses(Fault.NO_CODESTREAM, new byte[100]);
        refuses(Fault.TRUNCATED, Arrays.copyOf(TINY, 9));
        refuses(Fault.UNKNOWN_MARKER, with(TINY, 2, segment(0x4F, SECRET)));
        refuses(Fault.BAD_LENGTH, with(TINY, 2, bytes(0xFF, 0xFE, 0, 1)));
    }

    @Test
    void refusesTablesAndHeadersThatAreLongerThanTheirContent() {
        refuses(Fault.BAD_LENGTH, with(TINY, 2, segment(0xDB, join(new byte[65], SECRET))));
        refuses(Fault.BAD_LENGTH, with(TINY, 2, segment(0xC4, join(new byte[17], SECRET))));
        refuses(Fault.BAD_LENGTH, with(TINY, 2, segment(0xDD, SECRET)));
        refuses(Fault.BAD_LENGTH, with(TINY, 2, segment(0xC1, join(bytes(8, 0, 1, 0, 1, 1, 1, 17, 0), SECRET))));
        refuses(Fault.BAD_LENGTH, with(TINY, 2, segment(0xDA, join(bytes(1, 1, 0, 0, 63, 0), SECRET))));
    }

    private static byte[] frame(int code) {
        return segment(code, bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0));
    }

    private static byte[] image(byte[]... headers) {
        return join(
                bytes(0xFF, 0xD8),
                join(headers),
                segment(0xDA, bytes(1, 1, 0, 0, 0, 0)),
                bytes(0x12, 0x34),
                bytes(0xFF, 0xD9));
    }

    @Test
    void refusesTablesOfJpegLsInAnotherImageAndOfUnknownKinds() throws IOException {
        byte[] mapping = segment(0xF8, join(bytes(2, 1, 1), bytes(0, 50, 100)));
        byte[] large = segment(0xF8, bytes(4, 2, 0, 1, 0, 1));

        assertThat(hidden(JPEG_LS, image(frame(0xF7), mapping, large)).isEmpty())
                .isTrue();
        assertThat(hidden(JPEG_LS, image(mapping, frame(0xF7))).isEmpty())
                .as("tables may stand before the frame")
                .isTrue();
        refuses(Fault.UNKNOWN_MARKER, image(frame(0xF7), segment(0xF8, join(bytes(9), SECRET))));
        refuses(Fault.BAD_LENGTH, image(frame(0xF7), segment(0xF8, join(bytes(4, 2), SECRET))));
        refuses(Fault.UNKNOWN_MARKER, image(frame(0xC0), segment(0xF8, join(bytes(2), SECRET))));
        refuses(Fault.UNKNOWN_MARKER, image(segment(0xF8, join(bytes(2), SECRET)), frame(0xC0)));
    }

    @Test
    void refusesArithmeticConditioningInAnotherImageAndAnyThatIsNone() throws IOException {
        byte[] conditioning = segment(0xCC, bytes(0, 0x10, 0x10, 5));

        assertThat(hidden(JPEG, image(frame(0xC9), conditioning)).isEmpty()).isTrue();
        assertThat(hidden(JPEG, image(conditioning, frame(0xC9))).isEmpty()).isTrue();
        refuses(Fault.UNKNOWN_MARKER, image(frame(0xC0), conditioning));
        refuses(Fault.UNKNOWN_MARKER, image(conditioning, frame(0xC0)));
        refuses(Fault.BAD_LENGTH, image(frame(0xC9), segment(0xCC, join(SECRET, bytes(1)))));
        refuses(Fault.BAD_LENGTH, image(frame(0xC9), segment(0xCC, ascii("Ab"))));
    }

    @Test
    void refusesMorePartsThanItCanRemember() {
        byte[] comment = bytes(0xFF, 0xFE, 0, 3, 1);
        byte[] all = new byte[2_000_001 * comment.length];
        for (int at = 0; at < all.length; at += comment.length) {
            System.arraycopy(comment, 0, all, at, comment.length);
        }

        refuses(Fault.TOO_MANY_PARTS, with(TINY, 2, all));
    }

    @Test
    void keepsTheNotesOfEncodersThatSayOnlyTheirVersion() throws IOException {
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xFE, ascii("OpenJPH Ver 0.7.3."))))
                        .isEmpty())
                .isTrue();
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xFE, ascii("OpenJPH Ver 47118832"))))
                        .isEmpty())
                .isFalse();
        assertThat(hidden(JPEG, with(TINY, 2, segment(0xFE, ascii("OpenJPH Ver 1.2 Eusebia"))))
                        .isEmpty())
                .isFalse();
    }
}
