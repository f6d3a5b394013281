package org.elpis.engine;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.StudyImages;

/// The objects of a study as files, opened anew each time.
final class FileImages implements StudyImages {
    private final List<InputItem> items;
    private final ReadLimits limits;

    FileImages(List<InputItem> items, ReadLimits limits) {
        this.items = List.copyOf(items);
        this.limits = limits;
    }

    /// One that is in memory already.
    static StudyImages of(Instance only) {
        return new StudyImages() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public <T> T read(int index, Reading<T> reading) throws IOException {
                return reading.of(only);
            }
        };
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public <T> T read(int index, Reading<T> reading) throws IOException {
        InputItem item = items.get(index);
        try (FileSource source = FileSource.open(item.file())) {
            if (!item.isUnchanged(source.size())) {
                throw new IOException("The file changed while the job was running.");
            }
            return reading.of(DicomReader.read(source, limits));
        } catch (MalformedDicomException e) {
            throw new IOException("The file cannot be read any more.", e);
        }
    }
}
