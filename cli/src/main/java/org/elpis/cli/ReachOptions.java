package org.elpis.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.models.reach.BearerToken;
import org.elpis.models.reach.JsonForm;
import org.elpis.models.reach.ModelFacts.Scores;
import org.elpis.models.reach.ModelOptions;
import org.elpis.models.reach.ModelOptions.Sending;
import org.elpis.models.runner.Asking;

/// The options that say how a model is asked which is not one of ours: an ONNX file or an endpoint.
final class ReachOptions {
    /// Whatever changes the answers, so that another choice is another case.
    private static final List<String> CHANGING = List.of("--output", "--column", "--scores", "--body", "--answer");

    private static final int MOST_IMAGES = 1_000_000;

    private ReachOptions() {}

    static Options add(Options options) {
        return options.values("--classes", "NAME", "Names of the labels in the order of the model's classes.")
                .value("--output", "NAME", "The output that has the scores, when there are several.")
                .value("--column", "N", "Which of several findings of its own is audited, from 0.")
                .value("--scores", "WHAT", "probabilities, logits, sigmoid, logit or labels (default: made out).")
                .flag("--allow-remote", "Images of patients may be sent to another machine, encrypted.")
                .flag("--allow-plain", "They may be sent there so that everyone on the way can see them.")
                .value("--token-file", "FILE", "The endpoint's token, in a file that only you can read.")
                .value("--token-env", "NAME", "The endpoint's token, in a variable of the environment.")
                .value("--requests", "N", "At most so many requests a second to an endpoint (default: 20).")
                .value("--batch", "N", "Images in one request (default: 32).")
                .value("--most-images", "N", "Ask an endpoint about so many images in all (default: 1000000).")
                .value("--body", "JSON", "Requests of a plain endpoint: see docs/guide/audit-models.md.")
                .value("--answer", "PLACE", "Where in its answers the scores are: results.*.scores");
    }

    static ModelOptions of(Arguments arguments, Terminal terminal) throws UsageException {
        try {
            ModelOptions options = ModelOptions.standard()
                    .withBatch(arguments.number("--batch", 1, 1024, 32))
                    .withClasses(arguments.values("--classes").size())
                    .withPace(
                            arguments.number("--requests", 1, 100_000, 20),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(5))
                    .withOutput(arguments.value("--output").orElse(""));
            if (arguments.has("--column")) {
                options = options.withColumn(arguments.number("--column", 0, 9999, 0));
            }
            if (arguments.has("--scores")) {
                options = options.withScores(scores(arguments.value("--scores").orElseThrow()));
            }
            if (arguments.has("--body") || arguments.has("--answer")) {
                JsonForm standard = JsonForm.standard();
                options = options.withForm(new JsonForm(
                        arguments.value("--body").orElse(standard.body()),
                        arguments.value("--answer").orElse(standard.answer())));
            }
            Optional<BearerToken> token = token(arguments, terminal.environment());
            return (token.isPresent() ? options.withToken(token.get()) : options).withSending(sending(arguments));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ".");
        }
    }

    static Asking asking(Arguments arguments) throws UsageException {
        Map<String, List<String>> how = new TreeMap<>();
        for (String option : CHANGING) {
            if (arguments.has(option)) {
                how.put(option, arguments.values(option));
            }
        }
        return new Asking(
                how.isEmpty() ? "" : how.toString(),
                arguments.number("--most-images", 1, Integer.MAX_VALUE, MOST_IMAGES));
    }

    private static Sending sending(Arguments arguments) {
        return arguments.has("--allow-plain")
                ? Sending.PLAIN
                : arguments.has("--allow-remote") ? Sending.ENCRYPTED : Sending.THIS_MACHINE;
    }

    private static Optional<BearerToken> token(Arguments arguments, Map<String, String> environment)
            throws UsageException {
        if (arguments.has("--token-file") && arguments.has("--token-env")) {
            throw new UsageException("give the token by --token-file or by --token-env, not both.");
        }
        if (arguments.has("--token-file")) {
            Path file = Arguments.path(arguments.value("--token-file").orElseThrow());
            return Optional.of(BearerToken.fromFile(file));
        }
        return arguments.value("--token-env").map(name -> BearerToken.fromEnvironment(environment, name));
    }

    private static Scores scores(String word) throws UsageException {
        List<String> known = new ArrayList<>();
        for (Scores scores : Scores.values()) {
            String name = scores.name().toLowerCase(Locale.ROOT);
            if (name.equals(word)) {
                return scores;
            }
            known.add(name);
        }
        throw UsageException.unknown("kind of scores", word, known);
    }
}
