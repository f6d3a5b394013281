package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.Software;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.KeyRotation;
import org.elpis.ledger.Ledger;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerExport;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.MalformedLedgerException;
import org.elpis.ledger.SignedNote;
import org.elpis.ledger.Succession;
import org.elpis.ledger.VerifierKey;
import org.elpis.ledger.Witnesses;

/// `elpis ledger show`, `prove INDEX`, `verify [PROOF]`, `export DIR`, `destroy INDEX...` and
/// `rotate-key`
final class LedgerCommand {
    private static final List<String> VERBS = List.of("show", "prove", "verify", "export", "destroy", "rotate-key");
    private static final int MAX_SHOWN = 100_000;

    private final Arguments arguments;
    private final Terminal terminal;
    private final Path home;
    private final LedgerText text;

    private LedgerCommand(Arguments arguments, Terminal terminal) {
        this.arguments = arguments;
        this.terminal = terminal;
        this.home = terminal.home(arguments);
        this.text = new LedgerText(arguments.has("--json"));
    }

    static Options options() {
        return new Options(
                        "ledger",
                        "show | prove INDEX | verify [PROOF] | export DIR | destroy INDEX... | rotate-key",
                        "The log of everything that was sealed and handed over, to which entries can only be appended.")
                .places(
                        "WORD",
                        "0..*",
                        "show; prove and the index of an entry; verify and, for one entry, a .tlog-proof; export and a "
                                + "folder that gets what may be public; destroy and the indices of entries: what they are "
                                + "about is lost for good, that they are there stays provable; rotate-key: new keys "
                                + "sign from now on, and the old ones vouch for them.")
                .flag("--keys", "With show: print the verifier keys (vkeys), for those who verify.")
                .value("--last", "N", "With show: so many of the newest entries (default: 10).")
                .value("--to", "FILE", "With prove: the file (default: INDEX.tlog-proof).")
                .flag("--entry-only", "With prove: do not say what the entry is about.")
                .value("--since", "CHECKPOINT", "With verify: a checkpoint that somebody kept.")
                .values(
                        "--key",
                        "VKEY",
                        "With verify: all of these must have signed, the log's first (default: both keys of your own "
                                + "ledger). A proof is then checked without a home and without a network.")
                .values(
                        "--handover",
                        "FILE",
                        "With verify and a proof: handovers of the log (in the folder handover of it and of an export), where "
                                + "your keys are older or newer than the proof.")
                .common()
                .footer(
                        "Exit codes: 0 good, 1 altered, 2 usage, 3 environment, 4 unknown: there is no ledger, no proof, or "
                                + "not every key has signed.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, LedgerCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<String> words = arguments.places();
        if (words.isEmpty()) {
            throw new UsageException("a word is needed: show, prove, verify, export, destroy or rotate-key.");
        }
        LedgerCommand command = new LedgerCommand(arguments, terminal);
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "show" -> command.show(rest);
                case "prove" -> command.prove(rest);
                case "verify" -> command.verify(rest);
                case "export" -> command.export(rest);
                case "destroy" -> command.destroy(rest);
                case "rotate-key" -> command.rotate(rest);
                default -> throw UsageException.unknown("word", words.getFirst(), VERBS);
            };
        } catch (IOException e) {
            throw new ElpisException(
                            Code.LEDGER_UNUSABLE,
                            "The ledger cannot be read, or the file cannot be written. Next: elpis ledger verify",
                            e)
                    .with("ledger", command.home.resolve("ledger"));
        }
    }

    private int show(List<String> rest) throws UsageException, IOException {
        requireCount("show", rest, 0);
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        if (arguments.has("--keys")) {
            return print(text.keys(LedgerKeys.of(home).verifiers()), ExitCode.DONE);
        }
        int count = arguments.number("--last", 0, MAX_SHOWN, 10);
        return print(text.shown(view(), count, Witnesses.of(home).keys()), ExitCode.DONE);
    }

    private int prove(List<String> rest) throws UsageException, IOException {
        requireCount("prove", rest, 1);
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        LedgerView view = view();
        long index = index(rest.getFirst(), view.checkpoint().size());
        Path file = Arguments.path(arguments.value("--to").orElse(index + ".tlog-proof"));
        boolean isOpen = !arguments.has("--entry-only");
        byte[] proof = view.prove(index, isOpen).encoded().getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(file, proof, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(
                    "there is something already where the proof would be written, and nothing is overwritten. "
                            + "Give another file with --to.");
        }
        return print(text.proved(file, index, isOpen && view.opening(index).isPresent()), ExitCode.DONE);
    }

    private static long index(String word, long size) throws UsageException {
        try {
            long index = Long.parseLong(word);
            if (index >= 0 && index < size) {
                return index;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new UsageException("INDEX must be a whole number from 0 to before " + size
                + ", the number of entries, got '" + Layout.shown(word, 40) + "'.");
    }

    private int verify(List<String> rest) throws UsageException, IOException {
        if (rest.size() > 1) {
            throw new UsageException("verify takes one proof at most.");
        }
        List<VerifierKey> keys = keys();
        if (!rest.isEmpty()) {
            if (arguments.has("--since")) {
                throw new UsageException("--since is about a whole ledger: leave the proof out.");
            }
            byte[] proof = read(Arguments.path(rest.getFirst()));
            LedgerVerdict verdict = new Succession(keys, handovers()).check(proof);
            return print(text.proof(verdict), ExitCode.of(verdict));
        }
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        Optional<SignedNote> since = Optional.empty();
        if (arguments.has("--since")) {
            byte[] note = read(Arguments.path(arguments.value("--since").orElse("")));
            try {
                since = Optional.of(SignedNote.parse(note));
            } catch (IOException e) {
                return print(text.noCheckpoint(), ExitCode.UNKNOWN);
            }
        }
        return audit(keys, since);
    }

    private int audit(List<VerifierKey> keys, Optional<SignedNote> since) throws IOException {
        LedgerView view;
        try {
            view = view();
        } catch (MalformedLedgerException e) {
            return print(text.damaged(String.valueOf(e.getMessage())), ExitCode.FINDINGS);
        }
        LedgerAudit audit = new LedgerAudit(view);
        LedgerVerdict verdict = audit.run(keys, since);
        return print(text.audit(verdict, audit), ExitCode.of(verdict));
    }

    private int export(List<String> rest) throws UsageException, IOException {
        requireCount("export", rest, 1);
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        Path folder = Arguments.path(rest.getFirst());
        LedgerView view = view();
        Files.createDirectories(folder);
        int files = new LedgerExport(view).write(folder);
        return print(text.exported(folder, view.checkpoint().size(), files), ExitCode.DONE);
    }

    private int destroy(List<String> rest) throws UsageException, IOException {
        if (rest.isEmpty()) {
            throw new UsageException("destroy needs the indices of entries: elpis ledger show lists them.");
        }
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        try (Ledger ledger = Ledger.of(home, Clock.systemUTC(), Software.NAME)) {
            LedgerView view = ledger.view();
            List<Long> indices = new ArrayList<>();
            for (String word : rest) {
                long index = index(word, view.checkpoint().size());
                if (view.entry(index).isLasting()) {
                    throw new UsageException("Entry " + index + " has to stay: it says what was done to others.");
                }
                indices.add(index);
            }
            long by = ledger.destroy(indices);
            Witnesses.of(home).offer(ledger);
            return print(text.destroyed(indices.size(), by), ExitCode.DONE);
        }
    }

    private int rotate(List<String> rest) throws UsageException, IOException {
        requireCount("rotate-key", rest, 0);
        if (isAbsent()) {
            return print(text.none(home), ExitCode.UNKNOWN);
        }
        LedgerKeys keys = KeyRotation.run(home, Clock.systemUTC(), Software.NAME);
        try (Ledger ledger = Ledger.of(home, Clock.systemUTC(), Software.NAME)) {
            Witnesses.of(home).offer(ledger);
        }
        return print(text.rotated(keys.verifiers(), home.resolve("ledger/handover")), ExitCode.DONE);
    }

    /// Those of the own ledger where none is given.
    private List<byte[]> handovers() throws UsageException, IOException {
        List<byte[]> handovers = new ArrayList<>();
        for (String file : arguments.values("--handover")) {
            handovers.add(read(Arguments.path(file)));
        }
        return handovers.isEmpty() && !isAbsent() ? view().handovers() : handovers;
    }

    /// No ledger is made by asking for one.
    private boolean isAbsent() {
        return !Files.exists(LedgerKeys.publicKeys(home));
    }

    private LedgerView view() throws IOException {
        return LedgerView.of(FileLedgerStore.reading(home));
    }

    private List<VerifierKey> keys() throws UsageException, IOException {
        List<String> vkeys = arguments.values("--key");
        if (vkeys.isEmpty() && !isAbsent()) {
            vkeys = Files.readAllLines(LedgerKeys.publicKeys(home));
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (String vkey : vkeys) {
            try {
                keys.add(VerifierKey.parse(vkey.strip()));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--key must be a verifier key (elpis ledger show --keys): " + e.getMessage());
            }
        }
        return keys;
    }

    private static byte[] read(Path file) {
        try {
            return Files.size(file) > 1 << 20 ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The file does not exist or cannot be read. Check the path.", e)
                    .with("file", file);
        }
    }

    private static void requireCount(String verb, List<String> rest, int count) throws UsageException {
        if (rest.size() != count) {
            throw new UsageException(
                    count == 0 ? verb + " takes nothing else." : verb + " takes one thing: see elpis ledger --help.");
        }
    }

    private int print(String result, int code) {
        terminal.out().print(result);
        return code;
    }
}
