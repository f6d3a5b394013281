package org.elpis.vision.read;

/// A page for a program that reads: grey, 0 black, row by row.
///
/// @param values  `columns x rows` bytes, kept and not copied
@SuppressWarnings("ArrayRecordComponent") // made to be written, never compared
record GreyPage(int columns, int rows, byte[] values) {}
