package org.elpis.models.onerun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Which canaries go into a training, by a fair coin for each: a bit of HMAC-SHA-256 of its name under
/// a key that the auditor keeps from whoever trains until the scores are there.
///
/// @param canaries  names: `canary-000001`
/// @param included  coins
public record CanaryPlan(List<String> canaries, boolean[] included) {
    /// Bytes of a key.
    public static final int KEY_BYTES = 32;

    public CanaryPlan {
        canaries = List.copyOf(canaries);
        included = included.clone();
        if (canaries.size() != included.length) {
            throw new IllegalArgumentException("coins must be as many as canaries, got " + included.length);
        }
    }

    /// A plan that the same key gives again.
    ///
    /// @param key  32 bytes of a secure source, kept private
    /// @param count  1 to [Guesses#MOST]; an audit asks for 300 or more
    public static CanaryPlan of(byte[] key, int count) {
        if (key.length != KEY_BYTES || count < 1 || count > Guesses.MOST) {
            throw new IllegalArgumentException(
                    "key must have 32 bytes and count must be 1 to " + Guesses.MOST + ", got " + count);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            List<String> names = new ArrayList<>();
            boolean[] coins = new boolean[count];
            for (int i = 0; i < count; i++) {
                String name = String.format(Locale.ROOT, "canary-%06d", i + 1);
                names.add(name);
                coins[i] = (mac.doFinal(("elpis canary " + name).getBytes(StandardCharsets.UTF_8))[0] & 1) == 1;
            }
            return new CanaryPlan(names, coins);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// The plan as the text of a file, to which the training's scores are added: `canary,included,score`.
    public String csv() {
        StringBuilder text = new StringBuilder("canary,included,score\n");
        for (int i = 0; i < included.length; i++) {
            text.append(canaries.get(i)).append(included[i] ? ",1,\n" : ",0,\n");
        }
        return text.toString();
    }
}
