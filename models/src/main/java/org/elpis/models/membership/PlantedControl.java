package org.elpis.models.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Roc;

/// The planted control: the attacks that judged the model must name the patients who were planted into its
/// twins, with wrong labels. Planted twice as often where they were not found, up to a limit: it says from
/// where on the attack sees what a model remembers, and an attack that is blind, or reads the answers
/// wrongly, finds nobody at any dose.
///
/// @param control  at the last dose
/// @param repeats  times that each planted patient was shown
record PlantedControl(Control control, int repeats) {
    /// Times that a planted row is seen in all epochs together, first and at most: in trials with half of the
    /// first the networks learnt the rows, and still said of a quarter of them no more than of others.
    private static final int SEEN = 1200;

    private static final int MOST_SEEN = 4 * SEEN;
    private static final double RATE = 0.01;

    /// Of all twins together.
    ///
    /// @param planted  planted rows, each counted in every twin that had it
    /// @param found  of these
    /// @param strictly  of these, where the threshold is that of patients held back alone
    /// @param heldBack  rows that were not planted, in the same way
    /// @param named  of these
    private record Count(int planted, int found, int strictly, int heldBack, int named) {
        double share() {
            return (double) found / Math.max(1, planted);
        }

        double control() {
            return (double) named / Math.max(1, heldBack);
        }

        /// What is found beyond what a wrong label alone makes look like a member, of what it leaves to be
        /// found.
        double beyondControl() {
            return heldBack == named ? 0 : (share() - control()) / (1 - control());
        }
    }

    /// @param chosen  attacks that judged the model, by half
    /// @param mayRepeat  whether to plant more where too few were found
    static PlantedControl of(
            Trainer trainer, Pool pool, boolean isOnline, List<String> chosen, AuditCase input, boolean mayRepeat)
            throws ModelException {
        int most = Math.max(1, MOST_SEEN / trainer.epochs());
        int repeats = Math.max(1, SEEN / trainer.epochs());
        while (true) {
            Twins twins = Twins.trained(trainer, pool, repeats, input);
            Control control = of(count(twins, pool, isOnline, chosen), pool, repeats, input.policy());
            if (control.held() || !mayRepeat || 2 * repeats > most) {
                return new PlantedControl(control, repeats);
            }
            repeats *= 2;
        }
    }

    private static Count count(Twins twins, Pool pool, boolean isOnline, List<String> chosen) {
        PatientScores[] scores = new PatientScores[twins.count()];
        for (int twin = 0; twin < scores.length; twin++) {
            Evidence evidence = twins.against(twin, pool, isOnline);
            scores[twin] = CrossOver.by(chosen, new Battery(evidence), evidence);
        }
        int[] counts = new int[5];
        for (int half = 0; half < 2; half++) {
            double threshold = threshold(scores, pool, 1 - half, false);
            double strict = Math.max(threshold, threshold(scores, pool, 1 - half, true));
            for (PatientScores twin : scores) {
                for (int patient = 0; patient < pool.patientCount(); patient++) {
                    if (pool.isCandidate(patient) && pool.quarterOfPatient(patient) / 2 == half) {
                        boolean isNamed = twin.scores()[patient] >= threshold;
                        if (twin.isMember()[patient]) {
                            counts[0]++;
                            counts[1] += isNamed ? 1 : 0;
                            counts[2] += twin.scores()[patient] >= strict ? 1 : 0;
                        } else {
                            counts[3]++;
                            counts[4] += isNamed ? 1 : 0;
                        }
                    }
                }
            }
        }
        return new Count(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /// From where on at most 1 % are named wrongly, of all patients of one half whom a twin did not have.
    /// Nobody is judged by a threshold that was set on him.
    ///
    /// @param onlyHeldBack  of those alone who might have been planted into the twin
    private static double threshold(PatientScores[] twins, Pool pool, int half, boolean onlyHeldBack) {
        double[] others = new double[twins.length * pool.patientCount()];
        int count = 0;
        for (PatientScores twin : twins) {
            for (int patient = 0; patient < pool.patientCount(); patient++) {
                if (!twin.isMember()[patient]
                        && pool.quarterOfPatient(patient) / 2 == half
                        && (pool.isCandidate(patient) || !onlyHeldBack)) {
                    others[count++] = twin.scores()[patient];
                }
            }
        }
        return count == 0
                ? Double.POSITIVE_INFINITY
                : new Roc(new double[1], Arrays.copyOf(others, count)).thresholdAt(RATE);
    }

    private static Control of(Count count, Pool pool, int repeats, Policy policy) {
        int patients = pool.candidates();
        boolean held = patients >= policy.count("membership.planted-records")
                && count.beyondControl() >= policy.limit("membership.planted-share");
        String says = String.format(
                Locale.ROOT,
                "Models were made to remember %d patients, a quarter of them each, shown with a wrong label %d times as "
                        + "often as others. At 1 %% false alarms the attack found %.0f %% of them, and named %.1f %% of "
                        + "those whose wrong labels were held back: %.0f %% beyond that.",
                patients,
                repeats,
                100 * count.share(),
                100 * count.control(),
                100 * count.beyondControl());
        return new Control(
                Control.Kind.PLANTED,
                held,
                says,
                List.of(
                        figure(
                                "planted-found",
                                "planted patients found at 1 % false alarms",
                                count.share(),
                                pool,
                                policy),
                        figure("held-back-found", "patients held back who were named", count.control(), pool, policy),
                        figure(
                                "planted-found-among-held-back",
                                "planted patients found at 1 % false alarms among those held back (decides nothing)",
                                (double) count.strictly() / Math.max(1, count.planted()),
                                pool,
                                policy)));
    }

    /// As if each patient had been planted once: the twins of one patient are no new patients.
    private static Figure figure(String key, String name, double share, Pool pool, Policy policy) {
        int patients = pool.candidates();
        return new Figure(
                key,
                name,
                ClopperPearson.of(Math.round(share * patients), patients, policy.limit("confidence")),
                "mean over twins, Clopper-Pearson with the number of patients",
                patients);
    }
}
