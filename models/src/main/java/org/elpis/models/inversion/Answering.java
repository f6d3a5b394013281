package org.elpis.models.inversion;

import java.util.List;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelFacts;

/// A model of which only the answers are seen.
///
/// @param inside  the model
record Answering(Model inside) implements Model {
    @Override
    public ModelFacts facts() {
        return inside.facts();
    }

    @Override
    public List<double[]> predict(List<float[]> samples) throws ModelException {
        return inside.predict(samples);
    }

    @Override
    public void close() {
        inside.close();
    }
}
