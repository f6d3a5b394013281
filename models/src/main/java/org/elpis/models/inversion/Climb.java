package org.elpis.models.inversion;

import org.elpis.models.reach.ModelException;

/// Changes an image until the model is surer that it is of a class.
interface Climb {
    /// The image that is reached.
    ///
    /// @param start  channel by channel, row by row; not changed
    /// @param label  the class
    float[] from(float[] start, int label) throws ModelException;
}
