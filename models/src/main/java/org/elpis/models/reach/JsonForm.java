package org.elpis.models.reach;

import java.util.List;
import java.util.regex.Pattern;

/// What a plain endpoint is sent, and where in its answer the scores are.
///
/// @param body  JSON with one of `$nchw`, `$nhwc`, `$flat` and `$png` where the images go: nested
///     arrays channel by channel, pixel by pixel, one array of numbers an image, or PNG in Base64
/// @param answer  names from the outside in, parted by dots, with `*` for every element of an array:
///     `predictions`, `results.*.scores`; empty when the answer itself is the array. There must be one
///     row an image, or one number
public record JsonForm(String body, String answer) {
    static final List<String> PLACES = List.of("$nchw", "$nhwc", "$flat", "$png");
    private static final Pattern ANSWER = Pattern.compile("|[A-Za-z0-9_*-]{1,64}(\\.[A-Za-z0-9_*-]{1,64}){0,7}");

    public JsonForm {
        if (body.length() > 10_000 || PLACES.stream().filter(body::contains).count() != 1) {
            throw new IllegalArgumentException("the body must have one of " + PLACES);
        }
        if (!ANSWER.matcher(answer).matches()) {
            throw new IllegalArgumentException("the answer's place must look like results.*.scores");
        }
    }

    /// `{"images": ...}`, answered by `{"scores": ...}`.
    public static JsonForm standard() {
        return new JsonForm("{\"images\": $nchw}", "scores");
    }
}
