package org.elpis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.engine.JsonWriter;
import org.elpis.models.scorecard.CertificateReader;
import org.elpis.models.scorecard.ScorecardFiles;
import org.elpis.seal.AuditSignature;

/// `elpis audit verify CERTIFICATE [MODEL]`
final class AuditVerification {
    private static final int MOST_BYTES = 4 << 20;

    private AuditVerification() {}

    static Options options() {
        return new Options(
                        "audit verify",
                        "CERTIFICATE [MODEL]",
                        "See whether a certificate is whole, by whom it is signed, still valid, and of this model.")
                .places("PATH", "1..2", "certificate.json with certificate.sig beside it; the file of the model.")
                .values(
                        "--sealer",
                        "FILE",
                        "Public keys of a site whom you trust (default: the ones of your own home).")
                .common()
                .footer(
                        "Exit codes: 0 good, 1 not, 2 usage, 3 environment, 4 unknown: no signature by anyone trusted.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, AuditVerification::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths(1, 2, "a certificate is needed, and at most one model.");
        byte[] certificate = bytes(paths.getFirst());
        Optional<CertificateReader.Read> read = CertificateReader.of(certificate);
        if (read.isEmpty()) {
            return say(arguments, terminal, ExitCode.FINDINGS, "", "This is no certificate, or it was changed.");
        }
        String verdict = read.get().verdict();
        if (paths.size() == 2 && !digest(paths.getLast()).equals(read.get().model())) {
            return say(arguments, terminal, ExitCode.FINDINGS, verdict, "The certificate is of another model.");
        }
        if (LocalDate.now(ZoneOffset.UTC).isAfter(read.get().expires())) {
            return say(
                    arguments,
                    terminal,
                    ExitCode.FINDINGS,
                    verdict,
                    "The certificate expired on " + read.get().expires() + ". Audit the model again.");
        }
        return signed(arguments, terminal, paths.getFirst(), certificate, read.get());
    }

    private static int signed(
            Arguments arguments, Terminal terminal, Path file, byte[] certificate, CertificateReader.Read read)
            throws UsageException {
        Path beside = file.toAbsolutePath().resolveSibling(ScorecardFiles.SIGNATURE);
        if (!Files.exists(beside)) {
            return say(arguments, terminal, ExitCode.UNKNOWN, read.verdict(), "There is no certificate.sig beside it.");
        }
        try {
            AuditSignature signature = AuditSignature.read(bytes(beside));
            byte[] digest = Sha256.start().digest(certificate);
            if (!MessageDigest.isEqual(digest, signature.statement().certificate())) {
                return say(
                        arguments,
                        terminal,
                        ExitCode.FINDINGS,
                        read.verdict(),
                        "The certificate was changed after it was signed, or the signature is of another.");
            }
            boolean isTrusted =
                    signature.signer(VerifyCommand.trusted(arguments, terminal)).isPresent();
            return isTrusted
                    ? say(
                            arguments,
                            terminal,
                            ExitCode.DONE,
                            read.verdict(),
                            "The certificate is whole and signed by a site you trust; valid until " + read.expires()
                                    + ".")
                    : say(
                            arguments,
                            terminal,
                            ExitCode.UNKNOWN,
                            read.verdict(),
                            "It is signed by nobody you trust. Give the site's public keys with --sealer FILE.");
        } catch (IOException e) {
            return say(arguments, terminal, ExitCode.FINDINGS, read.verdict(), "certificate.sig holds no signature.");
        }
    }

    private static int say(Arguments arguments, Terminal terminal, int code, String verdict, String sentence) {
        if (arguments.has("--json")) {
            JsonWriter json = new JsonWriter().beginObject().key("good").value(code == ExitCode.DONE);
            json.key("verdict").value(verdict).key("says").value(sentence).endObject();
            terminal.out().println(json);
        } else {
            String word = code == ExitCode.DONE ? "GOOD" : code == ExitCode.UNKNOWN ? "UNKNOWN" : "NOT GOOD";
            terminal.out().print(Layout.paragraph("", word + ": " + sentence));
            if (!verdict.isEmpty()) {
                terminal.out().println("Its verdict on the model: " + Layout.shown(verdict, 40));
            }
        }
        return code;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String digest(Path file) {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Sha256.hex(digest.digest());
    }

    private static ElpisException unreadable(Path file, IOException cause) {
        return new ElpisException(Code.INPUT_UNREADABLE, "The file cannot be read. Check the path.", cause)
                .with("file", file);
    }
}
