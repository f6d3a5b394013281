package org.elpis.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;

/// Writes a certificate: the statement about the release, the root of the tree, a line for each object.
///
/// Format: docs/formats/certificate.md
public final class CertificateText {
    static final String FIRST = "{\"certificate\":";
    static final String ROOT = "\"root\":";
    static final String OBJECTS = "\"objects\":[";
    static final String LAST = "]}";

    private final JobStatement job;
    private final Collection<String> objects;
    private final MerkleTree tree = new MerkleTree();
    private final String root;

    /// A certificate of these statements.
    ///
    /// @param objects  canonical statements in the ascending order of their paths
    /// @param files  digests of the files beside the objects, by name
    /// @param actions  sums of those of the objects
    public CertificateText(
            Collection<String> objects,
            SortedMap<String, Long> actions,
            SortedMap<String, String> files,
            String software) {
        this.job = new JobStatement(actions, files, objects.size(), software);
        this.objects = objects;
        tree.add(leaf(job.canonical()));
        for (String statement : objects) {
            tree.add(leaf(statement));
        }
        this.root = Sha256.hex(tree.root());
    }

    /// What the whole certificate hangs on.
    public String root() {
        return root;
    }

    public void writeTo(Appendable target) throws IOException {
        target.append(FIRST).append(line(job.canonical())).append(",\n");
        target.append(ROOT).append('"').append(root).append("\",\n");
        target.append(OBJECTS).append('\n');
        int left = objects.size();
        for (String statement : objects) {
            target.append(line(statement)).append(--left > 0 ? ",\n" : "\n");
        }
        target.append(LAST).append('\n');
    }

    private String line(String statement) {
        return "{\"leaf\":\"" + Sha256.hex(leaf(statement)) + "\",\"statement\":" + statement + "}";
    }

    /// Adds up what statements say.
    public static SortedMap<String, Long> sum(Collection<ObjectStatement> statements) {
        SortedMap<String, Long> sum = new TreeMap<>();
        for (ObjectStatement statement : statements) {
            statement.actions().forEach((action, count) -> sum.merge(action, count, Long::sum));
        }
        return sum;
    }

    private byte[] leaf(String statement) {
        return tree.leaf(statement.getBytes(StandardCharsets.US_ASCII));
    }
}
