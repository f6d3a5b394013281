package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Faces;
import org.junit.jupiter.api.Test;

class FaceVerdictTest {
    private static final Faces.SeriesFace MEASURED = new Faces.SeriesFace(
            "1.2.40", "A face was found and removed.", Optional.of(new Faces.Check(0, 0, 1)), List.of());
    private static final Faces.SeriesFace UNSEEN =
            new Faces.SeriesFace("1.2.40", "It has no volume to look for a face in.", Optional.empty(), List.of());

    @Test
    void saysOfASliceOfAMeasuredSeriesThatNobodyCanBeRecognised() throws IOException {
        assertThat(isWithoutFace(MEASURED)).isTrue();
    }

    @Test
    void saysNothingOfASeriesThatWasNotMeasured() throws IOException {
        assertThat(isWithoutFace(UNSEEN)).isFalse();
        assertThat(isWithoutFace()).isFalse();
    }

    /// A slice of it may lie in the frame of reference in which nobody looked.
    @Test
    void saysNothingOfASeriesThatWasMeasuredInOneOfItsFramesOfReferenceOnly() throws IOException {
        assertThat(isWithoutFace(MEASURED, UNSEEN)).isFalse();
        assertThat(isWithoutFace(UNSEEN, MEASURED)).isFalse();
    }

    private static boolean isWithoutFace(Faces.SeriesFace... series) throws IOException {
        Faces faces = new Faces() {
            @Override
            public Finding of(Instance object) {
                return new Finding.Nothing("no face lies in its slices");
            }

            @Override
            public List<SeriesFace> series() {
                return List.of(series);
            }
        };
        return FaceVerdict.of(slice(), faces).share().isRemoved();
    }

    private static Instance slice() {
        List<Element> elements = List.of(
                Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"),
                Element.ofAscii(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.40"));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }
}
