package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.StudyImages;
import org.elpis.pixel.View;
import org.junit.jupiter.api.Test;

class FaceSearchTest {
    private static final Instance OBJECT = new Instance(
            Value.Bytes.EMPTY,
            DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
            DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
            TransferSyntax.EXPLICIT_LITTLE,
            new BytesSource(new byte[0], 0),
            false,
            Set.of());

    private final FaceSearch search = new FaceSearch(FileImages.of(OBJECT));
    private final Semaphore room = new Semaphore(1);
    private int looks;

    @Test
    void looksOnceAndLetsGoBehindTheLastObject() {
        search.expect(2);
        Faces found = faces(NOTHING);

        assertThat(faces(NOTHING)).isSameAs(found);
        assertThat(looks).isEqualTo(1);
        search.releasedAs("1.2", "2.25.1");
        assertThat(search.leave()).as("behind the first").isEmpty();
        assertThat(search.leave()).extracting(Faces.SeriesFace::seriesUid).containsExactly("2.25.1");
        assertThat(room.availablePermits()).isEqualTo(1);
    }

    @Test
    void doubtsEverythingWhenThereIsTooLittleMemory() throws IOException {
        assertDoubt(
                () -> {
                    throw new OutOfMemoryError();
                },
                "more memory than there is");
    }

    @Test
    void doubtsEverythingWhenAnObjectCannotBeReadAnyMore() throws IOException {
        assertDoubt(
                () -> {
                    throw new IOException();
                },
                "could not be read any more");
    }

    /// One object is told of the fault; the others are not looked at again.
    @Test
    void meetsAFaultOfTheExaminerOnce() throws IOException {
        Look faulty = () -> {
            throw new IllegalStateException("a fault");
        };

        assertThatThrownBy(() -> faces(faulty)).isInstanceOf(IllegalStateException.class);

        assertDoubt(faulty, "a fault of this software");
        assertThat(looks).isEqualTo(1);
    }

    private void assertDoubt(Look look, String why) throws IOException {
        Faces faces = faces(look);
        assertThat(faces.of(OBJECT))
                .isInstanceOfSatisfying(
                        Faces.Finding.Doubt.class,
                        doubt -> assertThat(doubt.why()).contains(why));
        assertThat(faces.series()).isEmpty();
        assertThat(room.availablePermits()).isEqualTo(1);
    }

    private static final Look NOTHING = () -> new Faces() {
        @Override
        public Finding of(Instance object) {
            return new Finding.Nothing("it shows no head");
        }

        @Override
        public List<SeriesFace> series() {
            return List.of(new SeriesFace("1.2", "It shows no head.", Optional.empty(), List.of()));
        }
    };

    private interface Look {
        Faces faces() throws IOException;
    }

    private Faces faces(Look look) {
        return search.faces(new Looking(look), FaceHandling.DEFAULT, () -> new byte[32], room);
    }

    /// Looks for faces, and does nothing else.
    private final class Looking implements ImageExaminer {
        private final Look look;

        Looking(Look look) {
            this.look = look;
        }

        @Override
        public Faces faces(StudyImages images, FaceHandling handling, byte[] seed) throws IOException {
            looks++;
            return look.faces();
        }

        @Override
        public List<Box> words(Instance image, Care care) {
            throw new IllegalStateException("nobody asks for words");
        }

        @Override
        public FilledPixels fill(Instance image, Value pixels, PixelEdit edit) {
            throw new IllegalStateException("nobody fills");
        }

        @Override
        public boolean holds(Instance released, Instance original, PixelEdit edit) {
            throw new IllegalStateException("nobody compares");
        }

        @Override
        public View view(Instance image, int frame, int maxSide) {
            throw new IllegalStateException("nobody shows");
        }

        @Override
        public Faces.BeforeAfter views(Instance before, Instance after, int frame, int maxSide) {
            throw new IllegalStateException("nobody shows");
        }

        @Override
        public PixelChange change(Instance before, Instance after, PixelEdit edit) {
            throw new IllegalStateException("nobody counts");
        }

        @Override
        public Likeness likeness(Instance before, Instance after, int frame) {
            throw new IllegalStateException("nobody measures");
        }
    }
}
