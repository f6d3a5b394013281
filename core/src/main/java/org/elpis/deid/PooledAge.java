package org.elpis.deid;

import org.elpis.dicom.Vr;

/// Ages over 89 become 90 years, as 45 CFR 164.514(b)(2)(i)(C) demands; what is no age goes. A decimal is pooled only
/// when it is such an age, and so has one result.
final class PooledAge {
    private static final int OLDEST_TOLD = 89;

    private PooledAge() {}

    static String of(String age, Vr vr) {
        return vr == Vr.DS ? Integer.toString(OLDEST_TOLD + 1) : of(age);
    }

    private static String of(String age) {
        if (age.length() != 4 || "DWMY".indexOf(age.charAt(3)) < 0) {
            return "";
        }
        for (int i = 0; i < 3; i++) {
            if (age.charAt(i) < '0' || age.charAt(i) > '9') {
                return "";
            }
        }
        int number = Integer.parseInt(age.substring(0, 3));
        // 999 months are 83 years, so only years can pass the bound.
        return age.charAt(3) == 'Y' && number > OLDEST_TOLD ? "090Y" : age;
    }
}
