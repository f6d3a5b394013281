package org.elpis.vision.j2k;
import java.lang.management.ManagementFactory;
public final class Speed {
    public static void main(String[] a) throws Exception {
        var bean = ManagementFactory.getThreadMXBean();
        for (RealFrames.Frames f : RealFrames.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91")) {
            if (!f.name().matches(".*(CT1_J2KR|MR4_J2KR|VL1_J2KR|VL1_J2KI|RG3_J2KR|RG1_J2KI|MAROTECH|16_16).*")) continue;
            byte[] b = f.frames().get(0);
            long first = bean.getCurrentThreadCpuTime(); new Jpeg2000Codec().decode(b, f.layout()); first = bean.getCurrentThreadCpuTime() - first;
            long best = Long.MAX_VALUE; for (int i = 0; i < 12; i++) { long t = bean.getCurrentThreadCpuTime(); new Jpeg2000Codec().decode(b, f.layout()); best = Math.min(best, bean.getCurrentThreadCpuTime() - t); }
            System.out.printf("%-60s %dx%dx%d %d KB first %.0f best %.1f ms %.1f ns/sample %.1f MB/s%n", f.name(), f.layout().columns(), f.layout().rows(), f.layout().samples(), b.length / 1024, first / 1e6, best / 1e6, (double) best / f.layout().cells(), b.length * 1e3 / best);
        }
    }
}
