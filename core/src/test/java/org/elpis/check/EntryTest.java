package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static String digest(byte[] fragment) throws IOException {
        BytesSource source = new BytesSource(fragment, fragment.length);
        Value pixels = new Value.Fragments(
                List.of(new Value.Region(source, 0, 0), new Value.Region(source, 0, fragment.length)));
        DataSet dataSet = DataSet.of(List.of(new Element(Tag.PIXEL_DATA, Vr.OB, pixels)), Encoding.EXPLICIT_LITTLE);
        return Entry.pixelDigest(dataSet, Entry.HEAD);
    }

    @Test
    void knowsACompressedImageWhoseCommentWasBlanked() throws IOException {
        byte[] image = new byte[300];
        Arrays.fill(image, (byte) 7);
        byte[] blanked = image.clone();
        Arrays.fill(blanked, 2, 90, (byte) 0);
        byte[] other = image.clone();
        other[250] = 8;

        assertThat(digest(blanked)).isEqualTo(digest(image));
        assertThat(digest(other)).isNotEqualTo(digest(image));
        assertThat(digest(new byte[0])).isEmpty();
    }
}
