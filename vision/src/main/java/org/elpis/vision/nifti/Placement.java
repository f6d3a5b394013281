package org.elpis.vision.nifti;

/// Tells from a header where the voxels lie in the patient.
///
/// A header may say it twice. The sform is what software shows, and may shear, as a tilted gantry does; it is
/// believed as long as its steps have the length of the voxels. After a registration they often have not:
/// then millimetres are those of the qform, which cannot stretch. Where both are given they must tell of the
/// same directions, else nobody knows where the face is. Without either the file says nothing of that.
///
/// Source: nifti1.h, "3D IMAGE (VOLUME) ORIENTATION AND LOCATION IN SPACE", methods 1 to 3
final class Placement {
    /// Between the axes of qform and sform: the head is nodded by more when it is aligned to a template than
    /// by rounding, and a face sought at a wrong angle is lost beyond.
    private static final double LEAST_COSINE = Math.cos(Math.toRadians(20));

    /// Of the length of a step: more than rounding, less than the stretch to a template, which is 10 % and
    /// more.
    private static final double STEP_TOLERANCE = 0.05;

    /// A gantry is tilted by at most 30 degrees, of which the cosine is 0.87.
    private static final double LEAST_UPRIGHTNESS = 0.8;

    /// Scanners make voxels from 0.05 to 20 mm; a micrometre or a metre is a unit that was forgotten.
    private static final double LEAST_STEP_MM = 0.02;

    private static final double MOST_STEP_MM = 50;

    private static final double METRE = 1000;
    private static final double MICROMETRE = 0.001;

    private final NiftiHeader header;

    private Placement(NiftiHeader header) {
        this.header = header;
    }

    /// Takes indices of voxels to millimetres in the axes of DICOM (left, back, head).
    ///
    /// @throws UnusableNiftiException when the header does not say it, says it in two ways, or nonsense
    static Affine of(NiftiHeader header) throws UnusableNiftiException {
        Affine found = new Placement(header).find();
        double factor = unit((int) header.real(Field.XYZT_UNITS, 0) & 0x07);
        Affine millimetres = found.turned().times(factor);
        for (int axis = 0; axis < 3; axis++) {
            double step = millimetres.step(axis);
            if (!(step >= LEAST_STEP_MM && step <= MOST_STEP_MM)) {
                throw UnusableNiftiException.doubt("the size of its voxels is not that of a scan");
            }
        }
        return millimetres;
    }

    /// Many files do not name the unit; all software takes millimetres then.
    private static double unit(int code) throws UnusableNiftiException {
        return switch (code) {
            case 0, 2 -> 1;
            case 1 -> METRE;
            case 3 -> MICROMETRE;
            default -> throw UnusableNiftiException.doubt("its unit of length is unknown");
        };
    }

    private Affine find() throws UnusableNiftiException {
        boolean hasQform = header.real(Field.QFORM_CODE, 0) > 0;
        boolean hasSform = header.real(Field.SFORM_CODE, 0) > 0;
        if (!hasQform && !hasSform) {
            throw UnusableNiftiException.doubt(
                    "it does not say how the patient lies in it: it has neither qform nor sform");
        }
        requireSizes();
        if (!hasSform) {
            return usable(qform());
        }
        Affine sform = usable(sform());
        boolean isTrue = hasTrueSteps(sform);
        if (!hasQform) {
            if (!isTrue) {
                throw UnusableNiftiException.doubt("its sform and the size of its voxels contradict each other");
            }
            return sform;
        }
        Affine qform = usable(qform());
        requireAgreement(qform, sform);
        return isTrue ? sform : qform;
    }

    private void requireSizes() throws UnusableNiftiException {
        for (int axis = 0; axis < 3; axis++) {
            double size = header.real(Field.PIXDIM, axis + 1);
            if (!(size > 0) || !Double.isFinite(size)) {
                throw UnusableNiftiException.doubt("it does not tell the size of its voxels");
            }
        }
    }

    private boolean hasTrueSteps(Affine sform) {
        boolean isTrue = true;
        for (int axis = 0; axis < 3; axis++) {
            double size = header.real(Field.PIXDIM, axis + 1);
            isTrue &= Math.abs(sform.step(axis) - size) <= STEP_TOLERANCE * size;
        }
        return isTrue;
    }

    private static Affine usable(Affine affine) throws UnusableNiftiException {
        // A single number that is none makes the upright no number.
        if (!(affine.uprightness() >= LEAST_UPRIGHTNESS)
                || !Double.isFinite(affine.x(1, 1, 1))
                || !Double.isFinite(affine.y(1, 1, 1) + affine.z(1, 1, 1))) {
            throw UnusableNiftiException.doubt("its qform or sform is no placement of a volume");
        }
        return affine;
    }

    private static void requireAgreement(Affine qform, Affine sform) throws UnusableNiftiException {
        boolean isSame = qform.determinant() * sform.determinant() > 0;
        for (int axis = 0; axis < 3; axis++) {
            isSame &= qform.cosine(sform, axis) >= LEAST_COSINE;
        }
        if (!isSame) {
            throw UnusableNiftiException.doubt("its qform and sform disagree about how the patient lies in it");
        }
    }

    private Affine sform() {
        double[] rows = new double[Field.SROW.count()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = header.real(Field.SROW, i);
        }
        return new Affine(rows);
    }

    /// The rotation of a quaternion whose first part is left out, because its length is 1.
    private Affine qform() throws UnusableNiftiException {
        double b = header.real(Field.QUATERN, 0);
        double c = header.real(Field.QUATERN, 1);
        double d = header.real(Field.QUATERN, 2);
        double rest = 1 - (b * b + c * c + d * d);
        // Half turns have no first part, and are rounded in single precision.
        if (!(rest > -1e-4)) {
            throw UnusableNiftiException.doubt("its qform or sform is no placement of a volume");
        }
        double a = Math.sqrt(Math.max(0, rest));
        double scale = 1 / Math.sqrt(a * a + b * b + c * c + d * d);
        return rotation(a * scale, b * scale, c * scale, d * scale);
    }

    private Affine rotation(double a, double b, double c, double d) {
        double i = header.real(Field.PIXDIM, 1);
        double j = header.real(Field.PIXDIM, 2);
        double k = header.real(Field.PIXDIM, 3) * (header.real(Field.PIXDIM, 0) < 0 ? -1 : 1);
        return new Affine(
                i * (a * a + b * b - c * c - d * d),
                j * 2 * (b * c - a * d),
                k * 2 * (b * d + a * c),
                header.real(Field.QOFFSET, 0),
                i * 2 * (b * c + a * d),
                j * (a * a + c * c - b * b - d * d),
                k * 2 * (c * d - a * b),
                header.real(Field.QOFFSET, 1),
                i * 2 * (b * d - a * c),
                j * 2 * (c * d + a * b),
                k * (a * a + d * d - c * c - b * b),
                header.real(Field.QOFFSET, 2));
    }
}
