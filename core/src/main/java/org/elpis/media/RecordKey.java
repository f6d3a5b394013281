package org.elpis.media;

/// An attribute that a kind of directory record holds.
record RecordKey(int tag, Need need) {
    enum Need {
        /// Type 1.
        VALUE,
        /// Type 2.
        PRESENCE,
        /// Type 1C, wherever the object has it.
        IF_PRESENT
    }

    static RecordKey value(int tag) {
        return new RecordKey(tag, Need.VALUE);
    }

    static RecordKey presence(int tag) {
        return new RecordKey(tag, Need.PRESENCE);
    }

    static RecordKey ifPresent(int tag) {
        return new RecordKey(tag, Need.IF_PRESENT);
    }
}
