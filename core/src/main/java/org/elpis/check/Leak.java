package org.elpis.check;

/// A place in the released bytes where a piece of identity was found. Never holds what was found.
///
/// @param where  path of the element, `(0008,1140)[0].(0008,1155)`, or `preamble`, `byte 1234`,
///     `file`, `file name`
/// @param tag  tag of that element; 0 outside elements
public record Leak(String where, int tag, Kind kind, View view) {}
