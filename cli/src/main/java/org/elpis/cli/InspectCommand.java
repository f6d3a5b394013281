package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.engine.Progress;
import org.elpis.engine.SeenHtml;
import org.elpis.engine.SeenImage;

/// `elpis inspect PATH...`
final class InspectCommand {
    private final Inspection inspection = new Inspection();
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
    private final List<String> refusals = new ArrayList<>();
    private final PixelSurvey survey;
    private int unreadable;
    private int notDicom;

    private InspectCommand(PixelSurvey.Extent extent, boolean wantsPictures) {
        this.survey = new PixelSurvey(extent, wantsPictures, limits);
    }

    static Options options() {
        return new Options(
                        "inspect",
                        "PATH...",
                        "What does this give away? In plain words, and as a table grouped by how strongly it identifies.")
                .places("PATH", "1..*", "Files or folders.")
                .flag("--values", "Show values of folders too; they are shown for a single file.")
                .flag("--no-values", "Show no value.")
                .flag(
                        "--pixels",
                        "Look at pixels too: at one image of every series, at most " + PixelSurvey.MAX_IMAGES + ".")
                .flag("--all-pixels", "Look at the pixels of all images.")
                .value(
                        "--html",
                        "FILE",
                        "Write a private page with the pictures, what looks like writing outlined, and heads as anybody could "
                                + "render them (seconds a study, at most " + PixelSurvey.MAX_STUDIES + " studies).")
                .common()
                .footer("Exit codes: 0 everything could be read, 1 some file could not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, InspectCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        if (arguments.has("--values") && arguments.has("--no-values")) {
            throw new UsageException("--values and --no-values exclude each other.");
        }
        if (arguments.has("--html") && arguments.has("--no-values")) {
            throw new UsageException("--html shows pictures, which are values: it and --no-values exclude each other.");
        }
        List<Path> paths = arguments.paths();
        if (paths.isEmpty()) {
            throw new UsageException("PATH is missing: give files or folders.");
        }
        Optional<Path> page = arguments.has("--html")
                ? Optional.of(Arguments.path(arguments.value("--html").orElseThrow()))
                : Optional.empty();
        page.ifPresent(InspectCommand::requireFree);
        InspectCommand command = new InspectCommand(extent(arguments), page.isPresent());
        List<Path> files = files(paths);
        for (Path file : files) {
            command.inspect(file);
        }
        if (command.survey.isWanted()) {
            try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
                boolean shows = terminal.isInteractive() && !arguments.has("--json");
                command.survey.look(shows ? bar : Progress.NONE);
            }
        }
        if (page.isPresent()) {
            write(page.get(), command.survey);
        }
        boolean isSingle = paths.size() == 1 && Files.isRegularFile(paths.getFirst());
        boolean showsValues = arguments.has("--values") || isSingle && !arguments.has("--no-values");
        InspectText text = new InspectText(
                command.inspection,
                command.unreadable,
                command.notDicom,
                command.refusals,
                showsValues,
                isSingle,
                command.survey);
        terminal.out().print(arguments.has("--json") ? text.json() : text.table(arguments.places()));
        if (page.isPresent() && !arguments.has("--json")) {
            terminal.out().print("      open " + page.get() + " (private: shows patients)\n");
        }
        return command.unreadable > 0 || isSingle && command.notDicom > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static PixelSurvey.Extent extent(Arguments arguments) throws UsageException {
        if (!arguments.has("--pixels") && !arguments.has("--all-pixels") && !arguments.has("--html")) {
            return PixelSurvey.Extent.NOTHING;
        }
        if (!SeenImage.canLook()) {
            throw new UsageException(
                    "--pixels, --all-pixels and --html need the part that looks at pixels, which is not installed.");
        }
        return arguments.has("--all-pixels") ? PixelSurvey.Extent.EVERYTHING : PixelSurvey.Extent.SOME;
    }

    private static void requireFree(Path page) {
        if (Files.exists(page, LinkOption.NOFOLLOW_LINKS)) {
            throw new ElpisException(
                            ElpisException.Code.OUTPUT_UNUSABLE,
                            "The page exists already. Name another file, or remove it.")
                    .with("html", page);
        }
        Path folder = page.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ElpisException(
                            ElpisException.Code.OUTPUT_UNUSABLE,
                            "The folder of the page is not there. Make it, or name another file.")
                    .with("html", page);
        }
    }

    /// Nobody but the owner may read it.
    private static void write(Path page, PixelSurvey survey) {
        String summary = "Of " + Layout.count(survey.all(), "image") + " "
                + Layout.grouped(survey.images().size()) + " "
                + (survey.images().size() == 1 ? "was" : "were") + " looked at; at most " + PixelSurvey.MAX_IMAGES
                + " are shown.";
        String html = SeenHtml.of(survey.shown(), survey.heads(), summary);
        try {
            Path target = page.toAbsolutePath().normalize();
            Path folder = Objects.requireNonNullElse(target.getParent(), target);
            Path partial = Files.createTempFile(folder, ".elpis-", ".partial", OwnerOnly.file(folder));
            try {
                Files.writeString(partial, html, StandardCharsets.UTF_8);
                Files.move(partial, target);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new ElpisException(
                            ElpisException.Code.OUTPUT_UNUSABLE,
                            "The page cannot be written. Check the folder, its permissions and its space.",
                            e)
                    .with("html", page);
        }
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
            Instance instance = DicomReader.read(source, limits);
            inspection.add(instance);
            survey.add(file, instance);
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
