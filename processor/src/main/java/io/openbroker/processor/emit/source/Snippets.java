package io.openbroker.processor.emit.source;

import java.util.HexFormat;
import java.util.List;

/** The smaller parts of a class. */
public final class Snippets {

    private static final String EXCEPTION = SourceText.type(Exception.class);

    /** The annotation of a method that overrides another, in a line before it. */
    public static final String OVERRIDE = "@" + SourceText.type(Override.class) + "\n";

    private Snippets() {}

    /** A documentation comment, in lines before what it documents. */
    public static String javadoc(String text) {
        return "/**\n" + (" * " + text.replace("\n", "\n * ")).replace(" * \n", " *\n") + "\n */\n";
    }

    /**
     * A method or constructor.
     *
     * @param head what precedes its parameters
     * @param body its statements
     */
    public static String method(String head, List<String> parameters, String body) {
        return signature(head, parameters) + " {\n" + body + "}";
    }

    /** The same for a method that may throw any exception. */
    public static String throwingMethod(String head, List<String> parameters, String body) {
        return signature(head, parameters) + SourceText.BLANK + "throws" + SourceText.BLANK + EXCEPTION + " {\n" + body
                + "}";
    }

    private static String signature(String head, List<String> parameters) {
        return head + "(" + SourceText.NOTHING + String.join("," + SourceText.BLANK, parameters) + ")";
    }

    /** A statement in a method. */
    public static String statement(String text) {
        return statement("    ", text);
    }

    /** A statement with that indentation; its later lines are indented twice more. */
    public static String statement(String indent, String text) {
        return indent + text.replace("\n", "\n" + indent + "        ") + ";\n";
    }

    /** A string literal. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\b' -> literal.append("\\b");
                case '\t' -> literal.append("\\t");
                case '\n' -> literal.append("\\n");
                case '\f' -> literal.append("\\f");
                case '\r' -> literal.append("\\r");
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                default -> {
                    if (Character.isISOControl(c)) {
                        literal.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
