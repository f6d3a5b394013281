package org.elpis.document;

import java.util.List;

/// Wavefront MTL: materials with their names and numbers. Textures are files outside the document and are
/// dropped with their names, as are comments.
final class MtlFormat implements DocumentFormat {
    @Override
    public boolean reads(String mimeType) {
        return mimeType.equals("model/mtl");
    }

    @Override
    public ReadableDocument read(byte[] document) throws MalformedDocumentException {
        Statements statements = new Statements(document);
        NamedModel model = new NamedModel();
        for (List<String> words = statements.next(); !words.isEmpty(); words = statements.next()) {
            String keyword = words.getFirst();
            if (keyword.equals("newmtl")) {
                ModelLimits.addNamed(model, keyword, statements.rest());
            } else if (!isTexture(keyword)) {
                List<String> values = words.subList(1, words.size());
                int most = switch (keyword) {
                    case "Ka", "Kd", "Ks", "Ke", "Tf" -> 3;
                    case "Ns", "Ni", "d", "Tr", "illum", "sharpness", "Pr", "Pm", "Ps", "Pc", "Pcr" -> 1;
                    default -> 0;
                };
                ModelLimits.require(!values.isEmpty() && values.size() <= most && ModelLimits.areReal(values));
                model.add(words);
            }
        }
        ModelLimits.require(model.namesCount() > 0);
        return model;
    }

    private static boolean isTexture(String keyword) {
        return switch (keyword) {
            case "bump", "disp", "decal", "refl", "norm" -> true;
            default -> keyword.startsWith("map_");
        };
    }
}
