package org.elpis.models.reach;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.elpis.models.data.Preprocessing;

/// Opens models by where they are.
///
/// Guide: docs/guide/audit-models.md
public final class Models {
    private Models() {}

    /// `FILE.onnx`; `https://HOST/v2/models/NAME[/versions/VERSION]` for the Open Inference Protocol;
    /// any other address for a plain endpoint.
    ///
    /// @param probes  images of the audit by which the scores are made out; 64 are taken. When empty,
    ///     noise is
    /// @throws ModelException when it cannot be reached, or is no classifier of images of this shape
    public static ReachedModel open(
            String place, Preprocessing preprocessing, ModelOptions options, List<float[]> probes)
            throws ModelException {
        Outputs outputs = outputs(place, preprocessing, options, Endpoint.Pace.REAL);
        return opened(outputs, preprocessing, options, probes);
    }

    static ReachedModel opened(Outputs outputs, Preprocessing preprocessing, ModelOptions options, List<float[]> probes)
            throws ModelException {
        try {
            return ReachedModel.of(outputs, preprocessing, options, probes);
        } catch (ModelException | RuntimeException e) {
            outputs.close();
            throw e;
        }
    }

    static Outputs outputs(String place, Preprocessing preprocessing, ModelOptions options, Endpoint.Pace pace)
            throws ModelException {
        String lower = place.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return endpoint(uri(place), preprocessing, options, pace);
        }
        if (!lower.endsWith(".onnx")) {
            throw new ModelException("The model must be a file that ends in .onnx or an address that begins with "
                    + "https:// or http://. Export other models as ONNX.");
        }
        try {
            return OnnxFile.open(Path.of(place), preprocessing.shape(), options);
        } catch (InvalidPathException e) {
            throw new ModelException("There is no such file as the model.", e);
        }
    }

    private static Outputs endpoint(URI place, Preprocessing preprocessing, ModelOptions options, Endpoint.Pace pace)
            throws ModelException {
        Endpoint endpoint = Endpoint.at(place, options, pace);
        try {
            return InferenceProtocolOutputs.isPlace(place)
                    ? new InferenceProtocolOutputs(place, endpoint, preprocessing.shape(), options)
                    : new HttpJsonOutputs(place, endpoint, preprocessing, options);
        } catch (ModelException | RuntimeException e) {
            endpoint.close();
            throw e;
        }
    }

    private static URI uri(String place) throws ModelException {
        try {
            return new URI(place);
        } catch (URISyntaxException e) {
            throw new ModelException("The endpoint's address is none.", e);
        }
    }
}
