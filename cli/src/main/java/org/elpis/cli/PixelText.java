package org.elpis.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SeenImage;
import org.elpis.pixel.Box;

/// What `inspect` says of pixels: counts and boxes, never what is written in them.
final class PixelText {
    private static final int WIDEST_KIND = 60;

    private final PixelSurvey survey;

    PixelText(PixelSurvey survey) {
        this.survey = survey;
    }

    /// `looked at 24 of 1,240 images.`
    String summary() {
        int seen = survey.images().size();
        if (seen == 1 && survey.all() == 1) {
            return "looked at.";
        }
        return "looked at " + Layout.grouped(seen) + " of " + Layout.count(survey.all(), "image") + ".";
    }

    /// Lines below the summary; each ends with a line feed.
    String lines() {
        StringBuilder text = new StringBuilder();
        if (survey.images().size() == 1 && survey.all() == 1) {
            one(survey.images().values().iterator().next(), text);
        } else {
            kinds(text);
        }
        if (survey.tooLarge() > 0) {
            text.append("     ").append(Layout.count(survey.tooLarge(), "image"));
            text.append(" passed over for their size; --all-pixels looks at them too.\n");
        }
        if (survey.unreadable() > 0) {
            text.append("     ").append(Layout.count(survey.unreadable(), "file"));
            text.append(" could not be read again.\n");
        }
        return text.toString();
    }

    private static void one(SeenImage image, StringBuilder text) {
        text.append("     ")
                .append(
                        switch (image.verdict()) {
                            case SEEN ->
                                image.boxes().isEmpty()
                                        ? "Nothing looks like writing."
                                        : Layout.count(image.boxes().size(), "place")
                                                + (image.boxes().size() == 1 ? " looks" : " look") + " like writing.";
                            case UNCERTAIN -> "So much looks like writing that nobody can say where any is.";
                            case NOT_DECODABLE -> "It cannot be decoded here.";
                        });
        text.append('\n');
    }

    private static final class Kind {
        private int images;
        private int withBoxes;
        private int boxes;
        private int unclear;
    }

    private void kinds(StringBuilder text) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (SeenImage image : survey.images().values()) {
            Kind kind = kinds.computeIfAbsent(image.sopClass(), absent -> new Kind());
            kind.images++;
            kind.withBoxes += image.boxes().isEmpty() ? 0 : 1;
            kind.boxes += image.boxes().size();
            kind.unclear += image.verdict() == SeenImage.Verdict.SEEN ? 0 : 1;
        }
        if (!kinds.isEmpty()) {
            text.append("     ").append(Layout.left("", WIDEST_KIND));
            text.append(" images  writing   places  unclear\n");
        }
        kinds.forEach((name, kind) -> {
            text.append("     ").append(Layout.left(Layout.shown(name, WIDEST_KIND - 1), WIDEST_KIND));
            text.append(Layout.right(Layout.grouped(kind.images), 7));
            text.append(Layout.right(Layout.grouped(kind.withBoxes), 9));
            text.append(Layout.right(Layout.grouped(kind.boxes), 9));
            text.append(Layout.right(Layout.grouped(kind.unclear), 9)).append('\n');
        });
    }

    /// @param showsFiles  whether names of files are given
    void json(JsonWriter json, boolean showsFiles) {
        json.key("examined").value(survey.isWanted());
        if (!survey.isWanted()) {
            return;
        }
        json.key("lookedAt").value(survey.images().size()).key("tooLarge").value(survey.tooLarge());
        json.key("withBoxes").value(survey.withBoxes()).key("boxes").value(survey.boxes());
        json.key("uncertain").value(survey.count(SeenImage.Verdict.UNCERTAIN));
        json.key("notDecodable").value(survey.count(SeenImage.Verdict.NOT_DECODABLE));
        json.key("lookedAtImages").beginArray();
        survey.images().forEach((file, image) -> {
            json.beginObject();
            if (showsFiles) {
                json.key("file").value(file);
            }
            json.key("sopClass").value(image.sopClass());
            json.key("columns").value(image.columns()).key("rows").value(image.rows());
            json.key("frames").value(image.frames());
            json.key("verdict").value(image.verdict().name().toLowerCase(Locale.ROOT));
            json.key("boxes").beginArray();
            for (Box box : image.boxes()) {
                json.beginObject().key("x").value(box.x()).key("y").value(box.y());
                json.key("width").value(box.width()).key("height").value(box.height());
                json.endObject();
            }
            json.endArray().endObject();
        });
        json.endArray();
    }
}
