package org.elpis.timestamp;

import java.time.Instant;

/// A token that an authority gave.
///
/// @param token  TimeStampToken in DER
/// @param time  as the authority says it, to be believed by whoever knows the authority
public record Obtained(byte[] token, Instant time) {}
