package org.elpis.models.memorization;

import org.elpis.models.identity.PatientMatcher;

/// What an audit takes for a copy of a training patient, apart from the audit: to measure how often it errs.
/// Thread-safe.
public final class CopyRule {
    private final PatientMatcher members;
    private final Yardstick yardstick;
    private final double clear;

    CopyRule(PatientMatcher members, Yardstick yardstick, double clear) {
        this.members = members;
        this.yardstick = yardstick;
        this.clear = clear;
    }

    /// The rule of an audit, learned from its held-out images, and from how near its generated ones come to these.
    public static CopyRule of(SyntheticCase input) {
        return new Examination(input).rule();
    }

    /// What is said of an image.
    ///
    /// @param patient  training patient who is nearest; private
    /// @param isCopy  as near as one new patient in a thousand, or whatever the policy says, comes by chance
    /// @param isClear  so near that an honest generator would hardly come there
    public record Said(String patient, boolean isCopy, boolean isClear) {}

    /// Says it of an image of the training images' shape.
    public Said of(float[] image) {
        Look look = Examination.look(image, members);
        return new Said(
                members.patient(yardstick.place(look)), yardstick.isCopy(look), yardstick.relative(look) < clear);
    }

    /// The distance of a clear copy, as a multiple of that of a usual other patient.
    public double clear() {
        return clear;
    }
}
