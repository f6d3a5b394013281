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
        return switch (count % 3) {
            case 0 ->
                "1.2.840.113619.2.55.3.%s.%s.%d.%d".formatted(serial, day, 100 + count, chance.between(1000, 9999));
            case 1 -> "1.3.12.2.1107.5.2.30.%s.30%s%s%04d".formatted(serial, day, chance.digits(7), count);
            default -> "1.3.46.670589.11.%s.5.0.%d.%s%06d".formatted(serial, 1000 + count, day, chance.below(1000000));
        };
    }
}
