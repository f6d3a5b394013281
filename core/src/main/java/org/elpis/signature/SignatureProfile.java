package org.elpis.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;

/// The profiles of PS3.15 Annex C: who signs, and what a signature must then be of.
public enum SignatureProfile {
    /// C.1: by an RSA key, of anything.
    BASE,
    /// C.2: by the device that made the object.
    CREATOR,
    /// C.3: by a person who approves of what the object shows.
    AUTHORIZATION;

    private static final int[] ALWAYS = {
        Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID
    };
    /// In the Raw Data module, which the profile names, the data themselves are private elements.
    private static final int CREATOR_VERSION_UID = 0x0008_9123;

    /// Lines of `profile-attributes.txt`: value, mask, 1 where a line is of the Creator profile alone.
    private static final int[][] ROWS = load();

    private static int[][] load() {
        String[] lines = text().split("\n", -1);
        int[][] rows = new int[lines.length - 2][];
        for (int row = 0; row < rows.length; row++) {
            String[] cells = lines[row + 1].split(" ", 3);
            int value = Integer.parseUnsignedInt(cells[0].replace('x', '0'), 16);
            int mask = Integer.parseUnsignedInt(cells[0].replaceAll("[^x]", "f").replace('x', '0'), 16);
            rows[row] = new int[] {value, mask, cells[1].equals("creator") ? 1 : 0};
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = SignatureProfile.class.getResourceAsStream("profile-attributes.txt")) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the program: profile-attributes.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("resource unreadable: profile-attributes.txt", e);
        }
    }

    /// The tags of what a signature of this profile would have to be of besides what it is of.
    ///
    /// @param covered  tags of the elements that it is of
    List<Integer> missing(DataSet dataSet, Set<Integer> covered) {
        List<Integer> missing = new ArrayList<>();
        for (int tag : this == BASE ? new int[0] : ALWAYS) {
            if (!dataSet.contains(tag)) {
                missing.add(tag);
            }
        }
        for (Element element : dataSet) {
            if (!covered.contains(element.tag()) && mustCover(dataSet, element)) {
                missing.add(element.tag());
            }
        }
        return missing;
    }

    /// Whether a signature of this profile must be of an element of an object.
    private boolean mustCover(DataSet dataSet, Element element) {
        if (this == BASE) {
            return false;
        }
        if (Tag.isPrivate(element.tag())) {
            return dataSet.contains(CREATOR_VERSION_UID);
        }
        for (int[] row : ROWS) {
            if ((element.tag() & row[1]) == row[0]) {
                return row[2] == 0 || this == CREATOR;
            }
        }
        return false;
    }
}
