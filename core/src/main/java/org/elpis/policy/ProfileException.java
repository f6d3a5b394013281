package org.elpis.policy;

/// A profile file that cannot be used, with the line at fault and the reason.
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    ProfileException(int line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
    }

    /// Line in the file, from 1.
    public int line() {
        return line;
    }
}
