package org.elpis.vision.nifti;

import java.io.IOException;

/// A file that is no NIfTI, or one that nobody can look at with certainty.
final class UnusableNiftiException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean isDoubt;

    /// @param why  in constant words without values of the file, so that it can follow "because "
    UnusableNiftiException(String why) {
        this(why, false);
    }

    private UnusableNiftiException(String why, boolean isDoubt) {
        super(why);
        this.isDoubt = isDoubt;
    }

    /// A file that is read, of which nobody can say how a face would go from it.
    static UnusableNiftiException doubt(String why) {
        return new UnusableNiftiException(why, true);
    }

    boolean isDoubt() {
        return isDoubt;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
