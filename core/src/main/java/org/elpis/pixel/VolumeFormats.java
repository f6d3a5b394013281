package org.elpis.pixel;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Who reads volumes that are files of their own in this installation.
public final class VolumeFormats {
    private VolumeFormats() {}

    /// Looked for only when volumes are to be read.
    private static final class Found {
        static final Optional<VolumeFormat> FORMAT = find();

        private static Optional<VolumeFormat> find() {
            try {
                List<VolumeFormat> all =
                        ServiceLoader.load(VolumeFormat.class, VolumeFormats.class.getClassLoader()).stream()
                                .map(ServiceLoader.Provider::get)
                                .toList();
                return all.stream().findFirst();
            } catch (ServiceConfigurationError e) {
                return Optional.empty();
            }
        }
    }

    /// Empty when this installation has none.
    public static Optional<VolumeFormat> find() {
        return Found.FORMAT;
    }
}
