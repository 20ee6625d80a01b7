package io.openbroker.processor.emit.source;

import io.openbroker.processor.model.ClassRef;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The source of a class, from text in which other classes and possible line breaks are marked. Which classes can be imported is
 * known only when all are.
 *
 * <p>Not with JavaPoet: it writes everything twice, and splits each piece with a regular expression, which took it a quarter of
 * the processor's time in every compilation.
 */
public final class SourceText {

    private static final char BREAK = '\u0001';

    /** A blank, or a line break if the line gets too long. */
    static final String BLANK = BREAK + " ";

    /** Nothing, or a line break if the line gets too long. */
    static final String NOTHING = String.valueOf(BREAK);

    private static final char BEGIN = '\u0003';
    private static final char PACKAGE_END = '\u0004';
    private static final char END = '\u0005';

    private static final int LONGEST_LINE = 100;
    private static final String CONTINUATION = "        ";

    private final String packageName;
    private final String ownName;

    /** The packages of imported classes by their simple names. */
    private final Map<String, String> imported = new HashMap<>();

    private SourceText(String packageName, String ownName) {
        this.packageName = packageName;
        this.ownName = ownName;
    }

    /** The mark of a class; {@link #of} writes its name as short as imports allow. */
    public static String type(ClassRef type) {
        return BEGIN + type.packageName() + PACKAGE_END + type.shortName() + END;
    }

    /** The mark of a class that is in no other. */
    public static String type(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        return BEGIN + qualifiedName.substring(0, dot) + PACKAGE_END + qualifiedName.substring(dot + 1) + END;
    }

    /** The mark of a class that is in no other. */
    public static String type(Class<?> type) {
        return type(type.getName());
    }

    /** A text with marks as it would be without imports. */
    public static String qualified(String marked) {
        return marked.replace(String.valueOf(BEGIN) + PACKAGE_END, "")
                .replace(String.valueOf(BEGIN), "")
                .replace(PACKAGE_END, '.')
                .replace(String.valueOf(END), "");
    }

    /**
     * The source of a top-level class, in ASCII only, so that it is the same to the compiler whatever encoding it assumes.
     *
     * @param type the class
     * @param declaration its declaration, with marks
     */
    public static String of(ClassRef type, String declaration) {
        SourceText source = new SourceText(type.packageName(), type.shortName());
        source.chooseImports(declaration);
        String text = source.header() + source.withNames(declaration);
        return ascii(wrap(text));
    }

    /** Of classes with the same simple name the first is imported; none is if the package has one of that name. */
    private void chooseImports(String text) {
        Set<String> ofPackage = new HashSet<>();
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int packageEnd = text.indexOf(PACKAGE_END, begin);
            String from = text.substring(begin + 1, packageEnd);
            String name = topLevel(text.substring(packageEnd + 1, text.indexOf(END, packageEnd)));
            if (from.equals(packageName)) {
                ofPackage.add(name);
            } else if (!name.equals(ownName) && !from.isEmpty()) {
                imported.putIfAbsent(name, from);
            }
        }
        imported.keySet().removeAll(ofPackage);
    }

    private static String topLevel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private String header() {
        StringBuilder header = new StringBuilder();
        if (!packageName.isEmpty()) {
            header.append("package ").append(packageName).append(";\n\n");
        }
        Set<String> names = new TreeSet<>();
        imported.forEach((name, from) -> {
            if (!from.equals("java.lang")) {
                names.add(from + "." + name);
            }
        });
        for (String name : names) {
            header.append("import ").append(name).append(";\n");
        }
        return names.isEmpty() ? header.toString() : header.append('\n').toString();
    }

    private String withNames(String text) {
        StringBuilder named = new StringBuilder(text.length());
        int written = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, written)) {
            int packageEnd = text.indexOf(PACKAGE_END, begin);
            int end = text.indexOf(END, packageEnd);
            String from = text.substring(begin + 1, packageEnd);
            String name = text.substring(packageEnd + 1, end);
            named.append(text, written, begin);
            if (!from.isEmpty() && !isVisible(from, topLevel(name))) {
                named.append(from).append('.');
            }
            named.append(name);
            written = end + 1;
        }
        return named.append(text, written, text.length()).toString();
    }

    private boolean isVisible(String from, String name) {
        return from.equals(packageName) || from.equals(imported.get(name));
    }

    /** Breaks lines at marked places where the text up to the next such place does not fit. */
    private static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder(text.length());
        int from = 0;
        for (int mark = text.indexOf(BREAK); mark >= 0; mark = text.indexOf(BREAK, from)) {
            wrapped.append(text.substring(from, mark));
            from = mark + 1;
            int lineStart = wrapped.lastIndexOf("\n") + 1;
            if (wrapped.length() - lineStart + unbreakable(text, from) > LONGEST_LINE) {
                String indent = indent(wrapped, lineStart);
                wrapped.append('\n').append(indent).append(CONTINUATION);
                from += text.charAt(from) == ' ' ? 1 : 0;
            }
        }
        return wrapped.append(text.substring(from)).toString();
    }

    private static int unbreakable(String text, int from) {
        int lineEnd = text.indexOf('\n', from);
        int mark = text.indexOf(BREAK, from);
        return (mark < 0 ? lineEnd : Math.min(mark, lineEnd)) - from;
    }

    private static String indent(CharSequence text, int lineStart) {
        int end = lineStart;
        while (text.charAt(end) == ' ') {
            end++;
        }
        return text.subSequence(lineStart, end).toString();
    }

    private static String ascii(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length == text.length()) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString();
    }
}
