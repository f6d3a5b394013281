package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Sees to it that input, output and home lie apart.
final class PlacesApart {
    private PlacesApart() {}

    /// What leaves must not become input again, and the private home must not lie in what leaves.
    static void require(List<Path> inputs, Path output, Path home) {
        Path realOutput = real(output);
        List<Path> others = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new ElpisException(
                                Code.INPUT_UNREADABLE, "The input does not exist or cannot be read. Check the path.")
                        .with("input", input);
            }
            others.add(real(input));
        }
        for (Path input : others) {
            if (realOutput.startsWith(input) || input.startsWith(realOutput)) {
                throw new ElpisException(
                                Code.OUTPUT_UNUSABLE,
                                "Input and output must lie apart: neither may hold the other. Choose another output.")
                        .with("output", output);
            }
        }
        Path realHome = real(home);
        for (Path input : others) {
            if (realHome.startsWith(input)) {
                throw new ElpisException(
                                Code.HOME_UNUSABLE,
                                "The home folder holds keys and private reports and must not lie in the input. Choose "
                                        + "another with --home or ELPIS_HOME.")
                        .with("home", home);
            }
        }
        if (realHome.startsWith(realOutput)) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The home folder holds keys and must not lie in the output. Choose another output.")
                    .with("output", output);
        }
    }

    /// Seals of originals tell what was removed: they must not lie in what leaves, and not become input.
    static void requireSeals(List<Path> inputs, Path output, Path seals) {
        Path real = real(seals);
        List<Path> others = new ArrayList<>(inputs);
        others.add(output);
        for (Path other : others) {
            Path realOther = real(other);
            if (real.startsWith(realOther) || realOther.startsWith(real)) {
                throw new ElpisException(
                                Code.OUTPUT_UNUSABLE,
                                "The folder for seals must lie apart from input and output: the openings in it tell what "
                                        + "was removed. Choose another with --seal.")
                        .with("seals", seals);
            }
        }
    }

    /// The path without links, as far as it exists.
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                try {
                    return at.toRealPath().resolve(at.relativize(absolute)).normalize();
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }
}
