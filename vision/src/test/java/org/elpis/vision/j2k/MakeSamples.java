package org.elpis.vision.j2k;
import java.nio.file.*;
import java.util.*;
public final class MakeSamples {
    public static void main(String[] a) throws Exception {
        OpenJpeg o = OpenJpeg.in(Files.createTempDirectory("j2k"));
        String[][] all = {
            {"plain", "33 21 1 12 u", "-n 3"},
            {"layers", "40 32 1 8 u", "-n 3 -r 20,5,1 -p RLCP -b 8,8"},
            {"tiles", "30 34 3 8 u", "-n 2 -t 16,16 -TP R -p RPCL -SOP -EPH"},
            {"precincts", "32 32 1 16 u", "-n 4 -c [16,16],[8,8] -p PCRL -SOP -EPH -b 4,8"},
            {"switches", "24 24 1 10 u", "-n 2 -M 63 -r 6,1"},
            {"bypass", "20 20 1 16 u", "-n 1 -M 1"},
            {"causal", "19 22 1 9 u", "-n 2 -M 12"},
            {"lossy", "32 30 1 12 u", "-n 4 -I -r 8"},
            {"colours", "25 17 3 8 u", "-n 3 -I -p CPRL"},
            {"region", "24 16 3 8 u", "-n 3 -ROI c=1,U=6"},
            {"signed", "16 18 1 13 s", "-n 2 -d 5,7 -T 2,3"},
            {"boxes", "15 15 1 8 u", "-n 2 .jp2"},
            {"changes", "32 32 3 8 u", "-n 3 -r 8,1 -POC T1=0,0,2,1,3,LRCP/T1=1,0,2,2,3,CPRL/T1=2,0,2,3,3,PCRL"},
            {"bit", "24 24 1 1 u", "-n 2"},
            {"pixel", "1 1 1 8 u", "-n 1"},
        };
        int seed = 1;
        for (String[] s : all) {
            String[] p = s[1].split(" ");
            DrawnImage im = DrawnImage.draw(new Random(seed++), Integer.parseInt(p[0]), Integer.parseInt(p[1]), Integer.parseInt(p[2]), Integer.parseInt(p[3]), p[4].equals("s"));
            byte[] f = o.encode(im, s[2]);
            String name = s[0] + "-" + String.join("-", p) + (s[2].contains("jp2") ? ".jp2" : ".j2k");
            Files.write(Path.of("vision/src/test/resources/org/elpis/vision/j2k", name), f);
            int[] want = o.decode(f, im.layout(), im.layout().bitsStored());
            short[] got = new Jpeg2000Codec().decode(f, im.layout()).values();
            int bad = 0; for (int i = 0; i < got.length; i++) if ((got[i] & (1 << im.layout().bitsStored()) - 1) != want[i]) bad++;
            System.out.println(name + " " + f.length + " bytes, wrong " + bad);
        }
    }
}
