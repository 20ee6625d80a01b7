package io.openbroker.conformance;

/**
 * How a report is shown in a terminal.
 *
 * @param width the number of columns, at least 40; longer lines of sentences are broken
 * @param colours whether ANSI colours are used
 * @param evidence whether the HTTP exchanges of findings are shown
 */
public record TextStyle(int width, boolean colours, boolean evidence) {

    /** Plain text of 100 columns with evidence, for files and logs. */
    public static final TextStyle PLAIN = new TextStyle(100, false, true);

    /** @throws IllegalArgumentException if the width is less than 40 */
    public TextStyle {
        if (width < 40) {
            throw new IllegalArgumentException("The width is " + width + " columns. Choose 40 or more.");
        }
    }
}
