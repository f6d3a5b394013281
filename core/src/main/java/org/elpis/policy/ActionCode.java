package org.elpis.policy;

/// The action codes of PS3.15 Table E.1-1a. A code with several letters is decided by the attribute's type in
/// the IOD.
public enum ActionCode {
    /// Replace with a dummy value.
    D("D"),
    /// Replace with a zero-length value, or a dummy value.
    Z("Z"),
    /// Remove.
    X("X"),
    /// Keep; clean the items of a sequence.
    K("K"),
    /// Clean: replace with values of similar meaning that hold no identifying information.
    C("C"),
    /// Replace with a UID that is consistent within a set of instances.
    U("U"),
    /// Z unless D is required to stay within the IOD (type 2 versus type 1).
    Z_D("Z/D"),
    /// X unless Z is required (type 3 versus type 2).
    X_Z("X/Z"),
    /// X unless D is required (type 3 versus type 1).
    X_D("X/D"),
    /// X unless Z or D is required (type 3 versus type 2 versus type 1).
    X_Z_D("X/Z/D"),
    /// X unless Z or the replacement of contained instance UIDs is required; for sequences of references.
    X_Z_U("X/Z/U*");

    private final String code;

    ActionCode(String code) {
        this.code = code;
    }

    /// The code as published: `X/Z/U*`.
    public String code() {
        return code;
    }

    /// The constant of a published code.
    ///
    /// @throws IllegalArgumentException if there is no such code
    public static ActionCode of(String code) {
        for (ActionCode action : values()) {
            if (action.code.equals(code)) {
                return action;
            }
        }
        throw new IllegalArgumentException("code must be one of PS3.15 Table E.1-1a, got " + code);
    }
}
