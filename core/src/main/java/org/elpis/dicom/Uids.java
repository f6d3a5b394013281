package org.elpis.dicom;

/// What a UID looks like, and which ones the standard has registered.
///
/// Source: PS3.5 section 9, PS3.6 annex A.
public final class Uids {
    private static final String REGISTERED_ROOT = "1.2.840.10008.";
    private static final String UUID_ROOT = "2.25.";
    private static final int LONGEST_REGISTERED = 34;
    private static final int MAX_LENGTH = 64;

    /// Shortest run of digits and dots that is taken for a UID when it stands in a text; shorter ones are
    /// version numbers and measures.
    private static final int LEAST_LENGTH_IN_TEXT = 12;

    private Uids() {}

    /// Whether the UID names a thing of the standard, not of a patient: registered under the root of DICOM.
    ///
    /// Only the shape that registered UIDs have is believed: a made-up UID under that root must not carry a
    /// number out.
    public static boolean isWellKnown(CharSequence uid) {
        return uid.length() <= LONGEST_REGISTERED
                && startsWith(uid, REGISTERED_ROOT)
                && isValid(uid)
                && hasRegisteredShape(uid);
    }

    /// No registered UID has, behind the root, a first component above 19, one with a leading zero or more than
    /// four digits, more than one with three or more digits, more than two with two or more, or more than nine
    /// in all.
    private static boolean hasRegisteredShape(CharSequence uid) {
        int components = 0;
        int ofTwo = 0;
        int ofThree = 0;
        int at = REGISTERED_ROOT.length();
        while (at < uid.length()) {
            int end = at;
            while (end < uid.length() && uid.charAt(end) != '.') {
                end++;
            }
            int digits = end - at;
            boolean isTooLarge = digits > 4 || components == 0 && (digits > 2 || digits == 2 && uid.charAt(at) != '1');
            if (isTooLarge || digits > 1 && uid.charAt(at) == '0') {
                return false;
            }
            components++;
            ofTwo += digits > 1 ? 1 : 0;
            ofThree += digits > 2 ? 1 : 0;
            at = end + 1;
        }
        return components <= 9 && ofTwo <= 2 && ofThree <= 1;
    }

    private static boolean startsWith(CharSequence text, String prefix) {
        if (text.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text.charAt(i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Digits in components between single dots, at most 64 characters.
    public static boolean isValid(CharSequence uid) {
        int length = uid.length();
        if (length == 0 || length > MAX_LENGTH || uid.charAt(length - 1) == '.') {
            return false;
        }
        boolean wantsDigit = true;
        for (int i = 0; i < length; i++) {
            char c = uid.charAt(i);
            if (c == '.' && wantsDigit || c != '.' && (c < '0' || c > '9')) {
                return false;
            }
            wantsDigit = c == '.';
        }
        return true;
    }

    /// The end of the UID that starts at `start` in a text, or `start` when none does: at least four components
    /// (three below 2.25) and 12 characters, not in the middle of a longer run of digits.
    public static int endInText(CharSequence text, int start) {
        int end = start;
        int dots = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            if (text.charAt(end) == '.') {
                if (end + 1 == text.length() || !isDigit(text.charAt(end + 1))) {
                    break;
                }
                dots++;
            }
            end++;
        }
        boolean hasComponents = dots >= 3 || dots == 2 && startsWith(text.subSequence(start, end), UUID_ROOT);
        return hasComponents && end - start >= LEAST_LENGTH_IN_TEXT ? end : start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
