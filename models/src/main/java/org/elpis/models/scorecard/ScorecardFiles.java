package org.elpis.models.scorecard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.Software;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Picture;
import org.elpis.models.runner.AuditMaterial;
import org.elpis.models.runner.CaseFolder;
import org.elpis.seal.AuditSignature;
import org.elpis.seal.SigningKeys;

/// The files of a scorecard: the whole one in the private folder of the case, and what may be shared in a folder of
/// the user's choice.
public final class ScorecardFiles {
    public static final String CERTIFICATE = "certificate.json";
    public static final String SIGNATURE = "certificate.sig";
    private static final List<String> SHARED =
            List.of(CERTIFICATE, SIGNATURE, "scorecard.html", "scorecard.pdf", "scorecard.json");

    private ScorecardFiles() {}

    /// Asks before the work is done whether it can be written.
    ///
    /// @throws ElpisException when one of the files is there already, or the folder is none
    public static void requireFree(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ElpisException(Code.OUTPUT_UNUSABLE, "The output must be a folder. Name another with --out.")
                    .with("folder", folder);
        }
        for (String name : SHARED) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new ElpisException(
                                Code.OUTPUT_UNUSABLE,
                                "The output folder holds a scorecard already. Name another with --out, or move it away.")
                        .with("file", folder.resolve(name));
            }
        }
    }

    /// Writes the private ones.
    ///
    /// @return the page
    public static Path writePrivate(Scorecard card, CaseFolder folder) {
        folder.write("scorecard.pdf", PdfDocument.of(card));
        folder.write("scorecard.json", utf8(ScorecardJson.of(card)));
        folder.write("exposures.csv", utf8(exposures(card)));
        for (AuditReport report : card.reports()) {
            int number = 1;
            for (Picture picture : report.pictures()) {
                String name =
                        String.format(Locale.ROOT, "%s-%03d.png", report.kind().word(), number++);
                folder.write("pictures/" + name, picture.png());
            }
        }
        return folder.write("scorecard.html", HtmlPage.of(card));
    }

    /// One row a patient and audit, most exposed first.
    private static String exposures(Scorecard card) {
        StringBuilder csv = new StringBuilder("audit,patient,score,found\r\n");
        for (AuditReport report : card.reports()) {
            report.exposures().stream()
                    .sorted(Comparator.comparingDouble(Exposure::score)
                            .reversed()
                            .thenComparing(Exposure::patient))
                    .forEach(exposure -> csv.append(report.kind().word())
                            .append(",\"")
                            .append(exposure.patient().replace("\"", "\"\""))
                            .append("\",")
                            .append(exposure.score())
                            .append(',')
                            .append(exposure.found())
                            .append("\r\n"));
        }
        return csv.toString();
    }

    /// Writes what may be shared, after a second look at it.
    ///
    /// @param keys  that sign the certificate, if it is signed
    /// @param time  seconds since 1970
    /// @throws ElpisException when a name of a manifest was found in it: nothing is written then
    public static void writeShared(
            Scorecard full, AuditMaterial material, Path folder, Optional<SigningKeys> keys, long time) {
        Scorecard card = Shareable.of(full);
        byte[] certificate = Certificate.of(card);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("scorecard.html", HtmlPage.of(card));
        files.put("scorecard.json", utf8(ScorecardJson.of(card)));
        files.put(CERTIFICATE, certificate);
        requireClean(files, new Giveaways(material));
        // Made of the same blocks as the page that was looked through.
        files.put("scorecard.pdf", PdfDocument.of(card));
        keys.ifPresent(signer -> files.put(
                SIGNATURE,
                AuditSignature.sign(AuditSignature.statement(certificate, time, Software.NAME), signer)
                        .bytes()));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The scorecard cannot be written. Check the folder, its permissions and its space; the "
                                    + "private one is in the home folder.",
                            e)
                    .with("folder", folder);
        }
    }

    private static void requireClean(Map<String, byte[]> files, Giveaways giveaways) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            int found = giveaways.in(file.getValue());
            if (found > 0) {
                throw new ElpisException(
                                Code.OUTPUT_UNUSABLE,
                                "What was to be shared holds names of patients or files of the manifests, so nothing was "
                                        + "shared. The private scorecard is in the home folder. If a column of the "
                                        + "manifest has patients' numbers for groups, take it out; else report this.")
                        .with("file", file.getKey())
                        .with("names", found);
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path partial = Files.createTempFile(file.resolveSibling(""), ".elpis-", ".partial");
        try {
            Files.delete(partial); // made anew with the permissions that other files of the user have
            Files.write(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
