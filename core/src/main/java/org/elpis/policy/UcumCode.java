package org.elpis.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Recognises codes of UCUM, the units of measure: `mm2/s`, `10*-6.mm2/s`, `[hnsf'U]`, `g/ml{SUVbw}`.
///
/// A subset of the grammar: terms joined by `.` and `/`, in brackets if need be; each a number, a power of ten, or
/// a unit of the list with an exponent; a remark in braces only if it is one of the list. Source: The Unified Code
/// for Units of Measure, version 2.1.
final class UcumCode {
    private static final String PREFIXES = "YZEPTGMkhdcmunpfazy";
    /// Units that take a prefix.
    private static final Set<String> METRIC = set("m s g l L A K C F V W N J Pa Hz Bq Ci Gy Sv R rad rem eV mol cd lm"
            + " lx T G Wb H S Ohm bar U kat Torr sr Cel B osm eq cal t ar st dyn erg P St Oe m[Hg] m[H2O]");
    private static final Set<String> OTHER = set("% min h d wk mo a deg ' '' [pi] [degF] [in_i] [ft_i] [lb_av] [oz_av]"
            + " [ppth] [ppm] [ppb] [iU] [IU] [arb'U] [USP'U] [hnsf'U] [hp'_X] [pH] [Btu] [diop] [p'diop] [Ch] [CFU] 1 10*"
            + " 10^ [car_m] [cml_i] [sft_i] [cin_i] [mi_i] [yd_i] B[SPL] B[V] bit By Bd");
    private static final Set<String> REMARKS = set("SUVbw SUVlbm SUVbsa SUVibw SUVlbm(James128) SUVlbm(Janma) counts"
            + " count pixels pixel points ratio score beats beat particles events propcounts Scoville frames frame"
            + " slices strip phases H.B. hounsfield procedures exposures gain index cells cell copies total tbl temp"
            + " shock");
    private static final int LONGEST_NUMBER = 3;

    private UcumCode() {}

    private static Set<String> set(String words) {
        return new HashSet<>(List.of(words.split(" ", -1)));
    }

    static boolean isOne(String code) {
        int start = 0;
        int nesting = 0;
        for (int i = 0; i <= code.length(); i++) {
            char c = i == code.length() ? '.' : code.charAt(i);
            nesting += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (nesting == 0 && (c == '.' || c == '/')) {
                boolean mayBeEmpty = i == 0 && c == '/';
                if (!isTerm(code.substring(start, i)) && !mayBeEmpty) {
                    return false;
                }
                start = i + 1;
            }
        }
        return nesting == 0 && !code.isEmpty();
    }

    private static boolean isTerm(String term) {
        int brace = term.indexOf('{');
        if (brace >= 0) {
            boolean isRemark = term.endsWith("}") && REMARKS.contains(term.substring(brace + 1, term.length() - 1));
            return isRemark && (brace == 0 || isTerm(term.substring(0, brace)));
        }
        String unit = withoutExponent(term);
        return isNumber(term) || OTHER.contains(unit) || isMetric(unit);
    }

    private static boolean isMetric(String unit) {
        if (METRIC.contains(unit)) {
            return true;
        }
        boolean isPrefixed = unit.length() > 1 && PREFIXES.indexOf(unit.charAt(0)) >= 0;
        return isPrefixed && METRIC.contains(unit.substring(1))
                || unit.startsWith("da") && METRIC.contains(unit.substring(2));
    }

    /// One digit, or two behind a sign.
    private static String withoutExponent(String term) {
        int end = term.length();
        while (end > 0 && isDigit(term.charAt(end - 1))) {
            end--;
        }
        boolean hasSign = end > 0 && end < term.length() && "+-".indexOf(term.charAt(end - 1)) >= 0;
        int from = hasSign ? end - 1 : end;
        return term.length() - from > 2 + (hasSign ? 1 : 0) || from == 0 ? term : term.substring(0, from);
    }

    private static boolean isNumber(String term) {
        for (int i = 0; i < term.length(); i++) {
            if (!isDigit(term.charAt(i))) {
                return false;
            }
        }
        return !term.isEmpty() && term.length() <= LONGEST_NUMBER;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
