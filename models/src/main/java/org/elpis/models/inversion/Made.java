package org.elpis.models.inversion;

/// An image made from a model.
///
/// @param image  channel by channel, row by row
/// @param start  the image it was made from
/// @param isOfMember  whether the nearest patient is a member, else a control
/// @param place  of the nearest image in the gallery
/// @param distance  to that patient's nearest image
record Made(float[] image, float[] start, boolean isOfMember, int place, double distance) {}
