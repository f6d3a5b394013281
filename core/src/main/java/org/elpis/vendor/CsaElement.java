package org.elpis.vendor;

import java.util.List;

/// One named element of a CSA header.
///
/// @param vm  value multiplicity as written; it does not bound the number of items
/// @param vr  two letters, which say how the text of an item is to be read
/// @param syngoType  the manufacturer's own number of the VR
/// @param items  texts up to the first NUL, with the spaces behind them
record CsaElement(String name, int vm, String vr, int syngoType, List<Item> items) {
    /// One value.
    ///
    /// @param length  bytes that it takes, padding included
    record Item(String text, int length) {}
}
