package org.elpis.pdf;

/// Numbers with four decimals at most, as PDF writes them.
final class Decimal {
    /// Far outside every page; what is drawn there is not seen.
    private static final double FARTHEST = 1e6;

    private static final int SCALE = 10_000;

    private Decimal() {}

    static String of(double value) {
        long scaled = Math.round(Math.clamp(value, -FARTHEST, FARTHEST) * SCALE);
        long whole = Math.abs(scaled) / SCALE;
        long part = Math.abs(scaled) % SCALE;
        String sign = scaled < 0 ? "-" : "";
        if (part == 0) {
            return sign + whole;
        }
        String digits = Long.toString(SCALE + part).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + whole + "." + digits.substring(0, end);
    }
}
