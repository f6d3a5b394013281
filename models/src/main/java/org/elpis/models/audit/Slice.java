package org.elpis.models.audit;

/// A figure among the patients of one group.
///
/// @param attribute  column of the manifest: `sex`
/// @param group  its value: `F`
/// @param figure  what was measured there
/// @param remarkable  whether it differs from all others after correction for the number of slices
public record Slice(String attribute, String group, Figure figure, boolean remarkable) {}
