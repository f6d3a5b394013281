package org.elpis.policy;

/// What a rule asks for, before the element's type, value and surroundings have their say.
enum Treatment {
    KEEP,
    REMOVE,
    ZERO,
    DUMMY,
    UID,
    DATE,
    AGE,
    PSEUDONYM,
    TEXT,
    NUMBER,
    CODE_VALUE,
    CREATOR,
    X_Z,
    X_D,
    X_Z_D,
    Z_D
}
