package org.elpis.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SignatureVerifier;
import org.elpis.pixel.Examiners;
import org.elpis.signature.JudgedSignature;
import org.elpis.signature.SignatureCheck;
import org.elpis.signature.SignerKey;
import org.elpis.signature.SignerTrust;

/// `elpis verify COPY --signatures`: what the DICOM signatures in a copy say of it.
final class SignatureVerification {
    private static final long MAX_LIST = 64L << 20;

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
        SignerTrust trust = new SignerTrust(
                certificates(arguments, "--anchor"),
                certificates(arguments, "--intermediate"),
                lists(arguments),
                Clock.systemUTC().instant());
        SignatureCheck check =
                new SignatureCheck(trust, SignCommand.profile(arguments, "--require"), Examiners.opener());
        SignatureVerifier.Report report = new SignatureVerifier(check).verify(paths.getFirst());
        terminal.out().print(arguments.has("--json") ? json(report) : text(report));
        return ExitCode.of(report.outcome());
    }

    private static List<X509Certificate> certificates(Arguments arguments, String option) throws UsageException {
        List<X509Certificate> found = new ArrayList<>();
        for (String name : arguments.values(option)) {
            Path file = Arguments.path(name);
            try {
                found.addAll(SignerKey.certificates(SignCommand.pem(file)));
            } catch (SignerKey.UnusableKeyException e) {
                throw new ElpisException(Code.KEY_DAMAGED, String.valueOf(e.getMessage())).with("file", file);
            }
        }
        return found;
    }

    private static List<X509CRL> lists(Arguments arguments) throws UsageException {
        List<X509CRL> found = new ArrayList<>();
        for (String name : arguments.values("--crl")) {
            Path file = Arguments.path(name);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                if (Files.size(file) > MAX_LIST) {
                    throw new CRLException("too large");
                }
                for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                    found.add((X509CRL) list);
                }
            } catch (IOException | CertificateException | CRLException e) {
                throw new ElpisException(Code.INPUT_UNREADABLE, "The revocation list cannot be read.", e)
                        .with("file", file);
            }
        }
        return found;
    }

    private static String text(SignatureVerifier.Report report) {
        StringBuilder text = new StringBuilder();
        for (SignatureVerifier.Result result : report.files()) {
            text.append(result.verdict().outcome().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(result.file())
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
                .append(". Times of signatures are the signers' own word.\n")
                .toString();
    }

    private static String line(JudgedSignature signature) {
        String fit = switch (signature.fit()) {
            case FITS -> "fits";
            case BROKEN -> "does not fit: something was changed, removed or put in since, or the signature was";
            case OPEN -> "cannot be judged";
        };
        return "signature" + (signature.place().isEmpty() ? "" : " of " + signature.place()) + " by "
                + printable(signature.signer()) + " (" + printable(signature.time()) + ", self-asserted"
                + (signature.hasTimestamp() ? ", with a timestamp that is not judged" : "") + "): " + fit
                + (signature.doubts().isEmpty() ? "" : ": " + String.join("; ", signature.doubts()));
    }

    /// Names in certificates may hold what steers a terminal.
    private static String printable(String text) {
        return text.isEmpty() ? "nobody who can be read" : text.replaceAll("[\\p{Cntrl}]", "?");
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
                .value(signature.time());
        json.key("doubts").beginArray();
        signature.doubts().forEach(json::value);
        json.endArray().endObject();
    }
}
