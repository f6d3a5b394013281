package org.elpis.models.membership;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.net.Augmentation;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;

/// What the model under audit says of every image, asked once and kept.
///
/// @param answers  of all rows; zeros for planted ones, which it is not asked about
/// @param rounding  of what it says
/// @param steadiness  by row, when little is left of the answers by rounding, else empty
record Target(Answers answers, Rounding rounding, double[] steadiness) {
    private static final int BATCH = 64;

    static Target ask(AuditCase input, Pool pool) throws ModelException {
        int channels = LogOdds.channels(input.model().facts().classes());
        Optional<Target> kept = input.work().find("membership-target").flatMap(piece -> read(piece, pool, channels));
        if (kept.isPresent()) {
            return kept.get();
        }
        Augmentation augmentation =
                input.recipe().map(TrainingRecipe::augmentation).orElse(Augmentation.NONE);
        List<List<double[]>> forms = new ArrayList<>();
        List<double[]> plain = new ArrayList<>();
        for (int row = 0; row < pool.realRows(); row += BATCH) {
            List<List<double[]>> some = batch(input, pool, row, augmentation);
            forms.addAll(some);
            some.forEach(rows -> plain.add(rows.getFirst()));
            input.progress().at("asking the model", Math.min(pool.realRows(), row + BATCH), pool.realRows());
        }
        Rounding rounding = Rounding.of(plain);
        float[] values = new float[pool.rows() * channels];
        for (int row = 0; row < pool.realRows(); row++) {
            double[] sums = new double[channels];
            for (double[] probabilities : forms.get(row)) {
                LogOdds.of(probabilities, pool.label(row), rounding.floor(), sums);
            }
            for (int k = 0; k < channels; k++) {
                values[row * channels + k] = (float) (sums[k] / forms.get(row).size());
            }
        }
        double[] steadiness = rounding.isCoarse() ? steadiness(input, pool) : new double[0];
        Target target = new Target(new Answers(values, channels), rounding, steadiness);
        input.work().keep("membership-target", target.bytes());
        return target;
    }

    private static List<List<double[]>> batch(AuditCase input, Pool pool, int from, Augmentation augmentation)
            throws ModelException {
        List<float[]> asked = new ArrayList<>();
        int end = Math.min(pool.realRows(), from + BATCH);
        for (int row = from; row < end; row++) {
            asked.addAll(Questions.of(pool.sample(row).values(), pool.shape(), augmentation));
        }
        List<double[]> answers = answers(input, asked);
        int each = asked.size() / (end - from);
        List<List<double[]>> forms = new ArrayList<>();
        for (int i = 0; i < end - from; i++) {
            forms.add(answers.subList(i * each, (i + 1) * each));
        }
        return forms;
    }

    private static List<double[]> answers(AuditCase input, List<float[]> asked) throws ModelException {
        List<double[]> answers = input.model().predict(asked);
        int classes = input.model().facts().classes();
        if (answers.size() != asked.size() || answers.stream().anyMatch(row -> !isAnswer(row, classes))) {
            throw new ModelException("The model gave no probabilities for some images. Check --preprocess and what "
                    + "the model gives: every answer must be one finite probability a class.");
        }
        return answers;
    }

    private static boolean isAnswer(double[] row, int classes) {
        return row.length == classes && Arrays.stream(row).allMatch(p -> p >= 0 && p <= 1 + 1e-6);
    }

    private static double[] steadiness(AuditCase input, Pool pool) throws ModelException {
        double[] steady = new double[pool.rows()];
        for (int row = 0; row < pool.realRows(); row++) {
            List<float[]> forms = Questions.disturbed(pool.sample(row).values(), pool.shape(), input.seed(), row);
            for (double[] answer : answers(input, forms)) {
                steady[row] += answer[pool.label(row)] / forms.size();
            }
            input.progress().at("asking with disturbed images", row + 1L, pool.realRows());
        }
        return steady;
    }

    private byte[] bytes() {
        byte[] said = answers.bytes();
        ByteBuffer buffer = ByteBuffer.allocate(4 + said.length + 8 * steadiness.length);
        buffer.putInt(rounding.decimals()).put(said);
        for (double value : steadiness) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    private static Optional<Target> read(byte[] piece, Pool pool, int channels) {
        int said = 4 * pool.rows() * channels;
        int steady = piece.length - 4 - said;
        if (steady != 0 && steady != 8 * pool.rows()) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(piece);
        Rounding rounding = new Rounding(buffer.getInt());
        byte[] bytes = new byte[said];
        buffer.get(bytes);
        double[] steadiness = new double[steady / 8];
        for (int i = 0; i < steadiness.length; i++) {
            steadiness[i] = buffer.getDouble();
        }
        return Answers.of(bytes, pool.rows(), channels).map(answers -> new Target(answers, rounding, steadiness));
    }
}
