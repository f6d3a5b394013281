package org.elpis.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A clinical document as its sections, codes and lines of text.
final class ClinicalDocument implements ReadableDocument {
    /// Stands in the outline for the next line of text; no XML holds this character.
    private static final char LINE = '\u0001';

    /// More than a person would read, and each is looked at.
    private static final int MAX_CHARACTERS = 1 << 20;

    private static final String START = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3">
            <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
            <id nullFlavor="MSK"/>
            """;
    /// What the schema asks for of persons, organisations and times.
    private static final String PARTICIPANTS = """
            <recordTarget><patientRole><id nullFlavor="MSK"/></patientRole></recordTarget>
            <author><time nullFlavor="MSK"/><assignedAuthor><id nullFlavor="MSK"/></assignedAuthor></author>
            <custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="MSK"/>\
            </representedCustodianOrganization></assignedCustodian></custodian>
            """;
    private static final String NO_BODY =
            "<component><nonXMLBody><text nullFlavor=\"MSK\"/></nonXMLBody></component>\n";

    private final StringBuilder outline = new StringBuilder(START);
    private final List<String> lines;

    ClinicalDocument(Element root) throws MalformedDocumentException {
        List<String> text = new ArrayList<>();
        code(root);
        title(root, text);
        outline.append("<effectiveTime nullFlavor=\"MSK\"/>\n<confidentialityCode nullFlavor=\"MSK\"/>\n");
        outline.append(PARTICIPANTS);
        body(root, text);
        outline.append("</ClinicalDocument>\n");
        lines = List.copyOf(text);
        if (text().length() > MAX_CHARACTERS) {
            throw new MalformedDocumentException("more than 1,048,576 characters");
        }
    }

    private void body(Element root, List<String> text) {
        Optional<Element> body = child(root, "component").flatMap(component -> child(component, "structuredBody"));
        if (body.isEmpty()) {
            outline.append(NO_BODY);
            return;
        }
        outline.append("<component><structuredBody>\n");
        sections(body.get(), text);
        outline.append("</structuredBody></component>\n");
    }

    private void sections(Element parent, List<String> text) {
        for (Element component : children(parent)) {
            Optional<Element> section =
                    component.getLocalName().equals("component") ? child(component, "section") : Optional.empty();
            if (section.isPresent()) {
                outline.append("<component><section>\n");
                code(section.get());
                title(section.get(), text);
                narrative(section.get(), text);
                sections(section.get(), text);
                outline.append("</section></component>\n");
            }
        }
    }

    private void code(Element parent) {
        Optional<Element> code = child(parent, "code");
        if (code.isPresent()) {
            outline.append(
                    PublicCode.xml(code.get().getAttribute("code"), code.get().getAttribute("codeSystem")));
        }
    }

    private void title(Element parent, List<String> text) {
        Optional<Element> title = child(parent, "title");
        if (title.isPresent()) {
            String line = String.join(" ", Narrative.lines(title.get())).replace('\t', ' ');
            outline.append("<title>");
            add(line, text);
            outline.append("</title>\n");
        }
    }

    private void narrative(Element section, List<String> text) {
        Optional<Element> narrative = child(section, "text");
        if (narrative.isPresent()) {
            outline.append("<text>\n");
            for (String line : Narrative.lines(narrative.get())) {
                outline.append("<paragraph>");
                add(line, text);
                outline.append("</paragraph>\n");
            }
            outline.append("</text>\n");
        }
    }

    private void add(String line, List<String> text) {
        outline.append(LINE);
        text.add(line);
    }

    private static Optional<Element> child(Element parent, String name) {
        for (Element child : children(parent)) {
            if (child.getLocalName().equals(name)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    @Override
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public byte[] rewrite(String cleanedText, UnaryOperator<String> names) {
        String[] cleaned = cleanedText.split("\n", -1);
        StringBuilder xml = new StringBuilder(outline.length() + cleanedText.length());
        int line = 0;
        for (int i = 0; i < outline.length(); i++) {
            char c = outline.charAt(i);
            if (c != LINE) {
                xml.append(c);
            } else if (line < cleaned.length) {
                escape(cleaned[line++], xml);
            }
        }
        return NamedModel.evenLines(xml);
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\t' -> xml.append(" | ");
                default -> xml.append(text.charAt(i));
            }
        }
    }
}
