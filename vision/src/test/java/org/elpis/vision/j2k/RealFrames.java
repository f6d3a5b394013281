package org.elpis.vision.j2k;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// JPEG 2000 frames of real objects, beside the checkout. Tests on them are skipped where they are absent.
final class RealFrames {
    private static final String FOLDER = "shared/data/dicom-mixed/files";

    private RealFrames() {}

    /// All frames of one file.
    record Frames(String name, String transferSyntax, PixelLayout layout, List<byte[]> frames) {}

    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(FOLDER))) {
                return at.resolve(FOLDER);
            }
        }
        assumeThat(here).as("a folder beside which there is " + FOLDER).isNull();
        throw new AssertionError("unreachable");
    }

    /// Of all files that hold frames of given transfer syntaxes.
    static List<Frames> of(String... transferSyntaxes) throws IOException {
        List<Frames> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                read(file, List.of(transferSyntaxes), found);
            }
        }
        return found;
    }

    private static void read(Path file, List<String> transferSyntaxes, List<Frames> to) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            String uid = instance.transferSyntax().uid();
            if (transferSyntaxes.contains(uid)
                    && instance.dataSet().get(Tag.PIXEL_DATA).isPresent()
                    && instance.dataSet().get(Tag.PIXEL_DATA).get().value() instanceof Value.Fragments fragments) {
                PixelLayout layout = PixelLayout.of(instance.dataSet());
                to.add(new Frames(String.valueOf(file.getFileName()), uid, layout, split(fragments)));
            }
        } catch (MalformedDicomException | UndecodableFrameException notAnImage) {
            // The folder has broken files on purpose.
        }
    }

    /// A frame starts with the fragment that starts as a codestream or a JP2 file.
    private static List<byte[]> split(Value.Fragments fragments) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (Value.Region region :
                fragments.regions().subList(1, fragments.regions().size())) {
            byte[] bytes = region.load(Integer.MAX_VALUE);
            boolean isStart = bytes.length > 4
                    && ((bytes[0] & 0xFF) == 0xFF && bytes[1] == 0x4F || bytes[4] == 'j' && bytes[5] == 'P');
            if (isStart && frame.size() > 0) {
                frames.add(frame.toByteArray());
                frame.reset();
            }
            frame.writeBytes(bytes);
        }
        if (frame.size() > 0) {
            frames.add(frame.toByteArray());
        }
        return frames;
    }
}
