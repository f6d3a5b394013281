package org.elpis.engine;

import java.util.List;
import java.util.Optional;

/// The part of the report's page that says what images lost when their pixels were changed, and what they kept.
final class UtilitySection {
    private final Html html;

    private UtilitySection(Html html) {
        this.html = html;
    }

    /// Writes nothing when no pixels were looked at.
    static void write(Html html, List<Utility> utility) {
        if (!utility.isEmpty()) {
            new UtilitySection(html).write(utility);
        }
    }

    private void write(List<Utility> utility) {
        Utility together = utility.getFirst();
        html.open("section").element("h2", "What images lost, and what they kept");
        if (together.changed() == 0) {
            html.element("p", "The pixels of all " + Html.grouped(together.objects()) + " images are what they were.");
            html.close("section");
            return;
        }
        html.element("p", sentence(together));
        if (together.pixelsElsewhere() > 0) {
            html.element(
                    "p class=hit",
                    Html.grouped(together.pixelsElsewhere())
                            + " pixels changed where nothing was to change. Do not use this release before somebody knows why.");
        }
        table(utility);
        notes(together);
        html.close("section");
    }

    private static String sentence(Utility together) {
        String compared = together.compared() == together.changed()
                ? "All of these were"
                : Html.grouped(together.compared()) + " of these were";
        return "Pixels of " + Html.grouped(together.changed()) + " of " + Html.grouped(together.objects())
                + " images were changed. " + compared
                + " decoded before and after and compared pixel by pixel: "
                + (together.pixelsElsewhere() == 0
                        ? "nothing changed outside of what was to change"
                                + (together.pixelsSpilt() == 0
                                        ? "."
                                        : ", but for " + Html.grouped(together.pixelsSpilt())
                                                + " pixels in the same coded blocks.")
                        : "see below.");
    }

    private void table(List<Utility> utility) {
        html.open("div class=wide").open("table").open("thead").open("tr").element("th", "Modality");
        for (String head :
                List.of("Images", "Changed", "Pixels changed", "Foreground changed", "HaarPSI-MED", "MS-SSIM")) {
            html.element("th class=n", head);
        }
        html.close("tr").close("thead").open("tbody");
        for (Utility each : utility.subList(1, utility.size())) {
            row(each, each.modality());
        }
        html.close("tbody").open("tfoot");
        row(utility.getFirst(), "Together");
        html.close("tfoot").close("table").close("div");
    }

    private void row(Utility utility, String name) {
        html.open("tr").element("td", name);
        html.element("td class=n", Html.grouped(utility.objects()));
        html.element("td class=n", Html.grouped(utility.changed()));
        html.element("td class=n", percent(utility.pixelsChanged(), utility.pixels()));
        html.element("td class=n", percent(utility.foregroundChanged(), utility.foreground()));
        html.element("td class=n", spread(utility.likeness().map(Utility.Measured::haarPsi)));
        html.element("td class=n", spread(utility.likeness().flatMap(Utility.Measured::msSsim)));
        html.close("tr");
    }

    private static String spread(Optional<Utility.Spread> spread) {
        return spread.map(each -> share(each.median()) + " (" + share(each.lowest()) + ")")
                .orElse("–");
    }

    /// Rounded down: only what is the same is 1.
    private static String share(double value) {
        return decimal((long) Math.floor(value * 1000 + 1e-9), 3);
    }

    private void notes(Utility together) {
        String sample = together.likeness()
                .map(measured -> "on " + AttributesSection.count(measured.objects(), "changed image")
                        + (measured.objects() < together.changed() ? " drawn by their UIDs" : ""))
                .orElse("on no image");
        html.element(
                "p class=soft",
                "Pixels changed: of all images. Foreground changed: of the bright pixels (Otsu) of the changed images. HaarPSI-MED "
                        + "and MS-SSIM: median and, in brackets, the lowest, of the frame that changed most, measured "
                        + sample
                        + "; 1 is the same picture. Words that went are part of a picture, and count as lost in all of "
                        + "these. They say how alike pictures look, and nothing of what a model or a reader still finds "
                        + "in them.");
    }

    /// `0.3 %`; what is not 0 is never shown as 0, and what is not all not as 100.
    static String percent(long part, long whole) {
        if (part <= 0 || whole <= 0) {
            return "0 %";
        }
        if (part >= whole) {
            return "100 %";
        }
        double percent = 100.0 * part / whole;
        if (percent < 0.01) {
            return "< 0.01 %";
        }
        if (percent > 99.9) {
            return "> 99.9 %";
        }
        return (percent < 1 ? decimal(Math.round(percent * 100), 2) : decimal(Math.round(percent * 10), 1)) + " %";
    }

    /// Without `String.format`, which costs a small job a tenth of its time.
    private static String decimal(long units, int places) {
        String digits = "0".repeat(Math.max(0, places + 1 - Long.toString(units).length())) + units;
        return digits.substring(0, digits.length() - places) + "." + digits.substring(digits.length() - places);
    }
}
