package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// The architecture of a network as text: YAML, docs/formats/training-recipe.md.
public final class NetworkText {
    private static final int MOST_LAYERS = 1000;
    private static final int DEEPEST = 16;

    private NetworkText() {}

    /// The text; [#read] gives the architecture back.
    public static String write(NetworkSpec spec) {
        StringBuilder text = new StringBuilder();
        write(spec, "", text);
        return text.toString();
    }

    /// @throws IllegalArgumentException  says line and field, and what must stand there
    public static NetworkSpec read(String text) {
        return read(YamlFields.parse(text, "network"));
    }

    static void write(NetworkSpec spec, String indent, StringBuilder text) {
        text.append(indent).append("input: ").append(spec.input()).append('\n');
        text.append(indent).append("layers:\n");
        write(spec.layers(), indent + "  ", text);
    }

    private static void write(List<LayerSpec> layers, String indent, StringBuilder text) {
        for (LayerSpec layer : layers) {
            text.append(indent).append("- ");
            switch (layer) {
                case LayerSpec.Conv conv ->
                    text.append("conv: {filters: ")
                            .append(conv.filters())
                            .append(", kernel: ")
                            .append(conv.kernel())
                            .append(", stride: ")
                            .append(conv.stride())
                            .append("}\n");
                case LayerSpec.Depthwise conv ->
                    text.append("depthwise: {kernel: ")
                            .append(conv.kernel())
                            .append(", stride: ")
                            .append(conv.stride())
                            .append("}\n");
                case LayerSpec.GroupNorm norm ->
                    text.append("group-norm: ").append(norm.groups()).append('\n');
                case LayerSpec.Relu ignored -> text.append("relu\n");
                case LayerSpec.Softplus ignored -> text.append("softplus\n");
                case LayerSpec.Tanh ignored -> text.append("tanh\n");
                case LayerSpec.MaxPool pool ->
                    text.append("max-pool: ").append(pool.size()).append('\n');
                case LayerSpec.AveragePool pool ->
                    text.append("average-pool: ").append(pool.size()).append('\n');
                case LayerSpec.GlobalAveragePool ignored -> text.append("global-average-pool\n");
                case LayerSpec.Dense dense ->
                    text.append("dense: ").append(dense.units()).append('\n');
                case LayerSpec.Residual residual -> {
                    text.append("residual:\n");
                    write(residual.layers(), indent + "    ", text);
                }
            }
        }
    }

    static NetworkSpec read(YamlFields fields) {
        Shape input = shape(fields.get("input"));
        NetworkSpec spec = fields.find("small").isPresent()
                ? small(fields.only("input", "small", "classes"), input)
                : new NetworkSpec(input, layers(fields.only("input", "layers").get("layers"), 0));
        try {
            Placed.of(spec);
        } catch (IllegalArgumentException e) {
            throw YamlFields.wrong(fields.node(), String.valueOf(e.getMessage()));
        }
        return spec;
    }

    private static NetworkSpec small(YamlFields fields, Shape input) {
        List<Node> counts = YamlFields.list(fields.get("small"), "small");
        if (counts.isEmpty() || counts.size() > DEEPEST) {
            throw YamlFields.wrong(fields.node(), "small must list 1 to 16 numbers of filters");
        }
        int[] channels = counts.stream()
                .mapToInt(count -> YamlFields.whole(count, "small"))
                .toArray();
        return told(fields.node(), () -> NetworkSpec.small(input, fields.whole("classes"), channels));
    }

    private static Shape shape(Node node) {
        String[] sides = YamlFields.text(node).split("x", -1);
        if (sides.length != 3 || !List.of(sides).stream().allMatch(side -> side.matches("[0-9]{1,4}"))) {
            throw YamlFields.wrong(node, "input must be channels x height x width, such as 1x64x64");
        }
        return told(
                node,
                () -> new Shape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2])));
    }

    private static List<LayerSpec> layers(Node node, int depth) {
        List<Node> nodes = YamlFields.list(node, "layers");
        if (nodes.isEmpty() || nodes.size() > MOST_LAYERS || depth > DEEPEST) {
            throw YamlFields.wrong(node, "layers must be 1 to 1000, in at most 16 residual blocks");
        }
        List<LayerSpec> layers = new ArrayList<>();
        for (Node layer : nodes) {
            layers.add(told(layer, () -> layer(layer, depth)));
        }
        return layers;
    }

    private static LayerSpec layer(Node node, int depth) {
        if (!(node instanceof MappingNode mapping)) {
            return switch (YamlFields.text(node)) {
                case "relu" -> new LayerSpec.Relu();
                case "softplus" -> new LayerSpec.Softplus();
                case "tanh" -> new LayerSpec.Tanh();
                case "global-average-pool" -> new LayerSpec.GlobalAveragePool();
                default -> throw unknown(node);
            };
        }
        if (mapping.getValue().size() != 1) {
            throw YamlFields.wrong(node, "a layer has one name; each begins a line with a dash");
        }
        Node value = mapping.getValue().getFirst().getValueNode();
        String name = YamlFields.text(mapping.getValue().getFirst().getKeyNode());
        return switch (name) {
            case "conv" -> {
                YamlFields fields = YamlFields.of(value, name).only("filters", "kernel", "stride");
                yield new LayerSpec.Conv(fields.whole("filters"), fields.whole("kernel"), fields.whole("stride"));
            }
            case "depthwise" -> {
                YamlFields fields = YamlFields.of(value, name).only("kernel", "stride");
                yield new LayerSpec.Depthwise(fields.whole("kernel"), fields.whole("stride"));
            }
            case "group-norm" -> new LayerSpec.GroupNorm(YamlFields.whole(value, name));
            case "max-pool" -> new LayerSpec.MaxPool(YamlFields.whole(value, name));
            case "average-pool" -> new LayerSpec.AveragePool(YamlFields.whole(value, name));
            case "dense" -> new LayerSpec.Dense(YamlFields.whole(value, name));
            case "residual" -> new LayerSpec.Residual(layers(value, depth + 1));
            default -> throw unknown(node);
        };
    }

    private static IllegalArgumentException unknown(Node node) {
        return YamlFields.wrong(
                node,
                "a layer must be one of conv, depthwise, group-norm, relu, softplus, tanh, max-pool, average-pool,"
                        + " global-average-pool, dense, residual");
    }

    /// Makes a value whose constructor knows bounds but no lines.
    static <T> T told(Node node, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("line ") ? e : YamlFields.wrong(node, message);
        }
    }
}
