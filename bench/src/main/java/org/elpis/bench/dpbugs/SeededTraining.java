package org.elpis.bench.dpbugs;

import java.util.function.LongFunction;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.net.PrivateTraining;
import org.elpis.models.onerun.OneRunAudit;

/// The audit of the benchmark's private training, as it is or with a fault.
public final class SeededTraining {
    private SeededTraining() {}

    /// The training as it is accounted for.
    public static AuditReport right(long seed) {
        Setting setting = DpBugs.setting();
        return audit(setting, setting::right, seed);
    }

    /// The training with one of the faults that must be found.
    ///
    /// @param number  0 to 7
    public static AuditReport faulty(int number, long seed) {
        Setting setting = DpBugs.setting();
        Fault fault = Fault.all().stream().filter(Fault::isExpected).toList().get(number);
        return audit(setting, drawn -> fault.mechanism(setting.recipe(), drawn), seed);
    }

    /// Names of the faults that must be found.
    public static String name(int number) {
        return Fault.all().stream()
                .filter(Fault::isExpected)
                .toList()
                .get(number)
                .words();
    }

    private static AuditReport audit(Setting setting, LongFunction<PrivateTraining.Mechanism> mechanism, long seed) {
        return new OneRunAudit(setting.claim(), Policy.bundled(), seed)
                .run(
                        setting.watched(mechanism),
                        setting.watched(drawn -> Fault.NO_NOISE.mechanism(setting.recipe(), drawn)),
                        AuditProgress.NONE);
    }
}
