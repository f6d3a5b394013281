package org.elpis.signature;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;

/// Whether the elements of an object stand as the standard has them: else readers differ in what they see.
final class Order {
    private Order() {}

    /// Whether tags ascend, at every depth.
    static boolean isSorted(DataSet dataSet) {
        if (!dataSet.isSorted()) {
            return false;
        }
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            if (element.value() instanceof Value.Items items
                    && !items.items().stream().allMatch(Order::isSorted)) {
                return false;
            }
        }
        return true;
    }
}
