package org.elpis.models.net;

/// One training that is to be done: all that decides its result.
///
/// @param recipe  how
/// @param examples  on what
/// @param seed  of first weights, order and augmentation
public record TrainingRun(TrainingRecipe recipe, Examples examples, long seed) {}
