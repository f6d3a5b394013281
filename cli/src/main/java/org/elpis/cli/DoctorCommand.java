package org.elpis.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.deid.SiteKey;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.engine.JsonWriter;

/// `elpis doctor`
final class DoctorCommand {
    private static final long MIN_HEAP = 128L << 20;
    private static final long LITTLE_DISK = 5_000_000_000L;
    private static final long NO_DISK = 50_000_000L;

    private final Path home;
    private final Terminal terminal;
    private final List<Line> lines = new ArrayList<>();

    /// How bad it is.
    private enum Level {
        OK,
        WARN,
        FAIL
    }

    private record Line(Level level, String topic, String what) {}

    private DoctorCommand(Path home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    static Options options() {
        return new Options("doctor", "", "Is this machine fit? Changes nothing.")
                .common()
                .footer("Exit codes: 0 fit, 2 usage, 3 something must be mended first.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, DoctorCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        DoctorCommand doctor = new DoctorCommand(terminal.home(arguments), terminal);
        doctor.examine();
        terminal.out().print(arguments.has("--json") ? doctor.json() : doctor.text());
        return doctor.worst() == Level.FAIL ? ExitCode.ENVIRONMENT : ExitCode.DONE;
    }

    private void examine() {
        java();
        memory();
        cache();
        home();
        key();
        disk("Disk of home", home);
        disk("Disk of temporary files", Path.of(System.getProperty("java.io.tmpdir")));
        leftovers();
        documents();
        tools();
    }

    private void java() {
        Runtime.Version version = Runtime.version();
        boolean isNew = version.feature() > 25 || version.feature() == 25 && version.update() >= 3;
        add(
                version.feature() < 25 ? Level.FAIL : isNew ? Level.OK : Level.WARN,
                "Java",
                version + (isNew ? "" : "; 25.0.3 or newer is advised") + ", "
                        + Layout.count(Runtime.getRuntime().availableProcessors(), "core"));
    }

    private void memory() {
        long heap = Runtime.getRuntime().maxMemory();
        boolean suffices = heap >= MIN_HEAP;
        add(
                suffices ? Level.OK : Level.WARN,
                "Memory",
                Layout.bytes(heap) + " for Java" + (suffices ? "" : "; large headers need more: ELPIS_OPTS=-Xmx512m"));
    }

    private void cache() {
        boolean isUsed = false;
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            isUsed |= argument.startsWith("-XX:AOTCache=");
        }
        add(
                isUsed ? Level.OK : Level.WARN,
                "Fast start",
                isUsed ? "the AOT cache is in use" : "no AOT cache; start Elpis with ./elpis, which makes one");
    }

    private void home() {
        if (!Files.exists(home)) {
            Path parent = home;
            while (parent != null && !Files.exists(parent)) {
                parent = parent.getParent();
            }
            boolean canBeMade = parent != null && Files.isWritable(parent);
            add(
                    canBeMade ? Level.OK : Level.FAIL,
                    "Home",
                    home + (canBeMade ? " will be made on first use" : " cannot be made; choose another with --home"));
            return;
        }
        if (!Files.isDirectory(home) || !Files.isWritable(home)) {
            add(Level.FAIL, "Home", home + " cannot be written; mend its permissions or choose another with --home");
            return;
        }
        boolean isOpen = isOpenToOthers(home);
        add(
                isOpen ? Level.WARN : Level.OK,
                "Home",
                home + (isOpen ? " can be read by others; run chmod 700 on it" : ""));
    }

    private static boolean isOpenToOthers(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// Looks only when there is a key, or was one: asking for it would make it.
    private void key() {
        Path folder = home.resolve("keys");
        if (!Files.exists(folder.resolve("site.key")) && !Files.exists(folder.resolve("site.id"))) {
            add(
                    Level.OK,
                    "Site key",
                    "none yet; made by the first deid. Back it up then: without it nothing continues");
            return;
        }
        try {
            SiteKey.of(home);
            add(Level.OK, "Site key", "present, whole, readable by its owner only");
        } catch (ElpisException e) {
            add(Level.FAIL, "Site key", e.getMessage() + " [" + e.code() + "]");
        }
    }

    private void disk(String topic, Path path) {
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            if (existing != null) {
                long free = Files.getFileStore(existing).getUsableSpace();
                Level level = free < NO_DISK ? Level.FAIL : free < LITTLE_DISK ? Level.WARN : Level.OK;
                add(level, topic, Layout.bytes(free) + " free");
            }
        } catch (IOException e) {
            add(Level.WARN, topic, "free space cannot be told");
        }
    }

    private void leftovers() {
        int stopped = count(home.resolve("jobs"), folder -> !Files.exists(folder.resolve("done")));
        if (stopped > 0) {
            add(Level.WARN, "Jobs", Layout.count(stopped, "job") + " stopped half-way; the same command continues it");
        }
        int faults = count(home.resolve("crash"), file -> true);
        if (faults > 0) {
            add(Level.WARN, "Faults", Layout.count(faults, "record") + " in " + home.resolve("crash"));
        }
    }

    private static int count(Path folder, DirectoryStream.Filter<Path> filter) {
        int count = 0;
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, filter)) {
                for (Path entry : entries) {
                    count += entry.isAbsolute() ? 1 : 0;
                }
            } catch (IOException e) {
                return count;
            }
        }
        return count;
    }

    private void documents() {
        boolean hasPdf = EncapsulatedDocument.format("application/pdf").isPresent();
        add(
                hasPdf ? Level.OK : Level.WARN,
                "Documents",
                hasPdf
                        ? "PDF, CDA, STL, OBJ and MTL can be cleaned"
                        : "CDA, STL, OBJ and MTL can be cleaned; the part for PDF is not installed, so PDFs become empty");
    }

    /// Nothing is needed but Java; these are other people's oracles.
    private void tools() {
        List<String> found = new ArrayList<>();
        for (String tool : List.of("dcmdump", "dciodvfy", "mvn")) {
            for (String folder : terminal.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, tool))) {
                    found.add(tool);
                    break;
                }
            }
        }
        add(
                Level.OK,
                "Optional tools",
                (found.isEmpty() ? "none found" : String.join(", ", found)) + "; none is needed to run");
    }

    private void add(Level level, String topic, String what) {
        lines.add(new Line(level, topic, what));
    }

    private Level worst() {
        Level worst = Level.OK;
        for (Line line : lines) {
            worst = line.level.compareTo(worst) > 0 ? line.level : worst;
        }
        return worst;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(Layout.left(line.level.name(), 6)).append(Layout.left(line.topic, 25));
            String what = Layout.paragraph(" ".repeat(31), line.what);
            text.append(what, 31, what.length());
        }
        text.append('\n');
        text.append(
                worst() == Level.FAIL
                        ? "Next: mend what is marked FAIL, then run elpis doctor again.\n"
                        : "This machine is fit. Next: elpis demo\n");
        return text.toString();
    }

    private String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("fit").value(worst() != Level.FAIL).key("findings").beginArray();
        for (Line line : lines) {
            json.beginObject().key("level").value(line.level.name().toLowerCase(Locale.ROOT));
            json.key("topic").value(line.topic).key("what").value(line.what).endObject();
        }
        return json.endArray().endObject() + "\n";
    }
}
