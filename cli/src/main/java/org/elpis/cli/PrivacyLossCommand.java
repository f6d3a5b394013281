package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.elpis.privacy.Conversion;
import org.elpis.privacy.NoiseCalibration;
import org.elpis.privacy.NoisyTraining;
import org.elpis.privacy.PrivacyLoss;
import org.elpis.privacy.Sampling;

/// `elpis audit dp --steps ...`: what a training with noise promises, by arithmetic alone.
final class PrivacyLossCommand {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][-+]?\\d{1,4})?");
    /// The most steps are 10^12.
    private static final Pattern WHOLE = Pattern.compile("\\d{1,13}");
    /// Of what was typed, in an answer.
    private static final int LONGEST = 40;

    private PrivacyLossCommand() {}

    static Options options() {
        return new Options(
                        "audit dp",
                        "",
                        "What training with clipped gradients and noise promises each patient: epsilon, with everything "
                                + "that it depends on. Computed from the settings alone; no model is looked at.")
                .value("--noise", "S", "Noise multiplier: its standard deviation divided by the clipping norm.")
                .value("--steps", "N", "Steps of training, of all trials together.")
                .value("--rate", "Q", "Share of all patients in one step, 0 to 1.")
                .value("--batch", "B", "Patients of one step, instead of --rate; with --examples.")
                .value("--examples", "N", "Patients that were trained on.")
                .value("--epochs", "E", "Epochs, instead of --steps; with --batch and --examples.")
                .value("--delta", "D", "The chance that the promise may fail: below 1 / patients.")
                .value(
                        "--sampling",
                        "HOW",
                        "poisson, fixed-size or shuffle: what the code really does (default: poisson).")
                .value("--accountant", "WHICH", "rdp, pld or both (default: both).")
                .value("--target-epsilon", "E", "Find the least noise that keeps this, instead of --noise.")
                .value("--claimed-epsilon", "E", "What somebody claims: exit code 1 when more is lost.")
                .common()
                .footer(
                        "Exit codes: 0 computed, 1 more is lost than was claimed, 2 usage.",
                        "Example: elpis audit dp --noise 1.1 --batch 256 --examples 60000 --epochs 60 --delta 1e-5");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, PrivacyLossCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        try {
            return answer(arguments, terminal);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ".");
        }
    }

    private static int answer(Arguments arguments, Terminal terminal) throws UsageException {
        if (!arguments.places().isEmpty()) {
            throw new UsageException("'" + arguments.places().getFirst() + "' is one argument too many.");
        }
        double delta = number(arguments, "--delta")
                .orElseThrow(() -> new UsageException("--delta is missing: give the chance that the promise may fail, "
                        + "such as 1e-5; it must be far below 1 / patients."));
        Which which = Which.of(arguments.value("--accountant").orElse("both"));
        NoisyTraining training = training(arguments, delta, which);
        Optional<Double> claimed = number(arguments, "--claimed-epsilon");
        Optional<Long> patients =
                arguments.has("--examples") ? Optional.of(whole(arguments, "--examples")) : Optional.empty();
        PrivacyLossAnswer answer = PrivacyLossAnswer.of(training, delta, which, patients, claimed);
        PrivacyLossText text = new PrivacyLossText(answer);
        terminal.out().print(arguments.has("--json") ? text.json() : text.words());
        return answer.isAsClaimed() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// Which accounts are asked for.
    enum Which {
        RDP,
        PLD,
        BOTH;

        static Which of(String word) throws UsageException {
            return switch (word) {
                case "rdp" -> RDP;
                case "pld" -> PLD;
                case "both" -> BOTH;
                default -> throw UsageException.unknown("accountant", word, List.of("rdp", "pld", "both"));
            };
        }

        /// The least that one of them proves: each is a bound.
        PrivacyLoss best(NoisyTraining training, double delta) {
            return this == RDP ? training.byRenyi(delta, Conversion.IMPROVED) : training.byDistributions(delta);
        }
    }

    private static NoisyTraining training(Arguments arguments, double delta, Which which) throws UsageException {
        Optional<Double> noise = number(arguments, "--noise");
        Optional<Double> target = number(arguments, "--target-epsilon");
        if (noise.isPresent() == target.isPresent()) {
            throw new UsageException("give either --noise, or --target-epsilon to find it.");
        }
        NoisyTraining training = training(arguments, noise.orElse(1.0));
        return target.isEmpty()
                ? training
                : training.withNoise(NoiseCalibration.least(
                        target.get(),
                        other -> which.best(training.withNoise(other), delta).epsilon()));
    }

    private static NoisyTraining training(Arguments arguments, double noise) throws UsageException {
        Sampling sampling = sampling(arguments.value("--sampling").orElse("poisson"));
        Optional<Double> epochs = number(arguments, "--epochs");
        boolean isBatch = arguments.has("--batch") && arguments.has("--examples");
        if (arguments.has("--rate") == isBatch || arguments.has("--batch") && !isBatch) {
            throw new UsageException("give either --rate, or both --batch and --examples.");
        }
        if (arguments.has("--steps") == epochs.isPresent() || epochs.isPresent() && !isBatch) {
            throw new UsageException("give either --steps, or --epochs with --batch and --examples.");
        }
        long batch = isBatch ? whole(arguments, "--batch") : 0;
        long examples = isBatch ? whole(arguments, "--examples") : 0;
        if (epochs.isPresent()) {
            return NoisyTraining.ofEpochs(noise, batch, examples, epochs.get(), sampling);
        }
        if (isBatch && (batch < 1 || batch > examples)) {
            throw new UsageException(
                    "--batch must be from 1 to the --examples, got " + batch + " of " + examples + ".");
        }
        double rate = isBatch
                ? (double) batch / examples
                : number(arguments, "--rate").orElseThrow();
        return NoisyTraining.ofSteps(noise, rate, whole(arguments, "--steps"), sampling);
    }

    private static Sampling sampling(String word) throws UsageException {
        List<String> known = new ArrayList<>();
        for (Sampling sampling : Sampling.values()) {
            if (sampling.word().equals(word)) {
                return sampling;
            }
            known.add(sampling.word());
        }
        throw UsageException.unknown("sampling", word, known);
    }

    private static Optional<Double> number(Arguments arguments, String option) throws UsageException {
        Optional<String> text = arguments.value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        double number = NUMBER.matcher(text.get()).matches() ? Double.parseDouble(text.get()) : Double.NaN;
        boolean isLost = number == 0 && text.get().matches("[0.]*[1-9].*");
        if (isLost || !(number < Double.POSITIVE_INFINITY)) {
            throw new UsageException(option + " must be a number of 0 or more, such as 0.01 or 1e-5, got '"
                    + Layout.shown(text.get(), LONGEST) + "'.");
        }
        return Optional.of(number);
    }

    private static long whole(Arguments arguments, String option) throws UsageException {
        String text = arguments.value(option).orElse("");
        if (!WHOLE.matcher(text).matches()) {
            throw new UsageException(option + " must be a whole number of at most 13 digits, got '"
                    + Layout.shown(text, LONGEST) + "'.");
        }
        return Long.parseLong(text);
    }
}
