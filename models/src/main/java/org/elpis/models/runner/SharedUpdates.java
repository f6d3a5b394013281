package org.elpis.models.runner;

import org.elpis.models.data.ImageSet;
import org.elpis.models.gradients.Sharing;

/// What an audit of shared updates is about.
///
/// @param images  of the site, with labels
/// @param low  least value that an image can have, by its preprocessing
/// @param high  greatest, > low
/// @param sharing  what an update is made of
public record SharedUpdates(ImageSet images, double low, double high, Sharing sharing) {}
