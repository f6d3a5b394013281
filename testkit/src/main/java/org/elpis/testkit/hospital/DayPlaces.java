package org.elpis.testkit.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Days and times: in the attributes made for them, in odd forms, in texts.
final class DayPlaces {
    private static final int[] DAYS = {
        0x00080012,
        0x00080022,
        0x00380020,
        0x00400002,
        0x00400004,
        0x00400244,
        0x00400250,
        0x00402004,
        0x001021D0,
        0x0018700C,
        0x00321040,
        0x00321050,
        0x40080108
    };
    private static final int[] TIMES = {
        0x00080013,
        0x00080032,
        0x00380021,
        0x00400003,
        0x00400005,
        0x00400245,
        0x00400251,
        0x00402005,
        0,
        0x0018700E,
        0x00321041,
        0x00321051,
        0x40080109
    };

    private DayPlaces() {}

    static void plant(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        for (int i = 0; i < DAYS.length; i++) {
            a.text(DAYS[i], "DA", p.day((i + d.kind.ordinal()) % 10));
            if (TIMES[i] != 0 && a.text(TIMES[i]).isEmpty()) {
                a.text(TIMES[i], "TM", "%02d%02d%02d.%03d".formatted(6 + i, 4 * i, 59 - i, 37 * i));
            }
        }
        a.text(0x00080201, "SH", "+0100")
                .text(0x00404005, "DT", p.day(4) + "2359")
                .text(0x00404011, "DT", p.day(5) + "000102.5+0530")
                .text(0x00181202, "DT", p.day(2) + "\\" + p.day(3) + "0830");
        d.note("<(0018,1202)>", a.text(0x00181202), Answer.shifted(Layer.DATE, p.day(2), p.day(3)));
        // The dotted form of the standard of 1985.
        String dotted = WrittenDay.ARCHAIC.of(p.firstDay().plusDays(6));
        d.plant(a, 0x00321000, "DA", dotted, Answer.shifted(Layer.DATE, dotted));
        pet(d);
        texts(d);
    }

    /// Injection and its day: the time to the scan is what uptake is computed from.
    private static void pet(ObjectDraft d) {
        if (d.kind == ObjectKind.PET) {
            Attributes drug = d.data.item(0x00540016);
            drug.text(0x00181078, "DT", d.visit.day() + "080500.000000")
                    .text(0x00181079, "DT", d.visit.day() + "080530")
                    .text(0x00181074, "DS", "298000000");
        }
    }

    private static void texts(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        List<String> said = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> near = new ArrayList<>();
        WrittenDay[] forms = WrittenDay.values();
        for (int i = 0; i < 4; i++) {
            WrittenDay form = forms[(p.number() + d.kind.ordinal() + 4 * i) % forms.length];
            LocalDate day = p.firstDay().plusDays(2 * i + 1);
            String written = p.fit(form.of(day));
            said.add(written);
            (form == WrittenDay.DOT_SHORT ? near : gone).add(written);
        }
        String text = "cycle one %s, cycle two %s, surgery %s, control %s".formatted(said.toArray());
        d.plant(
                d.data,
                0x00184000,
                "LT",
                text,
                Answer.shifted(Layer.DATE, gone.toArray(String[]::new))
                        .nearby(near)
                        .keeping(List.of("cycle", "surgery"))
                        .in("en"));
    }
}
