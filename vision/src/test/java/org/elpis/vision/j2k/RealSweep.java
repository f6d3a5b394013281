package org.elpis.vision.j2k;
import java.nio.file.*;
import org.elpis.pixel.*;
public final class RealSweep {
    public static void main(String[] a) throws Exception {
        OpenJpeg judge = OpenJpeg.in(Files.createTempDirectory("j2k"));
        for (RealFrames.Frames f : RealFrames.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91")) {
            int n = 0; int worst = 0; String err = ""; long t = 0; String info = "";
            for (byte[] frame : f.frames()) {
                if (n++ > 20) break;
                int bits = 0;
                try {
                    Cursor c = Jp2File.codestream(frame);
                    bits = (c.data()[c.at() + 42] & 0x7F) + 1;
                    boolean s = c.data()[c.at() + 42] < 0;
                    info = bits + (s ? "s" : "u") + (c.at() > 0 ? " JP2" : "");
                    if (bits != f.layout().bitsStored() || s != f.layout().isSigned()) info += " MISMATCH header " + f.layout().bitsStored() + (f.layout().isSigned() ? "s" : "u");
                } catch (Exception e) { err += " " + e.getMessage(); continue;}
                int[] want = null;
                try { want = judge.decode(frame, f.layout(), bits); } catch (Exception e) { err += " judge: " + e.getMessage().lines().skip(1).toList(); }
                try {
                    long t0 = System.nanoTime();
                    Raster got = new Jpeg2000Codec().decode(frame, f.layout());
                    t += System.nanoTime() - t0;
                    if (want != null) for (int k = 0; k < want.length; k++) worst = Math.max(worst, Math.abs((got.values()[k] & (1 << bits) - 1) - Math.min(want[k], f.layout().bitsStored() < bits && !f.layout().isSigned() ? (1 << f.layout().bitsStored()) - 1 : 1 << 16)));
                } catch (Exception e) { err += " we: " + e; if (!(e instanceof UndecodableFrameException)) e.printStackTrace(); }
            }
            System.out.println((worst == 0 && err.isEmpty() ? "ok   " : "BAD  ") + f.name() + " frames " + f.frames().size() + " " + f.layout().columns() + "x" + f.layout().rows() + " " + info + " worst " + worst + " " + t / 1000000 + " ms" + err);
        }
    }
}
