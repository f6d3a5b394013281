package org.elpis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.dicom.SopClasses;
import org.elpis.engine.DeviceSurvey;
import org.elpis.pixel.Box;

/// Templates of devices, for people.
final class TemplateText {
    private static final int SKETCH_COLUMNS = 72;
    private static final int MOST_SKETCH_ROWS = 48;
    /// A character of a terminal is about twice as high as wide.
    private static final int ASPECT = 2;

    private TemplateText() {}

    static String of(DeviceSurvey.Survey survey, int least) {
        StringBuilder text = new StringBuilder();
        text.append("Looked at ").append(Layout.count(survey.images(), "image")).append('.');
        skipped(survey, text);
        text.append("\n");
        List<DeviceSurvey.Surveyed> without = new ArrayList<>();
        for (DeviceSurvey.Surveyed surveyed : survey.devices()) {
            if (surveyed.change() == DeviceSurvey.Change.NONE) {
                without.add(surveyed);
            } else {
                text.append('\n').append(said(surveyed));
            }
        }
        if (!without.isEmpty()) {
            text.append("\nNot learned\n");
            without.forEach(surveyed -> text.append(refused(surveyed, least)));
        }
        boolean isAny = survey.devices().stream().anyMatch(device -> device.change() != DeviceSurvey.Change.NONE);
        return text.append('\n')
                .append(
                        isAny
                                ? "Next: elpis template show ID shows the places of one; then elpis deid fills them.\n"
                                : "Nothing was learned. Next: give more originals of more patients.\n")
                .toString();
    }

    private static void skipped(DeviceSurvey.Survey survey, StringBuilder text) {
        if (survey.unnamed() > 0) {
            text.append(" Of ").append(Layout.count(survey.unnamed(), "image")).append(" nobody knows the device.");
        }
        if (survey.unclear() > 0) {
            text.append(' ').append(Layout.count(survey.unclear(), "image")).append(" could not be looked at.");
        }
        if (survey.others() > 0) {
            text.append(' ')
                    .append(Layout.count(survey.others(), "file"))
                    .append(" left out: no image, or released before.");
        }
    }

    private static String said(DeviceSurvey.Surveyed surveyed) {
        String heading = switch (surveyed.change()) {
            case NEW -> "New";
            case REPLACED -> "Replaced";
            case CONFIRMED -> "Known";
            case NONE -> "Not learned";
        };
        return heading + "\n" + surveyed.known().map(TemplateText::line).orElse("");
    }

    private static String refused(DeviceSurvey.Surveyed surveyed, int least) {
        DeviceModel device = surveyed.learned().device();
        String seen = Layout.count(surveyed.learned().objects(), "image") + " of "
                + Layout.count(surveyed.learned().patients(), "patient");
        boolean isEnough =
                surveyed.learned().objects() >= least && surveyed.learned().patients() >= 2;
        return "  " + named(device) + "\n      " + kind(device) + "\n"
                + Layout.paragraph(
                        "      ",
                        seen + ": "
                                + (isEnough
                                        ? "no place with words that four of five share"
                                        : "it takes " + least + " of 2 patients")
                                + (surveyed.known().isPresent() ? "; the earlier template stays" : "") + ".");
    }

    static String list(List<Known> templates) {
        if (templates.isEmpty()) {
            return "The project has no templates of devices. Next: elpis template learn IN...\n";
        }
        StringBuilder text = new StringBuilder("The project has templates of ")
                .append(Layout.count(templates.size(), "device"))
                .append(".\n");
        for (Known known : templates) {
            text.append('\n').append(line(known));
        }
        return text.append("\nNext: elpis template show ")
                .append(templates.getFirst().id())
                .append('\n')
                .toString();
    }

    private static String line(Known known) {
        DeviceTemplate template = known.template();
        return "  " + known.id() + "  " + named(template.device()) + "\n      " + kind(template.device()) + "\n      "
                + Layout.count(template.places().size(), "place") + ", "
                + Layout.tenths(100 * template.area()) + " % of the image; learned from "
                + Layout.count(template.objects(), "image") + " of "
                + Layout.count(template.patients(), "patient") + "\n";
    }

    private static String named(DeviceModel device) {
        return Layout.shown(device.manufacturer(), 30) + ", " + Layout.shown(device.model(), 30)
                + (device.software().isEmpty() ? "" : ", software " + Layout.shown(device.software(), 24));
    }

    private static String kind(DeviceModel device) {
        String name = SopClasses.of(device.sopClassUid())
                .map(SopClasses.SopClass::name)
                .orElseGet(() -> Layout.shown(device.sopClassUid(), 64));
        return device.columns() + " x " + device.rows() + ", " + name;
    }

    static String of(Known known) {
        DeviceTemplate template = known.template();
        StringBuilder text =
                new StringBuilder(line(known)).append("\n      place  at           size         words in\n");
        for (int i = 0; i < template.places().size(); i++) {
            DeviceTemplate.Place place = template.places().get(i);
            Box box = place.box();
            text.append("      ").append(Layout.left(Integer.toString(i + 1), 7));
            text.append(Layout.left(box.x() + "," + box.y(), 13));
            text.append(Layout.left(box.width() + " x " + box.height(), 13));
            text.append(Layout.grouped(place.objects())).append(" of ");
            text.append(Layout.count(template.objects(), "image")).append('\n');
        }
        return text.append('\n')
                .append(sketch(template))
                .append("\nNext: elpis template forget ")
                .append(known.id())
                .append(" if it covers what it should not.\n")
                .toString();
    }

    /// The image as a frame of characters, with the last digit of each place's number where it lies.
    private static String sketch(DeviceTemplate template) {
        DeviceModel device = template.device();
        int columns = SKETCH_COLUMNS;
        int rows = Math.clamp((long) device.rows() * columns / ((long) device.columns() * ASPECT), 1, MOST_SKETCH_ROWS);
        char[][] drawn = new char[rows][columns];
        for (char[] row : drawn) {
            Arrays.fill(row, ' ');
        }
        for (int i = 0; i < template.places().size(); i++) {
            Box box = template.places().get(i).box();
            int left = (int) ((long) box.x() * columns / device.columns());
            int right = (int) (((long) box.right() * columns - 1) / device.columns());
            int top = (int) ((long) box.y() * rows / device.rows());
            int bottom = (int) (((long) box.bottom() * rows - 1) / device.rows());
            for (int y = top; y <= bottom; y++) {
                Arrays.fill(drawn[y], left, right + 1, (char) ('0' + (i + 1) % 10));
            }
        }
        String edge = "      +" + "-".repeat(columns) + "+\n";
        StringBuilder text = new StringBuilder(edge);
        for (char[] row : drawn) {
            text.append("      |").append(row).append("|\n");
        }
        return text.append(edge).toString();
    }

    static String forgotten(int gone, int left) {
        return "Forgot " + Layout.count(gone, "template") + "; " + Layout.count(left, "template")
                + (left == 1 ? " is" : " are") + " left.\n";
    }
}
