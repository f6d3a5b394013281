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

    /// Empty when this installation has none: then no image is examined, and none may leave as if it had been.
    public static Optional<ImageExaminer> find() {
        return Found.EXAMINER;
    }
}
