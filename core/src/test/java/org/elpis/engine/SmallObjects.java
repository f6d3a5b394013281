package org.elpis.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// Small CT objects of invented patients, and jobs over them.
final class SmallObjects {
    static final String PATIENT_NAME = "Quastenflosser^Eusebia";

    private SmallObjects() {}

    static Attributes ct(String patientId, String study, String instance) {
        return new Attributes()
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x00080018, "UI", "1.9.8.7." + study + "." + instance)
                .text(0x00080020, "DA", "20240229")
                .text(0x00080030, "TM", "235959")
                .text(0x00080050, "SH", "ACC778812" + study)
                .text(0x00080060, "CS", "CT")
                .text(0x00081030, "LO", "CT chest Quastenflosser 20240229")
                .text(0x00100010, "PN", PATIENT_NAME)
                .text(0x00100020, "LO", patientId)
                .text(0x00100030, "DA", "19510312")
                .text(0x00100040, "CS", "F")
                .text(0x0020000D, "UI", "1.9.8.7." + study)
                .text(0x0020000E, "UI", "1.9.8.7." + study + ".1")
                .shorts(0x00280002, "US", 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .shorts(0x00280010, "US", 4)
                .shorts(0x00280011, "US", 4)
                .shorts(0x00280100, "US", 16)
                .shorts(0x00280101, "US", 16)
                .shorts(0x00280102, "US", 15)
                .shorts(0x00280103, "US", 0)
                .words(0x7FE00010, "OW", new byte[32], 2);
    }

    static byte[] file(Attributes attributes) {
        return file(attributes, Encoding.EXPLICIT_LITTLE);
    }

    static byte[] file(Attributes attributes, Encoding encoding) {
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", attributes.text(0x00080016))
                .text(0x00020003, "UI", attributes.text(0x00080018));
        FileForm form = new FileForm(encoding, CharacterSet.LATIN_1, new byte[128], Optional.of(meta));
        return ObjectWriter.write(attributes, form);
    }

    static Path put(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A site key that is the same in every run: date shifts, and so chance, are fixed.
    static void putFixedKey(Path work) throws IOException {
        Path key = put(
                work.resolve("home"),
                "keys/site.key",
                "0123456789abcdef".repeat(4).getBytes(US_ASCII));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    static Job job(Path work, Profile profile) {
        return new Job(
                List.of(work.resolve("in")),
                work.resolve("out"),
                work.resolve("home"),
                profile,
                "p",
                2,
                Job.Mode.RELEASE);
    }

    static JobReport run(Path work) {
        return new LocalRunner(job(work, Profile.RESEARCH), Progress.NONE).run();
    }
}
