package org.elpis.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.elpis.engine.JsonWriter;
import org.elpis.privacy.Conversion;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.PrivacyLoss;
import org.elpis.privacy.Sampling;

/// What a training promises, in words and as JSON. Epsilons are rounded up, never down.
final class PrivacyLossText {
    private static final MathContext DIGITS = new MathContext(5, RoundingMode.CEILING);
    private static final int WIDTH = 45;

    private final NoisyTraining training;
    private final double delta;
    private final PrivacyLossCommand.Which which;
    private final Optional<Double> claimed;
    private final PrivacyLoss best;

    PrivacyLossText(NoisyTraining training, double delta, PrivacyLossCommand.Which which, Optional<Double> claimed) {
        this.training = training;
        this.delta = delta;
        this.which = which;
        this.claimed = claimed;
        best = which.best(training, delta);
    }

    boolean isAsClaimed() {
        return claimed.isEmpty() || claimed.get() >= best.epsilon();
    }

    String words() {
        StringBuilder text = new StringBuilder();
        text.append("epsilon ")
                .append(shown(best.epsilon()))
                .append(" at delta ")
                .append(delta)
                .append(", for one ");
        text.append(best.unit()).append(", by ").append(best.account()).append("\n\n");
        line(text, "noise multiplier", shown(training.noise()));
        line(text, "steps", Layout.grouped(training.steps()));
        line(text, "share of patients in a step", shown(training.rate()));
        line(text, "sampling", training.sampling().word());
        line(text, "neighbours", best.adjacency().words());
        text.append("\nThe same training, by each accountant\n");
        if (which != PrivacyLossCommand.Which.RDP) {
            line(text, "PLD", shown(training.byDistributions(delta).epsilon()));
        }
        if (which != PrivacyLossCommand.Which.PLD) {
            for (Conversion conversion : Conversion.values()) {
                line(
                        text,
                        "RDP, " + conversion.words(),
                        shown(training.byRenyi(delta, conversion).epsilon()));
            }
        }
        text.append("\nThe same training, if patients were sampled otherwise\n");
        for (Sampling sampling : Sampling.values()) {
            PrivacyLoss other = which.best(training.withSampling(sampling), delta);
            String neighbours = other.adjacency() == best.adjacency()
                    ? ""
                    : "  (" + other.adjacency().words() + ")";
            line(text, sampling.word(), shown(other.epsilon()) + neighbours);
        }
        text.append("\nThis holds only if all of this is true of the code that trained:\n");
        for (String assumption : best.assumptions()) {
            text.append(Layout.paragraph("  ", "- " + assumption));
        }
        claimed.ifPresent(claim -> text.append('\n')
                .append(Layout.paragraph(
                        "",
                        isAsClaimed()
                                ? "The claim of " + claim + " is not below what this training loses at most."
                                : "CLAIM NOT KEPT: " + claim + " was claimed, and this training may lose "
                                        + shown(best.epsilon())
                                        + ". The claim would need another sampling, more noise or"
                                        + " fewer steps.")));
        text.append("\nNext: docs/guide/privacy-loss.md says what an epsilon means.\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  ")
                .append(Layout.left(what, WIDTH))
                .append("  ")
                .append(value)
                .append('\n');
    }

    /// At most five digits, rounded up; `infinite`.
    static String shown(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "infinite (nothing is promised)";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return value != 0 && (value < 1e-4 || value >= 1e9) ? rounded.toString() : rounded.toPlainString();
    }

    /// Numbers as text where JSON has none for them: `"infinite"`.
    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-privacy-loss 1");
        number(json, "epsilon", best.epsilon());
        number(json, "delta", delta);
        json.key("account").value(best.account());
        json.key("unit").value(best.unit());
        json.key("sampling").value(best.sampling().word());
        json.key("neighbours").value(best.adjacency().name().toLowerCase(Locale.ROOT));
        number(json, "noise", training.noise());
        number(json, "rate", training.rate());
        json.key("steps").value(training.steps());
        json.key("accounts").beginObject();
        if (which != PrivacyLossCommand.Which.RDP) {
            number(json, "pld", training.byDistributions(delta).epsilon());
        }
        if (which != PrivacyLossCommand.Which.PLD) {
            number(
                    json,
                    "rdp-classic",
                    training.byRenyi(delta, Conversion.CLASSIC).epsilon());
            number(
                    json,
                    "rdp-improved",
                    training.byRenyi(delta, Conversion.IMPROVED).epsilon());
        }
        json.endObject().key("ifSampledOtherwise").beginObject();
        for (Sampling sampling : Sampling.values()) {
            number(
                    json,
                    sampling.word(),
                    which.best(training.withSampling(sampling), delta).epsilon());
        }
        json.endObject();
        if (claimed.isPresent()) {
            number(json, "claimedEpsilon", claimed.get());
            json.key("isAsClaimed").value(isAsClaimed());
        }
        json.key("assumptions").beginArray();
        best.assumptions().forEach(json::value);
        return json.endArray().endObject() + "\n";
    }

    /// As text, because a delta of 1e-9 is nothing in the six places that numbers have here.
    private static void number(JsonWriter json, String key, double value) {
        json.key(key).value(value == Double.POSITIVE_INFINITY ? "infinite" : Double.toString(value));
    }
}
