package org.elpis.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SigningKeys;

/// Makes the golden files of the format of seals: three small studies with all that belongs to them.
///
/// Run by hand, when the format changes: `GoldenStudies vision/src/test/resources/org/elpis/vision/golden-seals`. The
/// keys are made anew each time and their private halves not kept.
final class GoldenStudies {
    static final byte[] SITE = new byte[32];

    /// A seal's time in golden files: 1 January 2026.
    private static final long TIME = 1_767_225_600;

    private GoldenStudies() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path home = Files.createTempDirectory("golden").resolve("home");
        SigningKeys keys = SigningKeys.of(home);
        Seal seal = write(folder.resolve("exact"), exact(), keys);
        write(folder.resolve("opaque"), opaque(), keys);
        Files.copy(SigningKeys.publicKeys(home), folder.resolve("seal.pub"));
        attest(folder.resolve("attested"), read(folder.resolve("exact")), seal, keys);
    }

    private static Seal write(Path folder, List<Instance> study, SigningKeys keys) throws Exception {
        Files.createDirectories(folder);
        write(folder, study);
        Opening opening = opening(read(folder));
        Seal seal = Seal.sign(SealStatement.of(opening, TIME, "Elpis", "a golden file"), keys);
        write(folder, seal, opening);
        return seal;
    }

    static Opening opening(List<Instance> study) throws Exception {
        SealedStudy sealed = new SealedStudy(Examiners.opener(), SITE);
        for (Instance instance : study) {
            sealed.add(instance);
        }
        return sealed.opening();
    }

    private static void write(Path folder, Seal seal, Opening opening) throws IOException {
        Files.write(folder.resolve("study.seal"), seal.bytes());
        try (OutputStream out = Files.newOutputStream(folder.resolve("study.opening"))) {
            opening.write(out);
        }
    }

    /// The images of a folder in the order of their names.
    static List<Instance> read(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        List<Instance> instances = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            instances.add(DicomReader.read(new BytesSource(bytes, bytes.length), ReadLimits.forHeap(1 << 28)));
        }
        return instances;
    }

    private static void write(Path folder, List<Instance> study) throws IOException {
        for (int i = 0; i < study.size(); i++) {
            try (FileChannel target = FileChannel.open(
                    folder.resolve("image-" + (i + 1) + ".dcm"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                DicomWriter.encode(study.get(i)).writeTo(target);
            }
        }
    }

    /// The first image without its name, its sex changed, a corner black and another UID; the others left out.
    private static void attest(Path folder, List<Instance> exact, Seal seal, SigningKeys keys) throws Exception {
        Files.createDirectories(folder);
        List<Element> elements = new ArrayList<>();
        for (Element element : exact.getFirst().dataSet()) {
            if (element.tag() == Tag.PIXEL_DATA) {
                byte[] pixels = ((Value.Region) element.value()).load(1 << 20);
                for (int y = 0; y < 10; y++) {
                    Arrays.fill(pixels, y * 160, y * 160 + 20, (byte) 0);
                }
                elements.add(element.with(Value.Bytes.of(pixels)));
            } else if (element.tag() == 0x0010_0040) {
                elements.add(Element.ofAscii(0x0010_0040, Vr.CS, "O"));
            } else if (element.tag() == Tag.SOP_INSTANCE_UID) {
                elements.add(Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.1001"));
            } else if (element.tag() != Tag.PATIENT_NAME) {
                elements.add(element);
            }
        }
        Instance released = instance(elements, TransferSyntax.EXPLICIT_LITTLE);
        write(folder, List.of(released));
        Disclosure disclosure = new Disclosure(opening(exact), Examiners.opener());
        disclosure.add(exact.getFirst().sopInstanceUid(), read(folder).getFirst());
        SealStatement child = SealStatement.of(opening(read(folder)), TIME, "Elpis", "");
        Attestation attestation = Attestation.sign(seal, disclosure, child, new byte[32], keys);
        write(folder, seal, disclosure.opening());
        Files.write(folder.resolve("study.attestation"), attestation.bytes());
    }

    /// Native images: signed values of several tiles with all kinds of attributes; colour by planes; an overlay in the
    /// bits of the pixels.
    private static List<Instance> exact() {
        byte[] signed = new byte[80 * 40 * 2 * 2];
        for (int i = 0; i < signed.length; i += 2) {
            int value = i * 37 % 4096 - 2048;
            signed[i] = (byte) value;
            signed[i + 1] = (byte) (value >> 8);
        }
        List<Element> first = described("1", "1.2.826.0.1.3680043.2.7.1", "1");
        first.addAll(List.of(
                SmallImages.text(0x0008_0060, Vr.CS, "CT"),
                new Element(
                        Tag.PATIENT_NAME,
                        Vr.PN,
                        Value.Bytes.of("M\u00FCller^J\u00F6rg ".getBytes(StandardCharsets.ISO_8859_1))),
                SmallImages.text(0x0008_0005, Vr.CS, "ISO_IR 100"),
                SmallImages.text(0x0010_0040, Vr.CS, "F "),
                SmallImages.text(0x0009_0010, Vr.LO, "ELPIS TEST"),
                SmallImages.text(0x0009_1001, Vr.LO, "a private text\0\0\0\0"),
                SmallImages.sequence(
                        0x0008_2218,
                        SmallImages.text(0x0008_0100, Vr.SH, "12738006"),
                        SmallImages.text(0x0008_0102, Vr.SH, "SCT "),
                        SmallImages.text(0x0008_0104, Vr.LO, "Brain ")),
                SmallImages.text(0x0018_5100, Vr.CS, "HFS "),
                SmallImages.text(0x0020_0037, Vr.DS, "1\\0\\0\\0\\1\\0 "),
                SmallImages.text(0x0028_1050, Vr.DS, "40"),
                SmallImages.text(0x0028_1052, Vr.DS, " -1024"),
                SmallImages.text(0x0028_1054, Vr.LO, "HU")));
        List<Element> second = described("2", "1.2.826.0.1.3680043.2.7.2", "1");
        byte[] planes = new byte[20 * 17 * 3];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (byte) (i * 7);
        }
        List<Element> third = described("2", "1.2.826.0.1.3680043.2.7.3", "2");
        byte[] drawn = new byte[16 * 16 * 2];
        for (int i = 0; i < 256; i++) {
            drawn[i * 2] = (byte) i;
            drawn[i * 2 + 1] = (byte) (i % 5 == 0 ? 0x83 : 0x03);
        }
        third.add(SmallImages.number(0x6000_0010, 16));
        third.add(SmallImages.number(0x6000_0011, 16));
        third.add(SmallImages.number(0x6000_0100, 16));
        third.add(SmallImages.number(0x6000_0102, 15));
        return List.of(
                image(first, "MONOCHROME2", new int[] {80, 40, 2, 16, 12, 11, 1}, Value.Bytes.of(signed)),
                image(second, "RGB", new int[] {20, 17, 1, 8, 8, 7, 0}, Value.Bytes.of(planes)),
                image(third, "MONOCHROME1", new int[] {16, 16, 1, 16, 12, 11, 0}, Value.Bytes.of(drawn)));
    }

    /// Images that are sealed by their bytes: JPEG with loss, and values of 32 bits.
    private static List<Instance> opaque() throws IOException {
        BufferedImage picture = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 24 * 24; i++) {
            picture.getRaster().setSample(i % 24, i / 24, 0, i % 24 * 9 ^ i / 24 * 5);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        byte[] padded = Arrays.copyOf(jpeg.toByteArray(), jpeg.size() + 1 & ~1);
        Value fragments = new Value.Fragments(List.of(
                new Value.Region(new BytesSource(new byte[0], 0), 0, 0),
                new Value.Region(new BytesSource(padded, padded.length), 0, padded.length)));
        byte[] wide = new byte[6 * 5 * 4];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (byte) (i * 31);
        }
        return List.of(
                image(
                        described("1", "1.2.826.0.1.3680043.2.8.1", "1"),
                        "MONOCHROME2",
                        new int[] {24, 24, 1, 8, 8, 7, 0},
                        fragments),
                image(
                        described("1", "1.2.826.0.1.3680043.2.8.2", "2"),
                        "MONOCHROME2",
                        new int[] {6, 5, 1, 32, 32, 31, 0},
                        Value.Bytes.of(wide)));
    }

    private static List<Element> described(String series, String uid, String number) {
        String study = uid.substring(0, uid.lastIndexOf('.'));
        return new ArrayList<>(List.of(
                Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"),
                Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, uid),
                Element.ofAscii(Tag.STUDY_INSTANCE_UID, Vr.UI, study),
                Element.ofAscii(Tag.SERIES_INSTANCE_UID, Vr.UI, study + ".10" + series),
                Element.ofAscii(0x0020_0011, Vr.IS, series),
                Element.ofAscii(0x0020_0013, Vr.IS, number)));
    }

    /// @param form  columns, rows, frames, bits allocated, bits stored, high bit, pixel representation
    private static Instance image(List<Element> elements, String photometric, int[] form, Value pixels) {
        boolean isColour = photometric.equals("RGB");
        elements.add(SmallImages.number(Tag.SAMPLES_PER_PIXEL, isColour ? 3 : 1));
        elements.add(Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric));
        if (isColour) {
            elements.add(SmallImages.number(Tag.PLANAR_CONFIGURATION, 1));
        }
        elements.add(Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(form[2])));
        elements.add(SmallImages.number(Tag.COLUMNS, form[0]));
        elements.add(SmallImages.number(Tag.ROWS, form[1]));
        elements.add(SmallImages.number(Tag.BITS_ALLOCATED, form[3]));
        elements.add(SmallImages.number(Tag.BITS_STORED, form[4]));
        elements.add(SmallImages.number(Tag.HIGH_BIT, form[5]));
        elements.add(SmallImages.number(Tag.PIXEL_REPRESENTATION, form[6]));
        elements.add(new Element(Tag.PIXEL_DATA, form[3] == 8 ? Vr.OB : Vr.OW, pixels));
        String jpeg = "1.2.840.10008.1.2.4.50";
        return instance(
                elements,
                pixels instanceof Value.Fragments
                        ? TransferSyntax.of(jpeg).orElseThrow()
                        : TransferSyntax.EXPLICIT_LITTLE);
    }

    private static Instance instance(List<Element> elements, TransferSyntax syntax) {
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                Value.Bytes.of(new byte[128]),
                DicomWriter.fileMeta(List.of(Element.ofAscii(Tag.TRANSFER_SYNTAX_UID, Vr.UI, syntax.uid()))),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                syntax,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }
}
