package org.elpis.pixel;

import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;

/// Pixel data after boxes were filled, and what the object must say about them now.
///
/// @param syntax  of the object from now on: frames that cannot be written as they were become uncompressed
/// @param photometric  what the samples mean from now on
/// @param isByPixel  whether the samples of a pixel lie together now, whatever they did before
public record FilledPixels(Value pixels, TransferSyntax syntax, Photometric photometric, boolean isByPixel) {}
