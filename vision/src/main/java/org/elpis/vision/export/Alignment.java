package org.elpis.vision.export;

/// How a picture lies on a frame: turned back first, its pixels have their places in the frame by two axes.
record Alignment(Turn turn, Axis across, Axis down) {}
