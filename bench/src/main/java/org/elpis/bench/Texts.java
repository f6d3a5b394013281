package org.elpis.bench;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;

/// All texts of a data set, decoded.
final class Texts {
    private Texts() {}

    static void append(DataSet dataSet, StringBuilder target) {
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Items items) {
                items.items().forEach(item -> append(item, target));
            } else if (element.value() instanceof Value.Bytes bytes) {
                target.append(dataSet.text(element.vr(), bytes)).append('\n');
            }
        }
    }
}
