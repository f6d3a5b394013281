package org.elpis.vision.j2k;
import java.nio.file.*;
import java.util.*;
import org.elpis.pixel.*;
public final class Sweep {
    public static void main(String[] a) throws Exception {
        Path w = Files.createTempDirectory("j2k");
        OpenJpeg judge = OpenJpeg.in(w);
        long seed = Long.parseLong(a[0]); int n = Integer.parseInt(a[1]); boolean irr = a.length > 2 && a[2].equals("I");
        int bad = 0, done = 0, encfail=0; int[] hist = new int[8];
        for (int i = a.length > 4 ? Integer.parseInt(a[4]) : 0; i < n; i++) {
            Random r = new Random(seed * 100000 + i);
            int side = -1; int max = r.nextInt(8) == 0 ? 600 : r.nextInt(2) == 0 ? 140 : 20;
            int cols = 1 + r.nextInt(max), rows = 1 + r.nextInt(max);
            int comps = r.nextInt(3) == 0 ? 3 : 1, bits = 1 + r.nextInt(16);
            boolean sg = r.nextInt(4) == 0 && bits > 1; if (sg || bits < 8) { cols += cols & 1; rows += rows & 1; }
            DrawnImage im = DrawnImage.draw(r, cols, rows, comps, bits, sg);
            String o = options(r, cols, rows, comps, irr);
            byte[] f;
            try { f = judge.encode(im, o); } catch (Throwable e) { encfail++; if (a.length > 3) System.out.println(cols+"x"+rows+"x"+comps+" "+bits+sg + o + " " + e.getMessage().lines().skip(1).toList()); continue; }
            int[] want;
            try { want = judge.decode(f, im.layout(), bits); } catch (Exception e) { System.out.println("judge refuses " + cols + "x" + rows + " " + o+" "+e.getMessage().lines().skip(1).toList()); continue; }
            done++;
            boolean lossless = true; for (int k = 0; k < want.length; k++) lossless &= want[k] == (im.samples()[k] & (1 << bits) - 1);
            try {
                Raster got = new Jpeg2000Codec().decode(f, im.layout());
                int worst = 0, first = -1;
                for (int k = 0; k < want.length; k++) {
                    int g = got.values()[k] & (1 << bits) - 1;
                    int d = Math.abs(g - want[k]);
                    if (d != 0 && first < 0) first = k;
                    worst = Math.max(worst, d);
                }
                if (worst > 0) { bad++; System.out.println("DIFF " + worst + " at " + first + " seed " + i + " " + cols + "x" + rows + "x" + comps + " bits " + bits + (sg ? "s" : "u") + " " + o); }
            } catch (Throwable e) {
                bad++;
                System.out.println("FAIL worst " + worstOf(want, im, bits) + " lossless " + lossless + " seed " + i + " " + cols + "x" + rows + "x" + comps + " bits " + bits + (sg ? "s" : "u") + " " + o + " " + e);
                if (!(e instanceof UndecodableFrameException)) e.printStackTrace(System.out);
            }
        }
        System.out.println("done " + done + " bad " + bad + " encoder refused " + encfail);
    }
    static int worstOf(int[] w, DrawnImage im, int bits) { int m = 0; for (int k = 0; k < w.length; k++) m = Math.max(m, Math.abs(w[k] - (im.samples()[k] & (1 << bits) - 1))); return m; }
    static String options(Random r, int cols, int rows, int comps, boolean irr) {
        StringBuilder o = new StringBuilder();
        int res = 1 + r.nextInt(1 + Math.min(6, 31 - Integer.numberOfLeadingZeros(Math.max(1,Math.min(cols, rows)/(1+r.nextInt(3))))));
        o.append(" -n ").append(res);
        int order = r.nextInt(5); o.append(" -p ").append(List.of("LRCP", "RLCP", "RPCL", "PCRL", "CPRL").get(order));
        if (r.nextBoolean()) { int bw = 2 + r.nextInt(7); int bh = 2 + r.nextInt(Math.min(9, 11 - bw)) ; if (bw + bh > 12) bh = 12 - bw; o.append(" -b ").append(1 << Math.min(bw, 6)).append(',').append(1 << Math.min(bh, 6)); }
        if (r.nextInt(3) == 0) { o.append(" -c "); int k = 1 + r.nextInt(3); for (int i = 0; i < k; i++) o.append(i > 0 ? "," : "").append('[').append(1 << 3 + r.nextInt(6)).append(',').append(1 << 3 + r.nextInt(6)).append(']'); }
        int lay = 1;
        if (r.nextInt(3) == 0) { lay = 2 + r.nextInt(3); o.append(" -r "); for (int i = 0; i < lay; i++) o.append(i > 0 ? "," : "").append(i == lay - 1 && r.nextInt(3) > 0 ? 1 : 40 / (i + 1)); }
        if (r.nextInt(3) == 0) { o.append(" -t ").append(Math.max(cols / 4, 1 + r.nextInt(cols + 10))).append(',').append(Math.max(rows / 4, 1 + r.nextInt(rows + 10))); }
        if (r.nextInt(3) == 0) { o.append(" -M ").append(r.nextInt(64)); }
        if (r.nextInt(4) == 0) o.append(" -SOP");
        if (r.nextInt(4) == 0) o.append(" -EPH");
        if (r.nextInt(6) == 0) o.append(" -PLT");
        if (r.nextInt(6) == 0) o.append(" -TLM");
        if (order != 3 && r.nextInt(4) == 0) o.append(" -TP ").append("LRRPC".charAt(order));
        if (r.nextInt(4) == 0) { int dx = r.nextInt(40), dy = r.nextInt(40); o.append(" -d ").append(dx).append(',').append(dy); if (r.nextBoolean()) o.append(" -T ").append(r.nextInt(dx + 1)).append(',').append(r.nextInt(dy + 1)); }
        if (comps == 3 && r.nextInt(3) == 0) o.append(" -mct 0");
        if (r.nextInt(6) == 0) o.append(" -GuardBits ").append(1 + r.nextInt(7));
        if (r.nextInt(8) == 0 && o.indexOf("-M") < 0) o.append(" -ROI c=0,U=").append(r.nextInt(12));
        if (comps == 1 && r.nextInt(10) == 0) o.append(" .jp2");
        if (irr) o.append(" -I");
        return o.toString();
    }
}
