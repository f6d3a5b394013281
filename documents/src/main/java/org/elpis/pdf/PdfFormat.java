package org.elpis.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.elpis.document.DocumentFormat;
import org.elpis.document.MalformedDocumentException;
import org.elpis.document.ReadableDocument;

/// PDF: the text of its pages and the values of its form fields, whether they can be seen or not.
///
/// Left behind are metadata, attachments, annotations, scripts, outlines, destinations, pictures and whatever is
/// drawn in lines, and text in fonts that do not say which characters they show.
public final class PdfFormat implements DocumentFormat {
    private static final int MAX_PAGES = 1_000;

    static {
        FontMappers.set(new NoSystemFonts());
    }

    @Override
    public boolean reads(String mimeType) {
        return mimeType.equals("application/pdf");
    }

    @Override
    public ReadableDocument read(byte[] document) throws MalformedDocumentException {
        InflatedSize.require(document);
        try (PDDocument pdf = Loader.loadPDF(document)) {
            if (pdf.isEncrypted()) {
                throw new MalformedDocumentException("encrypted");
            }
            return new PdfText(pages(pdf));
        } catch (InvalidPasswordException e) {
            throw new MalformedDocumentException("encrypted");
        } catch (IOException | RuntimeException e) {
            throw new MalformedDocumentException("a PDF that is damaged");
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new MalformedDocumentException("a PDF that is nested too deeply or unpacks too far");
        } catch (LinkageError e) {
            // Encryption of kinds whose library is not here.
            throw new MalformedDocumentException("a PDF of a kind that is not read here");
        }
    }

    private static List<Page> pages(PDDocument pdf) throws IOException, MalformedDocumentException {
        if (pdf.getNumberOfPages() > MAX_PAGES) {
            throw new MalformedDocumentException("more than 1,000 pages");
        }
        List<Page> pages = new ArrayList<>();
        Budget budget = new Budget();
        for (PDPage page : pdf.getPages()) {
            if (pages.size() == MAX_PAGES) {
                throw new MalformedDocumentException("more than 1,000 pages");
            }
            pages.add(page(page, budget));
        }
        if (pages.isEmpty()) {
            throw new MalformedDocumentException("a PDF without pages");
        }
        return pages;
    }

    /// The reader goes on when a form cannot be drawn, and so may have swallowed that the budget is spent.
    private static Page page(PDPage page, Budget budget) throws IOException, MalformedDocumentException {
        try {
            Page read = Page.of(page, budget);
            budget.requireLeft();
            return read;
        } catch (IOException e) {
            budget.requireLeft();
            throw e;
        }
    }
}
