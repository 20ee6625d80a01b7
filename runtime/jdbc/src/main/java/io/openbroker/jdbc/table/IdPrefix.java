package io.openbroker.jdbc.table;

import java.util.Optional;

/**
 * The beginning of ids that are searched. Indexes have the first {@value #INDEXED} characters of ids only, since ids may be longer
 * than an index allows.
 */
record IdPrefix(String text) {

    /** As in the migrations. In code points, as databases count. */
    static final int INDEXED = 100;

    static IdPrefix of(String text) {
        return new IdPrefix(text);
    }

    /** In code points. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    boolean longerThanIndexed() {
        return length() > INDEXED;
    }

    /** The part of it that is in the index. */
    String indexed() {
        return longerThanIndexed() ? text.substring(0, text.offsetByCodePoints(0, INDEXED)) : text;
    }

    /** The first text after all that begin with {@link #indexed}, byte by byte; empty if there is none. */
    Optional<String> end() {
        String start = indexed();
        while (!start.isEmpty()) {
            int last = start.codePointBefore(start.length());
            start = start.substring(0, start.length() - Character.charCount(last));
            if (last < Character.MAX_CODE_POINT) {
                return Optional.of(start + Character.toString(following(last)));
            }
        }
        return Optional.empty();
    }

    /** Halves of surrogate pairs are not encoded in UTF-8. */
    private static int following(int codePoint) {
        return codePoint + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : codePoint + 1;
    }
}
