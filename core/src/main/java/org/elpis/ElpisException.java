package org.elpis;

import java.util.LinkedHashMap;
import java.util.Map;

/// A fault of the environment: a file that cannot be read, a key that is missing, a disk that is full.
///
/// The message is a constant and says what to do; facts such as paths are context beside it. A patient's value
/// may be in neither.
public final class ElpisException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final transient Map<String, String> context = new LinkedHashMap<>();

    /// What kind of fault.
    public enum Code {
        KEY_MISSING,
        KEY_UNSAFE,
        KEY_DAMAGED,
        VAULT_DAMAGED,
        TEMPLATES_DAMAGED,
        EXAMINER_MISSING,
        HOME_UNUSABLE,
        INPUT_UNREADABLE,
        OUTPUT_UNUSABLE,
        DISK_FULL,
        PROFILE_INVALID,
        JOB_RUNNING,
        LEDGER_BUSY,
        LEDGER_UNUSABLE,
        LEDGER_REFUSED,
        PART_MISSING,
        TIMESTAMP_MISSING
    }

    public ElpisException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public ElpisException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ElpisException with(String key, Object value) {
        context.put(key, value.toString());
        return this;
    }

    public Code code() {
        return code;
    }

    public Map<String, String> context() {
        return Map.copyOf(context);
    }
}
