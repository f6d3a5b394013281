package org.elpis.media;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// The DICOMDIR of a file-set: patients, studies, series, and a record for each object. It holds what the objects
/// themselves say and nothing else; the same objects give the same bytes, in whatever order they are added within a
/// series.
///
/// Some hundred bytes of heap for each object. Source: PS3.3 annex F, PS3.10 section 8.6.
public final class MediaDirectory {
    /// The SOP Class of a DICOMDIR.
    public static final String SOP_CLASS = "1.2.840.10008.1.3.10";

    /// Its name in the root of the file-set.
    public static final String NAME = "DICOMDIR";

    private static final int FILE_SET_ID = 0x0004_1130;
    private static final int FIRST_OF_ROOT = 0x0004_1200;
    private static final int LAST_OF_ROOT = 0x0004_1202;
    private static final int CONSISTENCY_FLAG = 0x0004_1212;
    private static final int SERIES_NUMBER = 0x0020_0011;
    private static final int INSTANCE_NUMBER = 0x0020_0013;
    private static final int STUDY_TIME = 0x0008_0030;
    private static final int ITEM_HEADER = 8;

    private final DirectoryRecord root =
            DirectoryRecord.of(RecordType.PATIENT, DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE), "");

    /// Adds an object.
    ///
    /// @param fileId  path of its file from the root, with slashes: at most 8 parts of at most 8 characters each
    /// @return whether there is a kind of record for it
    public boolean add(String fileId, Instance instance) {
        DataSet object = instance.dataSet();
        Optional<RecordType> type = RecordType.of(instance.sopClassUid());
        if (type.isEmpty()) {
            return false;
        }
        // An object without a Patient ID is still some patient's: its pseudonym stands in the name.
        String id = object.string(Tag.PATIENT_ID);
        String patient = id.isEmpty() ? object.string(Tag.PATIENT_NAME) : id;
        String day = object.string(Tag.STUDY_DATE) + " " + object.string(STUDY_TIME);
        root.lower(patient, () -> DirectoryRecord.of(RecordType.PATIENT, object, ""))
                .lower(object.string(Tag.STUDY_INSTANCE_UID), () -> DirectoryRecord.of(RecordType.STUDY, object, day))
                .lower(
                        object.string(Tag.SERIES_INSTANCE_UID),
                        () -> DirectoryRecord.of(RecordType.SERIES, object, number(object, SERIES_NUMBER)))
                .lower(
                        instance.sopInstanceUid(),
                        () -> DirectoryRecord.ofFile(type.get(), instance, fileId, number(object, INSTANCE_NUMBER)));
        return true;
    }

    /// A number so that the order of texts is that of numbers; what is none comes last.
    private static String number(DataSet object, int tag) {
        return Long.toString(10_000_000_000L + object.number(tag, Integer.MAX_VALUE));
    }

    /// SHA-256 of all records, in hexadecimal: what the file's own UID may be derived from.
    public String digest() {
        MessageDigest sha256 = Sha256.start();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            for (DirectoryRecord record : flat()) {
                DicomWriter.encode(record.item(0, 0)).writeTo(Channels.newChannel(out));
            }
            return Sha256.hex(sha256.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file's bytes.
    ///
    /// @param fileMeta  File Meta Information for [#SOP_CLASS] in explicit little endian
    public EncodedInstance encode(DataSet fileMeta) {
        List<DirectoryRecord> records = flat();
        long at = DicomWriter.encode(instance(fileMeta, List.of(), 0, 0)).length();
        for (DirectoryRecord record : records) {
            record.placeAt(at);
            at += ITEM_HEADER + DicomWriter.encode(record.item(0, 0)).length();
        }
        if (at > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(
                    "A DICOMDIR cannot be longer than 4 GiB: " + records.size() + " records");
        }
        List<DataSet> items = new ArrayList<>(records.size());
        collectItems(root, items);
        List<DirectoryRecord> patients = root.sorted();
        long last = patients.isEmpty() ? 0 : patients.getLast().offset();
        return DicomWriter.encode(instance(fileMeta, items, root.offsetOfLower(), last));
    }

    /// Each record points to the next beside it and to the first below it.
    private static void collectItems(DirectoryRecord record, List<DataSet> target) {
        List<DirectoryRecord> lower = record.sorted();
        for (int i = 0; i < lower.size(); i++) {
            long next = i + 1 < lower.size() ? lower.get(i + 1).offset() : 0;
            target.add(lower.get(i).item(next, lower.get(i).offsetOfLower()));
            collectItems(lower.get(i), target);
        }
    }

    private static Instance instance(DataSet fileMeta, List<DataSet> records, long first, long last) {
        List<Element> elements = List.of(
                new Element(FILE_SET_ID, Vr.CS, Value.Bytes.EMPTY),
                DirectoryRecord.offsetElement(FIRST_OF_ROOT, first),
                DirectoryRecord.offsetElement(LAST_OF_ROOT, last),
                new Element(CONSISTENCY_FLAG, Vr.US, Value.Bytes.of(new byte[2])),
                new Element(Tag.DIRECTORY_RECORD_SEQUENCE, Vr.SQ, new Value.Items(records, false)));
        return new Instance(
                Value.Bytes.of(new byte[128]),
                fileMeta,
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    /// Every record, each with those below it behind it.
    private List<DirectoryRecord> flat() {
        List<DirectoryRecord> records = new ArrayList<>();
        collect(root, records);
        return records;
    }

    private static void collect(DirectoryRecord record, List<DirectoryRecord> target) {
        for (DirectoryRecord lower : record.sorted()) {
            target.add(lower);
            collect(lower, target);
        }
    }
}
