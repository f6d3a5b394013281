package org.elpis.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.DataSet;

/// The templates that are in force, one a device at most. Immutable.
public final class DeviceTemplates {
    /// None at all.
    public static final DeviceTemplates NONE = new DeviceTemplates(List.of(), "");

    private final Map<DeviceModel, Known> byDevice = new LinkedHashMap<>();
    private final String digest;

    /// A template and what it is called where its device must not be named.
    ///
    /// @param id  16 hexadecimal digits that only the project can derive from the template
    public record Known(String id, DeviceTemplate template) {}

    /// @param digest  64 hexadecimal digits that only the project can derive from the templates; empty for none
    public DeviceTemplates(List<Known> templates, String digest) {
        this.digest = digest;
        List<Known> sorted = new ArrayList<>(templates);
        sorted.sort(Comparator.comparing(known -> known.template().device()));
        for (Known known : sorted) {
            if (byDevice.put(known.template().device(), known) != null) {
                throw new IllegalArgumentException("templates must have a device each");
            }
        }
    }

    /// The template of the device that an image says it is from.
    public Optional<Known> of(DataSet image) {
        return byDevice.isEmpty() ? Optional.empty() : DeviceModel.of(image).flatMap(this::of);
    }

    public Optional<Known> of(DeviceModel device) {
        return Optional.ofNullable(byDevice.get(device));
    }

    /// In the order of the file.
    public List<Known> all() {
        return List.copyOf(byDevice.values());
    }

    public boolean isEmpty() {
        return byDevice.isEmpty();
    }

    public int size() {
        return byDevice.size();
    }

    /// The same digest, the same templates; says nothing about them to whoever has no key.
    public String digest() {
        return digest;
    }
}
