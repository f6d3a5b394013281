package org.elpis.policy;

import java.util.BitSet;
import java.util.List;
import org.elpis.dicom.StoredBits;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;

/// What happens to one element. The letters are the action codes of PS3.15 Table E.1-1a.
public sealed interface Action {
    /// Which action it is, for switches: unlike one over types, a switch over constants needs no linking at run
    /// time.
    enum Kind {
        KEEP("keep"),
        REMOVE("remove"),
        ZERO("zero"),
        DUMMY("dummy"),
        CLEAN("clean"),
        CLEAN_DOCUMENT("clean-document"),
        POOL_AGE("pool-age"),
        REPLACE_UID("replace-uid"),
        SHIFT_DATE("shift-date"),
        SHIFT_SECONDS("shift-seconds"),
        CLEAN_VENDOR_HEADER("clean-vendor-header"),
        PSEUDONYMIZE("pseudonymize"),
        CLEAN_FRAMES("clean-frames"),
        CLEAN_UNUSED_BITS("clean-unused-bits"),
        CLEAN_COLOUR_PROFILE("clean-colour-profile"),
        FILL_BOXES("fill-boxes"),
        REMOVE_FACE("remove-face");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// The name in the canonical form of a plan.
        public String text() {
            return text;
        }
    }

    Kind kind();

    /// K: stays as it is; the elements of a sequence's items have steps of their own.
    record Keep() implements Action {
        @Override
        public Kind kind() {
            return Kind.KEEP;
        }
    }

    /// X: goes, with everything inside.
    record Remove() implements Action {
        @Override
        public Kind kind() {
            return Kind.REMOVE;
        }
    }

    /// Z: stays without a value, or without items.
    record Zero() implements Action {
        @Override
        public Kind kind() {
            return Kind.ZERO;
        }
    }

    /// D: gets a value that says nothing and is valid for the VR.
    record Dummy() implements Action {
        @Override
        public Kind kind() {
            return Kind.DUMMY;
        }
    }

    /// C: loses these parts of its text.
    ///
    /// @param cuts  in ascending order, without overlap
    /// @param ifEmptied  what to leave when nothing is left
    record Clean(List<Cut> cuts, IfEmptied ifEmptied) implements Action {
        public Clean {
            cuts = List.copyOf(cuts);
        }

        @Override
        public Kind kind() {
            return Kind.CLEAN;
        }
    }

    /// D of an encapsulated document: written anew from its text without these parts.
    ///
    /// @param cuts  in ascending order, without overlap, counted in the text that is read from the document
    record CleanDocument(List<Cut> cuts) implements Action {
        public CleanDocument {
            cuts = List.copyOf(cuts);
        }

        @Override
        public Kind kind() {
            return Kind.CLEAN_DOCUMENT;
        }
    }

    /// A part of a text, counted in characters of the decoded value, and what takes its place.
    ///
    /// @param reading  which of the dates that the part may mean, in the order of
    ///     [org.elpis.dicom.DateInText#readings]; 0 for whatever is no date
    record Cut(int start, int end, Sort sort, By by, int reading) {
        public Cut(int start, int end, Sort sort, By by) {
            this(start, end, sort, by, 0);
        }
    }

    /// What a part of a text was taken for, as a reader of the released text is told.
    enum Sort {
        NAME,
        DATE,
        ID,
        CONTACT,
        PLACE,
        AGE,
        /// Something that no list knows.
        WORD;

        /// What stands for such a part: ASCII, so that every character set has it.
        public String placeholder() {
            return "[" + name() + "]";
        }
    }

    /// What takes the place of a part of a text.
    enum By {
        NOTHING,
        DERIVED_UID,
        SHIFTED_DATE,
        /// The name of its sort in brackets.
        PLACEHOLDER,
        /// Something made up, of the same sort.
        SURROGATE,
        /// The Code Value of the item whose Code Meaning this is.
        CODE_VALUE
    }

    /// What a cleaned text becomes when nothing of it is left.
    enum IfEmptied {
        EMPTY,
        DUMMY
    }

    /// C of an age: 89 and below stay, older become 90 years.
    record PoolAge() implements Action {
        @Override
        public Kind kind() {
            return Kind.POOL_AGE;
        }
    }

    /// U: every UID of the value is replaced by its derived one; well-known ones stay.
    record ReplaceUid() implements Action {
        @Override
        public Kind kind() {
            return Kind.REPLACE_UID;
        }
    }

    /// C of a date: moved by the patient's number of days.
    record ShiftDate() implements Action {
        @Override
        public Kind kind() {
            return Kind.SHIFT_DATE;
        }
    }

    /// C of a date that is written as seconds since 1970, in four bytes as an integer or in eight as a double:
    /// moved by the patient's number of days.
    record ShiftSeconds() implements Action {
        @Override
        public Kind kind() {
            return Kind.SHIFT_SECONDS;
        }
    }

    /// C of a manufacturer's own structure inside one element: written anew with these of its parts.
    ///
    /// @param parts  numbers of the parts that stay, in ascending order
    record CleanVendorHeader(List<Integer> parts) implements Action {
        public CleanVendorHeader {
            parts = List.copyOf(parts);
        }

        @Override
        public Kind kind() {
            return Kind.CLEAN_VENDOR_HEADER;
        }
    }

    /// Z or D of a patient's name or identifier: becomes the patient's pseudonym.
    record Pseudonymize() implements Action {
        @Override
        public Kind kind() {
            return Kind.PSEUDONYMIZE;
        }
    }

    /// C of pixel data: what is no part of an image reads as zeros, everything keeps its place.
    record CleanFrames() implements Action {
        @Override
        public Kind kind() {
            return Kind.CLEAN_FRAMES;
        }
    }

    /// C of native pixel data with an overlay drawn into unused bits: the bits beside the stored ones are
    /// cleared, and what lies behind the last pixel reads as zeros.
    record CleanUnusedBits(StoredBits bits) implements Action {
        @Override
        public Kind kind() {
            return Kind.CLEAN_UNUSED_BITS;
        }
    }

    /// C of an ICC profile: texts and what no conversion needs read as zeros.
    record CleanColourProfile() implements Action {
        @Override
        public Kind kind() {
            return Kind.CLEAN_COLOUR_PROFILE;
        }
    }

    /// C of pixel data with words drawn into them: these boxes of every frame become one constant value.
    ///
    /// @param first  what happens to the pixel data before: [#KEEP], [#CLEAN_FRAMES] or [CleanUnusedBits]
    record FillBoxes(List<Box> boxes, Action first) implements Action {
        public FillBoxes {
            boxes = List.copyOf(boxes);
        }

        /// The share of a box that is filled, 0 to 1.
        public double coverage(Box box) {
            BitSet covered = new BitSet();
            for (Box filled : boxes) {
                int left = Math.max(filled.x(), box.x());
                int right = Math.min(filled.right(), box.right());
                int bottom = Math.min(filled.bottom(), box.bottom());
                for (int y = Math.max(filled.y(), box.y()); y < bottom && left < right; y++) {
                    int row = (y - box.y()) * box.width() - box.x();
                    covered.set(row + left, row + right);
                }
            }
            return (double) covered.cardinality() / ((long) box.width() * box.height());
        }

        @Override
        public Kind kind() {
            return Kind.FILL_BOXES;
        }
    }

    /// C of pixel data that show a face: single pixels get other values.
    ///
    /// @param first  what happens to the pixel data besides: [#KEEP], [#CLEAN_FRAMES], [CleanUnusedBits] or
    ///     [FillBoxes]; where a box covers the face the box counts
    record RemoveFace(FaceEdit edit, Action first) implements Action {
        /// The boxes that are filled besides.
        public List<Box> boxes() {
            return first instanceof FillBoxes fill ? fill.boxes() : List.of();
        }

        @Override
        public Kind kind() {
            return Kind.REMOVE_FACE;
        }
    }

    Keep KEEP = new Keep();
    Remove REMOVE = new Remove();
    Zero ZERO = new Zero();
    Dummy DUMMY = new Dummy();
    PoolAge POOL_AGE = new PoolAge();
    ReplaceUid REPLACE_UID = new ReplaceUid();
    ShiftDate SHIFT_DATE = new ShiftDate();
    ShiftSeconds SHIFT_SECONDS = new ShiftSeconds();
    Pseudonymize PSEUDONYMIZE = new Pseudonymize();
    CleanFrames CLEAN_FRAMES = new CleanFrames();
    CleanColourProfile CLEAN_COLOUR_PROFILE = new CleanColourProfile();
}
