package org.elpis.check;

import java.util.ArrayList;
import java.util.List;

/// What a search of one released object found.
///
/// @param leaks  places with identity, at most one per element, kind and view
/// @param retained  places whose identity the profile lets through on purpose
/// @param unsearched  parts beyond a bound of the search: they could not be cleared and must not leave
public record SearchResult(List<Leak> leaks, int retained, int unsearched) {
    static final SearchResult EMPTY = new SearchResult(List.of(), 0, 0);

    public SearchResult {
        leaks = List.copyOf(leaks);
    }

    public boolean isClean() {
        return leaks.isEmpty() && unsearched == 0;
    }

    SearchResult and(SearchResult other) {
        List<Leak> both = new ArrayList<>(leaks);
        both.addAll(other.leaks);
        return new SearchResult(both, retained + other.retained, unsearched + other.unsearched);
    }
}
