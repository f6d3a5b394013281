package org.elpis.policy;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// An age that a report states as a number of years.
final class MeasuredAge {
    static final int NUMERIC_VALUE = 0x0040A30A;
    private static final int MEASUREMENT_UNITS_CODE_SEQUENCE = 0x004008EA;
    /// The same number with more digits: as floating point, or as numerator and denominator.
    private static final int FLOATING_POINT_VALUE = 0x0040A161;

    private static final int RATIONAL_DENOMINATOR_VALUE = 0x0040A163;
    private static final int OLDEST_TOLD = 89;

    private MeasuredAge() {}

    static boolean isMoreExact(int tag) {
        return tag >= FLOATING_POINT_VALUE && tag <= RATIONAL_DENOMINATOR_VALUE;
    }

    /// Whether what happens to an attribute depends on the unit beside it.
    static boolean isJudgedByUnit(int tag) {
        return tag == NUMERIC_VALUE || isMoreExact(tag);
    }

    /// Whether a measured value says that somebody is older than may be told. Nothing else that is measured in years
    /// takes so many.
    static boolean isOver89(DataSet measured) {
        List<DataSet> units = measured.items(MEASUREMENT_UNITS_CODE_SEQUENCE);
        boolean isInYears = !units.isEmpty()
                && CodingSchemes.isUcum(units.getFirst())
                && units.getFirst().string(Tag.CODE_VALUE).equals("a");
        return isInYears && isOver89(measured.string(NUMERIC_VALUE));
    }

    private static boolean isOver89(String years) {
        try {
            return Double.parseDouble(years) > OLDEST_TOLD;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
