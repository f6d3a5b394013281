package org.elpis.policy;

import java.util.Set;
import java.util.TreeSet;
import org.elpis.pixel.FaceHandling;

/// What a profile decides that the standard leaves to the site.
///
/// @param texts  what takes the place of a part of a text that goes
/// @param privateElements  which private elements count as safe when Retain Safe Private is in force
/// @param documents  what happens to encapsulated documents
/// @param pixels  what happens to words drawn into images
/// @param faces  what happens to faces in scans of heads
/// @param words  words of the site that may stay in texts besides the vocabulary; single words, any case
/// @param commonWordPatients  a word that is in no name list stays when it is found for at least so many
///     different patients of a job; 0 when no word stays for that reason
public record Handling(
        Texts texts,
        PrivateElements privateElements,
        Documents documents,
        Pixels pixels,
        FaceHandling faces,
        Set<String> words,
        int commonWordPatients) {
    /// Fewer patients than this say little about whether a word is common.
    static final int MIN_COMMON_WORD_PATIENTS = 3;

    /// What takes the place of a part of a text that goes.
    public enum Texts {
        /// What kind of thing it was, such as `[NAME]`.
        PLACEHOLDER,
        /// Something of the same kind that is made up, the same for the same original within a project.
        SURROGATE,
        /// Nothing.
        DROP
    }

    /// Which private elements count as safe.
    public enum PrivateElements {
        /// Those of PS3.15 Table E.3.10-1.
        STANDARD,
        /// Those and what public archives are known to keep.
        EXTENDED
    }

    /// What happens to encapsulated documents.
    public enum Documents {
        /// Written anew from their cleaned content.
        CLEAN,
        /// Replaced by an empty document.
        REMOVE
    }

    /// What happens to words drawn into images.
    public enum Pixels {
        /// Every frame is looked at, and words are filled; what cannot be looked at is held back.
        CLEAN,
        /// The same, but words stay that a program has read and that say nothing of anybody: sides, views,
        /// measures.
        KEEP_HARMLESS,
        /// Nobody looks, nothing changes, and the released objects say nothing about it.
        UNTOUCHED
    }

    public static final Handling DEFAULT = new Handling(
            Texts.PLACEHOLDER,
            PrivateElements.STANDARD,
            Documents.CLEAN,
            Pixels.CLEAN,
            FaceHandling.DEFAULT,
            Set.of(),
            0);

    public Handling {
        words = Set.copyOf(words);
        if (commonWordPatients != 0 && commonWordPatients < MIN_COMMON_WORD_PATIENTS) {
            throw new IllegalArgumentException("commonWordPatients must be 0 or >= 3, got " + commonWordPatients);
        }
    }

    /// The same but for which private elements count as safe.
    public Handling with(PrivateElements elements) {
        return new Handling(texts, elements, documents, pixels, faces, words, commonWordPatients);
    }

    /// The same but for what happens to words drawn into images.
    public Handling with(Pixels choice) {
        return new Handling(texts, privateElements, documents, choice, faces, words, commonWordPatients);
    }

    /// The same but for what happens to faces in scans of heads.
    public Handling with(FaceHandling choice) {
        return new Handling(texts, privateElements, documents, pixels, choice, words, commonWordPatients);
    }

    /// The same, and nobody looks at pixels, neither for words nor for faces.
    public Handling withoutPixels() {
        return with(Pixels.UNTOUCHED).with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, faces.fill()));
    }

    /// Whether words in images are looked for.
    public boolean looksForWords() {
        return pixels != Pixels.UNTOUCHED;
    }

    /// Whether faces are looked for.
    public boolean looksForFaces() {
        return faces.extent() != FaceHandling.Extent.UNTOUCHED;
    }

    /// The same but for what stands for the parts of a text that go.
    public Handling with(Texts newTexts) {
        return new Handling(newTexts, privateElements, documents, pixels, faces, words, commonWordPatients);
    }

    /// A form that tells any two apart, for digests.
    String canonical() {
        return texts + " " + privateElements + " " + documents + " " + pixels + " " + faces.extent() + " "
                + faces.fill() + " " + commonWordPatients + " " + new TreeSet<>(words);
    }
}
