package org.elpis.bench;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.PlantedIdentifier;

/// The ten actions of the public MIDI-B checker, each as strict as there or stricter. Where it differs:
///
/// - `text_removed` looks for the planted tokens as they stand; short ones count as words only, since `ng` stands in
/// `lung`;
/// - `text_retained` wants each token as a word, since `5 mm` does not stand in `15 mm`;
/// - `pixels_hidden` asks `InkCheck` instead of an OCR.
final class Judge {
    private static final int PIXEL_DATA = 0x7FE00010;

    private final NewIds ids;

    Judge(NewIds ids) {
        this.ids = ids;
    }

    /// Whether the public checker could see a place: it reads data sets, not what stands around them.
    static boolean isPublic(PlantedIdentifier plant) {
        return AnswerPath.parse(plant.path()).filter(p -> !p.isFileMeta()).isPresent();
    }

    /// The actions of a plant: what holds identity and clinical words has two.
    static List<AnswerAction> actions(Answer answer) {
        boolean both =
                answer.action() != AnswerAction.TEXT_RETAINED && !answer.stay().isEmpty();
        return both ? List.of(answer.action(), AnswerAction.TEXT_RETAINED) : List.of(answer.action());
    }

    /// Whether an object that is not there passes: nothing is left in it, but nothing is retained either.
    static boolean passesWhenMissing(AnswerAction action) {
        return switch (action) {
            case TEXT_REMOVED, DATE_SHIFTED, UID_CHANGED, UID_CONSISTENT, PATID_CONSISTENT, PIXELS_HIDDEN -> true;
            case TAG_RETAINED, TEXT_NOTNULL, TEXT_RETAINED, PIXELS_RETAINED -> false;
        };
    }

    boolean passes(PlantedIdentifier plant, AnswerAction action, ReadObject object) throws IOException {
        Optional<String> value = object.textAt(plant.path());
        Answer answer = plant.answer();
        return switch (action) {
            case TAG_RETAINED -> value.isPresent();
            case TEXT_NOTNULL -> value.isPresent() && !value.get().isBlank();
            case TEXT_RETAINED -> lost(plant, object).isEmpty();
            case TEXT_REMOVED, DATE_SHIFTED, UID_CHANGED -> value.isEmpty() || !holds(plant, value.get());
            case UID_CONSISTENT -> isMapped(value, ids.uids().get(plant.value()));
            case PATID_CONSISTENT -> isMapped(value, ids.patients().get(plant.value()));
            case PIXELS_RETAINED -> md5(object.bytesAt(PIXEL_DATA)).equals(plant.value());
            case PIXELS_HIDDEN ->
                answer.box().isEmpty()
                        || !InkCheck.isVisible(
                                object, plant.path(), answer.box().get());
        };
    }

    /// The tokens that should have stayed at a place and did not.
    static List<String> lost(PlantedIdentifier plant, ReadObject object) throws IOException {
        String text = Words.fold(object.textAt(plant.path()).orElse(""));
        return plant.answer().stay().stream()
                .filter(token -> !Words.standsIn(text, Words.fold(token)))
                .toList();
    }

    /// Whether a value still holds what should have vanished from the place.
    static boolean holds(PlantedIdentifier plant, String value) {
        String text = Words.fold(value);
        Answer answer = plant.answer();
        if (answer.vanish().isEmpty() && answer.near().isEmpty()) {
            return text.contains(Words.fold(plant.value()));
        }
        return answer.vanish().stream().anyMatch(token -> text.contains(Words.fold(token)))
                || answer.near().stream().anyMatch(token -> Words.standsIn(text, Words.fold(token)));
    }

    private static boolean isMapped(Optional<String> value, @org.jspecify.annotations.Nullable String expected) {
        return value.isEmpty() || value.get().isEmpty() || value.get().equals(expected);
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
