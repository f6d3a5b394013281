package org.elpis.check;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;

public final class LeakCheck {
    public LeakCheck(KnownIdentity known, Set<Retained> retained) {}

    public SearchResult search(Instance original, EncodedInstance released) throws IOException {
        return new SearchResult(List.of(), 0, 0);
    }
}
