package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.engine.VolumeJob;
import org.elpis.engine.VolumeReport;
import org.elpis.engine.VolumeReportJson;
import org.elpis.engine.VolumeRunner;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.FaceHandling.Extent;
import org.elpis.pixel.FaceHandling.Fill;
import org.elpis.pixel.VolumeFormat;
import org.elpis.pixel.VolumeFormats;
import org.elpis.pixel.VolumeHandling.Modality;

/// `elpis deface IN... OUT`
final class DefaceCommand {
    private DefaceCommand() {}

    static Options options() {
        return new Options(
                        "deface",
                        "IN... OUT",
                        "Take faces out of NIfTI files, and out of their headers whatever is not geometry. OUT gets only what "
                                + "may leave.")
                .places("PATH", "1..*", "IN... (.nii, .nii.gz, a .hdr beside its .img, folders) and, last, OUT.")
                .value("--faces", "face|face-ears-teeth|skull-strip", "How much of a head goes (default: face).")
                .value(
                        "--fill",
                        "noise|average",
                        "What takes its place: noise of the scan (default), or an average face.")
                .value(
                        "--modality",
                        "mr|ct|pet",
                        "What made the volumes (default: Hounsfield units tell CT, a name that ends with _pet tells PET).")
                .flag("--keep-names", "Keep names of files and folders, whatever they tell of a patient.")
                .value("--project", "NAME", "Names and noise are derived from its key (default: default).")
                .flag("--quiet", "Print nothing but errors.")
                .common()
                .footer(
                        "Only volumes are written: JSON sidecars, tables and everything else stay behind.",
                        "Exit codes: 0 everything released, 1 something was quarantined, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, DefaceCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        VolumeJob job = job(arguments, terminal);
        boolean isJson = arguments.has("--json");
        boolean isTold = !isJson && !arguments.has("--quiet");
        VolumeReport report = new VolumeRunner(job, format(), line -> {
                    if (isTold) {
                        terminal.out().print(DefaceText.line(line));
                        terminal.out().flush();
                    }
                })
                .run();
        if (isJson) {
            terminal.out().print(VolumeReportJson.summary(report));
        } else if (isTold) {
            terminal.out().print(DefaceText.summary(report));
        }
        return report.quarantined() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static VolumeFormat format() {
        return VolumeFormats.find()
                .orElseThrow(() -> new ElpisException(
                        ElpisException.Code.PART_MISSING,
                        "This installation has no part that reads volumes (elpis-vision). Add it to the class path."));
    }

    private static VolumeJob job(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths();
        if (paths.size() < 2) {
            throw new UsageException("OUT is missing: give the input and, last, the folder for what may leave.");
        }
        List<Extent> extents = List.of(Extent.FACE, Extent.FACE_EARS_TEETH, Extent.SKULL_STRIP);
        Extent extent = chosen(arguments, "--faces", extents).orElse(FaceHandling.DEFAULT.extent());
        Fill fill = chosen(arguments, "--fill", List.of(Fill.values())).orElse(FaceHandling.DEFAULT.fill());
        Optional<Modality> modality = chosen(arguments, "--modality", List.of(Modality.values()));
        try {
            return new VolumeJob(
                    paths.subList(0, paths.size() - 1),
                    paths.getLast(),
                    terminal.home(arguments),
                    arguments.value("--project").orElse("default"),
                    new FaceHandling(extent, fill),
                    modality,
                    arguments.has("--keep-names") ? VolumeJob.Names.KEPT : VolumeJob.Names.PSEUDONYMS);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static <T extends Enum<T>> Optional<T> chosen(Arguments arguments, String option, List<T> known)
            throws UsageException {
        Optional<String> given = arguments.value(option);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (T value : known) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(given.get())) {
                return Optional.of(value);
            }
            names.add(name);
        }
        throw UsageException.unknown("value of " + option, given.get(), names);
    }
}
