package org.elpis.models.reach;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How a model is to be asked, as far as it does not say so itself.
///
/// @param sending  to where images may be sent
/// @param token  for an endpoint that wants one
/// @param output  name of the output that has the scores; empty for the first that may be it
/// @param column  which of several independent scores is audited, from 0
/// @param scores  what the scores are, when the answers shall not tell
/// @param classes  how many classes a model has that gives only labels; 0 when it is not told
/// @param batch  samples at once, 1 to 1024, where the model takes any number
/// @param threads  of one call of an ONNX model, at least 1
/// @param requestsPerSecond  at most so many are sent, > 0
/// @param timeout  how long one request, or one batch of an ONNX model, may take
/// @param patience  how long one batch may take in all, with its repeated requests and the waits
///     between them
/// @param form  of requests and answers of a plain endpoint
public record ModelOptions(
        Sending sending,
        Optional<BearerToken> token,
        String output,
        OptionalInt column,
        Optional<ModelFacts.Scores> scores,
        int classes,
        int batch,
        int threads,
        double requestsPerSecond,
        Duration timeout,
        Duration patience,
        JsonForm form) {
    /// To where images may be sent. An endpoint gets images of patients, as the preprocessing makes
    /// them.
    public enum Sending {
        /// To this machine and no other.
        THIS_MACHINE,
        /// To wherever the address says, encrypted.
        ENCRYPTED,
        /// To wherever the address says, even so that everyone on the way can see the images.
        PLAIN
    }

    public ModelOptions {
        column.ifPresent(number -> {
            if (number < 0) {
                throw new IllegalArgumentException("column must be >= 0, got " + number);
            }
        });
        if (batch < 1 || batch > 1024 || threads < 1 || classes < 0 || classes > Rows.MOST_COLUMNS) {
            throw new IllegalArgumentException("batch must be 1 to 1024, threads >= 1, classes 0 to 10000");
        }
        if (!(requestsPerSecond > 0) || !timeout.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("requestsPerSecond, timeout and patience must be > 0");
        }
    }

    /// To this machine only; 32 images at once, one thread, 20 requests a second, half a minute a
    /// request and five minutes a batch.
    public static ModelOptions standard() {
        return new ModelOptions(
                Sending.THIS_MACHINE,
                Optional.empty(),
                "",
                OptionalInt.empty(),
                Optional.empty(),
                0,
                32,
                1,
                20,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                JsonForm.standard());
    }

    public ModelOptions withSending(Sending other) {
        return new ModelOptions(
                other,
                token,
                output,
                column,
                scores,
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withToken(BearerToken other) {
        return new ModelOptions(
                sending,
                Optional.of(other),
                output,
                column,
                scores,
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withOutput(String other) {
        return new ModelOptions(
                sending,
                token,
                other,
                column,
                scores,
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withColumn(int other) {
        return new ModelOptions(
                sending,
                token,
                output,
                OptionalInt.of(other),
                scores,
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withScores(ModelFacts.Scores other) {
        return new ModelOptions(
                sending,
                token,
                output,
                column,
                Optional.of(other),
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withClasses(int other) {
        return new ModelOptions(
                sending,
                token,
                output,
                column,
                scores,
                other,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withBatch(int other) {
        return new ModelOptions(
                sending,
                token,
                output,
                column,
                scores,
                classes,
                other,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                form);
    }

    public ModelOptions withPace(double requests, Duration oneRequest, Duration oneBatch) {
        return new ModelOptions(
                sending, token, output, column, scores, classes, batch, threads, requests, oneRequest, oneBatch, form);
    }

    public ModelOptions withForm(JsonForm other) {
        return new ModelOptions(
                sending,
                token,
                output,
                column,
                scores,
                classes,
                batch,
                threads,
                requestsPerSecond,
                timeout,
                patience,
                other);
    }
}
