package org.elpis.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;

/// `elpis inspect PATH...`
final class InspectCommand {
    private final Inspection inspection = new Inspection();
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
    private final List<String> refusals = new ArrayList<>();
    private int unreadable;
    private int notDicom;

    private InspectCommand() {}

    static Options options() {
        return new Options(
                        "inspect",
                        "PATH...",
                        "What does this give away? In plain words, and as a table grouped by how strongly it identifies.")
                .places("PATH", "1..*", "Files or folders.")
                .flag("--values", "Show values of folders too; they are shown for a single file.")
                .flag("--no-values", "Show no value.")
                .common()
                .footer("Exit codes: 0 everything could be read, 1 some file could not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        Options options = options();
        Arguments arguments = options.parse(args);
        if (arguments.has("--help")) {
            terminal.out().print(options.help());
            return ExitCode.DONE;
        }
        if (arguments.has("--values") && arguments.has("--no-values")) {
            throw new UsageException("--values and --no-values exclude each other.");
        }
        List<Path> paths = arguments.paths();
        if (paths.isEmpty()) {
            throw new UsageException("PATH is missing: give files or folders.");
        }
        InspectCommand command = new InspectCommand();
        List<Path> files = files(paths);
        for (Path file : files) {
            command.inspect(file);
        }
        boolean isSingle = paths.size() == 1 && Files.isRegularFile(paths.getFirst());
        boolean showsValues = arguments.has("--values") || isSingle && !arguments.has("--no-values");
        InspectText text = new InspectText(
                command.inspection, command.unreadable, command.notDicom, command.refusals, showsValues, isSingle);
        terminal.out().print(arguments.has("--json") ? text.json() : text.table(arguments.places()));
        return command.unreadable > 0 || isSingle && command.notDicom > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                if (Files.isDirectory(path)) {
                    walk(path, files);
                } else if (Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
                    // A pipe would be waited for without end.
                    throw new ElpisException(
                                    ElpisException.Code.INPUT_UNREADABLE,
                                    "The input is neither a folder nor a file. Check the path.")
                            .with("input", path);
                } else {
                    files.add(path);
                }
            } catch (IOException e) {
                throw new ElpisException(
                                ElpisException.Code.INPUT_UNREADABLE,
                                "The input does not exist or cannot be read. Check the path.",
                                e)
                        .with("input", path);
            }
        }
        return files;
    }

    private static void walk(Path folder, List<Path> files) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Opened later and counted then, with the reason.
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
    }

    private void inspect(Path file) {
        try (FileSource source = FileSource.open(file)) {
            inspection.add(DicomReader.read(source, limits));
        } catch (MalformedDicomException e) {
            if (e.fault() == MalformedDicomException.Fault.NOT_DICOM) {
                notDicom++;
            } else {
                unreadable++;
            }
            refuse(e.fault().sentence());
        } catch (IOException e) {
            unreadable++;
            refuse("The file could not be read.");
        }
    }

    private void refuse(String sentence) {
        if (!refusals.contains(sentence)) {
            refusals.add(sentence);
        }
    }
}
