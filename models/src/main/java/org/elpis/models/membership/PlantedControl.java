package org.elpis.models.membership;

import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.stats.ClopperPearson;

/// The planted control: a twin was trained on the members and on held-out patients' images with wrong labels, ten times
/// each; the attacks that judged the model must name those patients.
final class PlantedControl {
    private PlantedControl() {}

    /// @param evidence  on the twin
    /// @param chosen  attacks that judged the model, by half
    static Control of(Evidence evidence, List<String> chosen, Policy policy) {
        PatientScores scores =
                CrossOver.of(new Battery(evidence), evidence, chosen).scores();
        Pool pool = evidence.pool();
        double threshold = scores.roc().thresholdAt(0.01);
        int found = 0;
        for (int patient = 0; patient < pool.patientCount(); patient++) {
            found += pool.isPlanted(patient) && scores.scores()[patient] >= threshold ? 1 : 0;
        }
        int planted = pool.plantedRows();
        boolean held = planted >= policy.count("membership.planted-records")
                && found >= policy.limit("membership.planted-share") * planted;
        String says = String.format(
                Locale.ROOT,
                "Of %d patients planted into a twin of the model (a wrong label, ten times each), %d were found at 1 %% "
                        + "false alarms.",
                planted,
                found);
        return new Control(
                Control.Kind.PLANTED,
                held,
                says,
                List.of(new Figure(
                        "planted-found",
                        "planted patients found at 1 % false alarms",
                        ClopperPearson.of(found, planted, policy.limit("confidence")),
                        "Clopper-Pearson",
                        planted)));
    }
}
