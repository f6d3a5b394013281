package org.elpis.models.audit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one audit found.
///
/// @param kind  what was audited
/// @param verdict  by the policy
/// @param summary  one to three sentences for a reader without training in machine learning: what was found, how sure
/// @param reasons  why the verdict is what it is, each with its figure, limit and policy key
/// @param figures  what was measured, worst first
/// @param controls  checks of the check
/// @param slices  groups of patients
/// @param curves  for plots
/// @param pictures  private
/// @param exposures  private, one a patient
/// @param limits  what this could not have seen
/// @param settings  whatever is needed to do it again: seeds, counts, attack variants
public record AuditReport(
        AuditKind kind,
        Verdict verdict,
        String summary,
        List<String> reasons,
        List<Figure> figures,
        List<Control> controls,
        List<Slice> slices,
        List<Curve> curves,
        List<Picture> pictures,
        List<Exposure> exposures,
        List<String> limits,
        SortedMap<String, String> settings) {
    public AuditReport {
        reasons = List.copyOf(reasons);
        figures = List.copyOf(figures);
        controls = List.copyOf(controls);
        slices = List.copyOf(slices);
        curves = List.copyOf(curves);
        pictures = List.copyOf(pictures);
        exposures = List.copyOf(exposures);
        limits = List.copyOf(limits);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (verdict == Verdict.PASS && controls.stream().noneMatch(c -> c.kind() == Control.Kind.PLANTED && c.held())) {
            throw new IllegalArgumentException("no audit passes without a planted control that was found");
        }
    }

    /// A report that says why nothing can be said.
    public static AuditReport inconclusive(AuditKind kind, String summary, List<String> reasons) {
        return new AuditReport(
                kind,
                Verdict.INCONCLUSIVE,
                summary,
                reasons,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }
}
