package org.elpis.bench.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.elpis.models.net.Examples;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingPool;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.net.TrainingRun;

/// Steps of 32 images of 64x64 a CPU second: one line `elpis channels steps/cpu-s` a repeat; or how many nets a minute
/// come out of all cores.
public final class KernelTraining {
    private static final int BATCH = 32;
    /// About a thousand images, whole batches.
    private static final int BATCHES = 31;

    private KernelTraining() {}

    /// `steps REPEATS STEPS CHANNELS...`, or `nets NETS THREADS`: 1,000 images, 20 epochs, 4/8/8.
    public static void main(String[] arguments) {
        int first = Integer.parseInt(arguments[1]);
        int second = Integer.parseInt(arguments[2]);
        if (arguments[0].equals("nets")) {
            nets(first, second);
            return;
        }
        for (String name : List.of(arguments).subList(3, arguments.length)) {
            NetworkSpec spec = net(name);
            Examples examples = examples(BATCHES * BATCH);
            int epochs = Math.ceilDiv(second, BATCHES);
            Training.train(TrainingRecipe.plain(spec, 0.001, Math.ceilDiv(epochs, 2), BATCH), examples, 0);
            for (int repeat = 0; repeat < first; repeat++) {
                double before = CpuSeconds.used();
                Training.train(TrainingRecipe.plain(spec, 0.001, epochs, BATCH), examples, repeat);
                say("elpis", name, epochs * BATCHES / (CpuSeconds.used() - before));
            }
        }
    }

    private static void nets(int count, int threads) {
        List<TrainingRun> runs = new ArrayList<>();
        TrainingRecipe recipe = TrainingRecipe.plain(net("4/8/8"), 0.001, 20, BATCH);
        Examples examples = examples(1000);
        for (int seed = 0; seed < count; seed++) {
            runs.add(new TrainingRun(recipe, examples, seed));
        }
        double before = CpuSeconds.used();
        long start = System.nanoTime();
        TrainingPool.train(runs, threads);
        say("CPU seconds a net,", count + " nets:", (CpuSeconds.used() - before) / count);
        say("nets a minute,", threads + " threads:", count * 60e9 / (System.nanoTime() - start));
    }

    private static void say(String who, String what, double value) {
        System.out.println(who + " " + what + " " + String.format(Locale.ROOT, "%.2f", value));
    }

    private static NetworkSpec net(String channels) {
        int[] counts = Arrays.stream(channels.split("/", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return NetworkSpec.small(new Shape(1, 64, 64), 2, counts);
    }

    private static Examples examples(int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<float[]> images = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] image = new float[64 * 64];
            for (int j = 0; j < image.length; j++) {
                image[j] = (float) random.nextDouble();
            }
            images.add(image);
            patients.add("p" + i);
        }
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return new Examples(images, labels, patients);
    }
}
