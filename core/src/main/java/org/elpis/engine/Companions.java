package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;

/// Tells files that lie beside images but are surely none: viewers, pages, pictures and notes on a patient's
/// CD. They are skipped and counted. Anything that might be DICOM goes on and is quarantined when it cannot be
/// read.
final class Companions {
    private static final Set<String> NAMES =
            Set.of(".ds_store", "thumbs.db", "desktop.ini", "autorun.inf", "._.ds_store");
    private static final String[] MARKS = {
        "%PDF-",
        "MZ",
        "\u007fELF",
        "\u0089PNG",
        "\u00ff\u00d8\u00ff",
        "GIF8",
        "PK\u0003\u0004",
        "<?xml",
        "<!DOCTYPE",
        "<html",
        "{\\rtf",
        "Rar!",
        "BM"
    };
    private static final int PROBE_BYTES = 512;

    private Companions() {}

    static Optional<String> reasonToSkip(InputItem item, FileSource source) throws IOException {
        String file = item.file().getFileName().toString().toLowerCase(Locale.ROOT);
        if (NAMES.contains(file)) {
            return Optional.of("a file of the operating system");
        }
        byte[] head = new byte[PROBE_BYTES];
        int read = source.read(0, head, 0, head.length);
        if (read >= 132 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M') {
            return Optional.empty();
        }
        return read > 0 && isOther(head, read) && !DicomReader.looksLikeDicom(source)
                ? Optional.of("not DICOM: a text, page, picture, document or program")
                : Optional.empty();
    }

    private static boolean isOther(byte[] head, int read) {
        String start = new String(head, 0, Math.min(read, 16), StandardCharsets.ISO_8859_1);
        for (String mark : MARKS) {
            if (start.startsWith(mark)) {
                return true;
            }
        }
        return isText(head, read);
    }

    private static boolean isText(byte[] head, int read) {
        for (int i = 0; i < read; i++) {
            int c = head[i] & 0xFF;
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 127) {
                return false;
            }
        }
        return true;
    }
}
