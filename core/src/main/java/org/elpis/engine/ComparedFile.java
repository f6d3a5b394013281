package org.elpis.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Examiners;
import org.elpis.seal.CoveredPixels;

/// A file of one side of a comparison, with all that finding its counterpart takes.
///
/// @param number  Instance Number; -1 where there is none
/// @param place  Image Position and Orientation (Patient) as numbers; empty where they do not say
/// @param scope  modality, by which series can be told apart whose UIDs were replaced
record ComparedFile(
        InputItem item,
        String uid,
        String study,
        String series,
        int number,
        String place,
        String scope,
        CoveredPixels pixels) {
    /// As the objects of a study follow one another.
    static final Comparator<ComparedFile> ORDER = Comparator.comparing(ComparedFile::study)
            .thenComparing(ComparedFile::series)
            .thenComparingInt(ComparedFile::number)
            .thenComparing(ComparedFile::uid)
            .thenComparing(file -> file.item().key());

    private static final int IMAGE_POSITION = 0x0020_0032;
    private static final int IMAGE_ORIENTATION = 0x0020_0037;

    static ComparedFile of(InputItem item, Instance instance) throws IOException {
        DataSet data = instance.dataSet();
        return new ComparedFile(
                item,
                instance.sopInstanceUid(),
                data.string(Tag.STUDY_INSTANCE_UID),
                data.string(Tag.SERIES_INSTANCE_UID),
                data.number(Tag.INSTANCE_NUMBER, -1),
                numbers(data.strings(IMAGE_POSITION)) + numbers(data.strings(IMAGE_ORIENTATION)),
                data.string(Tag.MODALITY),
                CoveredPixels.of(instance, Examiners.opener()));
    }

    private static String numbers(List<String> values) {
        List<String> numbers = new ArrayList<>();
        for (String value : values) {
            try {
                numbers.add(Double.toString(Double.parseDouble(value)));
            } catch (NumberFormatException e) {
                return "";
            }
        }
        return String.join(" ", numbers);
    }

    boolean hasPixels() {
        return pixels.form() != CoveredPixels.Form.NONE;
    }

    /// Where it stands among those of its series; empty where nothing says.
    String standing() {
        return place.isEmpty() && number < 0 ? "" : number + " " + place;
    }
}
