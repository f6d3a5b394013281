package org.elpis.models.reach;

import java.util.List;

/// A model under audit, whatever it runs in: samples in, scores out.
///
/// Thread-safe; callers may ask from several threads.
public interface Model extends AutoCloseable {
    ModelFacts facts();

    /// The probabilities of the classes for each sample: every row sums to 1. A model with one sigmoid
    /// output has two classes, 0 and 1.
    ///
    /// @param samples  each of the shape in the facts
    /// @return one row a sample, in their order, all finite
    /// @throws ModelException when the model cannot be asked, or what it says is no answer
    List<double[]> predict(List<float[]> samples) throws ModelException;

    @Override
    void close();
}
