package org.elpis.models.net;

/// Which [Arithmetic] this JVM runs well, found out once.
final class ArithmeticChoice {
    /// `scalar` turns the Vector API off; the results have the same bits.
    static final String PROPERTY = "elpis.arithmetic";

    static final boolean VECTORS = !"scalar".equals(System.getProperty(PROPERTY)) && compilesVectors() && isOffered();

    private ArithmeticChoice() {}

    /// The Vector API is an incubating module, there only with `--add-modules jdk.incubator.vector`.
    private static boolean isOffered() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorArithmetic.fits();
    }

    /// Only the slow compiler makes vectors of it; in the quick one each vector is an object: far slower than loops.
    private static boolean compilesVectors() {
        String mode = System.getProperty("java.vm.info", "");
        return mode.contains("mixed mode") && !mode.contains("emulated-client");
    }
}
