package org.elpis.bench.words;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Box;
import org.elpis.pixel.ImageExaminer;
import org.elpis.testkit.picture.Picture;

/// Shows what is taken of real pictures: the boxes as a table, and each picture with its boxes, to be looked at.
///
/// Objects are examined as the gate does, all frames and regions of ultrasound included; pictures by the detector
/// alone.
record RealText(Path folder, Path to) {
    private static final long HEAP = 1L << 30;

    void look() throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> walk = Files.walk(folder);
                BufferedWriter table = Files.newBufferedWriter(to.resolve("boxes.tsv"))) {
            table.write("file\toutcome\tx\ty\twidth\theight\n");
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(dcm|png|jpg)")) {
                    look(file, table);
                }
            }
        }
    }

    private void look(Path file, BufferedWriter table) throws IOException {
        String name = String.valueOf(file.getFileName());
        Optional<Picture> picture = RealFrames.of(file);
        Found found = new Found(true, List.of());
        String outcome = "held";
        try {
            found = name.endsWith(".dcm") ? examined(file) : Found.in(picture.orElseThrow());
            outcome = found.isHeld() ? "held" : found.boxes().isEmpty() ? "clean" : "text";
        } catch (IOException | MalformedDicomException e) {
            outcome = "held: " + e.getMessage();
        }
        double area = picture.isPresent() ? Found.area(picture.get(), found.boxes()) : 0;
        System.out.printf(
                Locale.ROOT,
                "%-70s %-6s %3d boxes %5.1f %% of the area%n",
                name,
                outcome,
                found.boxes().size(),
                100 * area);
        if (found.boxes().isEmpty()) {
            table.write(name + "\t" + outcome + "\t\t\t\t\n");
        }
        for (Box box : found.boxes()) {
            table.write(String.format(
                    Locale.ROOT,
                    "%s\t%s\t%d\t%d\t%d\t%d%n",
                    name,
                    outcome,
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height()));
        }
        if (picture.isPresent()) {
            ImageIO.write(
                    boxed(picture.get(), found.boxes()),
                    "png",
                    to.resolve(name + ".png").toFile());
        }
    }

    private static Found examined(Path file) throws IOException, MalformedDicomException {
        try (FileSource source = FileSource.open(file)) {
            ImageExaminer examiner =
                    ServiceLoader.load(ImageExaminer.class).findFirst().orElseThrow();
            return new Found(
                    false,
                    examiner.words(DicomReader.read(source, ReadLimits.forHeap(HEAP)), ImageExaminer.Care.USUAL));
        }
    }

    /// Boxes as thin green lines over the first frame, so that what is in them can be seen.
    private static BufferedImage boxed(Picture picture, List<Box> boxes) {
        BufferedImage frame =
                Jpeg.image(picture.bits() == 8 ? picture : Levels.of(picture).shown(picture));
        BufferedImage image = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.drawImage(frame, 0, 0, null);
        pen.setColor(Color.GREEN);
        boxes.forEach(box -> pen.drawRect(box.x(), box.y(), box.width() - 1, box.height() - 1));
        pen.dispose();
        return image;
    }
}
