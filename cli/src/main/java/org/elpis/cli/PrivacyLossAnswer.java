package org.elpis.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.cli.PrivacyLossCommand.Which;
import org.elpis.privacy.Conversion;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.PrivacyLoss;
import org.elpis.privacy.Sampling;

/// What was asked of a training, and every number of the answer, each computed once.
///
/// @param patients  that were trained on, where that was told
/// @param claimed  what somebody claims
/// @param best  the least that an accountant proves
/// @param accounts  what each accountant proves
/// @param bySampling  the least if patients were sampled that way
record PrivacyLossAnswer(
        NoisyTraining training,
        Optional<Long> patients,
        Optional<Double> claimed,
        PrivacyLoss best,
        List<Account> accounts,
        Map<Sampling, PrivacyLoss> bySampling) {
    /// Above it delta is no rare failure for any collection of patients.
    private static final double MOST_DELTA = 1e-3;

    /// @param key  in JSON
    record Account(String key, String words, double epsilon) {}

    static PrivacyLossAnswer of(
            NoisyTraining training, double delta, Which which, Optional<Long> patients, Optional<Double> claimed) {
        PrivacyLoss best = which.best(training, delta);
        Map<Sampling, PrivacyLoss> bySampling = new EnumMap<>(Sampling.class);
        for (Sampling sampling : Sampling.values()) {
            bySampling.put(
                    sampling,
                    sampling == training.sampling() ? best : which.best(training.withSampling(sampling), delta));
        }
        return new PrivacyLossAnswer(
                training, patients, claimed, best, accounts(training, delta, which, best), bySampling);
    }

    private static List<Account> accounts(NoisyTraining training, double delta, Which which, PrivacyLoss best) {
        List<Account> accounts = new ArrayList<>();
        if (which != Which.RDP) {
            boolean isFollowed = best.account().equals("PLD");
            accounts.add(new Account("pld", isFollowed ? "PLD" : "PLD (cannot follow this: as RDP)", best.epsilon()));
        }
        if (which != Which.PLD) {
            for (Conversion conversion : Conversion.values()) {
                accounts.add(new Account(
                        conversion == Conversion.CLASSIC ? "rdp-classic" : "rdp-improved",
                        "RDP, " + conversion.words(),
                        training.byRenyi(delta, conversion).epsilon()));
            }
        }
        return accounts;
    }

    boolean isAsClaimed() {
        return claimed.isEmpty() || claimed.get() >= best.epsilon();
    }

    /// What makes the number worth less than it looks, one sentence each.
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (best.delta() == 0 && best.epsilon() == Double.POSITIVE_INFINITY && training.noise() > 0) {
            warnings.add("Gaussian noise promises nothing at delta 0: give a delta far below 1 / patients.");
        }
        if (patients.isPresent() ? best.delta() * patients.get() >= 1 : best.delta() > MOST_DELTA) {
            warnings.add("Delta is not below 1 / patients: all of it may fall on somebody, and the promise is then "
                    + "none for them.");
        }
        return warnings;
    }
}
