package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;

/// What became of the references from object to object, told from the known pairs of originals and released objects.
///
/// @param intact  lead to the released form of what they led to
/// @param heldBack  led to an object that is in quarantine
/// @param removed  went with the element or item that held them
/// @param wrong  lead anywhere else; must be 0
record References(int intact, int heldBack, int removed, int wrong) {
    private static final int REFERENCED_SOP_INSTANCE_UID =
            Dictionary.tagOf("ReferencedSOPInstanceUID").orElseThrow();

    /// Counts the references of all objects of a hospital.
    ///
    /// @param outputOf  path of the released object by path of its original
    static References of(Path originals, Path released, List<String> paths, Map<String, String> outputOf)
            throws IOException {
        Map<String, String> newUid = new HashMap<>();
        Map<String, List<String>> before = new HashMap<>();
        for (String path : paths) {
            Instance instance = read(originals.resolve(path));
            String output = outputOf.get(path);
            newUid.put(instance.sopInstanceUid(), output == null ? "" : uidOf(output));
            before.put(path, references(instance.dataSet(), new ArrayList<>()));
        }
        int[] counts = new int[4];
        for (String path : paths) {
            String output = outputOf.get(path);
            if (output != null) {
                List<String> after = references(read(released.resolve(output)).dataSet(), new ArrayList<>());
                count(before.getOrDefault(path, List.of()), after, newUid, counts);
            }
        }
        return new References(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void count(List<String> before, List<String> after, Map<String, String> newUid, int[] counts) {
        List<String> left = new ArrayList<>(after);
        for (String uid : before) {
            String expected = newUid.get(uid);
            if (expected == null) {
                continue;
            }
            if (expected.isEmpty()) {
                counts[1]++;
            } else if (left.remove(expected)) {
                counts[0]++;
            } else {
                counts[2]++;
            }
        }
        for (String uid : left) {
            counts[3] += newUid.containsKey(uid) ? 1 : 0;
        }
    }

    private static String uidOf(String output) {
        return output.substring(output.lastIndexOf('/') + 1, output.length() - ".dcm".length());
    }

    private static List<String> references(DataSet dataSet, List<String> target) {
        for (Element element : dataSet) {
            if (element.tag() == REFERENCED_SOP_INSTANCE_UID) {
                target.add(dataSet.string(element.tag()));
            } else if (element.value() instanceof Value.Items items) {
                items.items().forEach(item -> references(item, target));
            }
        }
        return target;
    }

    private static Instance read(Path file) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            return DicomReader.read(
                    source, ReadLimits.forHeap(Runtime.getRuntime().maxMemory()));
        } catch (MalformedDicomException e) {
            throw new IOException("An object of the hospital cannot be read.", e);
        }
    }
}
