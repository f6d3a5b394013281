package org.elpis.bench.models;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.membership.MembershipAttack;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Prints what each stage of an audit of membership costs, as a Markdown table.
public final class MembershipCost {
    private MembershipCost() {}

    /// Time of the wall and of all processors, in seconds.
    private record Spent(double wall, double cpu) {
        Spent plus(Spent other) {
            return new Spent(wall + other.wall, cpu + other.cpu);
        }
    }

    /// Adds what passed since it was told last to the stage that it is told of.
    private static final class Clock implements AuditProgress {
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final Map<String, Spent> stages = new LinkedHashMap<>();
        private double wall = System.nanoTime() / 1e9;
        private double cpu = system.getProcessCpuTime() / 1e9;

        @Override
        public synchronized void at(String stage, long done, long total) {
            double wallNow = System.nanoTime() / 1e9;
            double cpuNow = system.getProcessCpuTime() / 1e9;
            stages.merge(stage, new Spent(wallNow - wall, cpuNow - cpu), Spent::plus);
            wall = wallNow;
            cpu = cpuNow;
        }
    }

    /// MEMBERS OTHERS SIDE THREADS known|unknown.
    public static void main(String[] args) throws ModelException, IOException {
        int side = Integer.parseInt(args[2]);
        ImageSet members = chests(0, Integer.parseInt(args[0]), side);
        ImageSet others = chests(100_000, Integer.parseInt(args[1]), side);
        TrainingRecipe recipe = TrainingRecipe.plain(NetworkSpec.small(members.shape(), 2, 4, 8, 8), 0.003, 20, 32);
        Model model = new NetworkModel(
                "model",
                "",
                Training.train(recipe, chests(500_000, members.size(), side).examples(), 1));
        Optional<TrainingRecipe> known = args[4].equals("known") ? Optional.of(recipe) : Optional.empty();
        int threads = Integer.parseInt(args[3]);
        Clock clock = new Clock();
        AuditReport report = new MembershipAttack()
                .run(new AuditCase(
                        model, members, others, known, Policy.bundled(), 1, threads, Work.inMemory(), clock));
        clock.at("writing", 1, 1);
        Spent all = clock.stages.values().stream().reduce(new Spent(0, 0), Spent::plus);
        System.out.println("| Stage | wall s | CPU s | share of CPU |");
        System.out.println("|---|---|---|---|");
        clock.stages.forEach((stage, spent) -> print(stage, spent, all));
        print("**all**", all, all);
        System.out.printf("%n%s. %s%n", report.verdict(), String.join(" ", report.reasons()));
        report.controls().forEach(control -> System.out.println(control.says()));
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(line -> System.out.println("Most memory at any time, resident: "
                            + line.substring(6).strip()));
        }
    }

    private static void print(String stage, Spent spent, Spent all) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f %% |%n",
                stage,
                spent.wall(),
                spent.cpu(),
                100 * spent.cpu() / all.cpu());
    }

    private static ImageSet chests(int from, int count, int side) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            SyntheticChest chest = SyntheticChest.of(i);
            float[] values = chest.image(0, side, i % 2 * 0.6, true);
            samples.add(new Sample("i" + i, "p" + i, i % 2, Map.of("sex", chest.sex()), values));
        }
        return new ImageSet(new Shape(1, side, side), Arrays.asList("none", "opacity"), samples, "");
    }
}
