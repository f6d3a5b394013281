package org.elpis.engine;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;

/// Structured reports of invented patients, with one item of every value type.
final class Reports {
    /// What must not be found in what was released.
    static final List<String> PLANTED = List.of(
            "quastenflosser",
            "eusebia",
            "zwirbelkraut",
            "lummerdingen",
            "MRN-4711",
            "SN-88123",
            "1.9.8.7.",
            "20240229",
            "20240301",
            "ferkelmann");

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";

    private Reports() {}

    /// The element that holds the value of an item of this type.
    static int valueOf(String type) {
        return switch (type) {
            case "PNAME" -> 0x0040A123;
            case "TEXT" -> 0x0040A160;
            case "UIDREF" -> 0x0040A124;
            case "DATE" -> 0x0040A121;
            case "DATETIME" -> 0x0040A120;
            case "TIME" -> 0x0040A122;
            case "CODE" -> 0x0040A168;
            case "NUM" -> 0x0040A300;
            case "IMAGE", "COMPOSITE" -> 0x00081199;
            case "SCOORD", "SCOORD3D" -> 0x00700022;
            case "TCOORD" -> 0x0040A13A;
            case "CONTAINER" -> 0x0040A050;
            default -> throw new IllegalArgumentException(type);
        };
    }

    /// A report without content items.
    static Attributes empty() {
        Attributes report = new Attributes()
                .text(0x00080016, "UI", COMPREHENSIVE_3D_SR)
                .text(0x00080018, "UI", "1.9.8.7.5.20")
                .text(0x00080020, "DA", "20240229")
                .text(0x00080023, "DA", "20240301")
                .text(0x00080030, "TM", "235959")
                .text(0x00080033, "TM", "101500")
                .text(0x00080050, "SH", "ACC7788125")
                .text(0x00080060, "CS", "SR")
                .text(0x00080070, "LO", "Maker")
                .text(0x00080090, "PN", "")
                .emptySequence(0x00081111)
                .text(0x00100010, "PN", SmallObjects.PATIENT_NAME)
                .text(0x00100020, "LO", "MRN-4711-88")
                .text(0x00100030, "DA", "19510312")
                .text(0x00100040, "CS", "F")
                .text(0x00181002, "UI", "1.9.8.7.77.1")
                .text(0x0020000D, "UI", "1.9.8.7.5")
                .text(0x0020000E, "UI", "1.9.8.7.5.8")
                .text(0x00200010, "SH", "")
                .text(0x00200011, "IS", "1")
                .text(0x00200013, "IS", "1")
                .text(0x0040A040, "CS", "CONTAINER")
                .text(0x0040A050, "CS", "SEPARATE")
                .text(0x0040A491, "CS", "COMPLETE")
                .text(0x0040A493, "CS", "UNVERIFIED")
                .emptySequence(0x0040A372);
        code(report.item(0x0040A043), "126000", "DCM", "Imaging Measurement Report");
        report.item(0x0040A504).text(0x00080105, "CS", "DCMR").text(0x0040DB00, "CS", "1500");
        return report;
    }

    static Attributes content(Attributes in, String relation, String type, String code) {
        Attributes item = in.item(0x0040A730);
        item.text(0x0040A010, "CS", relation).text(0x0040A040, "CS", type);
        code(item.item(0x0040A043), code, code.startsWith("G-") ? "SRT" : "DCM", "Finding");
        return item;
    }

    private static void code(Attributes item, String value, String scheme, String meaning) {
        item.text(0x00080100, "SH", value).text(0x00080102, "SH", scheme).text(0x00080104, "LO", meaning);
    }

    private static Attributes refer(Attributes item) {
        return item.text(0x00081150, "UI", CT).text(0x00081155, "UI", "1.9.8.7.5.1");
    }

    /// A verified report with a predecessor and evidence; observers, images and dates in items.
    static Attributes full() {
        Attributes report = empty().text(0x0040A493, "CS", "VERIFIED");
        report.item(0x0040A073)
                .text(0x0040A027, "LO", "Klinik Lummerdingen")
                .text(0x0040A030, "DT", "20240301101500")
                .text(0x0040A075, "PN", "Zwirbelkraut^Ferkelmann")
                .emptySequence(0x0040A088);
        for (int sequence : new int[] {0x0040A375, 0x0040A360}) {
            Attributes series =
                    report.item(sequence).text(0x0020000D, "UI", "1.9.8.7.5").item(0x00081115);
            refer(series.text(0x0020000E, "UI", "1.9.8.7.5.1").item(0x00081199));
        }
        observers(report);
        values(report);
        return report;
    }

    private static void observers(Attributes report) {
        code(content(report, "HAS OBS CONTEXT", "CODE", "121005").item(0x0040A168), "121006", "DCM", "Person");
        content(report, "HAS OBS CONTEXT", "PNAME", "121008").text(0x0040A123, "PN", "Zwirbelkraut^Ferkelmann");
        content(report, "HAS OBS CONTEXT", "TEXT", "121009").text(0x0040A160, "UT", "Klinik Lummerdingen");
        content(report, "HAS OBS CONTEXT", "UIDREF", "121012").text(0x0040A124, "UI", "1.9.8.7.77.1");
        content(report, "HAS OBS CONTEXT", "TEXT", "121016").text(0x0040A160, "UT", "SN-88123");
        content(report, "HAS OBS CONTEXT", "UIDREF", "121018").text(0x0040A124, "UI", "1.9.8.7.5");
    }

    private static void values(Attributes report) {
        content(report, "CONTAINS", "DATE", "111060").text(0x0040A121, "DA", "20240301");
        content(report, "CONTAINS", "TIME", "111061").text(0x0040A122, "TM", "083000");
        content(report, "CONTAINS", "DATETIME", "111526").text(0x0040A120, "DT", "20240301083000.5");
        code(content(report, "CONTAINS", "CODE", "121071").item(0x0040A168), "M-03010", "SRT", "Nodule");
        Attributes number = content(report, "CONTAINS", "NUM", "G-D7FE");
        Attributes measured = number.item(0x0040A300).text(0x0040A30A, "DS", "-119.07385");
        code(measured.item(0x004008EA), "[hnsf'U]", "UCUM", "Hounsfield Unit");
        code(number.item(0x0040A301), "114000", "DCM", "Not a number");
        Attributes outline = content(report, "CONTAINS", "SCOORD", "111030")
                .floats(0x00700022, "FL", 1, 2, 3.5f, 4)
                .text(0x00700023, "CS", "POLYLINE");
        refer(content(outline, "SELECTED FROM", "IMAGE", "121112").item(0x00081199));
        content(report, "CONTAINS", "SCOORD3D", "111031")
                .floats(0x00700022, "FL", 1, 2, 3)
                .text(0x00700023, "CS", "POINT")
                .text(0x30060024, "UI", "1.9.8.7.5.9");
        content(report, "CONTAINS", "TCOORD", "111032")
                .text(0x0040A130, "CS", "MULTIPOINT")
                .text(0x0040A13A, "DT", "20240229081500\\20240301081500");
        refer(content(report, "CONTAINS", "IMAGE", "121112").item(0x00081199));
        content(report, "CONTAINS", "TEXT", "121106")
                .text(0x0040A160, "UT", "nodule in the left lung, seen by Zwirbelkraut, 20240301, Eusebia");
        content(report, "CONTAINS", "CONTAINER", "121070").text(0x0040A050, "CS", "SEPARATE");
    }
}
