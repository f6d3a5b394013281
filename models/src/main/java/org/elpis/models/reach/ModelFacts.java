package org.elpis.models.reach;

import java.util.List;
import org.elpis.models.net.Shape;

/// What is known of a model without asking it anything about a patient.
///
/// @param name  as the file or the endpoint has it
/// @param digest  SHA-256 of the file in hexadecimal; empty for an endpoint, which may change silently
/// @param version  as the model says it; empty when it does not
/// @param input  shape of one sample
/// @param classes  how many classes it tells apart, at least 2
/// @param scores  what it gives
/// @param remarks  what people should know of how it was asked, for the report; no value of a patient
public record ModelFacts(
        String name, String digest, String version, Shape input, int classes, Scores scores, List<String> remarks) {
    public ModelFacts {
        remarks = List.copyOf(remarks);
    }

    public ModelFacts(String name, String digest, String version, Shape input, int classes, Scores scores) {
        this(name, digest, version, input, classes, scores, List.of());
    }

    /// What the numbers of a model are, before they are made probabilities.
    public enum Scores {
        PROBABILITIES,
        /// Made probabilities by softmax.
        LOGITS,
        /// One output, the probability of class 1.
        SIGMOID,
        /// One output, made the probability of class 1 by the logistic function.
        LOGIT,
        /// Only the class: a probability is 0 or 1.
        LABELS
    }
}
