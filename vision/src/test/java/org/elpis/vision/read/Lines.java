package org.elpis.vision.read;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;

/// Drawn frames with one line of text.
public final class Lines {
    public static final int COLUMNS = 200;
    public static final int ROWS = 32;
    public static final Box ALL = new Box(0, 0, COLUMNS, ROWS);

    private Lines() {}

    /// Bright on dark.
    public static Raster of(String text) {
        return of(text, 10, 230);
    }

    public static Raster of(String text, int ground, int ink) {
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(new Color(ground, ground, ground));
        graphics.fillRect(0, 0, COLUMNS, ROWS);
        graphics.setColor(new Color(ink, ink, ink));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        graphics.drawString(text, 12, 22);
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        short[] values = new short[grey.length];
        for (int i = 0; i < grey.length; i++) {
            values[i] = (short) (grey[i] & 0xFF);
        }
        return new Raster(COLUMNS, ROWS, Photometric.MONOCHROME2, 8, false, values);
    }
}
