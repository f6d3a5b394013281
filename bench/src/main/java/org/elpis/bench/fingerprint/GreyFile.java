package org.elpis.bench.fingerprint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Source;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.fingerprint.ObjectFingerprint;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.jspecify.annotations.Nullable;

/// The first frame of a real file, as an image that can be marked; its UID is a number that the bench gives.
///
/// @param kind  what it is, for tables
/// @param low  shown black in the usual window, stored value
/// @param high  shown white
record GreyFile(String kind, Instance instance, PixelLayout layout, short[] values, double low, double high)
        implements StoredImage {
    private static final int WINDOW_CENTER = 0x0028_1050;
    private static final int WINDOW_WIDTH = 0x0028_1051;
    private static final int RESCALE_INTERCEPT = 0x0028_1052;
    private static final int RESCALE_SLOPE = 0x0028_1053;

    /// Empty when the file is no image that may carry a fingerprint.
    static Optional<GreyFile> of(Path file, String uid) {
        try {
            return file.toString().endsWith(".jpg") ? Optional.of(picture(file, uid)) : object(file, uid);
        } catch (IOException | MalformedDicomException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<GreyFile> object(Path file, String uid) throws IOException, MalformedDicomException {
        try (FileSource source = FileSource.open(file)) {
            Instance read = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            if (!read.dataSet().contains(Tag.PIXEL_DATA)) {
                return Optional.empty();
            }
            StoredImage frames = Examiners.opener().orElseThrow().open(read);
            if (ObjectFingerprint.refusal(read, frames).isPresent()) {
                return Optional.empty();
            }
            Raster raster = frames.raster(0);
            PixelLayout all = frames.layout();
            String kind = read.dataSet().string(Tag.MODALITY);
            short[] values = raster.values();
            double slope = decimal(read, RESCALE_SLOPE, 1);
            double intercept = decimal(read, RESCALE_INTERCEPT, 0);
            double width = decimal(read, WINDOW_WIDTH, 0) / slope;
            double center = (decimal(read, WINDOW_CENTER, 0) - intercept) / slope;
            double[] usual = usual(values, all.isSigned());
            boolean isUsable = width > 1 && center - width / 2 < usual[1] && center + width / 2 > usual[0];
            return Optional.of(new GreyFile(
                    kind.isEmpty() ? "other" : kind,
                    instance(uid, read),
                    layout(raster, all.bitsStored(), all.isSigned()),
                    values,
                    isUsable ? center - width / 2 : usual[0],
                    isUsable ? center + width / 2 : usual[1]));
        }
    }

    private static GreyFile picture(Path file, String uid) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        short[] values = new short[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        Raster raster = new Raster(image.getWidth(), image.getHeight(), Photometric.MONOCHROME2, 8, false, values);
        return new GreyFile("X-ray", instance(uid, null), layout(raster, 8, false), values, 0, 255);
    }

    private static double decimal(Instance instance, int tag, double otherwise) {
        List<String> values = instance.dataSet().strings(tag);
        try {
            return values.isEmpty()
                    ? otherwise
                    : Double.parseDouble(values.getFirst().strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The values between the outermost half percents.
    private static double[] usual(short[] values, boolean isSigned) {
        int[] sorted = new int[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = isSigned ? values[i] : values[i] & 0xFFFF;
        }
        Arrays.sort(sorted);
        int low = sorted[sorted.length / 200];
        return new double[] {low, Math.max(low + 1, sorted[sorted.length - 1 - sorted.length / 200])};
    }

    private static PixelLayout layout(Raster raster, int bits, boolean isSigned) {
        int allocated = bits > 8 ? 16 : 8;
        return new PixelLayout(
                raster.columns(),
                raster.rows(),
                1,
                1,
                allocated,
                bits,
                bits - 1,
                isSigned,
                false,
                raster.photometric());
    }

    private static Instance instance(String uid, @Nullable Instance read) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, uid));
        if (read != null) {
            read.dataSet().get(Tag.PIXEL_PADDING_VALUE).ifPresent(elements::add);
        }
        DataSet dataSet = read == null
                ? DataSet.of(elements, Encoding.EXPLICIT_LITTLE)
                : read.dataSet().with(elements);
        Source none = new BytesSource(new byte[0], 0);
        return new Instance(Value.Bytes.EMPTY, dataSet, dataSet, TransferSyntax.EXPLICIT_LITTLE, none, false, Set.of());
    }

    @Override
    public byte[] written(int frame) {
        throw new UnsupportedOperationException("only decoded");
    }

    @Override
    public Raster decoded(byte[] written) {
        return raster(0);
    }

    @Override
    public boolean isPlain(byte[] written) {
        return false;
    }

    @Override
    public boolean isTabledElsewhere() {
        return false;
    }

    @Override
    public Optional<byte[]> cells(byte[] written) {
        return Optional.empty();
    }

    @Override
    public boolean isExact(byte[] written) {
        return true;
    }

    @Override
    public Raster raster(int frame) {
        return new Raster(
                layout.columns(),
                layout.rows(),
                layout.photometric(),
                layout.bitsStored(),
                layout.isSigned(),
                values.clone());
    }

    /// The same image with other values.
    GreyFile with(short[] other) {
        return new GreyFile(kind, instance, layout, other, low, high);
    }

    /// The same image after an edit.
    GreyFile with(FaceEdit edit) {
        short[] changed = values.clone();
        FaceEdit.Frame frame = edit.frames().getFirst();
        int at = 0;
        for (int i = 0; i < frame.runs().length; i += 2) {
            for (int k = 0; k < frame.runs()[i + 1]; k++) {
                changed[frame.runs()[i] + k] = frame.values()[at++];
            }
        }
        return with(changed);
    }

    int value(int at) {
        return layout.isSigned() ? values[at] : values[at] & 0xFFFF;
    }

    /// How bright a pixel is shown, 0 to 255, not rounded.
    float shown(int at) {
        double share = (value(at) - low) / (high - low);
        return (float) (255 * Math.clamp(share, 0, 1));
    }
}
