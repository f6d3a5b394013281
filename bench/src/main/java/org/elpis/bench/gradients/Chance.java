package org.elpis.bench.gradients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageSet;
import org.elpis.models.gradients.HandMadeAudits;
import org.elpis.models.stats.ClopperPearson;
import org.elpis.models.stats.Interval;

/// How often the rules of the verdict are wrong: whole audits of updates that tell nothing, and of such that tell a
/// stated share, one line a share.
public final class Chance {
    private static final double[] SHARES = {0, 0.1, 0.2, 0.3};
    private static final int[] MIXED = {1, 10};
    private static final long SEED = 40_000;

    private Chance() {}

    public static void main(String[] args) throws IOException {
        int audits = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        ImageSet images = args[0].equals("invented") ? Chests.invented(16) : Chests.real(Path.of(args[1]), 16);
        System.out.println("| Images in an update | share that is told | audits | FAIL | PASS | named | recognised |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int mixed : MIXED) {
            for (double share : SHARES) {
                int count = share == 0 ? audits : Math.max(1, audits / 10);
                HandMadeAudits.Tally tally =
                        new HandMadeAudits(images, mixed, share, Policy.bundled()).run(count, SEED);
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f | %d | %s | %s | %.1f %% | %.1f %% |%n",
                        mixed,
                        share,
                        count,
                        share(tally.failed(), count),
                        share(tally.passed(), count),
                        100 * tally.named(),
                        100 * tally.recognised());
            }
        }
    }

    private static String share(int hits, int audits) {
        Interval interval = ClopperPearson.of(hits, audits, 0.95);
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f to %.1f)",
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }
}
