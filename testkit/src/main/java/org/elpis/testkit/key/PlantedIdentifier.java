package org.elpis.testkit.key;

/// One planted value: where it stands, what it is, what is expected.
///
/// @param path  in the notation of the MIDI-B key; places outside the data set have names such as `<preamble>`
/// @param value  the whole original value
public record PlantedIdentifier(PlantedInstance instance, String path, String value, Answer answer) {}
