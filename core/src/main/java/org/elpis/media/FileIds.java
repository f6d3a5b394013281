package org.elpis.media;

import org.elpis.dicom.Sha256;

/// Names of files on a medium: five parts of eight characters, made of what the object is called and of nothing
/// else, so that the same object has the same name in every run, whatever else is there.
///
/// The last two parts hold 80 bits of a hash: two objects of one name are as unlikely as two equal pseudonyms.
/// Source: PS3.10 section 8.2 (at most 8 parts), 8.5 (at most 8 characters of A to Z, 0 to 9, underscore).
public final class FileIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int PART = 8;

    private FileIds() {}

    /// The path of an object's file, with slashes.
    public static String path(String patientId, String studyUid, String seriesUid, String sopInstanceUid) {
        String object = hash(sopInstanceUid);
        return hash(patientId).substring(0, PART) + "/" + hash(studyUid).substring(0, PART) + "/"
                + hash(seriesUid).substring(0, PART) + "/" + object.substring(0, PART) + "/" + object.substring(PART);
    }

    /// Sixteen characters of five bits each.
    private static String hash(String identifier) {
        byte[] bytes = Sha256.of(identifier);
        StringBuilder text = new StringBuilder(2 * PART);
        for (int i = 0; i < 2 * PART; i++) {
            int bit = 5 * i;
            int two = (bytes[bit >> 3] & 0xFF) << 8 | bytes[(bit >> 3) + 1] & 0xFF;
            text.append(ALPHABET.charAt(two >> 11 - (bit & 7) & 0x1F));
        }
        return text.toString();
    }
}
