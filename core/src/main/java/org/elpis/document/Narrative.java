package org.elpis.document;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The text of a narrative block as lines: one for a paragraph, an item of a list, a row of a table, whose cells
/// are separated by tabulators. Emphasis, links and styles are left behind.
final class Narrative {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    /// Whether a blank or a new cell comes before the next word.
    private boolean isApart;

    private boolean isNewCell;

    private Narrative() {}

    static List<String> lines(Element block) {
        Narrative narrative = new Narrative();
        narrative.walk(block);
        narrative.breakLine();
        return narrative.lines;
    }

    private void walk(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                enter(child);
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                add(node.getNodeValue());
            }
        }
    }

    private void enter(Element child) {
        boolean isCell =
                child.getLocalName().equals("td") || child.getLocalName().equals("th");
        if (isCell) {
            isNewCell = !line.isEmpty();
            walk(child);
            isApart = true;
        } else if (isBlock(child.getLocalName())) {
            breakLine();
            walk(child);
            breakLine();
        } else {
            walk(child);
        }
    }

    private static boolean isBlock(String name) {
        return switch (name) {
            case "br", "paragraph", "list", "item", "caption", "table", "thead", "tbody", "tfoot", "tr", "footnote" ->
                true;
            default -> false;
        };
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0) {
                isApart = true;
            } else {
                if (isNewCell || isApart && !line.isEmpty()) {
                    line.append(isNewCell ? '\t' : ' ');
                }
                line.append(c);
                isApart = false;
                isNewCell = false;
            }
        }
    }

    private void breakLine() {
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        line.setLength(0);
        isApart = false;
        isNewCell = false;
    }
}
