package org.elpis.vision.text;

import org.elpis.pixel.Box;

/// A rectangle to be taken out, and how much like text what is in it is.
///
/// @param score  log odds, above 0 when more likely text than not
public record TextBox(Box box, double score) {}
