package io.openbroker.processor.read.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.processor.read.kotlin.KotlinMetadata.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metadata byte by byte: a number of a field and its type in one byte, then its value or its length. */
class KotlinMetadataTest {

    private static final List<String> STRINGS = List.of("Lcom/example/Options;", "", "name", "rows");

    private static final String NO_STRING_TYPES = "\u0000";
    // Flags 6 (public), then name 2, then name 3 with a default value.
    private static final String PRIMARY =
            "B\u000c\u0008\u0006\u0012\u0002\u0010\u0002\u0012\u0004\u0008\u0002\u0010\u0003";
    // Flags 16: secondary.
    private static final String SECONDARY = "B\u0006\u0008\u0010\u0012\u0002\u0010\u0003";
    // Flags of the class as a number of two bytes, its name, and fields of four and of eight bytes.
    private static final String OTHERS = "\u0008\u0086\u0008\u0018\u0000%abcd)abcdefgh";

    @Test
    void findsNamesAndDefaults() {
        assertThat(KotlinMetadata.primaryConstructor(bytes(OTHERS + PRIMARY), STRINGS))
                .hasValue(List.of(new Parameter("name", false), new Parameter("rows", true)));
    }

    @Test
    void joinsWhatTheCompilerHasSplit() {
        String all = bytes(OTHERS + PRIMARY).get(0);

        assertThat(KotlinMetadata.primaryConstructor(List.of(all.substring(0, 7), all.substring(7)), STRINGS))
                .isPresent();
    }

    @Test
    void skipsSecondaryConstructors() {
        assertThat(KotlinMetadata.primaryConstructor(bytes(SECONDARY + PRIMARY), STRINGS))
                .hasValueSatisfying(parameters -> assertThat(parameters).hasSize(2));
        assertThat(KotlinMetadata.primaryConstructor(bytes(SECONDARY), STRINGS)).isEmpty();
    }

    @Test
    void findsNothingInWhatItDoesNotKnow() {
        assertThat(KotlinMetadata.primaryConstructor(List.of(), STRINGS)).isEmpty();
        assertThat(KotlinMetadata.primaryConstructor(List.of(""), STRINGS)).isEmpty();
        assertThat(KotlinMetadata.primaryConstructor(List.of("\uffff" + NO_STRING_TYPES + PRIMARY), STRINGS))
                .as("seven bits in each character, as Kotlin 1.0 wrote it")
                .isEmpty();
        assertThat(KotlinMetadata.primaryConstructor(bytes("\u0003"), STRINGS))
                .as("a type of field that is not used any more")
                .isEmpty();
        assertThat(KotlinMetadata.primaryConstructor(bytes(PRIMARY), List.of()))
                .as("names that are not there")
                .isEmpty();
    }

    @Test
    void findsNothingInWhatIsCutOff() {
        String all = NO_STRING_TYPES + PRIMARY;
        for (int length = 1; length < all.length(); length++) {
            assertThat(KotlinMetadata.primaryConstructor(List.of("\u0000" + all.substring(0, length)), STRINGS))
                    .as("the first %s bytes", length)
                    .isEmpty();
        }
    }

    private static List<String> bytes(String type) {
        return List.of("\u0000" + NO_STRING_TYPES + type);
    }
}
