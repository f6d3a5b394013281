package org.elpis.models.gradients;

import java.util.Optional;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Network;

/// Why a case cannot be judged at all. No reason holds a value of a patient.
final class Refusals {
    /// Values of one image: 128x128 in three channels. Greater ones would take hours.
    private static final int MOST_VALUES = 49_152;

    /// Galleries of patients who are not in the update, all classes together: so that one class has a whole one.
    static final int GALLERIES = 3;

    private Refusals() {}

    static Optional<String> of(UpdateCase input) {
        ImageSet images = input.images();
        if (!images.shape().equals(input.network().spec().input())) {
            return Optional.of("The images are " + images.shape() + " and the network takes "
                    + input.network().spec().input() + ". Give the preprocessing that the network was made for.");
        }
        if (images.shape().size() > MOST_VALUES) {
            return Optional.of("An image has " + images.shape().size() + " values; updates are attacked up to "
                    + MOST_VALUES + ". Audit a network of smaller images, such as 64x64.");
        }
        for (float parameter : input.network().parameters()) {
            if (!Float.isFinite(parameter)) {
                return Optional.of("A parameter of the network is no finite number.");
            }
        }
        int classes = Network.output(input.network().spec()).size();
        for (Sample sample : images.samples()) {
            if (sample.label() < 0 || sample.label() >= classes) {
                return Optional.of("Every image needs a label of 0 to " + (classes - 1)
                        + ", as the network has that many classes: an update is made of images and labels.");
            }
            for (float value : sample.values()) {
                if (!(value >= input.low() && value <= input.high())) {
                    return Optional.of("An image has a value outside the range that was stated, " + input.low() + " to "
                            + input.high() + ". Give the range of the preprocessing.");
                }
            }
        }
        return patients(input, classes);
    }

    private static Optional<String> patients(UpdateCase input, int classes) {
        int gallery = input.policy().count("gradients.gallery");
        int needed = input.sharing().images() + GALLERIES * gallery;
        if (classes < 2 || gallery < 2) {
            return Optional.of("The network needs two classes, and gradients.gallery two patients.");
        }
        return input.images().patientCount() < needed
                ? Optional.of("There are " + input.images().patientCount() + " patients; at least " + needed
                        + " are needed to attack anything, and "
                        + Math.max(needed, input.policy().count("gradients.updates"))
                        + " to pass (gradients.updates).")
                : Optional.empty();
    }
}
