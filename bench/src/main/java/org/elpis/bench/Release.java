package org.elpis.bench;

import java.nio.file.Path;
import java.util.Map;

/// What a tool made of a hospital.
///
/// @param outputOf  path below `folder` by the path of the original; without those that were held back or lost
/// @param heldBack  how many objects the tool held back and said so
record Release(String tool, Path folder, Map<String, String> outputOf, int heldBack) {}
