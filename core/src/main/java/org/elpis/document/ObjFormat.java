package org.elpis.document;

import java.util.List;

/// Wavefront OBJ: polygons, with the names of objects, groups, materials and material libraries.
///
/// Comments are dropped. Free-form curves and surfaces are not known and make a file malformed, as does any
/// line that is not of its statement's form.
final class ObjFormat implements DocumentFormat {
    @Override
    public boolean reads(String mimeType) {
        return mimeType.equals("model/obj");
    }

    @Override
    public ReadableDocument read(byte[] document) throws MalformedDocumentException {
        Statements statements = new Statements(document);
        NamedModel model = new NamedModel();
        int vertices = 0;
        for (List<String> words = statements.next(); !words.isEmpty(); words = statements.next()) {
            String keyword = words.getFirst();
            vertices += keyword.equals("v") ? 1 : 0;
            switch (keyword) {
                case "o", "g", "usemtl", "mtllib" -> ModelLimits.addNamed(model, keyword, statements.rest());
                default -> {
                    ModelLimits.require(isKnown(keyword, words.subList(1, words.size())));
                    model.add(words);
                }
            }
        }
        ModelLimits.require(vertices > 0);
        return model;
    }

    private static boolean isKnown(String keyword, List<String> values) {
        return switch (keyword) {
            // Some writers put a colour behind the coordinates.
            case "v" -> values.size() >= 3 && values.size() <= 7 && ModelLimits.areReal(values);
            case "vt" -> !values.isEmpty() && values.size() <= 3 && ModelLimits.areReal(values);
            case "vn" -> values.size() == 3 && ModelLimits.areReal(values);
            case "f" -> values.size() >= 3 && areReferences(values);
            case "l" -> values.size() >= 2 && areReferences(values);
            case "p" -> !values.isEmpty() && areReferences(values);
            case "s" -> values.size() == 1 && (values.getFirst().equals("off") || Numbers.isInteger(values.getFirst()));
            default -> false;
        };
    }

    private static boolean areReferences(List<String> values) {
        for (String value : values) {
            if (!Numbers.isReference(value)) {
                return false;
            }
        }
        return true;
    }
}
