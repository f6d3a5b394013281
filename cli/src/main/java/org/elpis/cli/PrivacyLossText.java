package org.elpis.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.elpis.engine.JsonWriter;
import org.elpis.privacy.Adjacency;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.PrivacyLoss;

/// What a training promises, in words and as JSON. Epsilons are rounded up, never down.
final class PrivacyLossText {
    private static final MathContext DIGITS = new MathContext(5, RoundingMode.CEILING);
    private static final MathContext SETTING = new MathContext(10, RoundingMode.HALF_UP);
    private static final int WIDTH = 45;
    /// From odds of so many to one no bet is worth naming.
    private static final double MOST_ODDS = 1e6;

    private final PrivacyLossAnswer answer;
    private final NoisyTraining training;
    private final PrivacyLoss best;

    PrivacyLossText(PrivacyLossAnswer answer) {
        this.answer = answer;
        training = answer.training();
        best = answer.best();
    }

    String words() {
        StringBuilder text = new StringBuilder();
        text.append("epsilon ")
                .append(shown(best.epsilon()))
                .append(" at delta ")
                .append(shown(best.delta()));
        text.append(", for one ")
                .append(best.unit())
                .append(", by ")
                .append(best.account())
                .append("\n\n");
        text.append(Layout.paragraph("", bet()));
        answer.warnings().forEach(warning -> text.append(Layout.paragraph("", "WARNING: " + warning)));
        text.append('\n');
        line(text, "noise multiplier", shown(training.noise(), SETTING));
        line(text, "steps", Layout.grouped(training.steps()));
        line(text, "share of patients in a step", shown(training.rate(), SETTING));
        line(text, "sampling", training.sampling().word());
        line(text, "neighbours", best.adjacency().words());
        text.append("\nThe same training, by each accountant\n");
        answer.accounts().forEach(account -> line(text, account.words(), shown(account.epsilon())));
        text.append("\nThe same training, if patients were sampled otherwise\n");
        answer.bySampling().forEach((sampling, loss) -> line(text, sampling.word(), otherwise(loss)));
        text.append("\nThis holds only if all of this is true of the code that trained:\n");
        best.assumptions().forEach(assumption -> text.append(bullet(assumption)));
        answer.claimed().ifPresent(claim -> text.append('\n').append(Layout.paragraph("", judgement(claim))));
        text.append("\nNext: docs/guide/privacy-loss.md says what an epsilon means.\n");
        return text.toString();
    }

    /// What epsilon lets somebody bet.
    private String bet() {
        double odds = StrictMath.exp(best.epsilon());
        if (odds >= MOST_ODDS) {
            return "By itself this number promises nothing that a patient would notice.";
        }
        String before = best.adjacency() == Adjacency.REPLACE_ONE
                ? "which of two patients was in the training"
                : "that a patient was in the training";
        return "Who would bet 1 : 1 " + before + " may bet at most " + odds(odds)
                + " : 1 after all that it shows; with a chance of at most delta, more.";
    }

    private static String odds(double odds) {
        return odds < 10 ? shown(Math.ceil(odds * 10) / 10) : Layout.grouped((long) Math.ceil(odds));
    }

    private String otherwise(PrivacyLoss loss) {
        return shown(loss.epsilon())
                + (loss.adjacency() == best.adjacency()
                        ? ""
                        : "  (" + loss.adjacency().words() + ")");
    }

    private static String bullet(String sentence) {
        return "  - " + Layout.paragraph("    ", sentence).substring(4);
    }

    private String judgement(double claim) {
        return answer.isAsClaimed()
                ? "The claim of " + shown(claim) + " is not below what this training loses at most."
                : "CLAIM NOT KEPT: " + shown(claim) + " was claimed, and this training may lose "
                        + shown(best.epsilon())
                        + ". The claim would need another sampling, more noise or fewer steps.";
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  ")
                .append(Layout.left(what, WIDTH))
                .append("  ")
                .append(value)
                .append('\n');
    }

    /// At most five digits, rounded up; `1e-5`, `infinite`.
    static String shown(double value) {
        return shown(value, DIGITS);
    }

    private static String shown(double value, MathContext digits) {
        if (value == Double.POSITIVE_INFINITY) {
            return "infinite (nothing is promised)";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(digits).stripTrailingZeros();
        if (value == 0 || value >= 1e-3 && value < 1e9) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// Numbers as text where JSON has none for them: `"infinite"`.
    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-privacy-loss 1");
        number(json, "epsilon", best.epsilon());
        number(json, "delta", best.delta());
        json.key("account").value(best.account());
        json.key("unit").value(best.unit());
        json.key("sampling").value(best.sampling().word());
        json.key("neighbours").value(best.adjacency().name().toLowerCase(Locale.ROOT));
        number(json, "noise", training.noise());
        number(json, "rate", training.rate());
        json.key("steps").value(training.steps());
        json.key("accounts").beginObject();
        answer.accounts().forEach(account -> number(json, account.key(), account.epsilon()));
        json.endObject().key("ifSampledOtherwise").beginObject();
        answer.bySampling().forEach((sampling, loss) -> number(json, sampling.word(), loss.epsilon()));
        json.endObject();
        answer.claimed().ifPresent(claim -> {
            number(json, "claimedEpsilon", claim);
            json.key("isAsClaimed").value(answer.isAsClaimed());
        });
        json.key("warnings").beginArray();
        answer.warnings().forEach(json::value);
        json.endArray().key("assumptions").beginArray();
        best.assumptions().forEach(json::value);
        return json.endArray().endObject() + "\n";
    }

    /// As text, because a delta of 1e-9 is nothing in the six places that numbers have here.
    private static void number(JsonWriter json, String key, double value) {
        json.key(key).value(value == Double.POSITIVE_INFINITY ? "infinite" : Double.toString(value));
    }
}
