package org.elpis.seal;

/// A secret from which the salts of some leaves follow: of `1 << level` leaves from `number << level` on.
///
/// @param level  0 for the salt of one leaf, at most 31
/// @param number  counted from 0 within the level
/// @param node  32 bytes, kept and not copied
record SaltNode(int level, int number, byte[] node) {
    long first() {
        return (long) number << level;
    }

    /// The first leaf behind.
    long end() {
        return (long) number + 1 << level;
    }
}
