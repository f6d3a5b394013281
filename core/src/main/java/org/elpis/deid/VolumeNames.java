package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;

/// Names for volumes that are files of their own, derived from where they lay: names of files and folders hold
/// names of patients, dates and numbers of records.
///
/// Every folder and every file on the way gets a pseudonym, so that what lay together stays together. Words that
/// BIDS itself gives to folders and endings of names stay: they say what kind of picture it is and nothing else.
public final class VolumeNames {
    /// Source: Brain Imaging Data Structure 1.10, data types of raw data
    private static final Set<String> FOLDERS = Set.of("anat", "func", "dwi", "fmap", "perf", "pet");

    /// Source: as above, suffixes of images
    private static final Set<String> SUFFIXES = Set.of(
            "T1w",
            "T2w",
            "PDw",
            "T2starw",
            "FLAIR",
            "inplaneT1",
            "inplaneT2",
            "T1map",
            "T2map",
            "bold",
            "sbref",
            "dwi",
            "epi",
            "asl",
            "m0scan",
            "pet",
            "magnitude1",
            "magnitude2",
            "phasediff");

    /// Before what is hashed, so that it can be no patient's key.
    private static final String NAME = "volume name\n";

    private static final String SEED = "volume seed\n";

    private final ProjectKeys keys;

    public VolumeNames(ProjectKeys keys) {
        this.keys = keys;
    }

    /// The path in the output, without an ending.
    ///
    /// @param path  relative to the input, with `/` between folders
    public String of(String path) {
        StringBuilder name = new StringBuilder();
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            String folder = path.substring(start, slash);
            name.append(FOLDERS.contains(folder) ? folder : pseudonym(path.substring(0, slash)))
                    .append('/');
            start = slash + 1;
        }
        return name.append(pseudonym(path))
                .append(suffix(path.substring(start)))
                .toString();
    }

    private String pseudonym(String path) {
        return KeyedPseudonyms.pseudonym(derive(NAME, path));
    }

    private byte[] derive(String purpose, String path) {
        Mac mac = keys.pseudonymMac();
        return mac.doFinal(purpose.concat(path).getBytes(StandardCharsets.UTF_8));
    }

    /// `_T1w` of `sub-01_T1w.nii.gz`
    private static String suffix(String fileName) {
        String stem = withoutEnding(fileName);
        int underscore = stem.lastIndexOf('_');
        String word = stem.substring(underscore + 1);
        return underscore >= 0 && SUFFIXES.contains(word) ? "_".concat(word) : "";
    }

    /// A name without the endings that volumes have.
    public static String withoutEnding(String fileName) {
        String name = fileName;
        for (String ending : new String[] {".gz", ".nii", ".hdr"}) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /// A secret from which noise for a volume is drawn; always the same.
    public byte[] seed(String path) {
        return derive(SEED, path);
    }
}
