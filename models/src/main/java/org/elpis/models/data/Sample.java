package org.elpis.models.data;

import java.util.Map;

/// One image as a model gets it, and what the manifest says of it.
///
/// @param name  the file, relative to its folder; private
/// @param patient  whose image it is; private, and the unit of every interval
/// @param label  the class, from 0, or -1 when the manifest has none
/// @param attributes  further columns of the manifest, such as `sex`; only those that are filled
/// @param values  channel by channel, row by row, preprocessed; never changed
public record Sample(String name, String patient, int label, Map<String, String> attributes, float[] values) {
    public Sample {
        attributes = Map.copyOf(attributes);
    }
}
