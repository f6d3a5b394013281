package org.elpis.engine;

import java.io.IOException;

/// What one line of a manifest says about an object.
///
/// @param text  the line without a comma behind it
record ManifestLine(String path, String text) {
    private static final String START = "    {\"path\": \"";
    private static final String METADATA = "\", \"metadataSha256\": \"";
    private static final String PLAN = "\", \"planSha256\": \"";
    private static final String END = "\"}";

    static ManifestLine of(JobFolder.Entry entry) {
        return new ManifestLine(
                entry.path(),
                START + entry.path() + METADATA + entry.metadataDigest() + PLAN + entry.planDigest() + END);
    }

    /// The same object with another metadata digest.
    ManifestLine withMetadataDigest(String digest) {
        String plan = text.substring(text.indexOf(PLAN));
        return new ManifestLine(path, START + path + METADATA + digest + plan);
    }

    static boolean startsLikeOne(String line) {
        return line.startsWith(START);
    }

    /// A line is copied into the next manifest and its path is opened, so it must be one that was written here.
    ///
    /// @throws IOException when it is not
    static ManifestLine parse(String line) throws IOException {
        String text = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
        int metadata = text.indexOf(METADATA);
        int plan = text.indexOf(PLAN, Math.max(0, metadata));
        if (metadata < 0 || plan < metadata + METADATA.length() || !text.endsWith(END)) {
            throw new IOException("A line of the manifest has another form.");
        }
        String path = text.substring(START.length(), metadata);
        boolean isOne = isPath(path)
                && isHexadecimal(text.substring(metadata + METADATA.length(), plan))
                && isHexadecimal(text.substring(plan + PLAN.length(), text.length() - END.length()));
        if (!isOne) {
            throw new IOException("A line of the manifest says something else.");
        }
        return new ManifestLine(path, text);
    }

    /// Below the folder of the release, with the characters that names there have.
    private static boolean isPath(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isOfAName = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
            if (!isOfAName && (before == '/' || c != '.' && c != '/')) {
                return false;
            }
            before = c;
        }
        return before != '/';
    }

    private static boolean isHexadecimal(String digest) {
        for (int i = 0; i < digest.length(); i++) {
            if (Character.digit(digest.charAt(i), 16) < 0 || digest.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
