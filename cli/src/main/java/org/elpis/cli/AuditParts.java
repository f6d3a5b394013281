package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.gradients.Sharing;
import org.elpis.models.gradients.SharingFile;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkFile;
import org.elpis.models.net.RecipeFile;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelOptions;
import org.elpis.models.reach.Models;
import org.elpis.models.reach.NetworkModel;

/// Opens what an audit is given: the one place of the command line that knows how models are reached.
final class AuditParts {
    private static final long MOST_TEXT = 1L << 20;

    private AuditParts() {}

    static boolean isAddress(String place) {
        String lower = place.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /// A network of ours by its file, which an audit may look into; empty for every other model.
    static Optional<Model> own(String place) throws UsageException {
        if (isAddress(place)) {
            return Optional.empty();
        }
        Path file = Arguments.path(place);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("MODEL must be a file that is there, or an address that begins with https://.");
        }
        try {
            Optional<Network> own = NetworkFile.find(file);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            String digest = Sha256.hex(Sha256.start().digest(Files.readAllBytes(file)));
            return Optional.of(new NetworkModel(String.valueOf(file.getFileName()), digest, own.get()));
        } catch (IllegalArgumentException e) {
            throw new ElpisException(
                    Code.INPUT_UNREADABLE, "The model is damaged or no ONNX file. Get it again from where it came.", e);
        } catch (IOException e) {
            throw unreadable("The model cannot be read. Check the path and its permissions.", e);
        }
    }

    /// Any other model.
    ///
    /// @param probes  images by which its scores are made out
    static Model reached(String place, Preprocessing preprocessing, ModelOptions options, List<float[]> probes) {
        try {
            return Models.open(place, preprocessing, options, probes);
        } catch (ModelException e) {
            // Messages of models are for people, and hold no value of a patient.
            throw new ElpisException(Code.INPUT_UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /// A training recipe and the digest of its file.
    record Recipe(TrainingRecipe recipe, String digest) {}

    static Recipe recipe(Path file) throws UsageException {
        String text = text(file, "The training recipe cannot be read. Check the path.");
        try {
            return new Recipe(RecipeFile.read(text), Sha256.hex(Sha256.of(text)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--train-recipe is no recipe: " + e.getMessage());
        }
    }

    static Sharing sharing(Path file) throws UsageException {
        try {
            return SharingFile.parse(text(file, "The description of sharing cannot be read. Check the path."));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--sharing: " + e.getMessage() + ".");
        }
    }

    /// A small text file.
    static String text(Path file, String fault) {
        try {
            if (Files.size(file) > MOST_TEXT) {
                throw new IOException("too large");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(fault, e);
        }
    }

    static ElpisException unreadable(String message, IOException cause) {
        return new ElpisException(Code.INPUT_UNREADABLE, message, cause);
    }
}
