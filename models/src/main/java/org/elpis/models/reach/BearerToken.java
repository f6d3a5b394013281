package org.elpis.models.reach;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.elpis.ElpisException;
import org.elpis.home.PrivateFile;

/// What an endpoint knows its callers by (RFC 6750). It is in no message and in no text of this object.
public final class BearerToken {
    private final String value;

    private BearerToken(String value) {
        String stripped = value.strip();
        if (!stripped.matches("[A-Za-z0-9._~+/-]{1,8192}=*")) {
            throw new ElpisException(
                    ElpisException.Code.KEY_DAMAGED,
                    "The token for the endpoint is empty or has characters that no token has (RFC 6750 2.1).");
        }
        this.value = stripped;
    }

    /// From a file that its owner alone may read.
    public static BearerToken fromFile(Path file) {
        try {
            return new BearerToken(PrivateFile.read(file));
        } catch (IOException e) {
            throw new ElpisException(
                            ElpisException.Code.KEY_MISSING, "The file with the endpoint's token cannot be read.", e)
                    .with("file", file);
        }
    }

    /// From a variable of the environment.
    ///
    /// @param environment  such as [System#getenv()]
    public static BearerToken fromEnvironment(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new ElpisException(
                            ElpisException.Code.KEY_MISSING,
                            "The environment variable with the endpoint's token is not set.")
                    .with("variable", name);
        }
        return new BearerToken(value);
    }

    String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "BearerToken";
    }
}
