package org.elpis.detect;

import java.util.List;
import org.elpis.dicom.Location;
import org.elpis.pixel.Box;

/// Something in an object that may identify a person.
public sealed interface Finding {
    Location location();

    /// Words, numbers, dates or UIDs in a text; offsets count in the decoded text of the whole value.
    record IdentifyingText(Location location, List<Span> spans) implements Finding {
        public IdentifyingText {
            spans = List.copyOf(spans);
        }
    }

    /// Bytes in an image or a colour profile that are no part of it: comments, metadata, gaps, an overlay's
    /// bits.
    ///
    /// @param parts  in how many places
    record HiddenBytes(Location location, int parts, long bytes) implements Finding {}

    /// Words drawn into the frames of an image.
    record BurnedInText(Location location, List<Box> boxes) implements Finding {
        public BurnedInText {
            boxes = List.copyOf(boxes);
        }
    }

    /// Words drawn into the frames of an image that were read and say nothing of anybody.
    record HarmlessWords(Location location, List<Box> boxes) implements Finding {
        public HarmlessWords {
            boxes = List.copyOf(boxes);
        }
    }

    /// An image of a device whose words stand at known places.
    ///
    /// @param outside  boxes with words where the device has none
    /// @param empty  places without words where the device always has some
    record DevicePlaces(Location location, int outside, int empty) implements Finding {}

    /// A face that pixels show, or elements draw.
    ///
    /// @param pixels  how many get other values, over all frames; 0 for elements
    record RecognizableFace(Location location, long pixels) implements Finding {}

    /// A value that could not be looked at.
    record UnreadablePart(Location location, String reason) implements Finding {}
}
