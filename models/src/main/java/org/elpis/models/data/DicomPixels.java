package org.elpis.models.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// The one frame of a DICOM image, from black to white.
///
/// Grey: rescaled, then through the first window of the object, or, where it has none, from the least to the greatest
/// value that its stored bits can have; MONOCHROME1 is turned over afterwards. Colours: RGB as they are, YBR_FULL made
/// RGB. What would need a table (Modality LUT, a VOI LUT without a window, a palette), several frames, and objects with
/// functional groups are refused. Overlays, Pixel Padding Value and Pixel Aspect Ratio are passed over.
///
/// Source: PS3.3 C.7.6.3.1.2, C.11.1.1.2 and C.11.2.1
final class DicomPixels implements Pixels {
    private static final int WINDOW_CENTER = 0x0028_1050;
    private static final int WINDOW_WIDTH = 0x0028_1051;
    private static final int RESCALE_INTERCEPT = 0x0028_1052;
    private static final int RESCALE_SLOPE = 0x0028_1053;
    private static final int VOI_LUT_FUNCTION = 0x0028_1056;
    private static final int MODALITY_LUT_SEQUENCE = 0x0028_3000;
    private static final int VOI_LUT_SEQUENCE = 0x0028_3010;
    private static final int SHARED_GROUPS = 0x5200_9229;
    private static final int PER_FRAME_GROUPS = 0x5200_9230;

    private final Raster raster;
    /// What each stored value of a grey image becomes, from the least one.
    private final double[] shades;

    private final int least;

    private DicomPixels(Raster raster, double[] shades, int least) {
        this.raster = raster;
        this.shades = shades;
        this.least = least;
    }

    static Pixels open(Path file) throws IOException, UnreadablePictureException {
        try (FileSource source = FileSource.open(file)) {
            if (!DicomReader.looksLikeDicom(source)) {
                throw new UnreadablePictureException("A file is neither PNG nor JPEG nor DICOM.");
            }
            Instance instance = DicomReader.read(
                    source, ReadLimits.forHeap(Runtime.getRuntime().maxMemory()));
            PixelLayout layout = PixelLayout.of(instance.dataSet());
            PictureFile.requireSize(layout.columns(), layout.rows());
            if (layout.frames() > 1) {
                throw new UnreadablePictureException(
                        "A DICOM file has several frames; a sample is one image. Export the frames one by one.");
            }
            ImageOpener opener = Examiners.opener()
                    .orElseThrow(() -> new UnreadablePictureException(
                            "This installation has no decoder of DICOM images. Install the module vision."));
            return of(instance.dataSet(), opener.open(instance).raster(0));
        } catch (MalformedDicomException e) {
            throw new UnreadablePictureException("A DICOM file is damaged. Replace it.", e);
        } catch (UndecodableFrameException e) {
            throw new UnreadablePictureException(
                    "The pixel data of a DICOM file cannot be decoded. Replace it, or " + "export it uncompressed.", e);
        }
    }

    static Pixels of(DataSet image, Raster raster) throws UnreadablePictureException {
        if (raster.photometric() == Photometric.RGB || raster.photometric() == Photometric.YBR_FULL) {
            return new DicomPixels(raster, new double[0], 0);
        }
        if (!raster.photometric().isMonochrome()) {
            throw new UnreadablePictureException(
                    "A DICOM file has colours of a kind that is not read. " + "Export it as RGB or PNG.");
        }
        int least = raster.isSigned() ? -(1 << raster.bits() - 1) : 0;
        double[] shades = new double[1 << raster.bits()];
        Shade shade = Shade.of(image, least, shades.length);
        for (int i = 0; i < shades.length; i++) {
            double value = shade.of(least + i);
            shades[i] = raster.photometric() == Photometric.MONOCHROME1 ? 1 - value : value;
        }
        return new DicomPixels(raster, shades, least);
    }

    /// From a stored value to a shade, 0 to 1.
    ///
    /// @param function  VOI LUT Function; `FULL` when there is no window
    private record Shade(String function, double slope, double intercept, double centre, double width) {
        static Shade of(DataSet image, int least, int count) throws UnreadablePictureException {
            boolean hasWindow = image.contains(WINDOW_CENTER) && image.contains(WINDOW_WIDTH);
            if (!image.items(MODALITY_LUT_SEQUENCE).isEmpty()
                    || !hasWindow && !image.items(VOI_LUT_SEQUENCE).isEmpty()
                    || !image.items(SHARED_GROUPS).isEmpty()
                    || !image.items(PER_FRAME_GROUPS).isEmpty()) {
                throw new UnreadablePictureException("A DICOM file needs a lookup table or functional groups to be "
                        + "shown, which are not applied here. Export it as PNG.");
            }
            double slope = decimal(image, RESCALE_SLOPE, 1);
            double intercept = decimal(image, RESCALE_INTERCEPT, 0);
            double centre = decimal(image, WINDOW_CENTER, 0);
            double width = decimal(image, WINDOW_WIDTH, 1);
            String named = image.string(VOI_LUT_FUNCTION);
            String function = named.isEmpty() ? "LINEAR" : named;
            boolean isKnown = List.of("LINEAR", "LINEAR_EXACT", "SIGMOID").contains(function);
            if (!(slope > 0)
                    || !Double.isFinite(slope + intercept + centre + width)
                    || hasWindow && (!isKnown || !(width > 0) || function.equals("LINEAR") && width < 1)) {
                throw new UnreadablePictureException(
                        "The window or rescaling of a DICOM file is none of the " + "standard's. Export it as PNG.");
            }
            return hasWindow
                    ? new Shade(function, slope, intercept, centre, width)
                    : new Shade("FULL", 1, 0, least, Math.max(1, count - 1));
        }

        double of(int stored) {
            double value = slope * stored + intercept;
            double shade = switch (function) {
                case "FULL" -> (value - centre) / width;
                case "LINEAR_EXACT" -> (value - centre) / width + 0.5;
                case "SIGMOID" -> 1 / (1 + StrictMath.exp(-4 * (value - centre) / width));
                default -> linear(value);
            };
            return Math.clamp(shade, 0, 1);
        }

        private double linear(double value) {
            if (width == 1) {
                return value <= centre - 0.5 ? 0 : 1;
            }
            return (value - (centre - 0.5)) / (width - 1) + 0.5;
        }

        private static double decimal(DataSet image, int tag, double otherwise) {
            List<String> values = image.strings(tag);
            if (values.isEmpty() || values.getFirst().isEmpty()) {
                return otherwise;
            }
            try {
                // A decimal string has at most 16 characters.
                return values.getFirst().length() > 32 ? Double.NaN : Double.parseDouble(values.getFirst());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    @Override
    public int width() {
        return raster.columns();
    }

    @Override
    public int height() {
        return raster.rows();
    }

    @Override
    public int channels() {
        return raster.samples();
    }

    @Override
    public void row(int channel, int y, double[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = raster.samples() == 1 ? shades[raster.at(x, y, 0) - least] : colour(channel, x, y);
        }
    }

    private double colour(int channel, int x, int y) {
        double greatest = (1 << raster.bits()) - 1;
        if (raster.photometric() == Photometric.RGB) {
            return raster.at(x, y, channel) / greatest;
        }
        double middle = 1 << raster.bits() - 1;
        double luma = raster.at(x, y, 0);
        double blue = raster.at(x, y, 1) - middle;
        double red = raster.at(x, y, 2) - middle;
        double value = switch (channel) {
            case 0 -> luma + 1.402 * red;
            case 1 -> luma - 0.344136 * blue - 0.714136 * red;
            default -> luma + 1.772 * blue;
        };
        return Math.clamp(value / greatest, 0, 1);
    }
}
