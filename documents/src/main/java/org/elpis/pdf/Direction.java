package org.elpis.pdf;

/// Sine and cosine of whole degrees, the same on every machine and exact for the four usual directions.
final class Direction {
    private Direction() {}

    static double cos(int angle) {
        return sin(angle + 90);
    }

    static double sin(int angle) {
        return switch (Math.floorMod(angle, 360)) {
            case 0, 180 -> 0;
            case 90 -> 1;
            case 270 -> -1;
            default -> StrictMath.sin(StrictMath.toRadians(angle));
        };
    }
}
