package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/// Pseudonyms and date shifts derived with the project's key: nothing to store, the same wherever the key is.
public final class KeyedPseudonyms implements Pseudonyms {
    /// 80 bits: two of a million patients share one with a probability below 1e-12.
    static final int CHARACTERS = 16;

    /// Dates move back by at least one year and at most eleven: far enough to say nothing, near enough for
    /// methods and devices of the time to make sense.
    static final int LEAST_DAYS = 365;

    static final int RANGE_DAYS = 3653;

    private final ProjectKeys keys;

    public KeyedPseudonyms(ProjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public Subject subject(PatientKey patient) {
        byte[] name = patient.value().getBytes(StandardCharsets.UTF_8);
        Mac pseudonym = keys.pseudonymMac();
        return new Subject(
                pseudonym(pseudonym.doFinal(name)), -days(keys.dateMac().doFinal(name)));
    }

    static String pseudonym(byte[] bits) {
        return "E".concat(Base32.encode(bits, CHARACTERS));
    }

    /// Days from the first eight bytes; the remainder's bias is below 1e-15.
    static int days(byte[] bits) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bits[i] & 0xFF;
        }
        return LEAST_DAYS + (int) Long.remainderUnsigned(value, RANGE_DAYS);
    }
}
