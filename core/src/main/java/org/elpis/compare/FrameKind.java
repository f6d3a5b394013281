package org.elpis.compare;

import java.util.List;

/// What kind of change made a frame of the copy from that of the original: what its pixels show and no more.
///
/// Tried in this order; the first that holds is told. All of them are exact but [Spread] and [OtherImage].
public sealed interface FrameKind {
    /// Size, bits, sign or colours are other ones.
    ///
    /// @param what  constant words and numbers of the structure, one an item
    /// @param hasSameValues  whether the stored values are the same all the same, one by one
    record OtherKind(List<String> what, boolean hasSameValues) implements FrameKind {
        public OtherKind {
            what = List.copyOf(what);
        }
    }

    /// The frame equals another frame of the same object in the original.
    ///
    /// @param frame  from 0
    record OtherFrame(int frame) implements FrameKind {}

    /// No sample differs by more than 1.
    record LeastBits() implements FrameKind {}

    /// Every pixel of the original stands where a mirror or a quarter turn puts it.
    record Turned(Turn turn) implements FrameKind {}

    /// What both frames can share is the same after a shift; at least half of the smaller one is.
    ///
    /// @param right  columns by which the content lies further to the right in the copy
    /// @param down  rows by which it lies further down
    record Moved(int right, int down) implements FrameKind {}

    /// Every sample is `slope x original + intercept` within 1, or cut off at the least or the largest value of the
    /// copy.
    record Rescaled(double slope, double intercept) implements FrameKind {}

    /// Every value of the original became one and the same other value wherever it stands.
    ///
    /// @param values  different values of the original
    record Remapped(int values) implements FrameKind {}

    /// Regions of the frame, and nothing between them: at most a quarter of the frame, or all of them told exactly, or
    /// at
    /// most three fifths that show another picture.
    record Local() implements FrameKind {}

    /// Changes all over the frame that leave the picture what it is (correlation at least
    /// [GreyRelation#SAME_PICTURE]), as compression with loss, noise and filters do.
    ///
    /// @param rms  root of the mean square of what is left after the best straight line, in stored values
    record Spread(double correlation, double slope, double intercept, double rms) implements FrameKind {}

    /// None of the above.
    record OtherImage(double correlation) implements FrameKind {}

    /// Pixel data that nobody decoded have other bytes.
    record OtherBytes() implements FrameKind {}
}
