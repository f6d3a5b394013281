package org.elpis.testkit.hospital;

import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Attributes that are made for names, numbers and places.
final class PeoplePlaces {
    private static final int[] PATIENT_NAMES = {0x00101001, 0x00101005};
    private static final int[] STAFF_NAMES = {
        0x00081048,
        0x00081050,
        0x00081060,
        0x0008009C,
        0x00321032,
        0x00402008,
        0x00400006,
        0x00401010,
        0x40080114,
        0x4008010C,
        0x00102297
    };
    private static final int[] NUMBERS_LO = {
        0x00380010, 0x00380060, 0x00101090, 0x00120040, 0x00120042, 0x00402016, 0x00402017
    };
    private static final int[] NUMBERS_SH = {0x00400253, 0x00402010};
    private static final int[] DEVICES = {0x00181004, 0x00181007, 0x00181008, 0x0018700A};
    private static final int[] PLACES = {0x00081040, 0x00380300, 0x00380400, 0x00120030, 0x00120031, 0x00120060};

    private PeoplePlaces() {}

    static void plant(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        for (int tag : PATIENT_NAMES) {
            d.plant(a, tag, "PN", p.name().dicom(), Layer.STANDARD);
        }
        for (int i = 0; i < STAFF_NAMES.length; i++) {
            String who = i % 3 == 0 ? p.reader() : i % 3 == 1 ? p.operator() : p.referrer();
            d.plant(a, STAFF_NAMES[i], "PN", Modules.staff(p, who), Layer.STANDARD);
        }
        d.plant(a, 0x00101060, "PN", p.motherName() + "^" + p.name().given().replace('^', ' '), Layer.STANDARD);
        if (a.text(0x00081070).isEmpty()) {
            d.plant(a, 0x00081070, "PN", Modules.staff(p, p.operator()), Layer.STANDARD);
        }
        numbers(d);
        places(d);
        personal(d);
    }

    private static void numbers(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        for (int i = 0; i < NUMBERS_LO.length; i++) {
            d.plant(d.data, NUMBERS_LO[i], "LO", i % 2 == 0 ? p.insurance() : p.otherId(), Layer.STANDARD);
        }
        for (int tag : NUMBERS_SH) {
            d.plant(d.data, tag, "SH", tag == 0x00402010 ? p.phone() : "P" + p.insurance(), Layer.STANDARD);
        }
        for (int tag : DEVICES) {
            d.plant(d.data, tag, tag == 0x0018700A ? "SH" : "LO", p.deviceSerial(), Layer.STANDARD);
        }
        d.plant(d.data, 0x00101000, "LO", p.otherId() + "\\" + p.insurance(), Layer.STANDARD);
        d.plant(d.data, 0x00080055, "AE", p.station(), Layer.STANDARD);
        d.plant(d.data, 0x00080054, "AE", p.station(), Layer.STANDARD);
        d.plant(d.data, 0x00400241, "AE", p.station(), Layer.STANDARD);
        d.plant(d.data, 0x00400242, "SH", p.station(), Layer.STANDARD);
    }

    private static void places(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        for (int i = 0; i < PLACES.length; i++) {
            d.plant(d.data, PLACES[i], "LO", i % 2 == 0 ? p.department() : p.hospital(), Layer.STANDARD);
        }
        d.plant(d.data, 0x00080081, "ST", p.hospital() + "\r\n" + p.address(), Layer.STANDARD);
        d.plant(d.data, 0x00080092, "ST", p.address(), Layer.STANDARD);
        d.plant(d.data, 0x00080094, "SH", p.phone(), Layer.STANDARD);
        d.plant(d.data, 0x00402009, "SH", shortened(p.department()), Layer.STANDARD);
        d.plant(d.data, 0x00400243, "SH", shortened(p.department()), Layer.STANDARD);
        d.plant(d.data, 0x00401005, "LO", p.department(), Layer.STANDARD);
    }

    private static void personal(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.plant(d.data, 0x00101040, "LO", Modules.cut(p.address(), 0), Layer.STANDARD);
        d.plant(d.data, 0x00102154, "SH", p.phone(), Layer.STANDARD);
        d.plant(d.data, 0x00102155, "LT", "E-mail: " + p.email() + "; Tel: " + p.phone(), Layer.STANDARD);
        d.plant(d.data, 0x00102152, "LO", p.city(), Layer.STANDARD);
        d.plant(d.data, 0x00102299, "LO", p.hospital(), Layer.STANDARD);
        d.plant(d.data, 0x001021F0, "LO", "care of " + p.motherName(), Layer.STANDARD);
        d.plant(d.data, 0x00102180, "SH", "at " + p.insurance(), Layer.STANDARD);
        if (p.birthDate().until(p.firstDay()).getYears() > 89) {
            String age = "Age " + p.birthDate().until(p.firstDay()).getYears() + " years";
            d.plant(
                    d.data,
                    0x00104000,
                    "LT",
                    age,
                    Answer.removed(Layer.DATE)
                            .nearby(java.util.List.of(age.substring(4, age.indexOf(' ', 4))))
                            .as("hipaa_c", org.elpis.testkit.key.Severity.INDIRECT));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 16 ? text : text.substring(text.length() - 16).strip();
    }
}
