package io.openbroker.runtime.schema;

/** Turns regular expressions of ECMA-262, as JSON schemas have them, into those of Java. */
final class EcmaRegex {

    private EcmaRegex() {}

    /** In Java {@code $} is also before a line break at the end, which would let a text pass that other validators refuse. */
    static String toJava(String regexp) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < regexp.length(); i++) {
            char c = regexp.charAt(i);
            if (c == '\\' && i + 1 < regexp.length()) {
                java.append(c).append(regexp.charAt(++i));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            java.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
        }
        return java.toString();
    }
}
