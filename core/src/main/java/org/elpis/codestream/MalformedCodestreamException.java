package org.elpis.codestream;

import java.io.IOException;

/// Compressed pixel data whose parts cannot be told apart, so that nobody can say what is hidden in them.
public final class MalformedCodestreamException extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong, with a sentence for the person who has to act.
    public enum Fault {
        NO_CODESTREAM("no image of the kind that the transfer syntax names starts in them"),
        TRUNCATED("they end inside a part that states its length"),
        UNKNOWN_MARKER("they have a marker that the standard does not define"),
        BAD_LENGTH("a part is longer or shorter than its own content"),
        BAD_SEGMENTS("the segments of a run-length coded frame do not follow one another"),
        UNCLEAR_FRAMES("nobody can say which fragments belong to which frame"),
        OVERLAY_IN_PIXELS("an overlay is drawn into them, which cannot be taken out without decoding"),
        TOO_MANY_PARTS("they hold more parts beside the image than the limit");

        private final String phrase;

        Fault(String phrase) {
            this.phrase = phrase;
        }

        /// Ends a sentence about the pixel data.
        public String phrase() {
            return phrase;
        }
    }

    private final Fault fault;

    public MalformedCodestreamException(Fault fault) {
        super(fault.phrase());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
