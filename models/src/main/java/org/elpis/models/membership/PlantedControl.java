package org.elpis.models.membership;

import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.ClopperPearson;

/// The planted control: the attacks that judged the model must name the patients who were planted into its twin, with
/// wrong labels. Planted twice as often where they were not found, up to a limit: it says from where on the attack sees
/// what a model remembers, and an attack that is blind, or reads the answers wrongly, finds nobody at any dose.
///
/// @param control  at the last dose
/// @param repeats  times that each planted patient was shown
record PlantedControl(Control control, int repeats) {
    /// Times that a planted row is seen in all: with half of it half of the rows were learnt, but did not stand out from
    /// what such nets say by chance.
    private static final int SEEN = 1600;

    private static final int FEWEST_REPEATS = 80;
    /// Of what is planted in all, in members: beyond, a twin has little left of the model.
    private static final int MOST_PLANTED = 8;

    /// @param chosen  attacks that judged the model, by half
    /// @param mayRepeat  whether to plant more where too few were found
    static PlantedControl of(
            Trainer trainer, Pool pool, boolean isOnline, List<String> chosen, AuditCase input, boolean mayRepeat)
            throws ModelException {
        int most = Math.max(10, MOST_PLANTED * pool.memberRows() / Math.max(1, pool.plantedRows()));
        int repeats = Math.min(most, Math.max(FEWEST_REPEATS, SEEN / trainer.epochs()));
        while (true) {
            int models = input.policy().count("membership.reference-models");
            Twin twin = Twin.trained(trainer, pool, repeats, models, input.seed());
            Evidence evidence = twin.evidence(pool, isOnline);
            Control control = of(CrossOver.of(new Battery(evidence), evidence, chosen).scores(), pool, repeats, input.policy());
            if (control.held() || !mayRepeat || repeats >= most) {
                return new PlantedControl(control, repeats);
            }
            repeats = Math.min(most, 2 * repeats);
        }
    }

    private static Control of(PatientScores scores, Pool pool, int repeats, Policy policy) {
        double threshold = scores.roc().thresholdAt(0.01);
        int found = 0;
        int wrongly = 0;
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            if (pool.isCandidate(patient) && scores.scores()[patient] >= threshold) {
                found += pool.isPlanted(patient) ? 1 : 0;
                wrongly += pool.isPlanted(patient) ? 0 : 1;
            }
        }
        int planted = pool.plantedRows();
        boolean held = planted >= policy.count("membership.planted-records")
                && found >= policy.limit("membership.planted-share") * planted;
        String says = String.format(
                Locale.ROOT,
                "Models were made to remember %d patients, each shown with a wrong label %d times as often as others. At "
                        + "1 %% false alarms the attack found %d of them, and named %d of %d others with wrong labels "
                        + "who were held back.",
                planted,
                repeats,
                found,
                wrongly,
                pool.rows() - pool.realRows() - planted);
        return new Control(
                Control.Kind.PLANTED,
                held,
                says,
                List.of(
                        figure("planted-found", "planted patients found at 1 % false alarms", found, planted, policy),
                        figure("held-back-found", "patients held back who were named", wrongly, planted, policy)));
    }

    private static Figure figure(String key, String name, int found, int planted, Policy policy) {
        return new Figure(
                key, name, ClopperPearson.of(found, planted, policy.limit("confidence")), "Clopper-Pearson", planted);
    }
}
