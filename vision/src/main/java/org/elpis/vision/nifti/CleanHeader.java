package org.elpis.vision.nifti;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The header of what leaves: geometry, type, scaling, timing, and nothing else.
///
/// Made from zeros; a field gets there by being named here, and numbers are copied bit by bit. No text stays
/// but a name of an intent that nifti1.h itself defines. Extensions, and what stands between the header and
/// the voxels, are gone with it.
final class CleanHeader {
    /// A day in seconds: a volume's time is an offset within a scan, and a larger one may be a date.
    private static final double DAY = 86_400;

    private static final int MILLISECONDS = 16;
    private static final int MICROSECONDS = 24;

    private static final Field[] KEPT = {Field.DIM_INFO, Field.DATATYPE, Field.BITPIX, Field.XYZT_UNITS};
    private static final Field[] KEPT_WHEN_FINITE = {Field.CAL_MAX, Field.CAL_MIN, Field.SLICE_DURATION};
    private static final Field[] SLICES = {Field.SLICE_START, Field.SLICE_END, Field.SLICE_CODE};
    private static final Field[] QFORM = {Field.QFORM_CODE, Field.QUATERN, Field.QOFFSET};
    private static final Field[] SFORM = {Field.SFORM_CODE, Field.SROW};

    private static final Set<String> INTENTS = Set.of(
            "NONE",
            "CORREL",
            "TTEST",
            "FTEST",
            "ZSCORE",
            "CHISQ",
            "BETA",
            "BINOM",
            "GAMMA",
            "POISSON",
            "NORMAL",
            "FTEST_NONC",
            "CHISQ_NONC",
            "LOGISTIC",
            "LAPLACE",
            "UNIFORM",
            "TTEST_NONC",
            "WEIBULL",
            "CHI",
            "INVGAUSS",
            "EXTVAL",
            "PVAL",
            "LOGPVAL",
            "LOG10PVAL",
            "ESTIMATE",
            "LABEL",
            "NEURONAME",
            "DIMLESS",
            "TIME_SERIES");

    private final NiftiHeader header;
    private final Version version;
    private final ByteBuffer clean;

    private CleanHeader(NiftiHeader header) {
        this.header = header;
        this.version = header.version();
        this.clean =
                ByteBuffer.allocate(version.leastDataStart()).order(header.raw().order());
    }

    /// The header with the four bytes behind it, in the byte order of the original; voxels follow at once.
    static byte[] of(NiftiHeader header) {
        CleanHeader clean = new CleanHeader(header);
        clean.write();
        return clean.clean.array();
    }

    private void write() {
        clean.putInt(0, version.headerBytes());
        putMagic();
        keepIf(true, KEPT);
        for (Field field : KEPT_WHEN_FINITE) {
            keepIf(Double.isFinite(header.real(field, 0)), field);
        }
        keepIf(true, SLICES);
        // A form that does not count may hold anything.
        keepIf(header.real(Field.QFORM_CODE, 0) > 0, QFORM);
        keepIf(header.real(Field.SFORM_CODE, 0) > 0, SFORM);
        keepIf(Math.abs(header.real(Field.TOFFSET, 0)) < DAY * perSecond(), Field.TOFFSET);
        putDimensions();
        Field.VOX_OFFSET.put(clean, version, 0, version.leastDataStart());
        putScaling();
        putIntent();
    }

    /// One file, whatever the original was.
    private void putMagic() {
        int at = Field.MAGIC.at(version, 0);
        String magic = version == Version.ONE ? "n+1\0" : "n+2\0\r\n\u001a\n";
        clean.put(at, magic.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void keepIf(boolean isKept, Field... fields) {
        for (Field field : isKept ? fields : new Field[0]) {
            field.copy(header.raw(), clean, version);
        }
    }

    private double perSecond() {
        return switch ((int) header.real(Field.XYZT_UNITS, 0) & 0x38) {
            case MILLISECONDS -> 1e3;
            case MICROSECONDS -> 1e6;
            default -> 1;
        };
    }

    /// Dimensions that do not count may hold anything, and become 1 and 0.
    private void putDimensions() {
        int count = (int) header.real(Field.DIM, 0);
        Field.PIXDIM.put(clean, version, 0, header.real(Field.PIXDIM, 0) < 0 ? -1 : 1);
        for (int i = 0; i < Field.DIM.count(); i++) {
            if (i <= count) {
                Field.DIM.copy(header.raw(), clean, version, i);
            } else {
                Field.DIM.put(clean, version, i, 1);
            }
            if (i > 0 && (i <= count || i <= 3) && Double.isFinite(header.real(Field.PIXDIM, i))) {
                Field.PIXDIM.copy(header.raw(), clean, version, i);
            }
        }
    }

    /// A slope of 0 says that nothing is scaled; one that is no number is written as that.
    private void putScaling() {
        boolean isScaled = header.real(Field.SCL_SLOPE, 0) == header.slope();
        if (isScaled) {
            Field.SCL_SLOPE.copy(header.raw(), clean, version);
            Field.SCL_INTER.copy(header.raw(), clean, version);
        }
    }

    private void putIntent() {
        int code = (int) header.real(Field.INTENT_CODE, 0);
        if (!isKnown(code)) {
            return;
        }
        Field.INTENT_CODE.copy(header.raw(), clean, version);
        for (int i = 0; i < Field.INTENT_P.count(); i++) {
            if (isStatistic(code) && Double.isFinite(header.real(Field.INTENT_P, i))) {
                Field.INTENT_P.copy(header.raw(), clean, version, i);
            }
        }
        if (INTENTS.contains(intentName())) {
            Field.INTENT_NAME.copy(header.raw(), clean, version);
        }
    }

    private static boolean isStatistic(int code) {
        return code >= 2 && code <= 24;
    }

    /// Those that pass [NiftiHeader]: statistics, estimate, labels, names of regions, dimensionless, time
    /// series.
    private static boolean isKnown(int code) {
        return isStatistic(code) || code >= 1001 && code <= 1003 || code == 1011 || code == 2001;
    }

    private String intentName() {
        byte[] name = new byte[Field.INTENT_NAME.count()];
        header.raw().get(Field.INTENT_NAME.at(version, 0), name);
        String text = new String(name, StandardCharsets.ISO_8859_1);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
