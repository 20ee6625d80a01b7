package io.openbroker.runtime.internal.schema;

import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of ECMA-262. RE2 takes time linear in the text. Expressions that it does not know, those with lookarounds
 * first of all, are Java's, which may take exponential time. Each step of either counts against the budget of the validation.
 */
final class SchemaPattern implements RegularExpression {

    /** Steps of a call, whatever the text. */
    private static final int CALL = 50;

    /** Steps that Java's engine takes between two questions for a character. */
    private static final int READING = 2;

    /** RE2 writes counted repetitions out; beyond this, that takes more than it saves. */
    private static final int LARGEST_SIZE = 10_000;

    /** How often RE2 asks for each character, at least. */
    private static final int READINGS = 2;

    private final Engine engine;

    private SchemaPattern(Engine engine) {
        this.engine = engine;
    }

    /** What finds an expression in a text. */
    private sealed interface Engine {
        boolean find(String text, ValidationBudget budget);
    }

    /**
     * Compiles an expression.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none of Java, either
     */
    static SchemaPattern compile(String regexp) {
        return new SchemaPattern(engine(regexp));
    }

    private static Engine engine(String regexp) {
        long size = EcmaRegex.expandedSize(regexp);
        if (size <= LARGEST_SIZE) {
            ValidationBudget.running().spend(CALL * size);
            try {
                return new Linear(com.google.re2j.Pattern.compile(EcmaRegex.toRe2(regexp)));
            } catch (PatternSyntaxException e) {
                // Not of RE2, but maybe of Java, which knows more.
            }
        }
        return new Backtracking(java.util.regex.Pattern.compile(EcmaRegex.toJava(regexp)));
    }

    /** Whether it matches a part of a text. */
    @Override
    public boolean matches(String text) {
        ValidationBudget budget = ValidationBudget.running();
        budget.spend(CALL);
        return engine.find(text, budget);
    }

    /** Whether its time is linear in the text. */
    boolean isLinear() {
        return engine instanceof Linear;
    }

    private record Linear(com.google.re2j.Pattern pattern) implements Engine {
        @Override
        public boolean find(String text, ValidationBudget budget) {
            // At worst each instruction of the program is carried out for each character.
            int steps = 1 + pattern.programSize() / READINGS;
            return pattern.matcher(new CountedText(text, budget, steps)).find();
        }
    }

    private record Backtracking(java.util.regex.Pattern pattern) implements Engine {
        @Override
        public boolean find(String text, ValidationBudget budget) {
            return pattern.matcher(new CountedText(text, budget, READING)).find();
        }
    }

    /** A text that counts how often its characters are asked for, which is what an engine that backtracks does in each step. */
    private record CountedText(CharSequence text, ValidationBudget budget, int steps) implements CharSequence {

        @Override
        public char charAt(int index) {
            budget.spend(steps);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), budget, steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
