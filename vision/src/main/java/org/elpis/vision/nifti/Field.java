package org.elpis.vision.nifti;

import static org.elpis.vision.nifti.ScalarType.FLOAT32;
import static org.elpis.vision.nifti.ScalarType.FLOAT64;
import static org.elpis.vision.nifti.ScalarType.INT16;
import static org.elpis.vision.nifti.ScalarType.INT32;
import static org.elpis.vision.nifti.ScalarType.INT64;
import static org.elpis.vision.nifti.ScalarType.UINT8;

import java.nio.ByteBuffer;

/// A field of the header that is read here, and where each version keeps it.
///
/// Source: the structures `nifti_1_header` of nifti1.h and `nifti_2_header` of nifti2.h. What is not listed
/// is never read and never written: data_type, db_name, extents, session_error, regular, glmax, glmin,
/// descrip, aux_file, unused_str.
enum Field {
    DIM_INFO(39, UINT8, 524, UINT8, 1),
    DIM(40, INT16, 16, INT64, 8),
    INTENT_P(56, FLOAT32, 80, FLOAT64, 3),
    INTENT_CODE(68, INT16, 504, INT32, 1),
    DATATYPE(70, INT16, 12, INT16, 1),
    BITPIX(72, INT16, 14, INT16, 1),
    SLICE_START(74, INT16, 224, INT64, 1),
    PIXDIM(76, FLOAT32, 104, FLOAT64, 8),
    VOX_OFFSET(108, FLOAT32, 168, INT64, 1),
    SCL_SLOPE(112, FLOAT32, 176, FLOAT64, 1),
    SCL_INTER(116, FLOAT32, 184, FLOAT64, 1),
    SLICE_END(120, INT16, 232, INT64, 1),
    SLICE_CODE(122, UINT8, 496, INT32, 1),
    XYZT_UNITS(123, UINT8, 500, INT32, 1),
    CAL_MAX(124, FLOAT32, 192, FLOAT64, 1),
    CAL_MIN(128, FLOAT32, 200, FLOAT64, 1),
    SLICE_DURATION(132, FLOAT32, 208, FLOAT64, 1),
    TOFFSET(136, FLOAT32, 216, FLOAT64, 1),
    QFORM_CODE(252, INT16, 344, INT32, 1),
    SFORM_CODE(254, INT16, 348, INT32, 1),
    QUATERN(256, FLOAT32, 352, FLOAT64, 3),
    QOFFSET(268, FLOAT32, 376, FLOAT64, 3),
    SROW(280, FLOAT32, 400, FLOAT64, 12),
    INTENT_NAME(328, UINT8, 508, UINT8, 16),
    MAGIC(344, UINT8, 4, UINT8, 4);

    private final int atOne;
    private final ScalarType typeOne;
    private final int atTwo;
    private final ScalarType typeTwo;
    private final int count;

    Field(int atOne, ScalarType typeOne, int atTwo, ScalarType typeTwo, int count) {
        this.atOne = atOne;
        this.typeOne = typeOne;
        this.atTwo = atTwo;
        this.typeTwo = typeTwo;
        this.count = count;
    }

    int count() {
        return count;
    }

    int at(Version version, int index) {
        return (version == Version.ONE ? atOne : atTwo) + index * type(version).bytes();
    }

    ScalarType type(Version version) {
        return version == Version.ONE ? typeOne : typeTwo;
    }

    /// A number of the field; whole numbers beyond 2^53 lose their last digits, and are refused wherever they
    /// count.
    double real(ByteBuffer header, Version version, int index) {
        return type(version).real(header, at(version, index));
    }

    /// Copies one number of the field, bit by bit.
    void copy(ByteBuffer source, ByteBuffer target, Version version, int index) {
        int at = at(version, index);
        int bytes = type(version).bytes();
        target.put(at, source, at, bytes);
    }

    /// Copies all of the field, bit by bit.
    void copy(ByteBuffer source, ByteBuffer target, Version version) {
        for (int i = 0; i < count; i++) {
            copy(source, target, version, i);
        }
    }

    /// Writes a number, as near as the field's type can be.
    void put(ByteBuffer target, Version version, int index, double value) {
        int at = at(version, index);
        switch (type(version)) {
            case UINT8, INT8 -> target.put(at, (byte) value);
            case INT16, UINT16 -> target.putShort(at, (short) value);
            case INT32, UINT32 -> target.putInt(at, (int) value);
            case INT64, UINT64 -> target.putLong(at, (long) value);
            case FLOAT32 -> target.putFloat(at, (float) value);
            case FLOAT64 -> target.putDouble(at, value);
        }
    }
}
