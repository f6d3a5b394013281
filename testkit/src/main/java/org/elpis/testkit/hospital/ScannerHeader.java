package org.elpis.testkit.hospital;

import java.util.Optional;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// Headers of a series as a scanner writes them: some 230 elements, half of them private, 8 to 9 KB.
final class ScannerHeader {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    private final SyntheticPatient patient;
    private final Uids uids;
    private final Chance chance;
    private final boolean ct;
    private final int study;
    private final int size;
    private final String studyUid;
    private final String seriesUid;
    private final String frameUid;
    private final byte[] protocol;

    ScannerHeader(SyntheticPatient patient, int study, int size) {
        this.patient = patient;
        this.study = study;
        this.size = size;
        this.chance = Chance.of(patient.seed(), 1_000_000L + study);
        this.uids = new Uids(patient, chance);
        this.ct = study % 2 == 0;
        this.studyUid = uids.next() + "." + (study + 1);
        this.seriesUid = uids.next() + "." + (study + 1);
        this.frameUid = uids.next() + "." + (study + 1);
        this.protocol = noise(2000);
    }

    /// The whole file up to the pixel data.
    byte[] of(int instance) {
        String sopUid = uids.next() + "." + (study + 1);
        Attributes a = new Attributes();
        identity(a, sopUid, instance);
        technique(a, instance);
        requests(a);
        if (ct) {
            ge(a, instance);
        } else {
            siemens(a, instance);
        }
        Modules.pixelFormat(a, size, 16, 12, 1, "MONOCHROME2");
        Optional<Attributes> meta = Optional.of(meta(ct ? CT : MR, sopUid));
        return ObjectWriter.write(
                a, new FileForm(Encoding.EXPLICIT_LITTLE, patient.characterSet(), new byte[128], meta));
    }

    static Attributes meta(String sopClass, String sopUid) {
        return new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", sopClass)
                .text(0x00020003, "UI", sopUid)
                .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7")
                .text(0x00020013, "SH", "TESTKIT_1")
                .text(0x00020016, "AE", "SCANNER1");
    }

    private void identity(Attributes a, String sopUid, int instance) {
        SyntheticPatient p = patient;
        a.text(0x00080005, "CS", p.characterSet().term())
                .text(0x00080008, "CS", ct ? "ORIGINAL\\PRIMARY\\AXIAL" : "ORIGINAL\\PRIMARY\\M\\ND")
                .text(0x00080016, "UI", ct ? CT : MR)
                .text(0x00080018, "UI", sopUid);
        int[] days = {0x00080012, 0x00080020, 0x00080021, 0x00080022, 0x00080023, 0x00400244, 0x00400250};
        int[] times = {0x00080013, 0x00080030, 0x00080031, 0x00080032, 0x00080033, 0x00400245, 0x00400251};
        for (int i = 0; i < days.length; i++) {
            a.text(days[i], "DA", p.day(study % 10)).text(times[i], "TM", "0915%02d.%06d".formatted(i, instance * 731));
        }
        a.text(0x00080050, "SH", "AC" + p.insurance())
                .text(0x00080060, "CS", ct ? "CT" : "MR")
                .text(0x00080070, "LO", ct ? "GE MEDICAL SYSTEMS" : "SIEMENS")
                .text(0x00080080, "LO", p.fit(p.hospital()))
                .text(0x00080081, "ST", p.fit(p.hospital() + ", " + p.city()))
                .text(0x00080090, "PN", Modules.staff(p, p.referrer()))
                .text(0x00081010, "SH", p.station())
                .text(0x00081030, "LO", ct ? "CT THORAX MIT KM" : "MR SCHAEDEL NATIV")
                .text(0x0008103E, "LO", ct ? "Thorax 5.0 B31f axial" : "t1_mprage_sag_p2_iso")
                .text(0x00081040, "LO", p.fit(p.department()))
                .text(0x00081050, "PN", Modules.staff(p, p.reader()))
                .text(0x00081070, "PN", Modules.staff(p, p.operator()))
                .text(0x00081090, "LO", ct ? "LightSpeed VCT" : "MAGNETOM Skyra")
                .text(0x00100010, "PN", p.name().dicom())
                .text(0x00100020, "LO", p.id())
                .text(0x00100030, "DA", p.birth())
                .text(0x00100040, "CS", p.sex())
                .text(0x00101000, "LO", p.otherId())
                .text(0x00101010, "AS", p.age())
                .text(0x00101020, "DS", "1.74")
                .text(0x00101030, "DS", "71")
                .text(0x00101040, "LO", p.fit(p.street()))
                .text(0x00102154, "SH", p.phone())
                .text(
                        0x001021B0,
                        "LT",
                        p.fit("Verlaufskontrolle bei " + p.name().natural()))
                .text(0x0020000D, "UI", studyUid)
                .text(0x0020000E, "UI", seriesUid)
                .text(0x00200010, "SH", "ST" + study)
                .text(0x00200011, "IS", "2")
                .text(0x00200012, "IS", "1")
                .text(0x00200013, "IS", Integer.toString(instance + 1))
                .text(0x00200052, "UI", frameUid)
                .text(0x00201040, "LO", "")
                .text(0x00204000, "LT", "");
    }

    private void technique(Attributes a, int instance) {
        a.text(0x00180015, "CS", ct ? "CHEST" : "BRAIN")
                .text(0x00180022, "CS", ct ? "HELICAL MODE" : "PFP")
                .text(0x00181000, "LO", patient.deviceSerial())
                .text(0x00181020, "LO", ct ? "07MW18.4" : "syngo MR E11")
                .text(0x00181030, "LO", ct ? "5.1 Thorax Routine" : "t1_mprage_sag")
                .text(0x00185100, "CS", "HFS")
                .text(0x00180050, "DS", "5.000000")
                .text(0x00200032, "DS", "-180.0\\-180.0\\" + 2.5 * instance)
                .text(0x00200037, "DS", "1.000000\\0.000000\\0.000000\\0.000000\\1.000000\\0.000000")
                .text(0x00201041, "DS", Double.toString(2.5 * instance))
                .text(0x00280030, "DS", "0.703125\\0.703125")
                .text(0x00281050, "DS", "40")
                .text(0x00281051, "DS", "400")
                .text(0x00281052, "DS", "-1024")
                .text(0x00281053, "DS", "1")
                .text(0x00281054, "LO", ct ? "HU" : "US");
        int[] numbers = ct
                ? new int[] {
                    0x00180060,
                    0x00180088,
                    0x00180090,
                    0x00181100,
                    0x00181110,
                    0x00181111,
                    0x00181120,
                    0x00181130,
                    0x00181190
                }
                : new int[] {
                    0x00180080,
                    0x00180081,
                    0x00180082,
                    0x00180083,
                    0x00180084,
                    0x00180087,
                    0x00180088,
                    0x00180093,
                    0x00180094,
                    0x00180095,
                    0x00181314,
                    0x00181316
                };
        for (int tag : numbers) {
            a.text(tag, "DS", "1" + tag % 97 + ".5");
        }
        if (ct) {
            a.doubles(0x00189345, 7.25);
        } else {
            a.text(0x00180020, "CS", "GR\\IR")
                    .text(0x00180021, "CS", "SK\\SP\\MP")
                    .text(0x00180023, "CS", "3D")
                    .text(0x00180024, "SH", "*tfl3d1_16ns")
                    .text(0x00180091, "IS", "1");
        }
    }

    private void requests(Attributes a) {
        Attributes request = a.item(0x00400275);
        request.text(0x00400007, "LO", "Thorax nativ und KM")
                .text(0x00400009, "SH", "SPS" + study)
                .text(0x00401001, "SH", "RP" + study);
        Visit.code(request.item(0x00400008), "CTTHKM", "99RIS", "CT Thorax mit KM");
        Attributes study1 = a.item(0x00081110);
        study1.text(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1").text(0x00081155, "UI", studyUid);
        for (int i = 0; i < 3; i++) {
            Attributes image = a.item(0x00081140);
            image.text(0x00081150, "UI", ct ? CT : MR).text(0x00081155, "UI", seriesUid + "." + i);
        }
        Visit.code(a.item(0x00321064), "71260", "C4", "CT THORAX W/DYE");
        a.text(0x00400253, "SH", "PPS" + study)
                .text(0x00400254, "LO", "CT Thorax")
                .text(0x00321060, "LO", "CT Thorax");
    }

    private void ge(Attributes a, int instance) {
        block(a, 0x00090010, "GEMS_IDEN_01", 12, instance);
        block(a, 0x00190010, "GEMS_ACQU_01", 40, instance);
        block(a, 0x00210010, "GEMS_RELA_01", 12, instance);
        block(a, 0x00270010, "GEMS_IMAG_01", 16, instance);
        block(a, 0x00430010, "GEMS_PARM_01", 30, instance);
        block(a, 0x00450010, "GEMS_HELIOS_01", 14, instance);
        a.text(0x00091002, "SH", patient.station()).text(0x000910E3, "UI", frameUid);
        a.text(0x00250010, "LO", "GEMS_SERS_01").bytes(0x0025101B, "OB", protocol);
    }

    private void siemens(Attributes a, int instance) {
        block(a, 0x00190010, "SIEMENS MR HEADER", 16, instance);
        block(a, 0x00290011, "SIEMENS MEDCOM HEADER2", 4, instance);
        block(a, 0x00510010, "SIEMENS MR HEADER", 24, instance);
        block(a, 0x00210010, "SIEMENS MR SDS 01", 60, instance);
        a.text(0x00290010, "LO", "SIEMENS CSA HEADER")
                .text(0x00291008, "CS", "IMAGE NUM 4")
                .text(0x00291009, "LO", patient.day(0))
                .bytes(0x00291010, "OB", csa());
    }

    /// Scanners put a compressed protocol here.
    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) chance.next();
        }
        return bytes;
    }

    private byte[] csa() {
        byte[] csa = new byte[2048];
        byte[] head = "SV10\4\3\2\1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, csa, 0, head.length);
        byte[] name = patient.name().natural().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(name, 0, csa, 512, name.length);
        return csa;
    }

    /// A private block with values of the kinds that stand in such blocks.
    private void block(Attributes a, int creator, String name, int elements, int instance) {
        a.text(creator, "LO", name);
        int base = (creator & 0xFFFF0000) | (creator & 0xFF) << 8;
        for (int i = 1; i <= elements; i++) {
            int tag = base + i;
            switch (i % 6) {
                case 0 -> a.ints(tag, "SL", i * 1000 + instance);
                case 1 -> a.shorts(tag, "SS", i, instance);
                case 2 -> a.text(tag, "DS", i + ".50000\\-" + i + ".000");
                case 3 -> a.text(tag, "LO", "VALUE " + i + " " + name.charAt(0));
                case 4 -> a.floats(tag, "FL", i * 0.5f, instance);
                default -> a.text(tag, "SH", "OFF");
            }
        }
    }
}
