package org.elpis.document;

import java.util.List;

/// What the text formats of 3D models have in common: what they refuse.
final class ModelLimits {
    /// More materials and groups than a model has; every name is looked at and remembered.
    private static final int MAX_NAMES = 10_000;

    private static final int LONGEST_NAME = 256;

    private ModelLimits() {}

    static void require(boolean isKnown) throws MalformedDocumentException {
        if (!isKnown) {
            throw new MalformedDocumentException("a line that is not of the format");
        }
    }

    static void addNamed(NamedModel model, String keyword, String name) throws MalformedDocumentException {
        model.addNamed(keyword, name);
        if (name.length() > LONGEST_NAME || model.namesCount() > MAX_NAMES) {
            throw new MalformedDocumentException("more or longer names than are looked at");
        }
    }

    static boolean areReal(List<String> values) {
        for (String value : values) {
            if (!Numbers.isReal(value)) {
                return false;
            }
        }
        return true;
    }
}
