package org.elpis.vision.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.pixel.WordReader.Reading;
import org.elpis.pixel.WordReader.Word;

/// Reads lines of writing, and believes only what explains all of the ink.
public final class LineReader {
    /// Bytes of the pages of one image.
    private static final long MOST_BYTES = 16 << 20;

    private final Tesseract program;

    public LineReader(Tesseract program) {
        this.program = program;
    }

    /// Reads boxes.
    ///
    /// @param looks  of each box, how it looks in the frames of its image; none when it is not to be read
    /// @return one a box; empty when any look of it was not read as a whole
    public List<Reading> read(List<List<Crop>> looks) throws IOException {
        List<GreyPage> pages = new ArrayList<>();
        List<Integer> firstPages = new ArrayList<>();
        long bytes = 0;
        for (List<Crop> crops : looks) {
            List<GreyPage> own = crops.stream().map(Crop::page).toList();
            long more = own.stream().mapToLong(page -> page.values().length).sum();
            boolean isRead = !own.isEmpty() && bytes + more <= MOST_BYTES;
            firstPages.add(isRead ? pages.size() : -1);
            if (isRead) {
                bytes += more;
                pages.addAll(own);
            }
        }
        Optional<List<PageWord>> words = pages.isEmpty() ? Optional.empty() : program.read(pages);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            readings.add(
                    words.isEmpty() || firstPages.get(i) < 0
                            ? Reading.NONE
                            : reading(looks.get(i), firstPages.get(i), words.get()));
        }
        return readings;
    }

    private static Reading reading(List<Crop> crops, int firstPage, List<PageWord> words) {
        List<List<Word>> lines = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            int page = firstPage + i;
            List<PageWord> own =
                    words.stream().filter(word -> word.page() == page).toList();
            boolean isWhole = !own.isEmpty()
                    && own.stream().allMatch(PageWord::hasShapeOfItsText)
                    && crops.get(i).isEmptyBeside(own);
            if (!isWhole) {
                return Reading.NONE;
            }
            Map<Long, List<Word>> byLine = new TreeMap<>();
            for (PageWord word : own) {
                byLine.computeIfAbsent(word.line(), absent -> new ArrayList<>())
                        .add(new Word(word.text(), word.confidence()));
            }
            lines.addAll(byLine.values());
        }
        return new Reading(lines);
    }
}
