package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.attributes.Column.NoColumnException;
import org.elpis.models.attributes.ColumnAudit.Measured;
import org.elpis.models.audit.Attack;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.PatientBootstrap;

/// Asks of every column of the manifest two questions that are often confused. *Encoded*: do the answers say it of
/// anybody? That is seldom a breach. *Individual leak*: do they say it more surely of the patients in training than of
/// others like them? That is one.
public final class AttributesAttack implements Attack {
    /// Intervals that decide for each column: two gains, and what outputs and last digits say.
    private static final int DECISIONS = 4;

    @Override
    public AuditReport run(AuditCase input) throws ModelException {
        Policy policy = input.policy();
        List<String> skipped = new ArrayList<>();
        List<Column> columns = columns(input, skipped);
        if (columns.isEmpty()) {
            List<String> reasons = new ArrayList<>(skipped);
            reasons.add(
                    "No attribute can be probed. Add columns such as sex, age, view or site to both manifests, with at least "
                            + policy.count("attributes.least-patients") + " patients of each group on each side.");
            return AuditReport.inconclusive(
                    AuditKind.ATTRIBUTES,
                    "Whether the model gives sex, age or other attributes away could not be checked: the manifests name too few.",
                    reasons);
        }
        double confidence = 1 - (1 - policy.limit("confidence")) / (DECISIONS * columns.size());
        int resamples = policy.count("bootstrap-resamples");
        PatientBootstrap wide = new PatientBootstrap(resamples, confidence, input.seed());
        PatientBootstrap plain = new PatientBootstrap(resamples, policy.limit("confidence"), input.seed());
        input.progress().at("asking the model", 0, 1);
        Subjects subjects = Subjects.of(input);
        List<Measured> measured = new ArrayList<>();
        for (Column column : columns) {
            input.progress().at("probing attributes", measured.size(), columns.size());
            measured.add(new ColumnAudit(subjects, column, policy.count("attributes.folds"), wide, plain, input.seed())
                    .measure(policy.limit("attributes.planted-gain")));
        }
        input.progress().at("probing attributes", columns.size(), columns.size());
        TreeMap<String, String> settings = new TreeMap<>(Map.of(
                "seed", Long.toString(input.seed()),
                "folds", Integer.toString(policy.count("attributes.folds")),
                "resamples", Integer.toString(resamples),
                "deciding-confidence", String.format(Locale.ROOT, "%.5f", confidence),
                "columns", String.join(", ", columns.stream().map(Column::name).toList())));
        return new AttributesReport(policy, subjects, measured, skipped, settings).report();
    }

    private static List<Column> columns(AuditCase input, List<String> skipped) {
        List<Column> columns = new ArrayList<>();
        int least = input.policy().count("attributes.least-patients");
        for (String name : Column.names(input.members(), input.nonMembers())) {
            try {
                columns.add(Column.of(name, input.members(), input.nonMembers(), least));
            } catch (NoColumnException e) {
                skipped.add("Not probed: " + e.getMessage() + ".");
            }
        }
        return columns;
    }
}
