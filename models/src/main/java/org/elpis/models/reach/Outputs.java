package org.elpis.models.reach;

import java.util.List;

/// What a model gives, as it is, before anyone says what the numbers mean. Thread-safe.
interface Outputs extends AutoCloseable {
    /// What is known before the first image.
    ///
    /// @param name  as the file or the endpoint has it
    /// @param digest  SHA-256 of the file; empty for an endpoint
    /// @param version  as the model says it; empty when it does not
    /// @param batch  how many samples it is asked at once, at most
    /// @param areLabels  whether each row is the number of a class and nothing more
    /// @param remarks  for people
    record Known(String name, String digest, String version, int batch, boolean areLabels, List<String> remarks) {
        public Known {
            remarks = List.copyOf(remarks);
        }
    }

    Known known();

    /// One row a sample, at most a batch of them. Rows may be of any numbers, but are as many as asked
    /// for and of one length, at least 1.
    List<double[]> ask(List<float[]> samples) throws ModelException;

    @Override
    void close();
}
