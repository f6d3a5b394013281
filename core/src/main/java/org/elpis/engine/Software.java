package org.elpis.engine;

/// The name and version that Elpis tells of itself.
public final class Software {
    public static final String VERSION = "0.1.0";
    public static final String NAME = "Elpis " + VERSION;

    private Software() {}
}
