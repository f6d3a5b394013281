package org.elpis.bench.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// CPU time of all threads of this process, the natives' and the compiler's too, user and system.
public final class CpuSeconds {
    /// Of /proc/self/stat a second, on every Linux that is not forty years old (proc(5), sysconf(_SC_CLK_TCK)).
    private static final double TICKS = 100;

    private CpuSeconds() {}

    public static double used() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
