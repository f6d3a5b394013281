package org.elpis.models.scorecard;

/// Writes HTML. Every text is escaped; tags are constants of the caller.
final class Markup {
    private final StringBuilder text = new StringBuilder(1 << 14);

    /// An element with nothing but a text in it.
    ///
    /// @param tag  may have attributes that are constants
    Markup element(String tag, String content) {
        int blank = tag.indexOf(' ');
        constant("<" + tag + ">").text(content);
        return constant("</" + (blank < 0 ? tag : tag.substring(0, blank)) + ">\n");
    }

    Markup text(String content) {
        content.codePoints().forEach(this::escape);
        return this;
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            default -> {
                boolean isShown = c == '\n' || !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF);
                text.appendCodePoint(isShown ? c : 0xFFFD);
            }
        }
    }

    /// Markup that the caller vouches for.
    Markup constant(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
