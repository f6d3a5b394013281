package org.elpis.pixel;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Who looks at pixels in this installation.
public final class Examiners {
    private Examiners() {}

    /// Looked for only when pixels are to be looked at.
    private static final class Found {
        static final Optional<ImageExaminer> EXAMINER = find();

        private static Optional<ImageExaminer> find() {
            try {
                List<ImageExaminer> all =
                        ServiceLoader.load(ImageExaminer.class, Examiners.class.getClassLoader()).stream()
                                .map(ServiceLoader.Provider::get)
                                .toList();
                return all.stream().findFirst();
            } catch (ServiceConfigurationError e) {
                return Optional.empty();
            }
        }
    }

    /// Looked for only when something is sealed or compared with a seal.
    private static final class FoundOpener {
        static final Optional<ImageOpener> OPENER = find();

        private static Optional<ImageOpener> find() {
            try {
                return ServiceLoader.load(ImageOpener.class, Examiners.class.getClassLoader())
                        .findFirst();
            } catch (ServiceConfigurationError e) {
                return Optional.empty();
            }
        }
    }

    /// Who holds pictures against images; empty when this installation cannot.
    public static Optional<ExportJudge> exportJudge() {
        try {
            return ServiceLoader.load(ExportJudge.class, Examiners.class.getClassLoader())
                    .findFirst();
        } catch (ServiceConfigurationError e) {
            return Optional.empty();
        }
    }

    /// Who decodes frames; empty when this installation decodes none.
    public static Optional<ImageOpener> opener() {
        return FoundOpener.OPENER;
    }

    /// Who reads words that were found, looked for only when some may stay.
    private static final class FoundReader {
        static final Optional<WordReader> READER = find();

        private static Optional<WordReader> find() {
            try {
                return ServiceLoader.load(WordReader.class, Examiners.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(WordReader::isReady)
                        .findFirst();
            } catch (ServiceConfigurationError e) {
                return Optional.empty();
            }
        }
    }

    /// Empty when nothing on this machine reads: then no word that was found may stay.
    public static Optional<WordReader> reader() {
        return FoundReader.READER;
    }

    /// Empty when this installation has none: then no image is examined, and none may leave as if it had been.
    public static Optional<ImageExaminer> find() {
        return Found.EXAMINER;
    }
}
