package org.elpis.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SignatureRunner;
import org.elpis.signature.MacAlgorithm;
import org.elpis.signature.SignatureProfile;
import org.elpis.signature.SignatureWriter;
import org.elpis.signature.SignerKey;

/// `elpis sign IN... OUT --key KEY.pem --certificate CERT.pem`
final class SignCommand {
    private static final String PASSWORD = "ELPIS_KEY_PASSWORD";

    private SignCommand() {}

    static Options options() {
        return TimestampOptions.addAuthority(new Options(
                                "sign",
                                "IN... OUT",
                                "Write copies with a DICOM Digital Signature (PS3.15 Annex C), which other toolkits can check.")
                        .places(
                                "PATH",
                                "2..*",
                                "IN: files and folders. OUT: folder for the copies; nothing is overwritten.")
                        .value(
                                "--key",
                                "FILE",
                                "Private key, PKCS #8 in PEM; of an encrypted one the password is in the "
                                        + "environment variable " + PASSWORD + ".")
                        .value("--certificate", "FILE", "Certificate of the key, in PEM.")
                        .value("--profile", "NAME", "base, creator or authorization: refuse what is not of it.")
                        .value("--hash", "NAME", "SHA256, SHA384 or SHA512 (default: SHA256)."))
                .common()
                .footer("Exit codes: 0 all is signed, 1 some files are not, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, SignCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.inputsAndOutput();
        Optional<SignatureProfile> profile = profile(arguments, "--profile");
        SignatureWriter writer = new SignatureWriter(
                key(arguments, terminal, profile),
                profile,
                hash(arguments),
                Clock.systemUTC(),
                SignCommand::uid,
                TimestampOptions.authority(arguments));
        SignatureRunner.Report report =
                new SignatureRunner(writer, paths.getLast()).run(paths.subList(0, paths.size() - 1));
        terminal.out()
                .print(arguments.has("--json") ? json(report) : text(report, paths.getLast(), arguments.has("--tsa")));
        return report.unsigned().isEmpty() && !report.copies().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// Source: PS3.5 B.2, a UID of a random number.
    private static String uid() {
        return "2.25." + new BigInteger(122, new SecureRandom());
    }

    static Optional<SignatureProfile> profile(Arguments arguments, String option) throws UsageException {
        Optional<String> name = arguments.value(option);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (name.get()) {
            case "base" -> Optional.of(SignatureProfile.BASE);
            case "creator" -> Optional.of(SignatureProfile.CREATOR);
            case "authorization" -> Optional.of(SignatureProfile.AUTHORIZATION);
            default -> throw new UsageException(option + " must be base, creator or authorization.");
        };
    }

    private static MacAlgorithm hash(Arguments arguments) throws UsageException {
        return MacAlgorithm.of(arguments.value("--hash").orElse("SHA256").toUpperCase(Locale.ROOT))
                .filter(MacAlgorithm::isTrusted)
                .orElseThrow(() -> new UsageException("--hash must be SHA256, SHA384 or SHA512."));
    }

    private static SignerKey key(Arguments arguments, Terminal terminal, Optional<SignatureProfile> profile)
            throws UsageException {
        Path key = required(arguments, "--key");
        Path certificate = required(arguments, "--certificate");
        Optional<char[]> password =
                Optional.ofNullable(terminal.environment().get(PASSWORD)).map(String::toCharArray);
        try {
            SignerKey read = SignerKey.read(PemFiles.text(key), password, PemFiles.text(certificate));
            List<String> doubts = read.doubts(profile, Clock.systemUTC().instant());
            if (!doubts.isEmpty()) {
                throw new UsageException("Signatures by this key would not count: " + String.join("; ", doubts) + ".");
            }
            return read;
        } catch (SignerKey.UnusableKeyException e) {
            throw new ElpisException(Code.KEY_DAMAGED, String.valueOf(e.getMessage())).with("key", key);
        }
    }

    private static Path required(Arguments arguments, String option) throws UsageException {
        Optional<String> value = arguments.value(option);
        if (value.isEmpty()) {
            throw new UsageException(option + " is needed.");
        }
        return Arguments.path(value.get());
    }

    private static String text(SignatureRunner.Report report, Path out, boolean isStamped) {
        StringBuilder text = new StringBuilder();
        for (SignatureRunner.Copy copy : report.copies()) {
            text.append("signed: ").append(copy.file()).append('\n');
            if (!copy.unsigned().isEmpty()) {
                text.append(Layout.paragraph(
                        "  ", "not covered, since it cannot be signed: " + String.join(", ", copy.unsigned())));
            }
        }
        LeftOut.append(text, "not signed", report.unsigned());
        if (!report.copies().isEmpty()) {
            text.append(Layout.paragraph(
                            "",
                            TimestampOptions.signingWords(List.of(), isStamped)
                                    + " Signatures end with de-identification; a seal does not."))
                    .append("\nNext: elpis verify ")
                    .append(out)
                    .append(" --signatures --anchor CA.pem")
                    .append(isStamped ? " --tsa-anchor TSA-CA.pem\n" : "\n");
        }
        return text.toString();
    }

    private static String json(SignatureRunner.Report report) {
        JsonWriter json = new JsonWriter().beginObject().key("signed").beginArray();
        for (SignatureRunner.Copy copy : report.copies()) {
            json.beginObject()
                    .key("file")
                    .value(copy.file().toString())
                    .key("notCovered")
                    .beginArray();
            copy.unsigned().forEach(json::value);
            json.endArray().endObject();
        }
        return LeftOut.write(json.endArray(), "unsigned", report.unsigned()).endObject() + "\n";
    }
}
