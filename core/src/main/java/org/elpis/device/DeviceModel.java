package org.elpis.device;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// A make of device and the kind of image that it writes: what draws its words at the same places.
///
/// Values of the header as they are: private, like everything that tells where an image was made.
///
/// @param manufacturer  Manufacturer, not empty
/// @param model  Manufacturer's Model Name, not empty
/// @param software  Software Versions with a backslash between its values; may be empty
/// @param rows  of its images
/// @param columns  of its images
public record DeviceModel(String manufacturer, String model, String software, int rows, int columns, String sopClassUid)
        implements Comparable<DeviceModel> {
    private static final int MANUFACTURER = 0x0008_0070;
    private static final int MODEL_NAME = 0x0008_1090;
    private static final int SOFTWARE_VERSIONS = 0x0018_1020;
    /// Characters of one value: ten times what LO may have, for whoever does not keep to it.
    private static final int MAX_LENGTH = 640;

    private static final int MAX_SIDE = 0xFFFF;
    private static final Comparator<DeviceModel> ORDER = Comparator.comparing(DeviceModel::line);

    public DeviceModel {
        if (manufacturer.isEmpty() || model.isEmpty()) {
            throw new IllegalArgumentException("manufacturer and model must not be empty");
        }
        if (rows < 1 || rows > MAX_SIDE || columns < 1 || columns > MAX_SIDE) {
            throw new IllegalArgumentException("rows and columns must be 1 to 65535");
        }
    }

    /// The device that an image says it is from; empty when it does not say, or is no image.
    public static Optional<DeviceModel> of(DataSet image) {
        String manufacturer = writable(image.string(MANUFACTURER));
        String model = writable(image.string(MODEL_NAME));
        String software = writable(String.join("\\", image.strings(SOFTWARE_VERSIONS)));
        int rows = image.number(Tag.ROWS, 0);
        int columns = image.number(Tag.COLUMNS, 0);
        boolean isSaid = isValue(manufacturer) && isValue(model) && software.length() <= MAX_LENGTH;
        boolean isImage = rows > 0 && rows <= MAX_SIDE && columns > 0 && columns <= MAX_SIDE;
        String sopClass = writable(image.string(Tag.SOP_CLASS_UID));
        return isSaid && isImage && isValue(sopClass)
                ? Optional.of(new DeviceModel(manufacturer, model, software, rows, columns, sopClass))
                : Optional.empty();
    }

    /// As a text is when it was written and read again: bytes that the character set lacks are no characters.
    private static String writable(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static boolean isValue(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }

    /// Its line in the file of templates, without the word before it.
    String line() {
        return TemplateText.escaped(manufacturer)
                + '\t'
                + TemplateText.escaped(model)
                + '\t'
                + TemplateText.escaped(software)
                + '\t'
                + rows
                + '\t'
                + columns
                + '\t'
                + TemplateText.escaped(sopClassUid);
    }

    @Override
    public int compareTo(DeviceModel other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "DeviceModel[withheld]";
    }
}
