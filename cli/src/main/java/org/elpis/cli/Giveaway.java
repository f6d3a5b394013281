package org.elpis.cli;

import java.util.LinkedHashSet;
import java.util.Set;

/// Something that objects give away: an attribute, the elements of a private creator, or a place outside
/// elements.
final class Giveaway {
    /// Beyond this many different values "how many" is known well enough, and memory stays bounded.
    private static final int MAX_VALUES = 10_000;

    private static final int MAX_CHARACTERS = 120;

    private final Strength strength;
    private final String where;
    private final String name;
    private final Set<String> values = new LinkedHashSet<>();
    private int objects;
    private long places;
    private int lastObject = -1;

    /// @param where  `(0010,0010)`, or what a place outside elements is called
    /// @param name  keyword of the attribute, or name of the private creator
    Giveaway(Strength strength, String where, String name) {
        this.strength = strength;
        this.where = where;
        this.name = name;
    }

    void add(int object, String value) {
        places++;
        if (object != lastObject) {
            lastObject = object;
            objects++;
        }
        if (!value.isEmpty() && values.size() < MAX_VALUES) {
            values.add(value.length() <= MAX_CHARACTERS ? value : value.substring(0, MAX_CHARACTERS) + "…");
        }
    }

    Strength strength() {
        return strength;
    }

    String where() {
        return where;
    }

    String name() {
        return name;
    }

    /// In how many objects.
    int objects() {
        return objects;
    }

    /// How often in all objects together.
    long places() {
        return places;
    }

    /// Different values, at most 10,000.
    Set<String> values() {
        return values;
    }

    String distinct() {
        return values.size() < MAX_VALUES ? Layout.grouped(values.size()) : "10,000+";
    }
}
