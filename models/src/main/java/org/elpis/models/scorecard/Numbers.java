package org.elpis.models.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.elpis.models.audit.Figure;
import org.elpis.models.stats.Interval;

/// Numbers as people read them.
final class Numbers {
    /// Figures that are no share, whatever they lie between.
    private static final Pattern PLAIN = Pattern.compile(
            "(?:^|.*-)(?:auc|epsilon|eps|psnr|ssim|z|correlation|completion|distance|gap|ratio|advantage|score)(?:-.*|$)");

    private Numbers() {}

    /// `4.1 % (2.2 to 6.9 %)`; `at least 3.2` when the value is the lower end and there is no upper one.
    static String of(Figure figure) {
        Interval at = figure.interval();
        boolean isShare = isShare(figure);
        if (isLowerBound(at)) {
            return "at least " + one(at.low(), isShare);
        }
        return one(at.value(), isShare) + " (" + one(at.low(), isShare) + " to " + one(at.high(), isShare) + ")";
    }

    static boolean isLowerBound(Interval at) {
        return at.high() == Double.POSITIVE_INFINITY && at.value() <= at.low();
    }

    static boolean isShare(Figure figure) {
        Interval at = figure.interval();
        return at.low() >= -1 && at.high() <= 1 && !PLAIN.matcher(figure.key()).matches();
    }

    static String one(double value, boolean isShare) {
        return isShare ? percent(value) : decimal(value);
    }

    /// `0.05 %`, `4.1 %`, `37 %`
    static String percent(double share) {
        double percent = share * 100;
        double size = Math.abs(percent);
        return plain(percent, size >= 10 || size == 0 ? 0 : size >= 1 ? 1 : 2) + " %";
    }

    static String decimal(double value) {
        double size = Math.abs(value);
        return plain(value, size >= 100 ? 0 : size >= 10 ? 1 : 3);
    }

    private static String plain(double value, int places) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "no bound" : "-no bound";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// `1,234`
    static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /// `1 patient`, `2 patients`
    static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
