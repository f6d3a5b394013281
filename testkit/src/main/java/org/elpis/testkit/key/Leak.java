package org.elpis.testkit.key;

/// A token that should have vanished and did not. Holds no value: look it up by `plant`.
///
/// @param file  relative path, which is itself a leak if the file name was not changed
/// @param offset  in the file, or in the unpacked stream that starts at `streamOffset`
/// @param streamOffset  where the compressed stream that held the token starts in the file; -1 if there was none
/// @param plant  index in the answer key; the first of them if several plants share the token
/// @param token  index of the token among the plant's tokens to vanish
/// @param certain  false for a bare date in a file whose patient is not known: another patient's date may have
///     been moved onto it
public record Leak(String file, long offset, long streamOffset, int plant, int token, View view, boolean certain) {}
