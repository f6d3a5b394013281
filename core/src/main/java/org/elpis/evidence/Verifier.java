package org.elpis.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.ledger.VerifierKey;
import org.elpis.pixel.Examiners;
import org.elpis.seal.SealerKeys;

/// `java -jar verify.jar [PACK]`: judges an evidence pack, offline, with nothing but a Java runtime.
///
/// Exit codes: 0 genuine, 1 altered, 2 usage, 3 environment, 4 unknown.
public final class Verifier {
    private static final int GENUINE = 0;
    private static final int ALTERED = 1;
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 3;
    private static final int UNKNOWN = 4;
    private static final int MAX_KEYS = 1 << 16;

    private static final String HELP = """
            Judges an evidence pack of Elpis: images, seals, attestations, proofs of the ledger, and the story.

            Usage: java -jar verify.jar [PACK] [OPTIONS]

              PACK                 the zip, or the folder it was unpacked into (default: this folder)
              --sealer KEYS        public keys of a sealer that you got another way than with the pack: the file,
                                   or SHA-256 of it in 64 hexadecimal digits. May be given more than once.
              --ledger-key KEYS    the same of the ledger's keys
              --all                list every change

            Exit codes: 0 genuine, 1 altered, 2 usage, 3 environment, 4 unknown: also when everything holds, but
            only by keys that came with the pack.
            """;

    private final List<SealerKeys> sealers = new ArrayList<>();
    private final List<VerifierKey> ledger = new ArrayList<>();
    private final Set<String> digests = new HashSet<>();
    private Path pack = Path.of("");
    private boolean isAll;

    private Verifier() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = run(List.of(args), out);
        out.flush();
        System.exit(code);
    }

    /// Judges as [#main] does.
    ///
    /// @return the exit code
    @SuppressWarnings("CatchingUnchecked") // the last line before the user: nothing hostile may look like a verdict
    public static int run(List<String> args, PrintStream out) {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(HELP);
            return GENUINE;
        }
        try {
            Verifier verifier = new Verifier();
            verifier.take(args);
            return verifier.judge(out);
        } catch (IllegalArgumentException e) {
            out.println("verify: " + e.getMessage());
            out.println("Try: java -jar verify.jar --help");
            return USAGE;
        } catch (IOException e) {
            out.println(
                    "verify: the pack cannot be read, or there is no room for a copy of an image in the folder for");
            out.println("temporary files. Check the path and the disk. Nothing was judged.");
            return ENVIRONMENT;
        } catch (OutOfMemoryError e) {
            out.println(
                    "verify: the memory did not suffice. Run it with java -Xmx4g -jar verify.jar. Nothing was judged.");
            return ENVIRONMENT;
        } catch (Exception | StackOverflowError | LinkageError e) {
            out.println("UNKNOWN: a fault in this program stopped it ("
                    + e.getClass().getSimpleName() + "). Nothing was judged.");
            return UNKNOWN;
        }
    }

    private void take(List<String> args) throws IOException {
        boolean hasPack = false;
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            switch (word) {
                case "--all" -> isAll = true;
                case "--sealer", "--ledger-key" -> {
                    i++;
                    if (i == args.size()) {
                        throw new IllegalArgumentException(word + " needs a file, or 64 hexadecimal digits");
                    }
                    key(word, args.get(i));
                }
                default -> {
                    if (word.startsWith("--") || hasPack) {
                        throw new IllegalArgumentException("one PACK is judged, with the options that --help lists");
                    }
                    hasPack = true;
                    pack = Path.of(word);
                }
            }
        }
    }

    private void key(String option, String value) throws IOException {
        if (Manifest.isDigest(value.toLowerCase(Locale.ROOT))) {
            digests.add(value.toLowerCase(Locale.ROOT));
            return;
        }
        Path file = Path.of(value);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_KEYS) {
            throw new IllegalArgumentException(option + " is neither a file of keys nor 64 hexadecimal digits");
        }
        if (option.equals("--sealer")) {
            sealers.add(SealerKeys.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } else {
            ledger.addAll(PackKeys.ledger(Files.readAllBytes(file)));
        }
    }

    private int judge(PrintStream out) throws IOException {
        PackKeys given = new PackKeys(sealers, ledger, digests);
        PackVerdict verdict =
                new PackCheck(given, Examiners.opener(), Clock.systemUTC().instant()).check(pack);
        out.print(PackText.of(verdict, isAll));
        return switch (verdict.outcome()) {
            case GENUINE -> GENUINE;
            case ALTERED -> ALTERED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
