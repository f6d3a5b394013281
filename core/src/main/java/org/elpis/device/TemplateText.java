package org.elpis.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Box;

/// Templates as text: the same templates always give the same lines.
///
/// Format: docs/formats/device-templates.md
public final class TemplateText {
    /// The first line.
    public static final String VERSION = "elpis-device-templates 1\n";

    private static final int MOST_DEVICES = 4096;
    private static final int MOST_PLACES = 4096;

    private TemplateText() {}

    /// All lines but the signature's.
    public static String of(List<DeviceTemplate> templates) {
        StringBuilder text = new StringBuilder(VERSION);
        templates.stream()
                .sorted((one, other) -> one.device().compareTo(other.device()))
                .forEach(template -> text.append(of(template)));
        return text.toString();
    }

    /// The lines of one template.
    public static String of(DeviceTemplate template) {
        StringBuilder text =
                new StringBuilder("device\t").append(template.device().line());
        text.append("\nseen\t").append(template.objects()).append('\t').append(template.patients());
        for (DeviceTemplate.Place place : template.places()) {
            Box box = place.box();
            text.append("\nbox\t").append(box.x()).append('\t').append(box.y());
            text.append('\t').append(box.width()).append('\t').append(box.height());
            text.append('\t').append(place.objects());
        }
        return text.append('\n').toString();
    }

    /// Reads what [#of(List)] has written.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static List<DeviceTemplate> parse(String text) {
        if (!text.startsWith(VERSION)) {
            throw new IllegalArgumentException("text must begin with the version");
        }
        List<DeviceTemplate> templates = new ArrayList<>();
        String[] lines = text.substring(VERSION.length()).split("\n");
        int at = 0;
        while (at < lines.length && !lines[at].isEmpty()) {
            int end = at + 2;
            while (end < lines.length && lines[end].startsWith("box\t")) {
                end++;
            }
            templates.add(template(List.of(lines).subList(at, Math.min(end, lines.length))));
            at = end;
        }
        if (templates.size() > MOST_DEVICES || !of(templates).equals(text)) {
            throw new IllegalArgumentException("text must be canonical");
        }
        return templates;
    }

    private static DeviceTemplate template(List<String> lines) {
        if (lines.size() < 3 || lines.size() > MOST_PLACES + 2) {
            throw new IllegalArgumentException("a template must have from 1 to 4096 boxes");
        }
        String[] device = fields(lines.get(0), "device", 7);
        String[] seen = fields(lines.get(1), "seen", 3);
        List<DeviceTemplate.Place> places = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] box = fields(line, "box", 6);
            places.add(new DeviceTemplate.Place(
                    new Box(number(box[1]), number(box[2]), number(box[3]), number(box[4])), number(box[5])));
        }
        DeviceModel model = new DeviceModel(
                plain(device[1]),
                plain(device[2]),
                plain(device[3]),
                number(device[4]),
                number(device[5]),
                plain(device[6]));
        return new DeviceTemplate(model, number(seen[1]), number(seen[2]), places);
    }

    private static String[] fields(String line, String word, int count) {
        String[] fields = line.split("\t", -1);
        if (fields.length != count || !fields[0].equals(word)) {
            throw new IllegalArgumentException("a line must have the fields of its word");
        }
        return fields;
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }

    static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b < 0x7F && b != '%') {
                text.append((char) b);
            } else {
                text.append('%').append(digit(b >> 4)).append(digit(b));
            }
        }
        return text.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value & 15);
    }

    private static String plain(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                if (i + 3 > escaped.length()) {
                    throw new IllegalArgumentException("a percent sign must have two digits behind it");
                }
                bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(escaped.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
