package org.elpis.models.runner;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.elpis.models.audit.Work;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ReachedModel;

/// Sees whether a model behind an address stays one and the same, which no digest says: between an interrupted run and
/// the one that goes on, and from the beginning of a run to its end.
final class ModelWatch {
    private static final String KEY = "first-answers";

    private final Optional<ReachedModel> endpoint;

    private ModelWatch(Optional<ReachedModel> endpoint) {
        this.endpoint = endpoint;
    }

    /// Watches what has no digest.
    static ModelWatch of(Optional<Model> model) {
        return new ModelWatch(model.filter(open -> open.facts().digest().isEmpty() && open instanceof ReachedModel)
                .map(ReachedModel.class::cast));
    }

    /// Whether what an interrupted run left is of a model that answered otherwise.
    boolean isAnotherThan(Work left) {
        return endpoint.isPresent()
                && left.find(KEY)
                        .filter(piece -> !endpoint.get().isLike(numbers(piece)))
                        .isPresent();
    }

    /// Leaves for the next run how the model answers.
    void leave(Work work) {
        endpoint.ifPresent(model -> {
            double[] answers = model.fingerprint();
            ByteBuffer piece = ByteBuffer.allocate(answers.length * Double.BYTES);
            piece.asDoubleBuffer().put(answers);
            work.keep(KEY, piece.array());
        });
    }

    private static double[] numbers(byte[] piece) {
        double[] numbers = new double[piece.length / Double.BYTES];
        ByteBuffer.wrap(piece).asDoubleBuffer().get(numbers);
        return numbers;
    }

    /// Whether it answers otherwise than at the beginning of this run.
    ///
    /// @throws ModelException when it cannot be asked any more
    boolean hasDrifted() throws ModelException {
        return endpoint.isPresent() && endpoint.get().hasDrifted();
    }
}
