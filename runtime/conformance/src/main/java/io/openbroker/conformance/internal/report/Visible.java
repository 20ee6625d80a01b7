package io.openbroker.conformance.internal.report;

/** Text of brokers without characters that control terminals, editors or the direction of writing. */
final class Visible {

    private Visible() {}

    /** Returns a text as one line. */
    static String line(String text) {
        return visible(text, false);
    }

    /** Returns a text whose lines stay. */
    static String lines(String text) {
        return visible(text, true);
    }

    private static String visible(String text, boolean lines) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if ((lines && (point == '\n' || point == '\t')) || !isInvisible(point)) {
                visible.appendCodePoint(point);
            } else if (point == '\n') {
                visible.append(' ');
            } else {
                visible.append("\\u%04x".formatted(point));
            }
        });
        return visible.toString();
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
