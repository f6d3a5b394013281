package org.elpis.testkit.hospital;

/// Unique identifiers as vendors make them: with serial number, day and time in them.
final class Uids {
    private final SyntheticPatient patient;
    private final Chance chance;
    private int count;

    Uids(SyntheticPatient patient, Chance chance) {
        this.patient = patient;
        this.chance = chance;
    }

    String next() {
        count++;
        String day = patient.day(count % 10);
        String serial = patient.deviceSerial().substring(2, 8);
        return patient.seed().family().isWide()
                ? wide(day, patient.deviceSerial().substring(3, 9))
                : plain(day, serial);
    }

    /// With the root of an institution, with seconds since 1970, with a time behind the day.
    private String wide(String day, String serial) {
        return switch (count % 4) {
            case 0 ->
                "1.2.392.200036.9116.2.6.1.48.%s.%d%03d".formatted(serial, 1400000000 + chance.below(300000000), count);
            case 1 -> "2.16.840.1.113669.632.20.%s.%s.%d".formatted(serial, day, chance.between(100000, 999999));
            case 2 -> "1.2.276.0.7230010.3.1.4.%s.%s%06d.%d".formatted(serial, day, chance.below(240000), count);
            default -> "1.2.826.0.1.3680043.9.4188.%s.%s".formatted(serial, chance.digits(18));
        };
    }

    private String plain(String day, String serial) {
        return switch (count % 3) {
            case 0 ->
                "1.2.840.113619.2.55.3.%s.%s.%d.%d".formatted(serial, day, 100 + count, chance.between(1000, 9999));
            case 1 -> "1.3.12.2.1107.5.2.30.%s.30%s%s%04d".formatted(serial, day, chance.digits(7), count);
            default -> "1.3.46.670589.11.%s.5.0.%d.%s%06d".formatted(serial, 1000 + count, day, chance.below(1000000));
        };
    }
}
