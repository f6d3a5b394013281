package org.elpis.codestream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;

/// Finds what compressed pixel data hold beside the images, by their markers and without decoding them.
///
/// Of an image that fills a gigabyte nothing but a window of it is on the heap.
public final class Frames {
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    /// MPEG-2, MPEG-4 and HEVC are `.100` to `.108`, JPEG XL `.110` to `.112`.
    private static final String VIDEO = "1.2.840.10008.1.2.4.10";

    private static final String JPEG_XL = "1.2.840.10008.1.2.4.11";

    private final ByteStream in;
    private final HiddenParts hidden;

    private Frames(ByteStream in, HiddenParts hidden) {
        this.in = in;
        this.hidden = hidden;
    }

    /// What is hidden in the pixel data of a data set. Of videos, deflated frames and JPEG XL without boxes only
    /// the offset table is looked at.
    ///
    /// @throws MalformedCodestreamException when it cannot be told
    public static HiddenParts hidden(DataSet dataSet, Value.Fragments fragments, TransferSyntax syntax)
            throws IOException {
        List<Value.Region> filled = new ArrayList<>(fragments.regions().size());
        for (int i = 1; i < fragments.regions().size(); i++) {
            if (!fragments.regions().get(i).isEmpty()) {
                filled.add(fragments.regions().get(i));
            }
        }
        ByteStream in = new ByteStream(filled);
        HiddenParts hidden = new HiddenParts(in);
        long[] starts = fragments.isEmpty() ? new long[0] : OffsetTable.starts(fragments);
        if (starts == null) {
            requireNoImage(fragments.regions().getFirst());
            hidden.addOffsetTable(fragments.regions().getFirst().length());
        }
        if (in.size() == 0) {
            return hidden;
        }
        Frames frames = new Frames(in, hidden);
        String uid = syntax.uid();
        if (uid.equals(RLE)) {
            frames.runLengthCoded(dataSet.number(Tag.NUMBER_OF_FRAMES, 1), starts == null ? new long[0] : starts);
        } else if (!hasNoMarkers(uid) || BoxFile.isAt(in, 0)) {
            frames.codestreams();
        }
        return hidden;
    }

    /// Some leave the offset table out, so that the first image stands in its place.
    private static void requireNoImage(Value.Region table) throws IOException {
        ByteStream in = new ByteStream(List.of(table));
        if (in.has(0, JpegFrame.START) || in.has(0, Jpeg2000Frame.START) || BoxFile.isAt(in, 0)) {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
    }

    private static boolean hasNoMarkers(String uid) {
        boolean isNumbered = uid.length() == VIDEO.length() + 1;
        return isNumbered && (uid.startsWith(VIDEO) || uid.startsWith(JPEG_XL)) || uid.equals(DEFLATED_FRAMES);
    }

    private void codestreams() throws IOException {
        for (long at = 0; at < in.size(); ) {
            long fragmentEnd = endOfFragment(at);
            long start = startIn(at, fragmentEnd);
            if (start == fragmentEnd && at == 0) {
                throw new MalformedCodestreamException(Fault.NO_CODESTREAM);
            }
            hidden.add(at, start);
            at = start == fragmentEnd ? fragmentEnd : behind(start);
        }
    }

    private long endOfFragment(long position) {
        return in.start(in.regionAt(position) + 1);
    }

    /// Scans the image at `start`, and what follows it in its last fragment.
    private long behind(long start) throws IOException {
        if (BoxFile.isAt(in, start)) {
            long end = nextBoxFile(start);
            BoxFile.scan(in, start, end, hidden);
            return end;
        }
        long end = in.has(start, JpegFrame.START)
                ? JpegFrame.scan(in, start, hidden)
                : Jpeg2000Frame.scan(in, start, hidden);
        if (in.isStart(end)) {
            return end;
        }
        long fragmentEnd = endOfFragment(end);
        hidden.addTrailing(end, fragmentEnd);
        return fragmentEnd;
    }

    private long nextBoxFile(long start) throws IOException {
        for (int i = in.regionAt(start) + 1; i < in.regionCount(); i++) {
            if (BoxFile.isAt(in, in.start(i))) {
                return in.start(i);
            }
        }
        return in.size();
    }

    /// Where an image starts in a fragment, which should be at once; `to` when none does.
    private long startIn(long from, long to) throws IOException {
        if (BoxFile.isAt(in, from)) {
            return from;
        }
        for (long at = in.findMarker(from, to); at < to; at = in.findMarker(at + 1, to)) {
            if (in.has(at, JpegFrame.START) || in.has(at, Jpeg2000Frame.START)) {
                return at;
            }
        }
        return to;
    }

    /// Finds the frames by the number of fragments or the offset table.
    ///
    /// @param starts  as the offset table says; empty when it says nothing
    private void runLengthCoded(int frames, long[] starts) throws IOException {
        if (in.regionCount() == frames) {
            for (int i = 0; i < frames; i++) {
                RleFrame.scan(in, in.start(i), in.start(i + 1), hidden);
            }
        } else if (frames <= 1) {
            RleFrame.scan(in, 0, in.size(), hidden);
        } else if (starts.length == frames) {
            for (int i = 0; i < frames; i++) {
                RleFrame.scan(in, starts[i], i + 1 < frames ? starts[i + 1] : in.size(), hidden);
            }
        } else {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
    }
}
