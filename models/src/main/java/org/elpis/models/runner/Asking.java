package org.elpis.models.runner;

/// How a model that is not one of ours is asked.
///
/// @param how  whatever the user chose that changes its answers, as a text: another choice is another case
/// @param mostImages  the model may be asked about so many images in all
public record Asking(String how, long mostImages) {
    /// As it comes, and as often as it takes.
    public static Asking freely() {
        return new Asking("", Long.MAX_VALUE);
    }
}
