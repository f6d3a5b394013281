package org.elpis.models.reach;

/// A model that cannot be asked, or whose answer is none. The message is for people, says what to do,
/// and holds no value of a patient.
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
