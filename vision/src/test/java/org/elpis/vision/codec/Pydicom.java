package org.elpis.vision.codec;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// What pydicom says the stored values of images are. Debian packages `python3-pydicom` and `python3-numpy`.
final class Pydicom {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "stored_values.py";

    private Pydicom() {}

    /// The images that pydicom reads and whose stored values are others here.
    static List<String> differences(Path folder, List<RealFiles.Image> images)
            throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of(PYTHON))).as(PYTHON).isTrue();
        List<String> command =
                new ArrayList<>(List.of(PYTHON, script(folder, SCRIPT).toString()));
        images.forEach(each -> command.add(each.file().toString()));
        List<String> theirs = Peer.run(folder, command).lines().toList();
        assumeThat(theirs)
                .as("one line an image, as python3 with pydicom writes")
                .hasSameSizeAs(images);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            String digest = theirs.get(i);
            if (!digest.equals("unread") && !digest.equals(digest(images.get(i)))) {
                differences.add(images.get(i).file() + " " + images.get(i).layout());
            }
        }
        return differences;
    }

    static Path script(Path folder, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Pydicom.class.getResourceAsStream(name))) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private static String digest(RealFiles.Image image) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] frame : image.frames()) {
                Raster raster = codec(image.uid()).decode(frame, image.layout());
                ByteBuffer bytes =
                        ByteBuffer.allocate(raster.values().length * 2).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asShortBuffer().put(raster.values());
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (UndecodableFrameException refusal) {
            return String.valueOf(refusal.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static FrameCodec codec(String uid) {
        for (FrameCodec each : ServiceLoader.load(FrameCodec.class)) {
            if (each.reads(uid)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no codec for " + uid);
    }
}
