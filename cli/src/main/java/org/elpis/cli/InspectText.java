package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elpis.engine.JsonWriter;
import org.elpis.policy.SafePrivateAttributes;

/// What `inspect` says.
final class InspectText {
    private static final int WHERE = 13;
    private static final int NAME = 34;
    private static final int VALUE = Terminal.COLUMNS - WHERE - NAME - 6;
    private static final int MAX_VALUES = 3;

    private final Inspection inspection;
    private final int unreadable;
    private final int notDicom;
    private final List<String> refusals;
    private final boolean showsValues;
    private final boolean isSingle;
    private final PixelSurvey survey;
    private final StringBuilder text = new StringBuilder();

    InspectText(
            Inspection inspection,
            int unreadable,
            int notDicom,
            List<String> refusals,
            boolean showsValues,
            boolean isSingle,
            PixelSurvey survey) {
        this.inspection = inspection;
        this.unreadable = unreadable;
        this.notDicom = notDicom;
        this.refusals = List.copyOf(refusals);
        this.showsValues = showsValues;
        this.isSingle = isSingle;
        this.survey = survey;
    }

    String table(List<String> places) {
        headline();
        int number = 0;
        for (Strength strength : Strength.values()) {
            group(++number, strength);
        }
        if (inspection.objects() > 0) {
            pixels();
            next(places);
        }
        return text.toString();
    }

    private void headline() {
        if (inspection.objects() > 0) {
            List<String> kinds = new ArrayList<>();
            for (Map.Entry<String, Integer> kind : inspection.kinds().entrySet()) {
                kinds.add(isSingle ? kind.getKey() : kind.getKey() + " (" + Layout.grouped(kind.getValue()) + ")");
            }
            String what = String.join(", ", kinds);
            text.append(Layout.paragraph(
                    "",
                    isSingle
                            ? what + ". This is what it gives away."
                            : Layout.count(inspection.objects(), "object") + " of "
                                    + Layout.count(inspection.patients(), "patient") + " in "
                                    + Layout.count(inspection.studies(), "study") + ": " + what + "."));
        }
        if (inspection.deidentified() > 0) {
            text.append(Layout.paragraph(
                    "",
                    (isSingle ? "It says" : Layout.count(inspection.deidentified(), "object") + " say")
                            + " that the identity was removed: names, dates and numbers may be replacements."));
        }
        if (unreadable + notDicom > 0) {
            text.append(Layout.paragraph(
                    "",
                    Layout.count(notDicom, "file") + " not DICOM, " + Layout.count(unreadable, "file")
                            + " not readable:"));
            refusals.forEach(refusal -> text.append(Layout.paragraph("  ", refusal)));
        }
    }

    private void group(int number, Strength strength) {
        List<Giveaway> giveaways = inspection.of(strength);
        boolean hasClinicalTexts = strength == Strength.TEXT && inspection.clinicalTexts() > 0;
        if (giveaways.isEmpty() && !hasClinicalTexts) {
            return;
        }
        text.append('\n').append(number).append("  ").append(strength.title()).append(". ");
        text.append(strength.why()).append('\n');
        if (!isSingle && !giveaways.isEmpty()) {
            text.append("     ").append(Layout.left("", WHERE + NAME));
            text.append(" objects  different values\n");
        }
        for (Giveaway giveaway : giveaways) {
            row(giveaway);
        }
        if (hasClinicalTexts) {
            text.append("     ").append(Layout.count(inspection.clinicalTexts(), "text"));
            text.append(" with clinical words only.\n");
        }
    }

    private void row(Giveaway giveaway) {
        int start = text.length();
        text.append("     ").append(Layout.left(giveaway.where(), WHERE));
        text.append(Layout.left(Layout.shown(name(giveaway), NAME - 1), NAME));
        if (isSingle) {
            text.append(Layout.shown(showsValues ? values(giveaway) : places(giveaway), VALUE));
        } else {
            text.append(Layout.right(Layout.grouped(giveaway.objects()), 8));
            text.append(Layout.right(giveaway.distinct(), 10));
            if (showsValues) {
                text.append("\n       ").append(Layout.shown(values(giveaway), Terminal.COLUMNS - 8));
            }
        }
        String row = text.substring(start).stripTrailing();
        text.setLength(start);
        text.append(row).append('\n');
    }

    /// A private creator is a value too; only published ones are harmless.
    private String name(Giveaway giveaway) {
        boolean isHarmless = showsValues
                || giveaway.strength() != Strength.PRIVATE
                || SafePrivateAttributes.isPublished(giveaway.name());
        return isHarmless ? giveaway.name() : "a creator of no published list";
    }

    private static String places(Giveaway giveaway) {
        return giveaway.places() == 1 ? "" : Layout.grouped(giveaway.places()) + " times";
    }

    private static String values(Giveaway giveaway) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (String value : giveaway.values()) {
            if (count++ == MAX_VALUES) {
                break;
            }
            shown.append(shown.isEmpty() ? "" : " | ").append(value);
        }
        int more = giveaway.values().size() - MAX_VALUES;
        return more > 0 ? "+" + Layout.grouped(more) + ": " + shown : shown.toString();
    }

    private void pixels() {
        PixelHints hints = inspection.pixels();
        text.append("\nPixels: ");
        if (hints.images() == 0) {
            text.append(isSingle ? "it has none.\n" : "there are none.\n");
            return;
        }
        if (survey.isWanted()) {
            PixelText pixels = new PixelText(survey);
            text.append(pixels.summary()).append('\n').append(pixels.lines());
        } else {
            text.append("not examined; --pixels looks at them.\n");
        }
        hint(hints.saysWords(), "says that words are burned in.", "say that words are burned in.");
        hint(
                hints.oftenWithWords(),
                "is of a kind that often has words burned in.",
                "are of kinds that often have words burned in.");
        hint(hints.saysFaces(), "says that a person can be recognised.", "say that a person can be recognised.");
        hint(
                hints.heads(),
                "shows a head: a face can be rendered from its series.",
                "show a head: a face can be rendered from them.");
    }

    private void hint(int count, String one, String many) {
        if (count > 0) {
            text.append("     ");
            text.append(
                    isSingle
                            ? "The header " + one
                            : Layout.grouped(count) + (count == 1 ? " image " + one : " images " + many));
            text.append('\n');
        }
    }

    private void next(List<String> places) {
        text.append("\nNext: elpis deid ").append(String.join(" ", places)).append(" OUT\n");
    }

    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("objects").value(inspection.objects()).key("patients").value(inspection.patients());
        json.key("studies").value(inspection.studies());
        json.key("notDicom").value(notDicom).key("unreadable").value(unreadable);
        json.key("sayIdentityRemoved").value(inspection.deidentified());
        json.key("groups").beginArray();
        for (Strength strength : Strength.values()) {
            json.beginObject().key("group").value(strength.name().toLowerCase(Locale.ROOT));
            json.key("title").value(strength.title()).key("attributes").beginArray();
            inspection.of(strength).forEach(giveaway -> json(giveaway, json));
            json.endArray().endObject();
        }
        json.endArray().key("clinicalTexts").value(inspection.clinicalTexts());
        PixelHints hints = inspection.pixels();
        json.key("pixels").beginObject().key("images").value(hints.images());
        new PixelText(survey).json(json, showsValues);
        json.key("sayWordsBurnedIn")
                .value(hints.saysWords())
                .key("oftenWithWords")
                .value(hints.oftenWithWords());
        json.key("sayRecognizable")
                .value(hints.saysFaces())
                .key("heads")
                .value(hints.heads())
                .endObject();
        return json.endObject() + "\n";
    }

    private void json(Giveaway giveaway, JsonWriter json) {
        json.beginObject().key("where").value(giveaway.where()).key("name").value(name(giveaway));
        json.key("objects").value(giveaway.objects()).key("places").value(giveaway.places());
        json.key("different").value(giveaway.values().size());
        if (showsValues) {
            json.key("values").beginArray();
            giveaway.values().forEach(json::value);
            json.endArray();
        }
        json.endObject();
    }
}
