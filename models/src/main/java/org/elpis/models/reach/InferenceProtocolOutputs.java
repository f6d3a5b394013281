package org.elpis.models.reach;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.models.net.Shape;

/// A model behind the Open Inference Protocol, version 2, by REST: KServe, Triton, MLServer, OpenVINO
/// and others.
///
/// Tensors go as JSON, or as bytes where the server says that it has the extension for that.
///
/// Source: Open Inference Protocol V2, REST API; Triton, Binary Tensor Data Extension
final class InferenceProtocolOutputs implements Outputs {
    private static final Pattern PLACE =
            Pattern.compile("(.*/v2)/models/([A-Za-z0-9._-]{1,256})(?:/versions/([A-Za-z0-9._-]{1,64}))?(?:/infer)?/?");
    private static final Map<String, Integer> NUMBERS = Map.of("FP32", 4, "FP64", 8, "FP16", 2);
    private static final Map<String, Integer> LABELS = Map.of("INT64", 8, "INT32", 4);
    private static final String LENGTH = "Inference-Header-Content-Length";

    private record Tensor(String name, String type, List<Long> dimensions) {
        static Tensor of(Json json) {
            List<Long> dimensions = new ArrayList<>();
            for (Json side : json.elements("shape")) {
                dimensions.add(side instanceof Json.Numeral number ? (long) number.value() : -1);
            }
            return new Tensor(json.text("name"), json.text("datatype"), dimensions);
        }
    }

    private final Endpoint endpoint;
    private final URI infer;
    private final Shape shape;
    private final Tensor input;
    private final Tensor output;
    private final Layout layout;
    private final boolean isBinary;
    private final Known known;

    static boolean isPlace(URI place) {
        return place.getPath() != null && PLACE.matcher(place.getPath()).matches();
    }

    InferenceProtocolOutputs(URI place, Endpoint endpoint, Shape shape, ModelOptions options) throws ModelException {
        this.endpoint = endpoint;
        this.shape = shape;
        Matcher parts = PLACE.matcher(place.getPath());
        if (!parts.matches() || place.getQuery() != null) {
            throw new ModelException("The endpoint's address must look like https://host/v2/models/NAME.");
        }
        String root = parts.group(1);
        String version = parts.group(3) == null ? "" : parts.group(3);
        String model = root + "/models/" + parts.group(2) + (version.isEmpty() ? "" : "/versions/" + version);
        infer = place.resolve(model + "/infer");
        if (endpoint.get(place.resolve(root + "/health/ready")).status() != 200) {
            throw new ModelException("The endpoint says that it is not ready (v2/health/ready).");
        }
        Endpoint.Answer server = endpoint.get(place.resolve(root));
        isBinary = server.status() == 200 && hasBinary(server);
        Json metadata = json(endpoint.get(place.resolve(model)));
        List<Json> inputs = metadata.elements("inputs");
        if (inputs.size() != 1) {
            throw new ModelException(
                    "The model takes " + inputs.size() + " inputs; only models that take one image are audited.");
        }
        input = Tensor.of(inputs.getFirst());
        if (!Set.of("FP32", "FP64", "UINT8").contains(input.type())) {
            throw new ModelException(
                    "The model takes numbers of type " + Printable.of(input.type()) + ", not FP32, FP64 or UINT8.");
        }
        layout = Layout.of(input.dimensions(), shape);
        output = output(metadata, options.output());
        List<String> remarks = new ArrayList<>();
        remarks.add("Images were sent to an endpoint. What runs there may change without a sign.");
        if (!layout.isSure()) {
            remarks.add("The model leaves the order of its input open; it was taken for " + layout.order() + ".");
        }
        known = new Known(
                parts.group(2),
                "",
                version.isEmpty() ? said(metadata) : version,
                layout.batch() > 0 ? layout.batch() : options.batch(),
                LABELS.containsKey(output.type()),
                remarks);
    }

    private static boolean hasBinary(Endpoint.Answer server) throws ModelException {
        for (Json extension : json(server).elements("extensions")) {
            if (extension instanceof Json.Text text && text.value().equals("binary_tensor_data")) {
                return true;
            }
        }
        return false;
    }

    /// Versions as the server lists them.
    private static String said(Json metadata) {
        List<String> versions = new ArrayList<>();
        for (Json version : metadata.elements("versions")) {
            if (version instanceof Json.Text text) {
                versions.add(text.value());
            }
        }
        return Printable.of(String.join(",", versions));
    }

    private static Tensor output(Json metadata, String wanted) throws ModelException {
        for (Map<String, Integer> types : List.of(NUMBERS, LABELS)) {
            for (Json each : metadata.elements("outputs")) {
                Tensor tensor = Tensor.of(each);
                if (types.containsKey(tensor.type()) && (wanted.isEmpty() || wanted.equals(tensor.name()))) {
                    return tensor;
                }
            }
        }
        throw new ModelException("The model has no output of that name with scores.");
    }

    private static Json json(Endpoint.Answer answer) throws ModelException {
        if (answer.status() != 200) {
            throw new ModelException("The endpoint answered with status " + answer.status()
                    + ". Check the address, the model's name and the token.");
        }
        return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public Known known() {
        return known;
    }

    @Override
    public List<double[]> ask(List<float[]> samples) throws ModelException {
        int count = layout.batch() > 0 ? layout.batch() : samples.size();
        float[] values = layout.values(samples, count, shape);
        Endpoint.Answer answer = isBinary ? binary(values, count) : plain(values, count);
        return Rows.of(numbers(answer, count), count).subList(0, samples.size());
    }

    private Endpoint.Answer plain(float[] values, int count) throws ModelException {
        StringBuilder body = new StringBuilder(head(count)).append(",\"data\":[");
        for (int i = 0; i < values.length; i++) {
            body.append(i == 0 ? "" : ",");
            if (input.type().equals("UINT8")) {
                body.append(whole(values[i]));
            } else {
                body.append(values[i]);
            }
        }
        body.append("]}],\"outputs\":[{\"name\":").append(quoted(output.name())).append("}]}");
        return endpoint.post(
                infer,
                Map.of("Content-Type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Endpoint.Answer binary(float[] values, int count) throws ModelException {
        int size = input.type().equals("UINT8") ? 1 : input.type().equals("FP64") ? 8 : 4;
        byte[] head = (head(count) + ",\"parameters\":{\"binary_data_size\":" + values.length * size
                        + "}}],\"outputs\":[{\"name\":" + quoted(output.name())
                        + ",\"parameters\":{\"binary_data\":true}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer body =
                ByteBuffer.allocate(head.length + values.length * size).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head);
        for (float value : values) {
            switch (size) {
                case 1 -> body.put((byte) whole(value));
                case 8 -> body.putDouble(value);
                default -> body.putFloat(value);
            }
        }
        return endpoint.post(
                infer,
                Map.of("Content-Type", "application/octet-stream", LENGTH, Integer.toString(head.length)),
                body.array());
    }

    private String head(int count) {
        return "{\"inputs\":[{\"name\":" + quoted(input.name()) + ",\"datatype\":\"" + input.type() + "\",\"shape\":"
                + Arrays.toString(layout.dimensions(count, shape));
    }

    private static int whole(float value) throws ModelException {
        if (!(value >= 0 && value <= 255)) {
            throw new ModelException("The model takes whole numbers from 0 to 255 and the preprocessing gives others. "
                    + "Use the range 0..255.");
        }
        return Math.round(value);
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            quoted.append(c < ' ' || c == '"' || c == '\\' || c > '~' ? String.format("\\u%04x", (int) c) : c);
        }
        return quoted.append('"').toString();
    }

    private double[] numbers(Endpoint.Answer answer, int count) throws ModelException {
        String length = answer.header(LENGTH);
        if (length.isEmpty()) {
            Json found = found(json(answer), count);
            return Json.numbers(new Json.Elements(found.elements("data")));
        }
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > answer.body().length) {
            throw tooShort();
        }
        int head = Integer.parseInt(length);
        Json json = json(new Endpoint.Answer(answer.status(), Arrays.copyOf(answer.body(), head), Map.of()));
        Json found = found(json, count);
        if (!found.elements("data").isEmpty()) {
            return Json.numbers(new Json.Elements(found.elements("data")));
        }
        long start = start(json, found, head);
        long size = size(found);
        if (size < 1 || start + size > answer.body().length) {
            throw tooShort();
        }
        return decoded(ByteBuffer.wrap(answer.body(), (int) start, (int) size), output.type());
    }

    /// The output in an answer; its shape begins with the number of images.
    private Json found(Json json, int count) throws ModelException {
        for (Json each : json.elements("outputs")) {
            Tensor tensor = Tensor.of(each);
            if (tensor.name().equals(output.name())) {
                if (!tensor.type().equals(output.type())
                        || tensor.dimensions().isEmpty()
                        || tensor.dimensions().getFirst() != count) {
                    throw new ModelException("The endpoint was asked about " + count + " images and answered a tensor "
                            + "of shape " + tensor.dimensions() + " and type " + Printable.of(tensor.type()) + ".");
                }
                return each;
            }
        }
        throw new ModelException("The endpoint's answer lacks the output.");
    }

    private static ModelException tooShort() {
        return new ModelException("The endpoint's answer is shorter than it says.");
    }

    private static long size(Json tensor) {
        return tensor.get("parameters")
                .flatMap(parameters -> parameters.get("binary_data_size"))
                .map(size ->
                        size instanceof Json.Numeral number ? Math.clamp((long) number.value(), -1L, 1L << 31) : 0L)
                .orElse(0L);
    }

    /// Binary outputs follow the head one behind another.
    private static long start(Json json, Json wanted, int head) throws ModelException {
        long start = head;
        for (Json each : json.elements("outputs")) {
            long size = size(each);
            if (size < 0) {
                break;
            }
            if (each.equals(wanted)) {
                return start;
            }
            start += size;
        }
        throw tooShort();
    }

    private static double[] decoded(ByteBuffer bytes, String type) throws ModelException {
        int size = NUMBERS.getOrDefault(type, LABELS.getOrDefault(type, 8));
        if (bytes.remaining() % size != 0) {
            throw tooShort();
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (type) {
                case "FP32" -> bytes.getFloat();
                case "FP64" -> bytes.getDouble();
                case "FP16" -> Float.float16ToFloat(bytes.getShort());
                case "INT32" -> bytes.getInt();
                default -> bytes.getLong();
            };
        }
        return numbers;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
