package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFileTest {
    @TempDir
    private Path folder;

    static List<NetworkSpec> networks() {
        Shape input = new Shape(4, 11, 13);
        LayerSpec tanh = new LayerSpec.Tanh();
        List<NetworkSpec> specs = new ArrayList<>(List.of(
                new NetworkSpec(input, List.of(new LayerSpec.Relu())),
                new NetworkSpec(input, List.of(new LayerSpec.Softplus())),
                new NetworkSpec(input, List.of(tanh)),
                new NetworkSpec(input, List.of(new LayerSpec.MaxPool(3))),
                new NetworkSpec(input, List.of(new LayerSpec.AveragePool(2))),
                new NetworkSpec(input, List.of(new LayerSpec.GlobalAveragePool())),
                new NetworkSpec(input, List.of(new LayerSpec.Dense(5), tanh, new LayerSpec.GroupNorm(1))),
                new NetworkSpec(input, List.of(new LayerSpec.GroupNorm(4))),
                new NetworkSpec(input, List.of(new LayerSpec.GroupNorm(2), new LayerSpec.Dense(2))),
                new NetworkSpec(
                        input,
                        List.of(new LayerSpec.Residual(List.of(
                                new LayerSpec.Conv(4, 3, 1),
                                new LayerSpec.Residual(List.of(tanh, new LayerSpec.Depthwise(3, 1))))))),
                NetworkSpec.small(new Shape(1, 32, 32), 3, 4, 8, 8),
                GoldenTraining.RECIPE.network()));
        for (int kernel = 1; kernel <= 5; kernel += 2) {
            for (int stride = 1; stride <= 3; stride++) {
                specs.add(new NetworkSpec(input, List.of(new LayerSpec.Conv(3, kernel, stride))));
                specs.add(new NetworkSpec(input, List.of(new LayerSpec.Depthwise(kernel, stride))));
            }
        }
        return specs;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void onnxRuntimeGivesWhatWeGive(NetworkSpec spec) throws Exception {
        Network network = network(spec);
        float[][] batch = {sample(spec, 1), sample(spec, 2)};
        float[][] scores = run(NetworkFile.bytes(network, NetworkFile.Output.LOGITS), "logits", spec, batch);
        Pass pass = new Pass(spec);
        for (int i = 0; i < batch.length; i++) {
            assertThat(scores[i]).containsExactly(pass.forward(network.parameters(), batch[i]), within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theFileGivesTheNetworkBackBitForBit(NetworkSpec spec) throws IOException {
        Network network = network(spec);
        Path file = folder.resolve("network.onnx");
        for (NetworkFile.Output output : NetworkFile.Output.values()) {
            NetworkFile.write(network, output, file);
            Network read = NetworkFile.read(file);
            assertThat(read.spec()).isEqualTo(spec);
            assertThat(read.parameters()).isEqualTo(network.parameters());
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheLogits() throws Exception {
        NetworkSpec spec = NetworkSpec.small(new Shape(1, 16, 16), 3, 4);
        Network network = network(spec);
        float[][] batch = {sample(spec, 1)};
        byte[] bytes = NetworkFile.bytes(network, NetworkFile.Output.PROBABILITIES);
        float[] gradient = new float[3];
        Loss.crossEntropy(new Pass(spec).forward(network.parameters(), batch[0]), 0, gradient);
        gradient[0] += 1;
        assertThat(run(bytes, "probabilities", spec, batch)[0]).containsExactly(gradient, within(1e-6f));
    }

    /// Every byte is changed once, and the file is cut at every length: never another exception, and never a network
    /// other than the one whose only form these bytes are.
    @Test
    void aChangedFileIsRefusedOrIsAnotherNetworkWhole() {
        Network network = network(NetworkSpec.small(new Shape(1, 8, 8), 2, 2));
        byte[] bytes = NetworkFile.bytes(network, NetworkFile.Output.LOGITS);
        Draws draws = new Draws(1);
        int read = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 + draws.nextInt(255));
            read += isNetwork(changed) ? 1 : 0;
            assertThat(isNetwork(Arrays.copyOf(bytes, i))).isFalse();
        }
        assertThat(read).isLessThanOrEqualTo(Float.BYTES * network.parameters().length);
        for (int round = 0; round < 2000; round++) {
            byte[] changed = bytes.clone();
            for (int i = draws.nextInt(8); i >= 0; i--) {
                changed[draws.nextInt(changed.length)] = (byte) draws.nextInt(256);
            }
            isNetwork(changed);
        }
    }

    private static boolean isNetwork(byte[] bytes) {
        try {
            return NetworkFile.find(bytes)
                    .map(read -> Arrays.equals(NetworkFile.bytes(read, NetworkFile.Output.LOGITS), bytes))
                    .orElse(false);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
    }

    @Test
    void aModelOfOthersIsNotOneOfThese() throws IOException {
        Path file = folder.resolve("other.onnx");
        Files.write(file, new ProtoWriter().number(1, 8).text(2, "other").toBytes());
        assertThat(NetworkFile.find(file)).isEmpty();
        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not say which network");
        Files.writeString(file, "PK\u0003\u0004 this is no model");
        assertThatThrownBy(() -> NetworkFile.find(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAHugeNetworkBeforeItMakesRoomForIt() {
        byte[] bytes = new ProtoWriter()
                .bytes(7, new byte[0])
                .message(
                        14,
                        new ProtoWriter()
                                .text(1, NetworkFile.NETWORK)
                                .text(2, "input: 4096x32x32\nlayers:\n- dense: 15\n"))
                .message(14, new ProtoWriter().text(1, NetworkFile.OUTPUT).text(2, "logits"))
                .toBytes();
        assertThatThrownBy(() -> NetworkFile.find(bytes)).hasMessageContaining("fewer parameters than its network");
    }

    @Test
    void refusesParametersThatAreNotFinite() {
        Network network = network(NetworkSpec.small(new Shape(1, 8, 8), 2, 2));
        network.parameters()[3] = Float.NaN;
        assertThatThrownBy(() -> NetworkFile.bytes(network, NetworkFile.Output.LOGITS))
                .hasMessageContaining("must be finite");
    }

    private static float[][] run(byte[] model, String output, NetworkSpec spec, float[]... batch) throws OrtException {
        Shape in = spec.input();
        FloatBuffer values = FloatBuffer.allocate(batch.length * in.size());
        for (float[] sample : batch) {
            values.put(sample);
        }
        long[] sides = {batch.length, in.channels(), in.height(), in.width()};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, values.flip(), sides);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            return (float[][]) result.get(output).orElseThrow().getValue();
        }
    }

    private static Network network(NetworkSpec spec) {
        Network network = Network.initialized(spec, 3);
        Draws draws = new Draws(4);
        for (int i = 0; i < network.parameters().length; i++) {
            network.parameters()[i] += (float) (0.05 * draws.nextGaussian());
        }
        return network;
    }

    private static float[] sample(NetworkSpec spec, long seed) {
        Draws draws = new Draws(seed);
        float[] sample = new float[spec.input().size()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) draws.nextGaussian();
        }
        return sample;
    }
}
