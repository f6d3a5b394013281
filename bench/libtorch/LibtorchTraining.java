import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.elpis.bench.kernel.CpuSeconds;

/// Steps a CPU second of the same net in libtorch: one line `channels steps/cpu-s` a repeat.
final class LibtorchTraining {
    private static final int BATCH = 32;

    private LibtorchTraining() {}

    public static void main(String[] arguments) {
        int repeats = Integer.parseInt(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        for (int i = 2; i < arguments.length; i++) {
            int[] channels =
                    Arrays.stream(arguments[i].split("/")).mapToInt(Integer::parseInt).toArray();
            measure(arguments[i], channels, repeats, steps);
        }
    }

    private static void measure(String name, int[] channels, int repeats, int steps) {
        try (Model model = Model.newInstance("net", "PyTorch");
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            model.setBlock(net(channels));
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(0.001f))
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, 1, 64, 64));
                NDArray[] images = images(manager);
                NDArray labels = manager.create(new float[BATCH]);
                run(trainer, images, labels, steps / 2);
                for (int repeat = 0; repeat < repeats; repeat++) {
                    double before = CpuSeconds.used();
                    run(trainer, images, labels, steps);
                    System.out.println(
                            "libtorch " + name + " " + steps / (CpuSeconds.used() - before));
                }
            }
        }
    }

    private static SequentialBlock net(int... channels) {
        SequentialBlock block = new SequentialBlock();
        for (int count : channels) {
            block.add(Conv2d.builder()
                    .setKernelShape(new Shape(3, 3))
                    .optPadding(new Shape(1, 1))
                    .setFilters(count)
                    .build());
            block.add(Activation::relu);
            block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return block.add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(2).build());
    }

    /// 31 batches: about a thousand images, as in the kernel's own run.
    private static NDArray[] images(NDManager manager) {
        SplittableRandom random = new SplittableRandom(1);
        NDArray[] batches = new NDArray[31];
        for (int i = 0; i < batches.length; i++) {
            float[] values = new float[BATCH * 64 * 64];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) random.nextDouble();
            }
            batches[i] = manager.create(values, new Shape(BATCH, 1, 64, 64));
        }
        return batches;
    }

    private static void run(Trainer trainer, NDArray[] images, NDArray labels, int steps) {
        for (int step = 0; step < steps; step++) {
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList scores = trainer.forward(new NDList(images[step % images.length]));
                NDArray loss = trainer.getLoss().evaluate(new NDList(labels), scores);
                collector.backward(loss);
                scores.close();
                loss.close();
            }
            trainer.step();
        }
    }
}
