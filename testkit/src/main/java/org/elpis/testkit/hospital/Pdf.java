package org.elpis.testkit.hospital;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/// A small PDF 1.4 of one page with a compressed text, document information and XMP-less metadata.
///
/// @param texts  the lines that say something about the patient, in the page and in the document information
record Pdf(byte[] bytes, List<String> texts) {
    static Pdf letter(SyntheticPatient p) {
        List<String> texts = List.of(
                "Discharge letter for " + latin(p.name().natural()),
                "Record " + p.id() + " born " + DateForm.DOT.of(p.birthDate()),
                latin(p.address()) + ", " + p.phone());
        String author = latin(p.referrer());
        StringBuilder page = new StringBuilder("BT /F1 12 Tf 14 TL 60 760 Td\n");
        for (String line : texts) {
            page.append('(')
                    .append(line.replace("(", "\\(").replace(")", "\\)"))
                    .append(") Tj T*\n");
        }
        page.append("(No pleural effusion. Heart size normal.) Tj ET\n");
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(ascii("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>"));
        objects.add(stream(ascii(page.toString())));
        objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
        String about = "Discharge " + p.otherId();
        objects.add(ascii("<< /Title (" + about + ") /Author (" + author + ") /Producer (testkit) >>"));
        List<String> all = new ArrayList<>(texts);
        all.add(author);
        all.add(about);
        return new Pdf(assemble(objects), all);
    }

    private static String latin(String text) {
        boolean fits = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        return fits ? text : SyntheticPatient.ascii(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] stream(byte[] plain) {
        byte[] buffer = new byte[plain.length + 64];
        int length;
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            length = deflater.deflate(buffer);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("<< /Length " + length + " /Filter /FlateDecode >>\nstream\n"));
        out.write(buffer, 0, length);
        out.writeBytes(ascii("\nendstream"));
        return out.toByteArray();
    }

    private static byte[] assemble(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(ascii(i + 1 + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(ascii("\nendobj\n"));
        }
        int start = out.size();
        int size = objects.size() + 1;
        out.writeBytes(ascii("xref\n0 " + size + "\n" + table));
        out.writeBytes(
                ascii("trailer << /Size " + size + " /Root 1 0 R /Info 6 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }
}
