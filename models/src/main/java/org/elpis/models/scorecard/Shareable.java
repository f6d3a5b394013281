package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Slice;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.scorecard.Scorecard.Showing;

/// Makes of a scorecard the one that may be shared: without pictures and patients, and without groups that single out.
///
/// A group of fewer patients than the policy's `certificate.small-group` is withheld; and of an attribute of which
/// something is withheld, so much more that what is missing cannot be found by taking the rest from the whole.
public final class Shareable {
    private static final int LONGEST_NAME = 80;

    private final Scorecard full;

    private Shareable(Scorecard full) {
        this.full = full;
    }

    public static Scorecard of(Scorecard full) {
        return new Shareable(full).make();
    }

    private Scorecard make() {
        return new Scorecard(
                full.id(),
                full.verdict(),
                full.model().map(Shareable::named),
                full.data(),
                full.remarks(),
                full.preprocessing(),
                full.recipe(),
                full.policy(),
                full.seed(),
                full.reports().stream().map(this::stripped).toList(),
                full.skipped(),
                full.issued(),
                Showing.SHAREABLE);
    }

    /// The last part of a path or address: folders and hosts say where somebody works.
    private static ModelFacts named(ModelFacts facts) {
        return new ModelFacts(
                plain(lastPart(facts.name())),
                facts.digest(),
                plain(facts.version()),
                facts.input(),
                facts.classes(),
                facts.scores(),
                facts.remarks());
    }

    static String lastPart(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '/' || name.charAt(end - 1) == '\\')) {
            end--;
        }
        int start = Math.max(name.lastIndexOf('/', end - 1), name.lastIndexOf('\\', end - 1)) + 1;
        return name.substring(start, end);
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N} ._+-]", "_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }

    private AuditReport stripped(AuditReport report) {
        return new AuditReport(
                report.kind(),
                report.verdict(),
                report.summary(),
                report.reasons(),
                report.figures(),
                report.controls(),
                slices(report.slices()),
                report.curves(),
                List.of(),
                List.of(),
                report.limits(),
                report.settings());
    }

    private List<Slice> slices(List<Slice> slices) {
        Map<String, List<Slice>> byAttribute = new LinkedHashMap<>();
        for (Slice slice : slices) {
            byAttribute
                    .computeIfAbsent(slice.attribute(), attribute -> new ArrayList<>())
                    .add(slice);
        }
        List<Slice> kept = new ArrayList<>();
        byAttribute.values().forEach(groups -> kept.addAll(large(groups)));
        return kept;
    }

    /// The groups in their order, from which the smallest are taken until what is missing hides in numbers.
    private List<Slice> large(List<Slice> groups) {
        List<Slice> bySize = new ArrayList<>(groups);
        bySize.sort(Comparator.comparingLong(slice -> slice.figure().count()));
        int gone = 0;
        while (gone < bySize.size()
                && (bySize.get(gone).figure().count() < full.smallGroup() || singlesOut(bySize, gone))) {
            gone++;
        }
        List<Slice> kept = bySize.subList(gone, bySize.size());
        return groups.stream().filter(kept::contains).toList();
    }

    private boolean singlesOut(List<Slice> bySize, int gone) {
        long withheld = 0;
        long shown = 0;
        for (int i = 0; i < bySize.size(); i++) {
            if (i < gone) {
                withheld += bySize.get(i).figure().count();
            } else {
                shown += bySize.get(i).figure().count();
            }
        }
        if (gone == 1 || gone > 0 && withheld < full.smallGroup()) {
            return true;
        }
        return isRestSmall(shown);
    }

    /// Groups that an audit left out itself are found by taking the shown ones from the whole.
    private boolean isRestSmall(long shown) {
        long both = 0;
        for (DataFacts facts : full.data()) {
            if (facts.role().equals("members") || facts.role().equals("nonmembers")) {
                both += facts.patients();
                if (isSmall(facts.patients() - shown)) {
                    return true;
                }
            }
        }
        return isSmall(both - shown);
    }

    private boolean isSmall(long rest) {
        return rest > 0 && rest < full.smallGroup();
    }
}
