import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/// Writes the digests of the code meanings that the standard publishes itself: those of the schemes DCM, UCUM, NCIt
/// and IBSI in PS3.16. A meaning that is one of them says nothing about a patient.
///
/// `java tools/CodeMeanings.java <ps316-code-meanings.txt> <core/src/main/resources>`
///
/// Input: one meaning a line, lower case, UTF-8. Output: FNV-1a, 64 bits, of each line's UTF-8 bytes, ascending as
/// signed numbers, big-endian. The same input gives the same bytes. Source of the list: PS3.16 by way of
/// pydicom/pydicom fb1f24e4f041 src/pydicom/sr/_concepts_dict.py (MIT; facts from DICOM, NEMA; NCIt and IBSI CC BY
/// 4.0). Meanings of SNOMED CT, LOINC and RadLex are not in it: their licences do not allow it.
final class CodeMeanings {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private CodeMeanings() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java tools/CodeMeanings.java CODE_MEANINGS RESOURCES_FOLDER");
            System.exit(2);
        }
        TreeSet<Long> digests = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                digests.add(digest(line.strip()));
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(digests.size() * Long.BYTES);
        digests.forEach(bytes::putLong);
        Files.write(Path.of(args[1], "org/elpis/policy/code-meanings.bin"), bytes.array());
    }

    private static long digest(String meaning) {
        long hash = OFFSET;
        for (byte b : meaning.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * PRIME;
        }
        return hash;
    }
}
