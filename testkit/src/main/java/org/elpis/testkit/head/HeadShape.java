package org.elpis.testkit.head;

/// One head without a scanner: what is where, in millimetres from the middle of the braincase.
interface HeadShape {
    /// The tissue at a point; [Tissue#AIR] outside.
    Tissue at(double x, double y, double z);

    /// Whether the skin at a point belongs to the face: from the upper edge of the brow to the underside
    /// of the chin, and
    /// in front of the ears by at least a third of the way from the ear canal to the brow.
    boolean isFace(double x, double y, double z);

    /// Whether a point belongs to an ear.
    boolean isEar(double x, double y, double z);

    /// Names for tables: age in years and what is special.
    HeadTraits traits();

    /// Millimetres of the tip of the nose (x, y, z).
    double[] noseTip();

    /// Millimetres in z of the underside of the chin.
    double chinZ();
}
