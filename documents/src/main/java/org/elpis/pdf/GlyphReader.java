package org.elpis.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// Collects every character that a page shows, in whatever colour, mode, layer or place, by direction of writing.
///
/// Only operators for text and positions are followed; colours, pictures and paths are never looked at.
final class GlyphReader extends PDFStreamEngine {
    private final SortedMap<Integer, List<Glyph>> glyphs = new TreeMap<>();
    private final PDRectangle box;
    private final Budget budget;

    GlyphReader(PDRectangle box, Budget budget) {
        this.box = box;
        this.budget = budget;
        budget.fonts().enter();
        addOperator(new BeginText(this));
        addOperator(new Concatenate(this));
        addOperator(new DrawObject(this));
        addOperator(new EndText(this));
        addOperator(new MoveText(this));
        addOperator(new MoveTextSetLeading(this));
        addOperator(new NextLine(this));
        addOperator(new Restore(this));
        addOperator(new Save(this));
        addOperator(new SetCharSpacing(this));
        addOperator(new CountedFont());
        addOperator(new CountedState());
        addOperator(new SetMatrix(this));
        addOperator(new SetTextHorizontalScaling(this));
        addOperator(new SetTextLeading(this));
        addOperator(new SetTextRenderingMode(this));
        addOperator(new SetTextRise(this));
        addOperator(new SetWordSpacing(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
        addOperator(new ShowTextLine(this));
        addOperator(new ShowTextLineAndSpace(this));
    }

    /// By direction of writing in degrees.
    SortedMap<Integer, List<Glyph>> glyphs() {
        return glyphs;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.takeOperator();
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        budget.takeForm();
        budget.fonts().enter();
        super.showForm(form);
        budget.fonts().enter();
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        budget.takeForm();
        budget.fonts().enter();
        super.showTransparencyGroup(form);
        budget.fonts().enter();
    }

    /// Takes the work of reading a font before the font is read.
    private final class CountedFont extends SetFontAndSize {
        CountedFont() {
            super(GlyphReader.this);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            if (!operands.isEmpty() && operands.getFirst() instanceof COSName name) {
                budget.fonts().take(getResources(), name);
            }
            super.process(operator, operands);
        }
    }

    /// The same for fonts that a graphics state names.
    private final class CountedState extends SetGraphicsStateParameters {
        CountedState() {
            super(GlyphReader.this);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            if (!operands.isEmpty() && operands.getFirst() instanceof COSName name) {
                budget.fonts().takeOfState(getResources(), name);
            }
            super.process(operator, operands);
        }
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        budget.takeCharacters(1);
        String text = isGuess(font) ? "" : plain(font.toUnicode(code, GlyphList.getAdobeGlyphList()));
        double size = StrictMath.hypot(matrix.getValue(1, 0), matrix.getValue(1, 1));
        if (text.isEmpty() || !(size > 0) || !Double.isFinite(size)) {
            return;
        }
        budget.takeCharacters(text.length() - 1);
        double x = matrix.getTranslateX() - box.getLowerLeftX();
        double y = matrix.getTranslateY() - box.getLowerLeftY();
        double right = matrix.getValue(0, 0);
        double up = matrix.getValue(0, 1);
        int angle = Math.floorMod((int) StrictMath.rint(StrictMath.toDegrees(StrictMath.atan2(up, right))), 360);
        double cos = Direction.cos(angle);
        double sin = Direction.sin(angle);
        double width = displacement.getX() * StrictMath.hypot(right, up);
        double along = x * cos + y * sin;
        double across = y * cos - x * sin;
        if (Double.isFinite(along) && Double.isFinite(across) && Double.isFinite(width)) {
            glyphs.computeIfAbsent(angle, absent -> new ArrayList<>()).add(new Glyph(text, along, across, width, size));
        }
    }

    /// Whether codes number the characters of a font that is not here and that nothing describes.
    private static boolean isGuess(PDFont font) {
        if (!(font instanceof PDType0Font composite)
                || composite.isEmbedded()
                || composite.getCOSObject().containsKey(COSName.TO_UNICODE)) {
            return false;
        }
        PDCIDSystemInfo system = composite.getDescendantFont().getCIDSystemInfo();
        return system != null && "Identity".equals(system.getOrdering());
    }

    /// What can be read of a character; empty for one that no font explains and for one that nobody sees.
    static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && Character.isDefined(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
