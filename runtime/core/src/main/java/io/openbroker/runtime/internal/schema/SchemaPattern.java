package io.openbroker.runtime.internal.schema;

import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of ECMA-262. RE2 evaluates it in time linear in the text. Java evaluates expressions that RE2 does not
 * support, such as lookarounds, and may take exponential time. Both charge each step to the budget of the validation.
 */
final class SchemaPattern implements RegularExpression {

    /** Cost of a call, in steps, independent of the text. */
    private static final int CALL = 50;

    /** Steps that Java's engine takes for each character that it reads. */
    private static final int READING = 2;

    /** Largest size for RE2, which expands counted repetitions; for larger expressions this costs more than it saves. */
    private static final int LARGEST_SIZE = 10_000;

    /** Minimum number of times that RE2 reads each character. */
    private static final int READINGS = 2;

    private final Engine engine;

    private SchemaPattern(Engine engine) {
        this.engine = engine;
    }

    /** An implementation of regular expressions. */
    private sealed interface Engine {
        boolean find(String text, ValidationBudget budget);
    }

    /**
     * Compiles an expression.
     *
     * @throws java.util.regex.PatternSyntaxException if neither RE2 nor Java supports the expression
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
                // Java supports more expressions than RE2.
            }
        }
        return new Backtracking(java.util.regex.Pattern.compile(EcmaRegex.toJava(regexp)));
    }

    /** Returns whether the expression matches a part of the text. */
    @Override
    public boolean matches(String text) {
        ValidationBudget budget = ValidationBudget.running();
        budget.spend(CALL);
        return engine.find(text, budget);
    }

    /** Returns whether evaluation takes time linear in the text. */
    boolean isLinear() {
        return engine instanceof Linear;
    }

    private record Linear(com.google.re2j.Pattern pattern) implements Engine {
        @Override
        public boolean find(String text, ValidationBudget budget) {
            // In the worst case, each instruction of the program runs for each character.
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

    /** A text that charges each access to a character, since a backtracking engine reads a character in each step. */
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
