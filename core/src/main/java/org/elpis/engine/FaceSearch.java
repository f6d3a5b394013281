package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.elpis.dicom.Instance;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.StudyImages;
import org.jspecify.annotations.Nullable;

/// The look for faces in one study: done when the first of its objects is processed, while whoever has another
/// one waits, and let go behind the last. Thread-safe.
final class FaceSearch {
    private final StudyImages images;
    private final Map<String, String> released = new ConcurrentHashMap<>(4);
    private @Nullable Faces faces;
    private int left;

    FaceSearch(StudyImages images) {
        this.images = images;
    }

    /// What was found. When it cannot be known, every object is in doubt.
    ///
    /// @param room  for searches at the same time
    Faces faces(ImageExaminer examiner, FaceHandling handling, Supplier<byte[]> seed, Semaphore room) {
        synchronized (this) {
            Faces known = faces;
            if (known == null) {
                room.acquireUninterruptibly();
                try {
                    known = find(examiner, handling, seed);
                } finally {
                    room.release();
                }
                faces = known;
            }
            return known;
        }
    }

    private Faces find(ImageExaminer examiner, FaceHandling handling, Supplier<byte[]> seed) {
        // Before anything fails: a fault costs the object that met it, and is not repeated for every other.
        faces = new Unknown("a fault of this software stopped the look for faces in its study");
        try {
            return examiner.faces(images, handling, seed.get());
        } catch (IOException | UncheckedIOException e) {
            return new Unknown("an object of its study could not be read any more when faces were looked for");
        } catch (OutOfMemoryError e) {
            return new Unknown("looking for faces in its study takes more memory than there is");
        }
    }

    /// Notes how many objects of the study will be processed.
    synchronized void expect(int objects) {
        left = objects;
    }

    /// Notes the Series Instance UID that released objects of a series have.
    void releasedAs(String seriesUid, String newSeriesUid) {
        released.put(seriesUid, newSeriesUid);
    }

    /// Notes that an object was processed, whatever became of it.
    ///
    /// @return what became of the faces of the study, when this was the last object
    synchronized List<Faces.SeriesFace> leave() {
        left--;
        if (left > 0 || faces == null) {
            return List.of();
        }
        List<Faces.SeriesFace> series = renamed(faces.series());
        faces = null;
        return series;
    }

    private List<Faces.SeriesFace> renamed(List<Faces.SeriesFace> series) {
        List<Faces.SeriesFace> renamed = new ArrayList<>(series.size());
        for (Faces.SeriesFace one : series) {
            String uid = released.getOrDefault(one.seriesUid(), "");
            renamed.add(new Faces.SeriesFace(uid, one.what(), one.check(), one.views()));
        }
        return renamed;
    }

    /// Of a study in which nobody could look.
    private record Unknown(String why) implements Faces {
        @Override
        public Finding of(Instance object) {
            return new Finding.Doubt(why);
        }

        @Override
        public List<SeriesFace> series() {
            return List.of();
        }
    }
}
