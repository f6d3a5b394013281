package org.elpis.vision.volume;

/// A place or a direction in the patient, in millimetres along the axes that [WorkGrid] has.
public record Vector3(double x, double y, double z) {
    public Vector3 plus(Vector3 other, double times) {
        return new Vector3(x + other.x * times, y + other.y * times, z + other.z * times);
    }

    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector3 cross(Vector3 other) {
        return new Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    Vector3 times(double factor) {
        return new Vector3(x * factor, y * factor, z * factor);
    }

    /// Along x, y or z, by 0, 1 and 2.
    double along(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
