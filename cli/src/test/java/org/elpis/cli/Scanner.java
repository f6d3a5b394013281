package org.elpis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// A CT scanner that writes small objects of one patient, with identifiers that no word of a vocabulary is.
///
/// @param patient  number of the patient
record Scanner(int patient) {
    static final String NAME = "Zwrzbrzycki";
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final int SIDE = 16;

    String name() {
        return NAME + patient + "^Quirlin";
    }

    String id() {
        return "QX-77431-" + patient;
    }

    String studyUid() {
        return "1.2.276.0.7230010.3.1.2.40718." + patient;
    }

    String sopUid(int number) {
        return "1.2.276.0.7230010.3.1.4.40718." + patient + "." + number;
    }

    /// The data set of a slice, to be changed before it is written.
    Attributes slice(int number) {
        return new Attributes()
                .text(0x00080005, "CS", "ISO_IR 100")
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .text(0x00080016, "UI", CT)
                .text(0x00080018, "UI", sopUid(number))
                .text(0x00080020, "DA", "20240317")
                .text(0x00080030, "TM", "101500")
                .text(0x00080050, "SH", "ACC88123" + patient)
                .text(0x00080060, "CS", "CT")
                .text(0x00080090, "PN", "Ogrodowczyk^Balbina")
                .text(0x00081030, "LO", "CT chest of " + NAME + patient)
                .text(0x00100010, "PN", name())
                .text(0x00100020, "LO", id())
                .text(0x00100030, "DA", "19510423")
                .text(0x00100040, "CS", "F")
                .text(0x0020000D, "UI", studyUid())
                .text(0x0020000E, "UI", "1.2.276.0.7230010.3.1.3.40718." + patient)
                .text(0x00200010, "SH", "ST9034" + patient)
                .text(0x00200013, "IS", Integer.toString(number))
                .shorts(0x00280002, "US", 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 16)
                .shorts(0x00280101, "US", 16)
                .shorts(0x00280102, "US", 15)
                .shorts(0x00280103, "US", 0)
                .words(0x7FE00010, "OW", pixels(number), 2);
    }

    private static byte[] pixels(int number) {
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7 + number);
        }
        return pixels;
    }

    /// The bytes of a slice's file.
    byte[] bytes(int number) {
        return bytes(slice(number), CT, sopUid(number));
    }

    static byte[] bytes(Attributes dataSet, String sopClass, String sopUid) {
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", sopClass)
                .text(0x00020003, "UI", sopUid)
                .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7");
        FileForm form = new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.LATIN_1, new byte[128], Optional.of(meta));
        return ObjectWriter.write(dataSet, form);
    }

    /// Writes slices 0 to `count` - 1 into a folder, with the patient's name in their names.
    void scan(Path folder, int count) {
        for (int i = 0; i < count; i++) {
            write(folder.resolve(NAME + patient + "-" + i + ".dcm"), bytes(i));
        }
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
