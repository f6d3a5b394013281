package org.elpis.models.data;

/// A picture that is not read. The message says why, in constant words, and holds no value of a patient.
final class UnreadablePictureException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
