package org.elpis.models.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Shape;

/// Images of one kind: those that a model was trained on, or those that it never saw.
///
/// @param shape  of every sample
/// @param classes  names of the classes, by label; empty when no sample has a label
/// @param samples  in the order of the manifest
/// @param digest  SHA-256 of names, patients, labels, attributes and values, in hexadecimal
public record ImageSet(Shape shape, List<String> classes, List<Sample> samples, String digest) {
    public ImageSet {
        classes = List.copyOf(classes);
        samples = List.copyOf(samples);
        for (Sample sample : samples) {
            if (sample.values().length != shape.size()) {
                throw new IllegalArgumentException("every sample must have the shape " + shape);
            }
        }
    }

    public int size() {
        return samples.size();
    }

    /// The patient of each sample.
    public List<String> patients() {
        return samples.stream().map(Sample::patient).toList();
    }

    public int patientCount() {
        Set<String> distinct = new HashSet<>(patients());
        return distinct.size();
    }

    public List<float[]> values() {
        return samples.stream().map(Sample::values).toList();
    }

    public int[] labels() {
        return samples.stream().mapToInt(Sample::label).toArray();
    }

    public Examples examples() {
        return new Examples(values(), labels(), patients());
    }
}
