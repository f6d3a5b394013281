package org.elpis.models.reach;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.net.Shape;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.View;

/// A model behind a plain endpoint that takes and gives JSON in a form that is told.
final class HttpJsonOutputs implements Outputs {
    private final URI place;
    private final Endpoint endpoint;
    private final Preprocessing preprocessing;
    private final JsonForm form;
    private final Known known;

    HttpJsonOutputs(URI place, Endpoint endpoint, Preprocessing preprocessing, ModelOptions options) {
        this.place = place;
        this.endpoint = endpoint;
        this.preprocessing = preprocessing;
        form = options.form();
        String name = place.getHost() + place.getPath();
        known = new Known(
                Printable.of(name),
                "",
                "",
                options.batch(),
                false,
                List.of("Images were sent to an endpoint. What runs there may change without a sign."));
    }

    @Override
    public Known known() {
        return known;
    }

    @Override
    public List<double[]> ask(List<float[]> samples) throws ModelException {
        String placeholder = JsonForm.PLACES.stream()
                .filter(form.body()::contains)
                .findFirst()
                .orElseThrow();
        List<String> images = new ArrayList<>();
        for (float[] sample : samples) {
            images.add(image(sample, placeholder));
        }
        String body = form.body().replace(placeholder, "[" + String.join(",", images) + "]");
        Endpoint.Answer answer =
                endpoint.post(place, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new ModelException("The endpoint answered with status " + answer.status()
                    + ". Check the address, the form of the body and the token.");
        }
        Json found = at(Json.parse(new String(answer.body(), StandardCharsets.UTF_8)));
        if (!(found instanceof Json.Elements rows) || rows.elements().size() != samples.size()) {
            throw new ModelException("The endpoint was asked about " + samples.size()
                    + " images and gave another number of rows at " + form.answer() + ".");
        }
        List<double[]> all = new ArrayList<>();
        for (Json row : rows.elements()) {
            double[] numbers = Json.numbers(row);
            all.addAll(Rows.of(numbers, 1));
            if (numbers.length != all.getFirst().length) {
                throw new ModelException("The endpoint gave rows of different lengths.");
            }
        }
        return all;
    }

    private Json at(Json answer) throws ModelException {
        List<String> names =
                form.answer().isEmpty() ? List.of() : List.of(form.answer().split("\\."));
        return at(answer, names);
    }

    private Json at(Json value, List<String> names) throws ModelException {
        if (names.isEmpty()) {
            return value;
        }
        List<String> rest = names.subList(1, names.size());
        if (names.getFirst().equals("*") && value instanceof Json.Elements array) {
            List<Json> each = new ArrayList<>();
            for (Json element : array.elements()) {
                each.add(at(element, rest));
            }
            return new Json.Elements(each);
        }
        Json member = value.get(names.getFirst())
                .orElseThrow(() -> new ModelException("The endpoint's answer has nothing at " + form.answer() + "."));
        return at(member, rest);
    }

    private String image(float[] sample, String placeholder) {
        Shape shape = preprocessing.shape();
        int plane = shape.height() * shape.width();
        return switch (placeholder) {
            case "$png" -> png(sample, shape);
            case "$flat" -> nested(sample, 0, 1, List.of(sample.length));
            case "$nhwc" -> {
                float[] turned = new float[sample.length];
                for (int i = 0; i < sample.length; i++) {
                    turned[i % plane * shape.channels() + i / plane] = sample[i];
                }
                yield nested(turned, 0, 1, List.of(shape.channels(), shape.width(), shape.height()));
            }
            default -> nested(sample, 0, 1, List.of(shape.width(), shape.height(), shape.channels()));
        };
    }

    /// @param sides  the innermost first
    private static String nested(float[] values, int start, int step, List<Integer> sides) {
        StringBuilder text = new StringBuilder();
        int inner = 1;
        for (int side : sides.subList(0, sides.size() - 1)) {
            inner *= side;
        }
        text.append('[');
        for (int i = 0; i < sides.getLast(); i++) {
            text.append(i == 0 ? "" : ",");
            if (sides.size() == 1) {
                text.append(values[start + i * step]);
            } else {
                text.append(nested(values, start + i * inner, step, sides.subList(0, sides.size() - 1)));
            }
        }
        return text.append(']').toString();
    }

    /// 8 bits: the range of the preprocessing from black to white, mean and deviation undone.
    private String png(float[] sample, Shape shape) {
        int plane = shape.height() * shape.width();
        byte[] bytes = new byte[sample.length];
        for (int i = 0; i < sample.length; i++) {
            int channel = i / plane;
            double value = sample[i] * preprocessing.deviation()[channel]
                    + preprocessing.mean()[channel];
            double shade = (value - preprocessing.low()) / (preprocessing.high() - preprocessing.low());
            bytes[i % plane * shape.channels() + channel] = (byte) Math.round(Math.clamp(shade, 0, 1) * 255);
        }
        View view = new View(shape.width(), shape.height(), shape.channels(), bytes);
        return "\"" + Base64.getEncoder().encodeToString(PngWriter.write(view)) + "\"";
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
