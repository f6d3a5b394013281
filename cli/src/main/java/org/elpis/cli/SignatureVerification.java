package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SignatureVerifier;
import org.elpis.pixel.Examiners;
import org.elpis.signature.JudgedSignature;
import org.elpis.signature.SignatureCheck;
import org.elpis.signature.SignerTrust;

/// `elpis verify COPY --signatures`: what the DICOM signatures in a copy say of it.
final class SignatureVerification {
    /// Names have up to some hundred characters; one that fills the screen hides what is said of it.
    private static final int MAX_NAME = 200;
    /// Of VR DT: PS3.5 table 6.2-1.
    private static final int MAX_TIME = 26;

    private SignatureVerification() {}

    static Options addTo(Options options) {
        return options.flag("--signatures", "Judge COPY by the DICOM signatures in it; there is no SEAL then.")
                .values("--anchor", "FILE", "With --signatures: certificates (PEM) that you trust.")
                .values("--intermediate", "FILE", "With --signatures: certificates between anchor and signer.")
                .values("--crl", "FILE", "With --signatures: lists of revoked certificates; all must then be in reach.")
                .value("--require", "NAME", "With --signatures: base, creator or authorization must be the profile.");
    }

    static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> paths = arguments.paths(1, 1, "one path is needed with --signatures: COPY.");
        Instant now = Clock.systemUTC().instant();
        SignerTrust trust = new SignerTrust(
                PemFiles.certificates(arguments, "--anchor"),
                PemFiles.certificates(arguments, "--intermediate"),
                PemFiles.lists(arguments, "--crl"),
                now);
        SignatureCheck check = new SignatureCheck(
                trust,
                TimestampOptions.trust(arguments, now),
                SignCommand.profile(arguments, "--require"),
                Examiners.opener());
        SignatureVerifier.Report report = new SignatureVerifier(check).verify(paths.getFirst());
        terminal.out().print(arguments.has("--json") ? json(report) : text(report));
        return ExitCode.of(report.outcome());
    }

    private static String text(SignatureVerifier.Report report) {
        StringBuilder text = new StringBuilder();
        for (SignatureVerifier.Result result : report.files()) {
            text.append(result.verdict().outcome().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(Layout.shown(result.file()))
                    .append('\n');
            result.verdict().reasons().forEach(reason -> text.append(Layout.paragraph("  ", reason)));
            if (!result.verdict().uncovered().isEmpty()) {
                text.append(Layout.paragraph(
                        "  ",
                        "not covered: " + String.join(", ", result.verdict().uncovered())));
            }
            for (JudgedSignature signature : result.verdict().signatures()) {
                text.append(Layout.paragraph("  ", line(signature)));
            }
        }
        LeftOut.append(text, "unknown", report.unread());
        return text.append('\n')
                .append(report.outcome().name())
                .append(". Times of signatures are the signers' own word, but for trusted timestamps.\n")
                .toString();
    }

    private static String line(JudgedSignature signature) {
        String fit = switch (signature.fit()) {
            case FITS -> "fits";
            case BROKEN -> "does not fit: something was changed, removed or put in since, or the signature was";
            case OPEN -> "cannot be judged";
        };
        return "signature" + (signature.place().isEmpty() ? "" : " of " + signature.place()) + " by "
                + signer(signature.signer()) + " (" + time(signature.time()) + ", self-asserted"
                + signature
                        .timestamp()
                        .map(timestamp -> "; timestamp " + TimestampOptions.words(timestamp))
                        .orElse("")
                + signature.clockWords().map(words -> "; " + words).orElse("") + "): " + fit
                + (signature.doubts().isEmpty() ? "" : ": " + String.join("; ", signature.doubts()));
    }

    private static String signer(String name) {
        return name.isEmpty() ? "nobody who can be read" : Layout.shown(name, MAX_NAME);
    }

    private static String time(String said) {
        return said.isEmpty() ? "no time" : Layout.shown(said, MAX_TIME);
    }

    private static String json(SignatureVerifier.Report report) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("outcome").value(report.outcome().name().toLowerCase(Locale.ROOT));
        json.key("files").beginArray();
        for (SignatureVerifier.Result result : report.files()) {
            json.beginObject().key("file").value(result.file());
            json.key("outcome").value(result.verdict().outcome().name().toLowerCase(Locale.ROOT));
            json.key("reasons").beginArray();
            result.verdict().reasons().forEach(json::value);
            json.endArray().key("uncovered").beginArray();
            result.verdict().uncovered().forEach(json::value);
            json.endArray().key("signatures").beginArray();
            result.verdict().signatures().forEach(signature -> put(json, signature));
            json.endArray().endObject();
        }
        return LeftOut.write(json.endArray(), "unread", report.unread()).endObject() + "\n";
    }

    private static void put(JsonWriter json, JudgedSignature signature) {
        json.beginObject()
                .key("place")
                .value(signature.place())
                .key("fit")
                .value(signature.fit().name().toLowerCase(Locale.ROOT))
                .key("algorithm")
                .value(signature.algorithm().map(Enum::name).orElse(""))
                .key("signer")
                .value(signature.signer())
                .key("certificate")
                .value(signature.fingerprint())
                .key("time")
                .value(signature.time())
                .key("timeIs")
                .value(signature.isTimeTrusted() ? "trusted by timestamp" : "the signer's own");
        signature.timestamp().ifPresent(timestamp -> TimestampOptions.write(json.key("timestamp"), timestamp));
        signature.clockWords().ifPresent(words -> json.key("clock").value(words));
        json.key("doubts").beginArray();
        signature.doubts().forEach(json::value);
        json.endArray().endObject();
    }
}
