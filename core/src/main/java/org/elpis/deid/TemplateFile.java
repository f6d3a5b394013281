package org.elpis.deid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates;
import org.elpis.device.TemplateText;

/// The templates of a project, in one signed file that names devices and so stays in the project's private
/// folder.
///
/// What is filled in images follows from it, so a file that this project has not written as it is decides
/// nothing.
///
/// Format: docs/formats/device-templates.md
public final class TemplateFile {
    private static final String NAME = "device-templates";
    private static final String SIGNATURE = "signature\t";
    private static final int MAX_BYTES = 16 << 20;
    private static final int ID_DIGITS = 16;

    private final Path file;
    private final ProjectKeys keys;

    /// @param folder  of the project
    public TemplateFile(Path folder, ProjectKeys keys) {
        this.file = folder.resolve(NAME);
        this.keys = keys;
    }

    /// The templates that are in force; none when there is no file.
    ///
    /// @throws ElpisException when the file is not as this project has written it
    public DeviceTemplates read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw damaged();
            }
            return verified(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return DeviceTemplates.NONE;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private DeviceTemplates verified(String text) {
        int at = text.lastIndexOf(SIGNATURE);
        if (at < 0 || !isSigned(text.substring(0, at), text.substring(at))) {
            throw damaged();
        }
        try {
            return known(TemplateText.parse(text.substring(0, at)));
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private boolean isSigned(String lines, String last) {
        return MessageDigest.isEqual(
                (SIGNATURE + digest(lines) + "\n").getBytes(StandardCharsets.US_ASCII),
                last.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Changes the file under a lock: what another process writes meanwhile is not lost.
    ///
    /// @param change  from the templates there are to those there shall be; with none of them the file goes
    /// @throws ElpisException when the file is not as this project has written it, or cannot be written
    public DeviceTemplates change(UnaryOperator<List<DeviceTemplate>> change) {
        try {
            Files.createDirectories(file.getParent());
            Path lock = file.resolveSibling(NAME + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Objects.requireNonNull(held);
                List<DeviceTemplate> before = read().all().stream()
                        .map(DeviceTemplates.Known::template)
                        .toList();
                List<DeviceTemplate> after = change.apply(before);
                if (!after.equals(before)) {
                    write(after);
                }
                return known(after);
            }
        } catch (OverlappingFileLockException e) {
            throw new ElpisException(
                            Code.JOB_RUNNING, "The templates are being changed already. Wait until that has ended.", e)
                    .with("file", file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(List<DeviceTemplate> templates) throws IOException {
        if (templates.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        String lines = TemplateText.of(templates);
        byte[] bytes = (lines + SIGNATURE + digest(lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("The file would be larger than it may be.");
        }
        Path partial = Files.createTempFile(file.getParent(), NAME, ".partial");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private DeviceTemplates known(List<DeviceTemplate> templates) {
        if (templates.isEmpty()) {
            return DeviceTemplates.NONE;
        }
        List<DeviceTemplates.Known> known = templates.stream()
                .map(template -> new DeviceTemplates.Known(id(template), template))
                .toList();
        return new DeviceTemplates(known, digest(TemplateText.of(templates)));
    }

    private String id(DeviceTemplate template) {
        return digest("template\n" + TemplateText.of(template)).substring(0, ID_DIGITS);
    }

    private String digest(String text) {
        Mac mac = keys.templatesMac();
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private ElpisException damaged() {
        return new ElpisException(
                        Code.TEMPLATES_DAMAGED,
                        "The device templates were changed, or belong to another project or site key. Restore the file, "
                                + "or remove it and learn the templates anew.")
                .with("file", file);
    }

    private ElpisException unusable(IOException cause) {
        return new ElpisException(Code.HOME_UNUSABLE, "The file of device templates cannot be read or written.", cause)
                .with("file", file);
    }
}
