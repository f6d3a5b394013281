package org.elpis.codestream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// Which fragments of encapsulated pixel data are which frame.
///
/// Several clues are asked, the surest first: one frame has all fragments; as many fragments as frames are one each; an
/// offset table that points to the starts of fragments; fragments that start like an image where the others do not.
/// Frames that no clue tells apart are refused, and so is an image that starts where none should be: it would be seen
/// by
/// those who go by another clue, and by nobody here.
///
/// Source: PS3.5 annex A.4, PS3.3 C.7.6.3.1.8
public final class EncapsulatedFrames {
    private static final int MAX_FRAME = 1 << 30;

    private final List<Value.Region> fragments;
    /// First fragment of each frame, and behind the last one the number of fragments.
    private final int[] starts;
    /// The offset table, and all fragments, those without bytes too.
    private final Value.Fragments pixelData;

    private final DataSet dataSet;

    private EncapsulatedFrames(List<Value.Region> fragments, int[] starts, Value.Fragments pixelData, DataSet dataSet) {
        this.fragments = fragments;
        this.starts = starts;
        this.pixelData = pixelData;
        this.dataSet = dataSet;
    }

    /// Tells the frames of an object apart.
    ///
    /// @throws MalformedCodestreamException when nothing does
    public static EncapsulatedFrames of(DataSet dataSet, Value.Fragments pixelData) throws IOException {
        List<Value.Region> filled = new ArrayList<>(pixelData.regions().size());
        for (int i = 1; i < pixelData.regions().size(); i++) {
            if (!pixelData.regions().get(i).isEmpty()) {
                filled.add(pixelData.regions().get(i));
            }
        }
        int frames = Math.max(1, dataSet.number(Tag.NUMBER_OF_FRAMES, 1));
        if (filled.size() < frames) {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
        int[] starts = frames == 1
                ? new int[] {0, filled.size()}
                : filled.size() == frames ? each(frames) : byTables(dataSet, pixelData, filled, frames);
        requireNoOtherImages(filled, starts);
        return new EncapsulatedFrames(filled, starts, pixelData, dataSet);
    }

    private static void requireNoOtherImages(List<Value.Region> filled, int[] starts) throws IOException {
        ByteStream in = new ByteStream(filled);
        int frame = 0;
        for (int i = 0; i < filled.size(); i++) {
            if (starts[frame] == i) {
                frame++;
            } else if (isImageStart(in, in.start(i))) {
                throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
            }
        }
    }

    private static boolean isImageStart(ByteStream in, long at) throws IOException {
        return in.has(at, JpegFrame.START) || in.has(at, Jpeg2000Frame.START) || BoxFile.isAt(in, at);
    }

    private static int[] each(int frames) {
        int[] starts = new int[frames + 1];
        Arrays.setAll(starts, i -> i);
        return starts;
    }

    private static int[] byTables(DataSet dataSet, Value.Fragments pixelData, List<Value.Region> filled, int frames)
            throws IOException {
        long[] offsets = OffsetTable.starts(pixelData);
        if (offsets != null && offsets.length == frames) {
            return byPositions(offsets, filled);
        }
        long[] extended = extended(dataSet, frames);
        return extended.length == frames
                ? byPositions(withoutHeaders(extended, pixelData), filled)
                : byImageStarts(filled, frames);
    }

    private static long[] extended(DataSet dataSet, int frames) {
        Element table = dataSet.get(Tag.EXTENDED_OFFSET_TABLE).orElse(null);
        if (table == null || !(table.value() instanceof Value.Bytes bytes) || bytes.length() != frames * 8L) {
            return new long[0];
        }
        long[] offsets = new long[frames];
        for (int i = 0; i < bytes.length(); i++) {
            offsets[i / 8] |= (bytes.at(i) & 0xFFL) << i % 8 * 8;
        }
        return offsets;
    }

    /// Offsets count the headers of items, positions do not.
    private static long[] withoutHeaders(long[] offsets, Value.Fragments pixelData)
            throws MalformedCodestreamException {
        long[] positions = new long[offsets.length];
        int frame = 0;
        long offset = 0;
        long position = 0;
        for (Value.Region fragment :
                pixelData.regions().subList(1, pixelData.regions().size())) {
            if (frame < offsets.length && offsets[frame] == offset) {
                positions[frame++] = position;
            }
            offset += OffsetTable.ITEM_HEADER + fragment.length();
            position += fragment.length();
        }
        if (frame < offsets.length) {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
        return positions;
    }

    private static int[] byPositions(long[] positions, List<Value.Region> filled) throws MalformedCodestreamException {
        int[] starts = new int[positions.length + 1];
        int frame = 0;
        long position = 0;
        for (int i = 0; i < filled.size(); i++) {
            if (frame < positions.length && positions[frame] == position) {
                starts[frame++] = i;
            }
            position += filled.get(i).length();
        }
        if (frame < positions.length || starts[0] != 0) {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
        starts[frame] = filled.size();
        return starts;
    }

    private static int[] byImageStarts(List<Value.Region> filled, int frames) throws IOException {
        int[] starts = new int[frames + 1];
        int frame = 0;
        ByteStream in = new ByteStream(filled);
        for (int i = 0; i < filled.size(); i++) {
            if (isImageStart(in, in.start(i))) {
                if (frame == frames) {
                    throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
                }
                starts[frame++] = i;
            }
        }
        if (frame < frames || starts[0] != 0) {
            throw new MalformedCodestreamException(Fault.UNCLEAR_FRAMES);
        }
        starts[frames] = filled.size();
        return starts;
    }

    /// Whether an offset table is there, and has frames begin elsewhere than here. Tables need not be right, and there
    /// are readers who ask them first.
    public boolean areTabledElsewhere() throws IOException {
        Value.Region basic = pixelData.regions().getFirst();
        return !basic.isEmpty() && !isOfFrames(basic, Integer.BYTES)
                || dataSet.contains(Tag.EXTENDED_OFFSET_TABLE)
                        && !isOfFrames(
                                dataSet.get(Tag.EXTENDED_OFFSET_TABLE)
                                        .orElseThrow()
                                        .value(),
                                Long.BYTES);
    }

    private boolean isOfFrames(Value table, int bytesEach) throws IOException {
        long length = (long) count() * bytesEach;
        Value.Region offsets = switch (table) {
            case Value.Region region -> region;
            case Value.Bytes bytes ->
                new Value.Region(new BytesSource(bytes.copy(), bytes.length()), 0, bytes.length());
            case Value.Fragments fragments -> fragments.regions().getFirst();
            case Value.Items items -> null;
        };
        if (offsets == null || offsets.length() != length) {
            return offsets != null && offsets.isEmpty();
        }
        ByteStream in = new ByteStream(List.of(offsets));
        long mask = bytesEach == Integer.BYTES ? 0xFFFF_FFFFL : -1;
        long first = 0;
        long offset = 0;
        int frame = 0;
        int filled = 0;
        for (Value.Region fragment :
                pixelData.regions().subList(1, pixelData.regions().size())) {
            if (!fragment.isEmpty()) {
                if (starts[frame] == filled) {
                    long at = (long) frame * bytesEach;
                    long told = bytesEach == Integer.BYTES ? in.little32(at) : in.little64(at);
                    // Fragments without bytes before it may be counted to either frame.
                    if (Long.compareUnsigned(told - first & mask, offset - first) > 0) {
                        return false;
                    }
                    frame++;
                }
                filled++;
            }
            offset += OffsetTable.ITEM_HEADER + fragment.length();
            first = fragment.isEmpty() ? first : offset;
        }
        return true;
    }

    public int count() {
        return starts.length - 1;
    }

    /// Bytes of a frame.
    public long length(int frame) {
        long length = 0;
        for (int i = starts[frame]; i < starts[frame + 1]; i++) {
            length += fragments.get(i).length();
        }
        return length;
    }

    /// The fragments of a frame, one behind another.
    ///
    /// @throws MalformedCodestreamException when it is longer than 1 GiB
    public byte[] frame(int frame) throws IOException {
        long length = length(frame);
        if (length > MAX_FRAME) {
            throw new MalformedCodestreamException(Fault.TOO_MANY_PARTS);
        }
        byte[] bytes = new byte[(int) length];
        int at = 0;
        for (int i = starts[frame]; i < starts[frame + 1]; i++) {
            byte[] fragment = fragments.get(i).load(MAX_FRAME);
            System.arraycopy(fragment, 0, bytes, at, fragment.length);
            at += fragment.length;
        }
        return bytes;
    }
}
