package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.elpis.codestream.Codestreams.JPEG_2000;
import static org.elpis.codestream.Codestreams.JPEG_XL;
import static org.elpis.codestream.Codestreams.MPEG2;
import static org.elpis.codestream.Codestreams.RLE;
import static org.elpis.codestream.Codestreams.SECRET;
import static org.elpis.codestream.Codestreams.ascii;
import static org.elpis.codestream.Codestreams.box;
import static org.elpis.codestream.Codestreams.bytes;
import static org.elpis.codestream.Codestreams.cleaned;
import static org.elpis.codestream.Codestreams.fragments;
import static org.elpis.codestream.Codestreams.hidden;
import static org.elpis.codestream.Codestreams.join;
import static org.elpis.codestream.Codestreams.jpeg2000;
import static org.elpis.codestream.Codestreams.rle;
import static org.elpis.codestream.Codestreams.segment;
import static org.elpis.codestream.Codestreams.tilePart;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;

/// JPEG 2000, files of boxes, run-length coding and the offset table.
class FramesTest {
    private static final byte[] NONE = {};
    private static final byte[] BLANK = new byte[SECRET.length];
    private static final byte[] SIGNATURE = box("jP  ", bytes(0x0D, 0x0A, 0x87, 0x0A));

    private static byte[] comment(byte[] text) {
        return segment(0x64, join(bytes(0, 1), text));
    }

    private static void refuses(Fault fault, ThrowingCallable scan) {
        assertThatExceptionOfType(MalformedCodestreamException.class)
                .isThrownBy(scan)
                .matches(e -> e.fault() == fault);
    }

    @Test
    void blanksCommentsInTheHeadersOfJpeg2000AndOfItsTileParts() throws IOException {
        byte[] dirty = jpeg2000(comment(SECRET), comment(SECRET));

        assertThat(cleaned(JPEG_2000, dirty)).isEqualTo(jpeg2000(comment(BLANK), comment(BLANK)));
        assertThat(hidden(JPEG_2000, dirty).count()).isEqualTo(3);
    }

    @Test
    void leavesCodedDataAndEncoderNotesAlone() throws IOException {
        assertThat(hidden(JPEG_2000, jpeg2000(NONE, NONE)).isEmpty()).isTrue();
        assertThat(hidden(JPEG_2000, jpeg2000(comment(ascii("Kakadu-v7.3.3")), NONE))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void blanksWhatFollowsTheEndOfJpeg2000() throws IOException {
        byte[] codestream = jpeg2000(NONE, NONE);

        assertThat(cleaned(JPEG_2000, join(codestream, SECRET))).isEqualTo(join(codestream, BLANK));
        assertThat(hidden(JPEG_2000, join(codestream, bytes(0xFF))).isEmpty()).isTrue();
    }

    @Test
    void followsALastTilePartWithoutLengthToTheEnd() throws IOException {
        byte[] head = Arrays.copyOf(jpeg2000(NONE, NONE), 2 + 43 + 14 + 9);
        byte[] open = join(head, tilePart(0, NONE, true), bytes(0xFF, 0xD9));

        assertThat(hidden(JPEG_2000, open).isEmpty()).isTrue();
        assertThat(cleaned(JPEG_2000, join(open, SECRET))).isEqualTo(join(open, BLANK));
    }

    @Test
    void takesACodestreamWithoutItsEndForOneWhereAnotherFollows() throws IOException {
        byte[] whole = jpeg2000(NONE, NONE);
        byte[] open = Arrays.copyOf(whole, whole.length - 2);

        assertThat(hidden(JPEG_2000, open, join(open, bytes(0)), whole).isEmpty())
                .isTrue();
    }

    @Test
    void refusesJpeg2000WhoseLengthsAreWrong() {
        byte[] codestream = jpeg2000(NONE, NONE);
        refuses(Fault.TRUNCATED, () -> hidden(JPEG_2000, Arrays.copyOf(codestream, codestream.length - 5)));
        refuses(Fault.UNKNOWN_MARKER, () -> hidden(JPEG_2000, jpeg2000(segment(0x30, SECRET), NONE)));
        byte[] longSize = codestream.clone();
        longSize[41] = 9;
        refuses(Fault.BAD_LENGTH, () -> hidden(JPEG_2000, longSize));
    }

    @Test
    void keepsOfAFileOfBoxesOnlyTheImage() throws IOException {
        byte[] header = join(box("ihdr", new byte[14]), box("colr", bytes(1, 0, 0, 0, 0, 0, 16)));
        byte[] dirty = join(
                SIGNATURE,
                box("ftyp", ascii("jp2 \0\0\0\0jp2 ")),
                box("xml ", SECRET),
                box("jp2h", join(header, box("uuid", SECRET))),
                box("jp2c", jpeg2000(comment(SECRET), NONE)),
                box("uinf", SECRET));

        byte[] cleaned = cleaned(JPEG_2000, dirty);

        assertThat(cleaned)
                .isEqualTo(join(
                        SIGNATURE,
                        box("ftyp", ascii("jp2 \0\0\0\0jp2 ")),
                        box("xml ", BLANK),
                        box("jp2h", join(header, box("uuid", BLANK))),
                        box("jp2c", jpeg2000(comment(BLANK), NONE)),
                        box("uinf", BLANK)));
    }

    private static byte[] jp2(byte[] fileType, byte[] inHeader) {
        return join(
                SIGNATURE,
                box("ftyp", fileType),
                box("jp2h", join(box("ihdr", bytes(0, 0, 0, 9, 0, 0, 0, 9, 0, 1, 7, 7, 0, 0)), inHeader)),
                box("jp2c", jpeg2000(NONE, NONE)));
    }

    @Test
    void keepsOfABoxOfTheImageNoMoreThanItsOwnContent() throws IOException {
        byte[] type = ascii("jp2 \0\0\0\0jp2 jph ");
        byte[] resolution = bytes(0, 72, 0, 1, 0, 72, 0, 1, 2, 2);
        byte[] palette = join(bytes(0, 2, 3, 7, 7, 11), new byte[] {1, 1, 1, 1, 2, 2, 2, 2});
        for (byte[] text : new byte[][] {SECRET, BLANK}) {
            byte[] file = join(
                    jp2(
                            join(type, text),
                            join(
                                    box("ihdr", text),
                                    box("res ", join(box("resc", join(resolution, text)), box("text", text))),
                                    box("bpcc", join(bytes(7), text)),
                                    box("pclr", join(palette, text)),
                                    box("cdef", join(bytes(0, 1, 0, 0, 0, 0, 0, 1), text)),
                                    box("jp2h", text))),
                    box("ihdr", text),
                    box("jP  ", text));
            byte[] expected = join(
                    jp2(
                            join(type, BLANK),
                            join(
                                    box("ihdr", BLANK),
                                    box("res ", join(box("resc", join(resolution, BLANK)), box("text", BLANK))),
                                    box("bpcc", join(bytes(7), BLANK)),
                                    box("pclr", join(palette, BLANK)),
                                    box("cdef", join(bytes(0, 1, 0, 0, 0, 0, 0, 1), BLANK)),
                                    box("jp2h", BLANK))),
                    box("ihdr", BLANK),
                    box("jP  ", BLANK));
            assertThat(cleaned(JPEG_2000, file)).isEqualTo(expected);
        }
        byte[] header = bytes(0, 0, 0, 9, 0, 0, 0, 9, 0, 1, 7, 7, 0, 0);
        byte[] dirty = join(SIGNATURE, box("jp2h", box("ihdr", join(header, SECRET))));
        assertThat(cleaned(JPEG_2000, dirty)).isEqualTo(join(SIGNATURE, box("jp2h", box("ihdr", join(header, BLANK)))));
    }

    @Test
    void refusesAnImageHeaderThatIsTooShort() {
        refuses(Fault.BAD_LENGTH, () -> hidden(JPEG_2000, join(SIGNATURE, box("jp2h", box("ihdr", new byte[13])))));
    }

    @Test
    void leavesAWholeFileOfBoxesAlone() throws IOException {
        byte[] header = join(
                box("colr", bytes(1, 0, 0, 0, 0, 0, 16)),
                box("bpcc", bytes(7)),
                box("pclr", bytes(0, 1, 1, 7, 200)),
                box("cmap", bytes(0, 0, 1, 0)),
                box("cdef", bytes(0, 1, 0, 0, 0, 0, 0, 1)),
                box("res ", box("resd", bytes(0, 72, 0, 1, 0, 72, 0, 1, 2, 2))));
        assertThat(hidden(JPEG_2000, jp2(ascii("jp2 \0\0\0\0jp2 "), header)).isEmpty())
                .isTrue();
    }

    private static byte[] size(int capabilities) {
        return segment(0x51, join(bytes(capabilities, 0), new byte[32], bytes(0, 1, 7, 1, 1)));
    }

    private static byte[] codestream(byte[]... segments) {
        byte[] headers = join(segments);
        return join(bytes(0xFF, 0x4F), headers, tilePart(0, NONE, false), bytes(0xFF, 0xD9));
    }

    /// Two decompositions: seven subbands.
    private static byte[] style() {
        return segment(0x52, bytes(0, 0, 0, 1, 0, 2, 4, 4, 0, 1));
    }

    @Test
    void blanksStepSizesOfSubbandsThatThereAreNot() throws IOException {
        byte[] steps = bytes(1, 2, 3, 4, 5, 6, 7);
        byte[][] styles = {join(bytes(0x40), steps), join(bytes(0x42), steps, steps), bytes(0x41, 9, 9)};
        for (byte[] own : styles) {
            for (int marker : new int[] {0x5C, 0x5D}) {
                byte[] before = marker == 0x5D ? join(bytes(0), own) : own;
                byte[] clean = segment(marker, join(before, BLANK));
                byte[] dirty = segment(marker, join(before, SECRET));

                assertThat(hidden(JPEG_2000, codestream(size(0), style(), segment(marker, before)))
                                .isEmpty())
                        .isTrue();
                assertThat(cleaned(JPEG_2000, codestream(size(0), style(), dirty)))
                        .isEqualTo(codestream(size(0), style(), clean));
                assertThat(cleaned(JPEG_2000, codestream(size(0), dirty, style())))
                        .as("styles may stand behind the step sizes")
                        .isEqualTo(codestream(size(0), clean, style()));
            }
        }
        refuses(
                Fault.BAD_LENGTH,
                () -> hidden(JPEG_2000, codestream(size(0), style(), segment(0x5C, join(bytes(3), SECRET)))));
    }

    @Test
    void refusesSegmentsOfJpeg2000ThatAreLongerThanTheirContent() {
        byte[] styleAndMore = segment(0x52, join(bytes(0, 0, 0, 1, 0, 2, 4, 4, 0, 1), SECRET));
        refuses(Fault.BAD_LENGTH, () -> hidden(JPEG_2000, codestream(size(0), styleAndMore)));
        for (int marker : new int[] {0x50, 0x53, 0x5E, 0x5F, 0x63}) {
            refuses(
                    Fault.BAD_LENGTH,
                    () -> hidden(JPEG_2000, codestream(size(0), style(), segment(marker, join(SECRET, bytes(7, 7))))));
        }
    }

    @Test
    void takesSegmentsOfJpeg2000ThatAreAsLongAsTheirContent() throws IOException {
        byte[] withPrecincts = segment(0x52, bytes(1, 0, 0, 1, 0, 2, 4, 4, 0, 1, 0x77, 0x77, 0x88));
        byte[] ofComponent = segment(0x53, bytes(0, 0, 1, 4, 4, 0, 1));
        byte[] capabilities = segment(0x50, bytes(0, 2, 0, 0, 0, 5));
        byte[] registration = segment(0x63, bytes(0, 1, 0, 1));
        byte[] region = segment(0x5E, bytes(0, 0, 7));
        byte[] order = segment(0x5F, bytes(0, 0, 0, 1, 1, 1, 0));
        assertThat(hidden(
                                JPEG_2000,
                                codestream(
                                        size(0x40),
                                        withPrecincts,
                                        ofComponent,
                                        capabilities,
                                        registration,
                                        region,
                                        order))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void readsTransformsOfPart2OnlyWhereItIsUsed() throws IOException {
        byte[] transform = segment(0x74, bytes(0, 0, 1, 2, 0, 0, 3, 4));

        refuses(Fault.UNKNOWN_MARKER, () -> hidden(JPEG_2000, codestream(size(0), style(), transform)));
        assertThat(hidden(JPEG_2000, codestream(size(0x80), style(), transform)).isEmpty())
                .isTrue();
    }

    @Test
    void keepsOfJpegXlInBoxesOnlyTheImage() throws IOException {
        byte[] signature = box("JXL ", bytes(0x0D, 0x0A, 0x87, 0x0A));
        byte[] dirty = join(signature, box("Exif", SECRET), box("jbrd", SECRET), box("jxlc", bytes(0xFF, 0x0A, 1)));

        assertThat(cleaned(JPEG_XL, dirty))
                .isEqualTo(join(signature, box("Exif", BLANK), box("jbrd", BLANK), box("jxlc", bytes(0xFF, 0x0A, 1))));
        assertThat(hidden(JPEG_XL, bytes(0xFF, 0x0A, 1, 2)).isEmpty()).isTrue();
    }

    @Test
    void refusesBoxesThatEndBehindTheirFile() {
        byte[] file = join(SIGNATURE, ByteBuffer.allocate(4).putInt(99).array(), ascii("xml "), SECRET);
        refuses(Fault.BAD_LENGTH, () -> hidden(JPEG_2000, file));
    }

    @Test
    void doesNotFollowBoxesWithinBoxesForEver() throws IOException {
        byte[] nested = NONE;
        for (int i = 0; i < 5_000; i++) {
            nested = box("jp2h", nested);
        }

        assertThat(hidden(JPEG_2000, join(SIGNATURE, nested)).count()).isEqualTo(1);
    }

    @Test
    void blanksWhatARunLengthHeaderDoesNotUse() throws IOException {
        byte[] frame = rle(1, 64);
        byte[] unused = frame.clone();
        System.arraycopy(SECRET, 0, unused, 20, SECRET.length);

        assertThat(hidden(RLE, frame).isEmpty()).isTrue();
        assertThat(cleaned(RLE, unused)).isEqualTo(frame);
    }

    @Test
    void blanksTheGapBeforeTheFirstSegment() throws IOException {
        byte[] gap = Codestreams.with(rle(1, 64 + SECRET.length), 64, SECRET);

        assertThat(cleaned(RLE, gap)).isEqualTo(Codestreams.with(rle(1, 64 + SECRET.length), 64, BLANK));
    }

    @Test
    void refusesRunLengthFramesThatDoNotHoldTogether() {
        refuses(Fault.BAD_SEGMENTS, () -> hidden(RLE, rle(0)));
        refuses(Fault.BAD_SEGMENTS, () -> hidden(RLE, rle(16, 64)));
        refuses(Fault.BAD_SEGMENTS, () -> hidden(RLE, rle(2, 66, 64)));
        refuses(Fault.BAD_SEGMENTS, () -> hidden(RLE, rle(1, 900)));
        refuses(Fault.NO_CODESTREAM, () -> hidden(RLE, new byte[10]));
        Value.Fragments three = fragments(NONE, rle(1, 64), rle(1, 64), rle(1, 64));
        refuses(Fault.UNCLEAR_FRAMES, () -> hidden(2, RLE, three));
    }

    @Test
    void findsRunLengthFramesOfSeveralFragmentsByTheOffsetTable() throws IOException {
        byte[] offsets = offsets(0, 71 + 8 + 3 + 8);
        Value.Fragments fragments = fragments(offsets, rle(1, 64), bytes(1, 2, 3), rle(1, 64));

        assertThat(hidden(2, RLE, fragments).isEmpty()).isTrue();
    }

    private static byte[] offsets(int... offsets) {
        ByteBuffer table = ByteBuffer.allocate(4 * offsets.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset : offsets) {
            table.putInt(offset);
        }
        return table.array();
    }

    @Test
    void keepsAnOffsetTableThatPointsToFragments() throws IOException {
        byte[] frame = jpeg2000(NONE, NONE);
        Value.Fragments fragments = fragments(offsets(0, frame.length + 8), frame, frame);

        assertThat(hidden(2, JPEG_2000, fragments).isEmpty()).isTrue();
    }

    @Test
    void emptiesAnOffsetTableThatDoesNot() throws IOException {
        byte[] frame = jpeg2000(NONE, NONE);
        for (byte[] table : new byte[][] {offsets(0, 1), ascii("Eusebia "), ascii("abc"), offsets(0, 0)}) {
            Value.Fragments fragments = fragments(table, frame, frame);

            HiddenParts hidden = hidden(2, JPEG_2000, fragments);

            assertThat(hidden.count()).isEqualTo(1);
            assertThat(hidden.bytes()).isEqualTo(table.length);
            assertThat(hidden.blanked(fragments).regions().getFirst().isEmpty()).isTrue();
            assertThat(Codestreams.content(hidden.blanked(fragments))).isEqualTo(join(frame, frame));
        }
    }

    @Test
    void refusesAnImageInPlaceOfTheOffsetTable() {
        byte[] frame = jpeg2000(NONE, NONE);
        refuses(Fault.UNCLEAR_FRAMES, () -> hidden(2, JPEG_2000, fragments(frame, frame)));
        refuses(Fault.UNCLEAR_FRAMES, () -> hidden(1, JPEG_2000, fragments(frame)));
    }

    @Test
    void emptiesAnOffsetTableOfNoFragments() throws IOException {
        assertThat(hidden(1, JPEG_2000, fragments(SECRET)).count()).isEqualTo(1);
    }

    @Test
    void leavesVideosAlone() throws IOException {
        assertThat(hidden(MPEG2, SECRET).isEmpty()).isTrue();
    }

    @Test
    void hasNothingToSayOfNoPixels() throws IOException {
        assertThat(hidden(JPEG_2000, NONE).isEmpty()).isTrue();
    }
}
