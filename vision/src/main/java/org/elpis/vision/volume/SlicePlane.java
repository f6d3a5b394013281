package org.elpis.vision.volume;

/// Where one slice lies in the patient: every pixel of it has a place in millimetres.
///
/// The centre of the pixel at column `c` and row `r`, both from 0, lies at `origin + right * c * columnMm +
/// down * r * rowMm`.
///
/// @param columns  at least 2, as rows
/// @param origin  centre of the first pixel
/// @param right  direction in which columns grow, of length 1
/// @param down  direction in which rows grow, of length 1 and at a right angle to `right`
/// @param columnMm  between the centres of neighbouring columns
/// @param rowMm  between the centres of neighbouring rows
/// @param thicknessMm  of the slice, half on each side of the plane; 0 when nothing says
/// Source: PS3.3 C.7.6.2.1.1
public record SlicePlane(
        int columns,
        int rows,
        Vector3 origin,
        Vector3 right,
        Vector3 down,
        double columnMm,
        double rowMm,
        double thicknessMm) {

    /// The direction at right angles to the plane.
    public Vector3 normal() {
        return right.cross(down);
    }

    /// The place of a point of the plane.
    ///
    /// @param column  of a pixel's centre, or between two, as `row`
    public Vector3 at(double column, double row) {
        return origin.plus(right, column * columnMm).plus(down, row * rowMm);
    }

    /// The place of a pixel, counted row by row from 0.
    public Vector3 at(int pixel) {
        int row = pixel / columns;
        return at(pixel % columns, row);
    }

    public Vector3 centre() {
        return at((columns - 1) / 2.0, (rows - 1) / 2.0);
    }

    /// The longer side in millimetres.
    public double sideMm() {
        return Math.max(columns * columnMm, rows * rowMm);
    }

    SlicePlane thick(double mm) {
        return new SlicePlane(columns, rows, origin, right, down, columnMm, rowMm, mm);
    }
}
