package org.elpis.vision.face;

import org.elpis.vision.volume.WorkVolume;

/// Whether the face of a head is in the field of view, and still there.
enum FaceView {
    THERE,
    /// The field of view ends above the brow.
    OUTSIDE,
    /// There is air where a face would be.
    GONE;

    /// Share of the places of an average face that may be in the field of view of a head that ends above it.
    private static final double OUTSIDE_SHARE = 0.02;
    /// Share that must be in it for a face to be missing.
    private static final double INSIDE_SHARE = 0.6;
    /// Share of those that may be brighter than air when a face is missing.
    private static final double GONE_SHARE = 0.03;

    private static final double STEP_MM = 5;

    /// Of a head whose image does not contradict its header.
    static FaceView of(WorkVolume volume, HeadTissue head, PoseSearch search) {
        Pose pose = search.pose();
        int all = 0;
        int inside = 0;
        int bright = 0;
        for (double left = -40; left <= 40; left += STEP_MM) {
            for (double front = 55; front <= 115; front += STEP_MM) {
                // From the eyes down; a nodding head is allowed for by where it starts.
                for (double crown = -110; crown <= -12; crown += STEP_MM) {
                    if (AverageHead.contains(left, front, crown, 0)) {
                        all++;
                        int at = pose.index(left, front, crown);
                        if (at >= 0 && !Float.isNaN(volume.values()[at])) {
                            inside++;
                            bright += head.solid().has(at) ? 1 : 0;
                        }
                    }
                }
            }
        }
        if (inside < OUTSIDE_SHARE * all) {
            return OUTSIDE;
        }
        boolean isGone = inside > INSIDE_SHARE * all
                && bright < GONE_SHARE * inside
                && volume.kind() != WorkVolume.Kind.PET
                && search.verdict() == PoseSearch.Verdict.AGREES;
        return isGone ? GONE : THERE;
    }
}
