package org.elpis.vision.codec;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// Real images of many kinds, beside the checkout. Tests on them are skipped where they are absent.
final class RealFiles {
    private static final String DATA = "shared/data";

    private RealFiles() {}

    /// An image and what its frames are laid out like.
    record Image(Path file, Instance instance, PixelLayout layout) {
        String uid() {
            return instance.transferSyntax().uid();
        }

        private Element pixels() {
            return instance.dataSet().get(Tag.PIXEL_DATA).orElseThrow();
        }

        /// The frames as a codec takes them.
        List<byte[]> frames() {
            return pixels().value() instanceof Value.Fragments fragments ? compressed(fragments) : uncompressed();
        }

        private List<byte[]> uncompressed() {
            byte[] all = load(pixels().value());
            NativeFrames places = NativeFrames.of(layout, instance.dataSet().encoding(), pixels().vr(), all.length);
            List<byte[]> frames = new ArrayList<>();
            for (int i = 0; i < layout.frames(); i++) {
                int start = (int) places.start(i);
                int end = (int) Math.min(all.length, start + places.length(i));
                frames.add(places.take(Arrays.copyOfRange(all, start, end), i));
            }
            return frames;
        }

        /// One fragment a frame, or frames that each start with the marker of JPEG.
        private List<byte[]> compressed(Value.Fragments fragments) {
            List<byte[]> parts =
                    fragments.regions().stream().skip(1).map(RealFiles::load).toList();
            if (layout.frames() == parts.size()) {
                return parts;
            }
            List<byte[]> frames = new ArrayList<>();
            for (byte[] part : parts) {
                boolean isStart = part.length > 2 && part[0] == (byte) 0xFF && part[1] == (byte) 0xD8;
                if (frames.isEmpty() || isStart && layout.frames() > 1) {
                    frames.add(part);
                } else {
                    frames.add(joined(frames.removeLast(), part));
                }
            }
            return frames;
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] load(Value value) {
        try {
            return switch (value) {
                case Value.Bytes bytes -> bytes.copy();
                case Value.Region region -> region.load(Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException("value must be bytes");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All images of some transfer syntaxes.
    static List<Image> images(String... uids) throws IOException {
        List<Image> images = new ArrayList<>();
        for (Path file : files()) {
            image(file).filter(each -> List.of(uids).contains(each.uid())).ifPresent(images::add);
        }
        return images;
    }

    static Optional<Image> image(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Instance instance = DicomReader.read(new BytesSource(bytes, bytes.length), ReadLimits.forHeap(1 << 28));
            if (!instance.dataSet().contains(Tag.PIXEL_DATA)) {
                return Optional.empty();
            }
            return Optional.of(new Image(file, instance, PixelLayout.of(instance.dataSet())));
        } catch (MalformedDicomException | UndecodableFrameException notAnImage) {
            return Optional.empty();
        }
    }

    /// The mixed files, and one in ten of each series.
    private static List<Path> files() throws IOException {
        Path data = data();
        List<Path> files = new ArrayList<>(list(data.resolve("dicom-mixed/files")));
        for (Path series : list(data.resolve("series"))) {
            if (Files.isDirectory(series)) {
                List<Path> slices = list(series);
                for (int i = 0; i < slices.size(); i += 10) {
                    files.add(slices.get(i));
                }
            }
        }
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Path data() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(DATA))) {
                return at.resolve(DATA);
            }
        }
        assumeThat(here).as("a folder beside which there is " + DATA).isNull();
        throw new AssertionError("unreachable");
    }
}
