package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.engine.JsonWriter;
import org.elpis.ledger.Destruction;
import org.elpis.ledger.Entry;
import org.elpis.ledger.LedgerAudit;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.Opening;
import org.elpis.ledger.SignedNote;
import org.elpis.ledger.VerifierKey;

/// What `ledger` says, for people or as JSON.
final class LedgerText {
    private static final int HASH_SHOWN = 16;

    private final boolean isJson;

    LedgerText(boolean isJson) {
        this.isJson = isJson;
    }

    String none(Path home) {
        if (isJson) {
            return verdict(LedgerVerdict.Outcome.UNKNOWN, "There is no ledger.").endObject() + "\n";
        }
        return Layout.paragraph("", "Unknown: there is no ledger in this home yet. elpis deid and elpis seal make it.")
                + "  " + home.resolve("ledger") + "\n";
    }

    String keys(List<VerifierKey> keys) {
        if (!isJson) {
            return String.join("\n", keys.stream().map(VerifierKey::vkey).toList()) + "\n";
        }
        JsonWriter json = new JsonWriter().beginObject().key("keys").beginArray();
        for (VerifierKey key : keys) {
            json.beginObject().key("algorithm").value(key.algorithm());
            json.key("vkey").value(key.vkey()).endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    String shown(LedgerView view, int count, List<VerifierKey> witnesses) throws IOException {
        long size = view.checkpoint().size();
        long first = Math.max(0, size - count);
        if (isJson) {
            return json(view, first, witnesses);
        }
        StringBuilder text = new StringBuilder();
        text.append(Layout.paragraph(
                "", view.checkpoint().origin() + ": " + Layout.grouped(size) + (size == 1 ? " entry" : " entries")));
        for (VerifierKey witness : witnesses) {
            boolean hasSigned = view.note().judge(witness) == SignedNote.Judgement.TRUE;
            text.append("  witness ").append(witness.name()).append(hasSigned ? ": has cosigned" : ": MISSING");
            text.append('\n');
        }
        text.append(size > 0 ? "\n" : "");
        Map<Long, Destruction> destroyed = Map.of();
        for (long i = first; i < size; i++) {
            Entry entry = view.entry(i);
            text.append(String.format(Locale.ROOT, "%8d  %s  %-11s", i, entry.time(), entry.kind()));
            Optional<Opening> opening = view.opening(i);
            if (opening.isEmpty() && destroyed.isEmpty()) {
                destroyed = view.destroyed();
            }
            text.append("  ")
                    .append(about(opening, Optional.ofNullable(destroyed.get(i))))
                    .append('\n');
        }
        return text.append("\nNext: elpis ledger prove ")
                .append(Math.max(0, size - 1))
                .append('\n')
                .toString();
    }

    private static String about(Optional<Opening> opening, Optional<Destruction> destruction) {
        if (opening.isEmpty()) {
            return destruction
                    .map(told -> "(destroyed on " + told.time() + ", says entry " + told.by() + ")")
                    .orElse("(what it was about is not known, and no entry says why)");
        }
        Map<String, String> shown = opening.get().payload().shown();
        StringBuilder about = new StringBuilder();
        for (String key : List.of("project", "released", "quarantined", "instances", "seal", "text", "entries")) {
            String value = shown.getOrDefault(key, "");
            if (!value.isEmpty()) {
                about.append(about.isEmpty() ? "" : ", ").append(key).append(' ');
                about.append(Layout.shown(value, HASH_SHOWN));
            }
        }
        return about.toString();
    }

    private static String json(LedgerView view, long first, List<VerifierKey> witnesses) throws IOException {
        JsonWriter json = new JsonWriter().beginObject();
        json.key("origin").value(view.checkpoint().origin());
        json.key("size").value(view.checkpoint().size());
        json.key("checkpoint").value(view.note().encoded());
        json.key("witnesses").beginArray();
        for (VerifierKey witness : witnesses) {
            boolean hasSigned = view.note().judge(witness) == SignedNote.Judgement.TRUE;
            json.beginObject().key("name").value(witness.name());
            json.key("cosigned").value(hasSigned).endObject();
        }
        json.endArray().key("entries").beginArray();
        for (long i = first; i < view.checkpoint().size(); i++) {
            json.beginObject().key("index").value(i);
            writeEntry(json, view.entry(i), view.opening(i));
            json.endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private static void writeEntry(JsonWriter json, Entry entry, Optional<Opening> opening) {
        json.key("kind").value(entry.kind()).key("time").value(entry.time().toString());
        json.key("commitment").value(entry.commitment());
        if (opening.isPresent()) {
            json.key("payload").beginObject();
            opening.get()
                    .payload()
                    .shown()
                    .forEach((key, value) -> json.key(key).value(value));
            json.endObject();
        }
    }

    String proved(Path file, long index, boolean isOpen) {
        if (isJson) {
            return new JsonWriter()
                            .beginObject()
                            .key("index")
                            .value(index)
                            .key("proof")
                            .value(file.toString())
                            .key("open")
                            .value(isOpen)
                            .endObject()
                    + "\n";
        }
        return Layout.paragraph(
                        "",
                        isOpen
                                ? "The proof says what the entry is about, project and counts included. With "
                                        + "--entry-only it proves that there is an entry and when, and no more."
                                : "The proof says that there is an entry and when, not what it is about.")
                + "  " + file + "\n\nNext: elpis ledger verify " + file + "\n";
    }

    String exported(Path folder, long size, int files) {
        if (isJson) {
            return new JsonWriter()
                            .beginObject()
                            .key("folder")
                            .value(folder.toString())
                            .key("size")
                            .value(size)
                            .key("files")
                            .value(files)
                            .endObject()
                    + "\n";
        }
        return Layout.paragraph(
                        "",
                        Layout.grouped(size) + " entries, with checkpoint and hashes, without what they are about; "
                                + Layout.count(files, "file") + " written. Any web server can serve the folder.")
                + "  " + folder + "\n";
    }

    String rotated(List<VerifierKey> keys, Path handovers) {
        if (isJson) {
            return keys(keys);
        }
        return Layout.paragraph(
                        "",
                        "New keys sign from now on; the old ones said so in the log and are gone. Give these lines to those "
                                + "who verify. Whoever has the old ones only needs the handover, which may be public:")
                + "  " + handovers + "\n\n" + keys(keys)
                + "\nNext: elpis ledger verify, and back up the folder of keys\n";
    }

    String destroyed(int count, long by) {
        if (isJson) {
            return new JsonWriter()
                            .beginObject()
                            .key("destroyed")
                            .value(count)
                            .key("entry")
                            .value(by)
                            .endObject()
                    + "\n";
        }
        return Layout.paragraph(
                "",
                "What " + (count == 1 ? "one entry" : Layout.grouped(count) + " entries")
                        + " said is destroyed, as entry " + Layout.grouped(by)
                        + " tells. Proofs stay as good as before. Copies are not: destroy it in backups and in proofs "
                        + "that were given away, too.");
    }

    String noCheckpoint() {
        return verdictText(
                LedgerVerdict.Outcome.UNKNOWN, "The file is no checkpoint that can be read.", Optional.empty());
    }

    String damaged(String reason) {
        return verdictText(LedgerVerdict.Outcome.ALTERED, "The ledger is damaged: " + reason + ".", Optional.empty());
    }

    String audit(LedgerVerdict verdict, LedgerAudit audit) {
        if (isJson) {
            JsonWriter json = verdict(verdict.outcome(), verdict.reason());
            json.key("entries").value(audit.entries()).key("open").value(audit.opened());
            json.key("destroyed").value(audit.destroyed());
            json.key("notKnown").value(audit.unexplained());
            json.key("notDestroyed").beginArray();
            audit.undestroyed().forEach(json::value);
            json.endArray();
            audit.backwards().ifPresent(index -> json.key("clockBackwardsAt").value(index));
            return json.endObject() + "\n";
        }
        if (verdict.outcome() != LedgerVerdict.Outcome.GOOD) {
            return verdictText(verdict.outcome(), verdict.reason(), Optional.empty());
        }
        return Layout.paragraph(
                        "",
                        "Good: " + Layout.grouped(audit.entries()) + " entries are those that were signed; of "
                                + Layout.grouped(audit.opened()) + " it is known what they are about.")
                + remarks(audit);
    }

    /// What is no fault of the log, but should be known.
    private static String remarks(LedgerAudit audit) {
        StringBuilder text = new StringBuilder();
        if (audit.destroyed() > 0) {
            text.append(Layout.paragraph(
                    "  ", "Of " + Layout.grouped(audit.destroyed()) + " it was destroyed, and an entry says so."));
        }
        if (audit.unexplained() > 0) {
            text.append(Layout.paragraph(
                    "  ",
                    "Of " + Layout.grouped(audit.unexplained())
                            + " it is not known, and no entry says that it was destroyed."));
        }
        for (long index : audit.undestroyed()) {
            text.append(Layout.paragraph(
                    "  ",
                    "Of entry " + index + " an entry says that it was destroyed, and it is still there. Next: elpis "
                            + "ledger destroy " + index));
        }
        audit.backwards()
                .ifPresent(index -> text.append(Layout.paragraph(
                        "  ",
                        "The clock went backwards: entry " + index
                                + " is older than the one before it. The order is proved; times around it are not.")));
        return text.toString();
    }

    String proof(LedgerVerdict verdict) {
        if (isJson) {
            JsonWriter json = verdict(verdict.outcome(), verdict.reason());
            verdict.entry().ifPresent(entry -> writeEntry(json, entry, verdict.opening()));
            return json.endObject() + "\n";
        }
        return verdictText(verdict.outcome(), verdict.reason(), Optional.of(verdict));
    }

    private String verdictText(LedgerVerdict.Outcome outcome, String reason, Optional<LedgerVerdict> verdict) {
        if (isJson) {
            return verdict(outcome, reason).endObject() + "\n";
        }
        if (verdict.isEmpty() || verdict.get().entry().isEmpty()) {
            return Layout.paragraph("", word(outcome) + ": " + reason);
        }
        Entry entry = verdict.get().entry().orElseThrow();
        StringBuilder text = new StringBuilder(Layout.paragraph(
                "",
                word(outcome) + ": the entry is in the log of "
                        + verdict.get().checkpoint().orElseThrow().origin()
                        + ". By the log's own clock, it was made at "
                        + entry.time() + " (" + entry.kind() + ")."));
        verdict.get()
                .opening()
                .ifPresent(opening -> opening.payload()
                        .shown()
                        .forEach((key, value) -> text.append("  ")
                                .append(key)
                                .append(": ")
                                .append(Layout.shown(value, 80))
                                .append('\n')));
        return text.toString();
    }

    private static JsonWriter verdict(LedgerVerdict.Outcome outcome, String reason) {
        JsonWriter json = new JsonWriter().beginObject();
        return json.key("verdict")
                .value(outcome.name().toLowerCase(Locale.ROOT))
                .key("reason")
                .value(reason);
    }

    private static String word(LedgerVerdict.Outcome outcome) {
        return switch (outcome) {
            case GOOD -> "Good";
            case ALTERED -> "ALTERED";
            case UNKNOWN -> "Unknown";
        };
    }
}
