package org.elpis.policy;

/// What a profile does to one private attribute that is on a list of safe ones.
///
/// @param creator  private creator
/// @param tag  `(0019,xx0C)`, where `xx` is the block that the creator has reserved
/// @param vr  VRs as published, `DS/LO`; "" where none is
/// @param name  "" where none is published
/// @param what  what happens, in words
/// @param rule  what decides, as plans name it
/// @param isInSequencesOnly  whether it is removed at the top level
public record PrivateLine(
        String creator, String tag, String vr, String name, String what, String rule, boolean isInSequencesOnly) {}
