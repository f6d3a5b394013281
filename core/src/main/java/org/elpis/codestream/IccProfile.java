package org.elpis.codestream;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Value;

/// A colour profile: its texts and everything that is not needed to convert colours.
///
/// Stays: the header, and tags of curves, tables, colours and numbers that conversion is made of. Of texts the
/// structure stays, so that the profile is as valid as it was.
///
/// Source: ICC.1:2022, ICC.1:2001-04 for texts of version 2.
public final class IccProfile {
    private static final int HEADER = 128;
    private static final int RESERVED_IN_HEADER = 100;
    private static final int PROFILE_ID = 84;
    private static final int TAG_ENTRY = 12;
    /// The largest profiles of real devices have some twenty.
    private static final int MAX_TAGS = 200;

    private static final long DESCRIPTION = ByteStream.code("desc");
    private static final long TEXTS = ByteStream.code("mluc");
    private static final Set<Long> COLOURS = ByteStream.codes(
            "XYZ ", "curv", "para", "mft1", "mft2", "mAB ", "mBA ", "sf32", "chrm", "meas", "view", "sig ");

    private final ByteStream in;
    private final HiddenParts hidden;
    private final long start;
    private final long end;

    private IccProfile(ByteStream in, long start, long end, HiddenParts hidden) {
        this.in = in;
        this.start = start;
        this.end = end;
        this.hidden = hidden;
    }

    /// What is hidden in a profile; empty when it is none.
    public static Optional<HiddenParts> hidden(Value.Region profile) throws IOException {
        ByteStream in = new ByteStream(List.of(profile));
        HiddenParts hidden = new HiddenParts(in);
        return scan(in, 0, in.size(), hidden) ? Optional.of(hidden) : Optional.empty();
    }

    /// Notes what is hidden in a profile.
    ///
    /// @return false when the bytes are no profile; then nothing was noted
    static boolean scan(ByteStream in, long start, long end, HiddenParts hidden) throws IOException {
        IccProfile profile = new IccProfile(in, start, end, hidden);
        if (!profile.isWhole()) {
            return false;
        }
        profile.parts();
        return true;
    }

    private boolean isWhole() throws IOException {
        if (end - start < HEADER + 4 || !in.has(start + 36, "acsp")) {
            return false;
        }
        long size = in.u32(start);
        long tags = in.u32(start + HEADER);
        if (size > end - start || tags > MAX_TAGS || HEADER + 4 + tags * TAG_ENTRY > size) {
            return false;
        }
        for (int i = 0; i < tags; i++) {
            long entry = entry(i);
            long offset = in.u32(entry + 4);
            long length = in.u32(entry + 8);
            boolean isInside = offset >= HEADER + 4 + tags * TAG_ENTRY && offset + length <= size;
            if (length < 8 || !isInside || cutsAnother(i, offset, length)) {
                return false;
            }
        }
        return true;
    }

    /// Tags may share a content, but not lie in one another's.
    private boolean cutsAnother(int index, long offset, long length) throws IOException {
        for (int i = 0; i < index; i++) {
            long otherOffset = in.u32(entry(i) + 4);
            long otherLength = in.u32(entry(i) + 8);
            boolean isSame = offset == otherOffset && length == otherLength;
            if (!isSame && offset < otherOffset + otherLength && otherOffset < offset + length) {
                return true;
            }
        }
        return false;
    }

    private long entry(int index) {
        return start + HEADER + 4 + (long) index * TAG_ENTRY;
    }

    private void parts() throws IOException {
        long tags = in.u32(start + HEADER);
        int before = hidden.count();
        hidden.add(start + RESERVED_IN_HEADER, start + HEADER);
        for (int i = 0; i < tags; i++) {
            tag(start + in.u32(entry(i) + 4), in.u32(entry(i) + 8));
        }
        gaps(tags);
        // The digest of the profile as it was would be wrong now, and would still tell where it came from.
        if (hidden.count() > before) {
            hidden.add(start + PROFILE_ID, start + RESERVED_IN_HEADER);
        }
    }

    private void tag(long at, long length) throws IOException {
        long type = in.u32(at);
        hidden.add(at + 4, at + 8);
        if (COLOURS.contains(type)) {
            return;
        }
        long content = at + 8;
        if (type == DESCRIPTION) {
            description(content, at + length);
        } else if (type == TEXTS) {
            texts(content, at + length);
        } else {
            hidden.add(content, at + length);
        }
    }

    /// Three texts, each behind its length.
    private void description(long at, long tagEnd) throws IOException {
        long ascii = at + 4 > tagEnd ? tagEnd : Math.min(tagEnd, at + 4 + in.u32(at));
        hidden.add(Math.min(at + 4, tagEnd), ascii);
        long unicode = ascii + 8 > tagEnd ? tagEnd : Math.min(tagEnd, ascii + 8 + 2 * in.u32(ascii + 4));
        hidden.add(Math.min(ascii, tagEnd), Math.min(ascii + 4, tagEnd));
        hidden.add(Math.min(ascii + 8, tagEnd), unicode);
        hidden.add(unicode, tagEnd);
    }

    /// A table of languages with the places of their texts.
    private void texts(long at, long tagEnd) throws IOException {
        long records = at + 8 > tagEnd || in.u32(at + 4) != TAG_ENTRY ? 0 : in.u32(at);
        hidden.add(Math.min(at + 8 + Math.min(records, MAX_TAGS) * TAG_ENTRY, tagEnd), tagEnd);
    }

    /// What no tag covers.
    private void gaps(long tags) throws IOException {
        long at = entry((int) tags);
        while (at < end) {
            long next = end;
            long covered = at;
            for (int i = 0; i < tags; i++) {
                long from = start + in.u32(entry(i) + 4);
                long to = from + in.u32(entry(i) + 8);
                if (from <= at) {
                    covered = Math.max(covered, to);
                } else {
                    next = Math.min(next, from);
                }
            }
            if (covered == at) {
                hidden.add(at, next);
                at = next;
            } else {
                at = covered;
            }
        }
    }
}
