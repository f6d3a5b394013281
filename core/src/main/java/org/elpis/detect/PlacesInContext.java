package org.elpis.detect;

/// Finds addresses and institutions: the street between its number and `Street`, the words around `Hospital`.
final class PlacesInContext {
    private static final int MOST_WORDS = 4;
    /// Words of the name of a town: `San Juan Capistrano`.
    private static final int MOST_OF_TOWN = 3;
    /// Before `in` and the name of a town.
    private static final HashSet64 LIVES = HashSet64.of("""
            lives live living lived resides residing resided relocated moved wohnt wohnhaft lebt wohnend habite habitant
            domicilie domiciliee demeurant reside residant vive residente residentes vivia mora morador moradora woont
            woonachtig wonend abita risiede vit""");
    private static final HashSet64 IN = HashSet64.of("in near bei nahe a au en em te to nach aan ad");
    private static final String[] STREET_ENDINGS = {
        "str", "strasse", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "straat", "laan", "plein", "gracht",
        "kade", "vagen", "gatan", "gade", "vej", "katu"
    };

    private final Tokens tokens;
    private final int[] roles;

    PlacesInContext(Tokens tokens, int[] roles) {
        this.tokens = tokens;
        this.roles = roles;
    }

    /// Whether a text of ordinary words has to be looked at for what stands behind this one.
    static boolean isTrigger(long hash) {
        return LIVES.contains(hash);
    }

    void find() {
        for (int i = 0; i < tokens.count(); i++) {
            findStreetInOneWord(i);
            findLettersOfPostcode(i);
            if (LIVES.contains(tokens.hash(i))) {
                findHome(i);
            }
            if ((roles[i] & Cue.PART_OF_HOUSE) != 0) {
                findPartOfHouse(i);
            }
            if ((roles[i] & Cue.STREET_BEHIND) != 0) {
                findStreetBefore(i);
            }
            if ((roles[i] & Cue.STREET_BEFORE) != 0) {
                findStreetBehind(i);
            }
            if ((roles[i] & Cue.INSTITUTION) != 0 && tokens.hasCapital(i) && !tokens.isAllCapitals(i)) {
                findInstitution(i);
            }
        }
    }

    /// `lives in Detroit`, `wohnt in Bad Orb`: a capital there is a town, whatever else the word means.
    private void findHome(int index) {
        int in = index + 1;
        if (in + 1 >= tokens.count() || !tokens.isSmall(in) || !IN.contains(tokens.hash(in)) || !isTown(in + 1)) {
            return;
        }
        int end = in + 2;
        while (end < tokens.count() && end - in <= MOST_OF_TOWN && isTown(end)) {
            end++;
        }
        boolean isName = end > in + 2 || (roles[in + 1] & Cue.FUNCTION) == 0;
        if (isName) {
            tokens.setUnlessKnown(in + 1, end, Tokens.PLACE);
        }
    }

    private boolean isTown(int index) {
        return isNameOfPlace(index)
                && !tokens.isAllCapitals(index)
                && tokens.isBlankBefore(index)
                && (roles[index] & (Cue.NO_PERSON | Cue.INSTITUTION | Cue.LABEL)) == 0;
    }

    /// `Hauptstr. 5`, `Dorpsstraat 7`.
    private void findStreetInOneWord(int index) {
        boolean numbered = tokens.kind(index) == Tokens.UNKNOWN
                && index + 1 < tokens.count()
                && tokens.touchesNext(index)
                && tokens.isNumber(index + 1);
        if (numbered && endsAsStreet(index)) {
            tokens.setUnlessKnown(index, index + 2, Tokens.PLACE);
        }
    }

    private boolean endsAsStreet(int index) {
        for (String ending : STREET_ENDINGS) {
            if (tokens.endsWith(index, ending)) {
                return true;
            }
        }
        return false;
    }

    /// `3512 JE Utrecht`.
    private void findLettersOfPostcode(int index) {
        boolean isPostcode = index > 0
                && index + 1 < tokens.count()
                && tokens.length(index) == 2
                && tokens.isVocabulary(index)
                && tokens.isAllCapitals(index)
                && tokens.goes(index - 1)
                && tokens.length(index - 1) == 4
                && tokens.kind(index + 1) == Tokens.UNKNOWN
                && tokens.hasCapital(index + 1)
                && tokens.touchesNext(index - 1)
                && tokens.touchesNext(index);
        if (isPostcode) {
            tokens.setUnlessKnown(index - 1, index + 1, Tokens.PLACE);
        }
    }

    /// `12 Main Street`, `Main Street 12`.
    private void findStreetBefore(int street) {
        int first = street;
        while (first > 0 && street - first < MOST_WORDS && isNameOfPlace(first - 1) && tokens.touchesNext(first - 1)) {
            first--;
        }
        boolean numbered = first > 0
                && first < street
                && isHouseNumber(first - 1)
                && tokens.touchesNext(first - 1)
                && tokens.hasCapital(street);
        int next = street + 1;
        if (numbered) {
            tokens.setUnlessKnown(first - 1, next, Tokens.PLACE);
        } else if (first < street && next < tokens.count() && tokens.touchesNext(street) && isHouseNumber(next)) {
            tokens.setUnlessKnown(first, next + 1, Tokens.PLACE);
        }
    }

    /// `14 rue de la Gare`, `calle Mayor 8`.
    private void findStreetBehind(int street) {
        int end = street + 1;
        int names = 0;
        while (end < tokens.count()
                && end - street <= MOST_WORDS
                && tokens.touchesNext(end - 1)
                && isPartOfStreet(end)) {
            names += isNameOfPlace(end) ? 1 : 0;
            end++;
        }
        while (end > street + 1 && !isNameOfPlace(end - 1)) {
            end--;
        }
        int number = street - 1;
        if (number > 0 && (tokens.is(number, "bis") || tokens.is(number, "ter")) && tokens.touchesNext(number)) {
            number--;
        }
        boolean before = number >= 0 && isHouseNumber(number) && tokens.touchesNext(number);
        boolean behind = end < tokens.count() && isHouseNumber(end) && tokens.touchesNext(end - 1);
        if (names > 0 && (before || behind)) {
            tokens.setUnlessKnown(before ? number : street, behind ? end + 1 : end, Tokens.PLACE);
        }
    }

    private boolean isPartOfStreet(int index) {
        return isNameOfPlace(index) || tokens.isSmall(index) && (roles[index] & (Cue.OF | Cue.FUNCTION)) != 0;
    }

    private boolean isNameOfPlace(int index) {
        return tokens.hasCapital(index)
                && tokens.kind(index) != Tokens.KNOWN
                && (tokens.isVocabulary(index) || tokens.isWord(index));
    }

    private boolean isHouseNumber(int index) {
        return tokens.isNumber(index) && tokens.length(index) <= 5;
    }

    /// Takes the capitals around `Hospital` when one of them is no plain word: `St. Mary Medical Center`.
    private void findInstitution(int index) {
        int first = index;
        while (first > 0 && index - first < MOST_WORDS && joins(first - 1) && isPartBefore(first - 1)) {
            first--;
        }
        int end = index + 1;
        while (end < tokens.count() && end - index <= MOST_WORDS && joins(end - 1) && isPartOfInstitution(end)) {
            end++;
        }
        while (end > index + 1 && !isNameOfPlace(end - 1)) {
            end--;
        }
        boolean hasName = false;
        for (int i = first; i < end; i++) {
            if ((roles[i] & Cue.MAKER) != 0) {
                return;
            }
            hasName |= tokens.isWord(i) || tokens.kind(i) == Tokens.ALSO_NAME && (roles[i] & Cue.INSTITUTION) == 0;
        }
        if (hasName && first + 1 < end) {
            tokens.setUnlessKnown(first, end, Tokens.PLACE);
        }
    }

    /// `Suite 501`, `Apt 9`.
    private void findPartOfHouse(int index) {
        boolean numbered = tokens.hasCapital(index)
                && index + 1 < tokens.count()
                && tokens.touchesNext(index)
                && tokens.isNumber(index + 1);
        if (numbered) {
            tokens.setUnlessKnown(index, index + 2, Tokens.PLACE);
        }
    }

    private boolean isPartBefore(int index) {
        boolean isGenitive = tokens.is(index, "s") && index > 0 && tokens.isJoinedToNext(index - 1);
        return isNameOfPlace(index) || isGenitive;
    }

    private boolean joins(int index) {
        return tokens.touchesNext(index)
                && !tokens.isBetween(index, ',')
                && !tokens.isBetween(index, ':')
                && (tokens.isJoinedToNext(index) || !tokens.isBetween(index, '-'))
                && (!tokens.isBetween(index, '.') || tokens.length(index) <= 2);
    }

    private boolean isPartOfInstitution(int index) {
        return isNameOfPlace(index) || tokens.isSmall(index) && (roles[index] & Cue.OF) != 0 || tokens.is(index, "des");
    }
}
