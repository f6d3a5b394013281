package org.elpis.models.reach;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.elpis.models.net.Shape;

/// An ONNX model in this process, by ONNX Runtime on the processor.
final class OnnxOutputs implements Outputs {
    private static final Set<OnnxJavaType> NUMBERS =
            Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.FLOAT16);
    private static final Set<OnnxJavaType> LABELS = Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32);

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Shape shape;
    private final NodeInfo input;
    private final OnnxJavaType type;
    private final Layout layout;
    private final String output;
    private final long timeoutMs;
    private final Known known;
    private final Runnable afterwards;

    private OnnxOutputs(
            OrtEnvironment environment,
            OrtSession session,
            Shape shape,
            ModelOptions options,
            String name,
            String digest,
            Runnable afterwards)
            throws OrtException, ModelException {
        this.environment = environment;
        this.session = session;
        this.shape = shape;
        this.afterwards = afterwards;
        timeoutMs = options.timeout().toMillis();
        if (session.getNumInputs() != 1) {
            throw new ModelException("The model takes " + session.getNumInputs()
                    + " inputs; only models that take one image are audited.");
        }
        input = session.getInputInfo().values().iterator().next();
        TensorInfo tensor =
                tensor(input).orElseThrow(() -> new ModelException("The model takes no tensor but a list or a map."));
        type = tensor.type;
        if (!NUMBERS.contains(type) && type != OnnxJavaType.UINT8) {
            throw new ModelException("The model takes numbers of type " + type + ", not float, double or uint8.");
        }
        layout = Layout.of(Arrays.stream(tensor.getShape()).boxed().toList(), shape);
        NodeInfo chosen = chosen(options.output());
        output = chosen.getName();
        boolean areLabels = LABELS.contains(tensor(chosen).orElseThrow().type);
        List<String> remarks = new ArrayList<>();
        if (!layout.isSure()) {
            remarks.add("The model leaves the order of its input open; it was taken for " + layout.order() + ".");
        }
        if (session.getNumOutputs() > 1 && options.output().isEmpty()) {
            remarks.add("The model has " + session.getNumOutputs() + " outputs; the first with scores was taken.");
        }
        long version = session.getMetadata().getVersion();
        // Exporters that know none write 0 or the greatest number.
        String said = version > 0 && version < Long.MAX_VALUE ? Long.toString(version) : "";
        int batch = layout.batch() > 0 ? layout.batch() : options.batch();
        known = new Known(name, digest, said, batch, areLabels, remarks);
    }

    /// @param file  whole, looked through before, and nobody else's to change
    /// @param afterwards  runs when this is closed
    static OnnxOutputs open(
            Path file, String name, String digest, Shape shape, ModelOptions options, Runnable afterwards)
            throws ModelException {
        try (OrtSession.SessionOptions how = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            how.setIntraOpNumThreads(options.threads());
            how.setInterOpNumThreads(1);
            how.setDeterministicCompute(true);
            how.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(file.toString(), how);
            try {
                return new OnnxOutputs(environment, session, shape, options, name, digest, afterwards);
            } catch (OrtException | ModelException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(
                    "ONNX Runtime does not open the file: " + Printable.of(e.getMessage()) + " Export it again.", e);
        }
    }

    private static Optional<TensorInfo> tensor(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo info ? Optional.of(info) : Optional.empty();
    }

    private NodeInfo chosen(String wanted) throws OrtException, ModelException {
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        for (Set<OnnxJavaType> types : List.of(NUMBERS, LABELS)) {
            for (NodeInfo node : outputs.values()) {
                boolean isMeant = wanted.isEmpty() || wanted.equals(node.getName());
                if (isMeant
                        && tensor(node)
                                .filter(info -> types.contains(info.type))
                                .isPresent()) {
                    return node;
                }
            }
        }
        throw new ModelException("The model has no output of that name with scores. It has: "
                + Printable.of(String.join(", ", outputs.keySet()))
                + ". Scores are a tensor, not a list or a map (for scikit-learn, export with zipmap=False).");
    }

    @Override
    public Known known() {
        return known;
    }

    @Override
    public List<double[]> ask(List<float[]> samples) throws ModelException {
        int count = layout.batch() > 0 ? layout.batch() : samples.size();
        try (OnnxTensor tensor = tensor(layout.values(samples, count, shape), layout.dimensions(count, shape));
                OrtSession.RunOptions run = new OrtSession.RunOptions()) {
            Watch watch = new Watch(run, timeoutMs);
            try (OrtSession.Result result = session.run(Map.of(input.getName(), tensor), Set.of(output), run)) {
                if (!(result.get(0) instanceof OnnxTensor answer)) {
                    throw new ModelException("The model's output is no tensor.");
                }
                return Rows.of(numbers(answer, count), count).subList(0, samples.size());
            } finally {
                watch.stop();
            }
        } catch (OrtException e) {
            throw new ModelException(
                    "The model could not be run, or took longer than " + timeoutMs / 1000 + " seconds a batch: "
                            + Printable.of(e.getMessage()),
                    e);
        }
    }

    /// Ends a run that takes too long, and never one that is over.
    private static final class Watch {
        private final OrtSession.RunOptions run;
        private boolean isOver;

        Watch(OrtSession.RunOptions run, long timeoutMs) {
            this.run = run;
            CompletableFuture.delayedExecutor(timeoutMs, TimeUnit.MILLISECONDS).execute(this::end);
        }

        private synchronized void end() {
            try {
                if (!isOver) {
                    run.setTerminate(true);
                }
            } catch (OrtException e) {
                // It cannot be ended; it goes on until it ends itself.
                isOver = true;
            }
        }

        synchronized void stop() {
            isOver = true;
        }
    }

    private OnnxTensor tensor(float[] values, long[] dimensions) throws OrtException, ModelException {
        return switch (type) {
            case DOUBLE -> {
                double[] doubles = new double[values.length];
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = values[i];
                }
                yield OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles), dimensions);
            }
            case FLOAT16 -> {
                ByteBuffer halves = ByteBuffer.allocateDirect(values.length * 2).order(ByteOrder.nativeOrder());
                for (float value : values) {
                    halves.putShort(Float.floatToFloat16(value));
                }
                yield OnnxTensor.createTensor(environment, halves.flip(), dimensions, OnnxJavaType.FLOAT16);
            }
            case UINT8 -> {
                ByteBuffer bytes = ByteBuffer.allocateDirect(values.length).order(ByteOrder.nativeOrder());
                for (float value : values) {
                    if (!(value >= 0 && value <= 255)) {
                        throw new ModelException("The model takes whole numbers from 0 to 255 and the preprocessing "
                                + "gives others. Use the range 0..255.");
                    }
                    bytes.put((byte) Math.round(value));
                }
                yield OnnxTensor.createTensor(environment, bytes.flip(), dimensions, OnnxJavaType.UINT8);
            }
            default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dimensions);
        };
    }

    private static double[] numbers(OnnxTensor answer, int count) throws ModelException {
        TensorInfo info = answer.getInfo();
        long[] dimensions = info.getShape();
        if (info.getNumElements() > (long) count * Rows.MOST_COLUMNS
                || dimensions.length > 0 && dimensions[0] != count && info.getNumElements() != count) {
            throw new ModelException("The model answered a tensor of shape " + Arrays.toString(dimensions) + " for "
                    + count + " images, which are no scores. Name another output if it has several.");
        }
        double[] numbers = new double[(int) info.getNumElements()];
        switch (info.type) {
            case FLOAT, FLOAT16 -> {
                FloatBuffer floats = answer.getFloatBuffer();
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = floats.get(i);
                }
            }
            case DOUBLE -> answer.getDoubleBuffer().get(numbers);
            case INT32 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = answer.getIntBuffer().get(i);
                }
            }
            default -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = answer.getLongBuffer().get(i);
                }
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not close a session.", e);
        } finally {
            afterwards.run();
        }
    }
}
