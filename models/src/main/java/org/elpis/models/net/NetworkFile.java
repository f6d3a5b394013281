package org.elpis.models.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A network as a file: an ONNX model that other programs run, and that gives the network back bit for bit. There is
/// one form for each network: a file that differs from it in a byte is refused, so what the file says about itself is
/// what it computes. Form: docs/formats/network.md.
public final class NetworkFile {
    /// What the model gives.
    public enum Output {
        LOGITS("logits"),
        PROBABILITIES("probabilities");

        private final String tensor;

        Output(String tensor) {
            this.tensor = tensor;
        }

        /// The name of the output.
        public String tensor() {
            return tensor;
        }
    }

    static final String NETWORK = "elpis.network";
    static final String OUTPUT = "elpis.output";
    static final String PARAMETERS = "parameters";

    /// 2^26 parameters, and a megabyte for what is said about them.
    private static final long MOST_BYTES = (1L << 28) + (1 << 20);

    private NetworkFile() {}

    /// The bytes of the file.
    ///
    /// @throws IllegalArgumentException  for parameters that are not finite
    public static byte[] bytes(Network network, Output output) {
        requireFinite(network.parameters());
        return OnnxWriter.write(network, output);
    }

    /// The file is there whole or not at all.
    public static void write(Network network, Output output, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes(network, output));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IllegalArgumentException  when the file is not one of these
    public static Network read(Path file) throws IOException {
        return find(file).orElseThrow(() -> wrong("it does not say which network it holds"));
    }

    /// The network, or nothing when the file is a model that does not claim to be one of these.
    ///
    /// @throws IllegalArgumentException  when it claims so and is not, or is no ONNX file at all
    public static Optional<Network> find(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        return find(Files.readAllBytes(file));
    }

    static Optional<Network> find(byte[] bytes) {
        List<ProtoReader.Field> fields = ProtoReader.of(bytes).fields();
        Optional<String> text = property(fields, NETWORK);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        NetworkSpec spec = NetworkText.read(text.get());
        String name = property(fields, OUTPUT).orElse("");
        Output output = Arrays.stream(Output.values())
                .filter(one -> one.tensor().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("its output must be logits or probabilities"));
        Network network = new Network(spec, parameters(fields, Network.parameterCount(spec)));
        if (!Arrays.equals(bytes, bytes(network, output))) {
            throw wrong("its graph is not that of the network that it names");
        }
        return Optional.of(network);
    }

    private static Optional<String> property(List<ProtoReader.Field> model, String key) {
        for (ProtoReader.Field field : model) {
            if (field.number() == 14) {
                List<ProtoReader.Field> property = field.message().fields();
                if (text(property, 1).equals(key)) {
                    return Optional.of(text(property, 2));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(List<ProtoReader.Field> fields, int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .map(ProtoReader.Field::text)
                .orElse("");
    }

    /// @param count  what the architecture has; the file must hold as many bytes before room is made for them
    private static float[] parameters(List<ProtoReader.Field> model, int count) {
        ProtoReader.Field graph = model.stream()
                .filter(field -> field.number() == 7)
                .findFirst()
                .orElseThrow(() -> wrong("it has no graph"));
        if ((long) Float.BYTES * count > graph.to() - graph.from()) {
            throw wrong("it has fewer parameters than its network");
        }
        ByteBuffer values = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (ProtoReader.Field field : graph.message().fields()) {
            if (field.number() == 5) {
                take(field.message().fields(), values);
            }
        }
        if (values.hasRemaining()) {
            throw wrong("it has fewer parameters than its network");
        }
        float[] parameters = new float[count];
        values.flip().asFloatBuffer().get(parameters);
        requireFinite(parameters);
        return parameters;
    }

    private static void requireFinite(float[] parameters) {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                throw new IllegalArgumentException("the parameters of a network file must be finite numbers");
            }
        }
    }

    private static void take(List<ProtoReader.Field> tensor, ByteBuffer values) {
        if (!text(tensor, 8).startsWith(PARAMETERS)) {
            return;
        }
        for (ProtoReader.Field field : tensor) {
            if (field.number() == 9) {
                if (field.to() - field.from() > values.remaining()) {
                    throw wrong("it has more parameters than its network");
                }
                values.put(field.all(), field.from(), field.to() - field.from());
            }
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("not a network file of Elpis: " + why);
    }
}
