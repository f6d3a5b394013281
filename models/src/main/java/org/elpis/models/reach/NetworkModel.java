package org.elpis.models.reach;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.net.Network;
import org.elpis.models.net.Pass;

/// A network of our own as a model under audit.
public final class NetworkModel implements Model {
    private final Network network;
    private final ModelFacts facts;

    public NetworkModel(String name, String digest, Network network) {
        this.network = network;
        facts = new ModelFacts(
                name,
                digest,
                "",
                network.spec().input(),
                Network.output(network.spec()).size(),
                ModelFacts.Scores.LOGITS);
    }

    public Network network() {
        return network;
    }

    @Override
    public ModelFacts facts() {
        return facts;
    }

    @Override
    public List<double[]> predict(List<float[]> samples) throws ModelException {
        Pass pass = new Pass(network.spec());
        List<double[]> rows = new ArrayList<>();
        for (float[] sample : samples) {
            rows.add(Probabilities.softmax(pass.forward(network.parameters(), sample)));
        }
        return rows;
    }

    @Override
    public void close() {}
}
