package org.elpis.engine;

/// A file that was read once: which study it belongs to.
///
/// @param sopInstanceUid  the original's; private
record ScannedItem(InputItem item, Study study, String sopInstanceUid) {}
