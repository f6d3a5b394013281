package org.elpis.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.dicom.Sha256;

/// Tells of each study by which files it is known, and by what else its images are judged. What one file
/// says decides
/// about all of them, so an object that was released counts as done only as long as this is the same.
final class StudyDigests {
    private StudyDigests() {}

    /// Notes the digest of every study.
    ///
    /// @param items  all that were harvested, in the order of the input, copies included
    /// @param cohort  when it is asked for, every file of the job may decide about every text
    /// @param images  digest of what decides about images besides files and profile; empty when nothing does
    static void note(List<ScannedItem> items, Cohort cohort, String images) {
        Map<Study, MessageDigest> digests = new HashMap<>();
        MessageDigest whole = Sha256.start();
        byte[] judged = images.getBytes(StandardCharsets.US_ASCII);
        whole.update(judged);
        for (ScannedItem item : items) {
            byte[] line = line(item.item());
            digests.computeIfAbsent(item.study(), absent -> start(judged)).update(line);
            whole.update(line);
        }
        String together = cohort.isAskedFor() ? Sha256.hex(whole.digest()) : "";
        digests.forEach(
                (study, digest) -> study.setDigest(together.isEmpty() ? Sha256.hex(digest.digest()) : together));
        digests.keySet().forEach(StudyDigests::addOriginals);
    }

    private static MessageDigest start(byte[] judged) {
        MessageDigest digest = Sha256.start();
        digest.update(judged);
        return digest;
    }

    private static byte[] line(InputItem item) {
        String line = item.key() + "\t" + item.size() + "\t" + item.modifiedMillis() + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /// What was released before is searched for what the originals tell.
    private static void addOriginals(Study study) {
        if (!study.originals().isEmpty()) {
            StringBuilder text = new StringBuilder(study.digest());
            study.originals().stream().map(Study::digest).sorted().forEach(text::append);
            study.setDigest(Sha256.hex(Sha256.of(text.toString())));
        }
    }
}
