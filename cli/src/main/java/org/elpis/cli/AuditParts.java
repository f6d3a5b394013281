package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkFile;
import org.elpis.models.net.RecipeFile;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.NetworkModel;

/// Opens what an audit is given: the one place of the command line that knows how models are reached.
final class AuditParts {
    private static final long MOST_TEXT = 1L << 20;

    private AuditParts() {}

    /// A model by its file or address.
    static Model model(String place) throws UsageException {
        Path file = Arguments.path(place);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("MODEL must be a file that is there.");
        }
        try {
            Optional<Network> own = NetworkFile.find(file);
            if (own.isPresent()) {
                return new NetworkModel(
                        String.valueOf(file.getFileName()),
                        Sha256.hex(Sha256.start().digest(Files.readAllBytes(file))),
                        own.get());
            }
        } catch (IllegalArgumentException e) {
            throw new ElpisException(
                    Code.INPUT_UNREADABLE, "The model is damaged or no ONNX file. Get it again from where it came.", e);
        } catch (IOException e) {
            throw unreadable("The model cannot be read. Check the path and its permissions.", e);
        }
        throw new ElpisException(
                Code.PART_MISSING,
                "This build opens only networks of Elpis itself, as `elpis audit example` makes them.");
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

    private static ElpisException unreadable(String message, IOException cause) {
        return new ElpisException(Code.INPUT_UNREADABLE, message, cause);
    }
}
