package org.elpis.fingerprint;

import java.util.Set;

/// The kinds of objects whose pixels are measured brightness with noise in it: only these may carry a
/// fingerprint.
///
/// Not among them: segmentations, label maps, dose, presentation states, whole slides, photographs in colour.
///
/// Source: PS3.4 B.5
final class CarrierKinds {
    private static final String ROOT = "1.2.840.10008.5.1.4.1.1.";

    private static final Set<String> UIDS = Set.of(
            // CR; DX, mammography and intra-oral for presentation and for processing
            "1",
            "1.1",
            "1.1.1",
            "1.2",
            "1.2.1",
            "1.3",
            "1.3.1",
            // CT: single, enhanced, legacy
            "2",
            "2.1",
            "2.2",
            // ultrasound, grey only
            "3.1",
            "6.1",
            // MR: single, enhanced, legacy
            "4",
            "4.1",
            "4.4",
            // secondary capture
            "7",
            "7.2",
            "7.3",
            // angiography and fluoroscopy, tomosynthesis
            "12.1",
            "12.1.1",
            "12.2",
            "12.2.1",
            "13.1.1",
            "13.1.2",
            "13.1.3",
            // nuclear medicine and PET
            "20",
            "128",
            "128.1",
            "130",
            // optical coherence tomography, RT image
            "77.1.5.4",
            "481.1");

    private CarrierKinds() {}

    static boolean mayCarry(String sopClass) {
        return sopClass.startsWith(ROOT) && UIDS.contains(sopClass.substring(ROOT.length()));
    }
}
