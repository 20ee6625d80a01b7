package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.undertow.contract.PatternBroker.Patterns;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each construct of regular expressions, all short texts of characters on which Java and ECMA-262 might differ. What the
 * runtime makes of the published pattern is what the reference implementation of Jakarta Validation makes of the annotation.
 */
class PatternAgreementTest {

    private static final List<String> NASTY = Stream.of(
                    "ab1_-.@&$^]}\\ \t\n\u000b\f\r\u001c\u0085\u00a0\u1680\u180e\u200b\u2028\u2029\u3000\ufeff",
                    // A letter, a digit, and a mark that stands on the letter before, none of them in ASCII.
                    "\u00e4\u0663\u0301",
                    "\ud83d\ude00\ud83d\ude02")
            .flatMap(characters -> characters.codePoints().mapToObj(Character::toString))
            .toList();

    private static final List<String> TEXTS = texts();

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private static final ParameterSchemas SCHEMAS =
            ParameterSchemas.of(new PatternBrokerDispatcher(new PatternBroker()).catalog());

    private static List<String> texts() {
        List<String> pairs = NASTY.stream()
                .flatMap(first -> NASTY.stream().map(first::concat))
                .toList();
        return Stream.of(
                        Stream.of(""),
                        NASTY.stream(),
                        pairs.stream(),
                        pairs.stream().map("ab"::concat))
                .flatMap(texts -> texts)
                .toList();
    }

    static Stream<String> constructs() {
        return Arrays.stream(Patterns.class.getRecordComponents()).map(RecordComponent::getName);
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void whatIsPublishedMatchesWhatTheAnnotationMatches(String construct) {
        List<String> matching = TEXTS.stream()
                .filter(text -> VALIDATOR
                        .validateValue(Patterns.class, construct, Optional.of(text))
                        .isEmpty())
                .toList();

        assertThat(TEXTS.stream().filter(text -> isValid(construct, text))).containsExactlyElementsOf(matching);
        assertThat(matching).isNotEmpty();
    }

    private static boolean isValid(String construct, String text) {
        try {
            SCHEMAS.check(PatternBroker.PLAN, OsbOperation.PROVISION, Map.of(construct, text));
            return true;
        } catch (Rejection e) {
            return false;
        }
    }
}
