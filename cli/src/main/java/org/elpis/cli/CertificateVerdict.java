package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateCheck;
import org.elpis.certificate.ObjectStatement;
import org.elpis.certificate.Problem;
import org.elpis.deid.InputDigest;
import org.elpis.deid.SiteKey;
import org.elpis.engine.JsonWriter;

/// `elpis check --certificate FILE [OUT]`: whether a released folder is what its certificate says.
final class CertificateVerdict {
    private static final int MAX_SHOWN = 40;
    private static final int ROOT_DIGITS = 64;

    private CertificateVerdict() {}

    static int run(Arguments arguments, Terminal terminal) throws UsageException {
        Path file = Arguments.path(arguments.value("--certificate").orElse(""));
        List<Path> paths = arguments.paths();
        if (paths.size() > 1) {
            throw new UsageException("with --certificate at most one path is needed: the released folder.");
        }
        if (arguments.has("--retain") || arguments.has("--all")) {
            throw new UsageException("--retain and --all belong to the search for leaks, not to --certificate.");
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, new IOException("no file"));
        }
        try {
            if (arguments.has("--salt")) {
                return salt(file, arguments, terminal);
            }
            Path folder = paths.isEmpty() ? file.toAbsolutePath().normalize().getParent() : paths.getFirst();
            if (folder == null || !Files.isDirectory(folder)) {
                throw unreadable(folder == null ? file : folder, new IOException("no folder"));
            }
            CertificateCheck check = CertificateCheck.run(file, folder, root(arguments));
            terminal.out().print(arguments.has("--json") ? json(check) : text(check, root(arguments)));
            return check.isClean() ? ExitCode.DONE : ExitCode.FINDINGS;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Optional<String> root(Arguments arguments) throws UsageException {
        Optional<String> root = arguments.value("--root").map(text -> text.toLowerCase(Locale.ROOT));
        if (root.isPresent()) {
            boolean isRoot = root.get().length() == ROOT_DIGITS;
            for (int i = 0; isRoot && i < ROOT_DIGITS; i++) {
                isRoot = "0123456789abcdef".indexOf(root.get().charAt(i)) >= 0;
            }
            if (!isRoot) {
                throw new UsageException("--root must be 64 hexadecimal digits.");
            }
        }
        return root;
    }

    private static String text(CertificateCheck check, Optional<String> expected) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : first(check.problems())) {
            text.append(inOnePiece(problem.where())).append('\n');
            text.append(Layout.paragraph("      ", problem.kind().sentence()));
        }
        more(check.problems(), text);
        text.append(text.isEmpty() ? "" : "\n");
        line(text, "Objects", Layout.grouped(check.objects()) + " listed");
        line(text, "Problems", Layout.grouped(check.problems().size()));
        line(text, "Root", check.root().isEmpty() ? "none" : check.root());
        line(text, "Signature", "none: whoever can change the files can write a new certificate for them");
        others(check, text);
        return text.append('\n')
                .append(Layout.paragraph("", next(check, expected)))
                .toString();
    }

    private static void others(CertificateCheck check, StringBuilder text) {
        if (check.others().isEmpty()) {
            return;
        }
        line(text, "Not covered", Layout.count(check.others().size(), "file") + " that the certificate does not list:");
        for (String other : first(check.others())) {
            line(text, "", inOnePiece(other));
        }
        more(check.others(), text);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MAX_SHOWN));
    }

    private static void more(List<?> all, StringBuilder text) {
        if (all.size() > MAX_SHOWN) {
            text.append("and ").append(Layout.grouped(all.size() - MAX_SHOWN));
            text.append(" more; --json lists all\n");
        }
    }

    /// A path can be copied.
    private static String inOnePiece(String path) {
        return Layout.shown(path, Math.max(1, path.length()));
    }

    private static String next(CertificateCheck check, Optional<String> expected) {
        if (!check.isClean()) {
            return "This folder is not what the certificate says. Next: get it anew from where it was released.";
        }
        return "Every object is there, unchanged, and no other DICOM file."
                + (check.others().isEmpty()
                        ? ""
                        : " The files that are not covered were not looked into: something that is packed or put behind other "
                                + "bytes may be in them. Ask the releasing site what they are.")
                + (expected.isPresent()
                        ? " The root is the one that was given."
                        : " Next: compare the root with the one that the releasing site tells you on another way, or give "
                                + "it with --root.");
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(Layout.left(label, 14)).append(value).append('\n');
    }

    private static String json(CertificateCheck check) {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("clean").value(check.isClean()).key("objects").value(check.objects());
        json.key("root").value(check.root()).key("signature").value("none");
        json.key("problems").beginArray();
        for (Problem problem : check.problems()) {
            json.beginObject().key("where").value(problem.where());
            json.key("code").value(problem.kind().name());
            json.key("what").value(problem.kind().sentence()).endObject();
        }
        json.endArray().key("notCovered").beginArray();
        check.others().forEach(json::value);
        return json.endArray().endObject() + "\n";
    }

    /// Tells the salt of one object: with it whoever has the original can see that it is the one.
    private static int salt(Path file, Arguments arguments, Terminal terminal) throws IOException, UsageException {
        String path = arguments.value("--salt").orElse("");
        ObjectStatement statement = Certificate.read(file).objects().get(path);
        if (statement == null) {
            throw new UsageException("the certificate lists no object '" + path + "'.");
        }
        Path home = terminal.home(arguments);
        if (!Files.exists(home.resolve("keys").resolve("site.key"))) {
            throw new ElpisException(
                            ElpisException.Code.KEY_MISSING,
                            "Only the site that released the object can tell its salt: this home has no key.")
                    .with("home", home);
        }
        String project = arguments.value("--project").orElse("default");
        byte[] salt = new InputDigest(SiteKey.of(home).project(project)).salt(path);
        String digits = HexFormat.of().formatHex(salt);
        if (arguments.has("--json")) {
            JsonWriter json = new JsonWriter().beginObject().key("path").value(path);
            json.key("salt").value(digits).key("input").value(statement.input());
            terminal.out().print(json.endObject() + "\n");
            return ExitCode.DONE;
        }
        StringBuilder text = new StringBuilder();
        line(text, "Salt", digits);
        line(text, "Input", statement.input());
        text.append('\n')
                .append(Layout.paragraph(
                        "",
                        "The salt is of this object alone. Whoever has it and the original file gets the digest that the "
                                + "statement names as input, if project and key are the ones of the release:"));
        text.append("      openssl dgst -sha256 -mac HMAC -macopt hexkey:SALT ORIGINAL\n");
        terminal.out().print(text);
        return ExitCode.DONE;
    }

    private static ElpisException unreadable(Path path, IOException cause) {
        return new ElpisException(
                        ElpisException.Code.INPUT_UNREADABLE,
                        "The input does not exist or cannot be read. Check the path.",
                        cause)
                .with("input", path);
    }
}
