package org.elpis.vision.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class TiffPagesTest {
    /// Read by the JDK's own reader.
    @Test
    void hasEveryPixelOfEveryPage() throws Exception {
        Random random = new Random(3);
        List<GreyPage> pages = new ArrayList<>();
        for (int i = 1; i < 5; i++) {
            byte[] values = new byte[(7 + i) * 5 * i];
            random.nextBytes(values);
            pages.add(new GreyPage(7 + i, 5 * i, values));
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(TiffPages.of(pages)))) {
            reader.setInput(in);

            assertThat(reader.getNumImages(true)).isEqualTo(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                assertSame(reader.read(i), pages.get(i));
            }
        }
    }

    private static void assertSame(BufferedImage read, GreyPage page) {
        assertThat(read.getWidth()).isEqualTo(page.columns());
        assertThat(read.getHeight()).isEqualTo(page.rows());
        for (int y = 0; y < page.rows(); y++) {
            for (int x = 0; x < page.columns(); x++) {
                assertThat(read.getRaster().getSample(x, y, 0)).isEqualTo(page.values()[y * page.columns() + x] & 0xFF);
            }
        }
    }
}
