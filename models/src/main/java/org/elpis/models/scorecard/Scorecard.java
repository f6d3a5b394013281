package org.elpis.models.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.runner.Skipped;

/// Everything that a scorecard says.
///
/// @param id  of the case: 32 hexadecimal digits
/// @param verdict  over all audits
/// @param model  what was audited; empty when no model was asked
/// @param data  sets of images, by digest and count
/// @param remarks  what people should know of the data before they read a verdict
/// @param preprocessing  how pictures became numbers, as `--preprocess` has it; empty when there were none
/// @param recipe  SHA-256 of the training recipe in hexadecimal, when it is known
/// @param policy  limits that decided
/// @param seed  of everything drawn
/// @param reports  one an audit
/// @param skipped  what was not run
/// @param issued  day in UTC
/// @param showing  for whom it is
public record Scorecard(
        String id,
        Verdict verdict,
        Optional<ModelFacts> model,
        List<DataFacts> data,
        List<String> remarks,
        String preprocessing,
        Optional<String> recipe,
        Policy policy,
        long seed,
        List<AuditReport> reports,
        List<Skipped> skipped,
        LocalDate issued,
        Showing showing) {
    public Scorecard {
        data = List.copyOf(data);
        remarks = List.copyOf(remarks);
        reports = List.copyOf(reports);
        skipped = List.copyOf(skipped);
    }

    /// For whom a scorecard is.
    public enum Showing {
        /// For the owner of the data, with pictures and patients.
        PRIVATE,
        /// For everybody: no picture, no patient, no group so small that it singles out.
        SHAREABLE
    }

    /// The last day on which it may be relied on: attacks get better, and a model may be replaced.
    public LocalDate expires() {
        return issued.plusDays(policy.count("certificate.days"));
    }

    /// A figure with its interval as people read it: `4.1 % (2.2 % to 6.9 %)`.
    public static String told(Figure figure) {
        return Numbers.of(figure);
    }

    /// Groups of fewer patients are not told of to others.
    int smallGroup() {
        return policy.count("certificate.small-group");
    }
}
