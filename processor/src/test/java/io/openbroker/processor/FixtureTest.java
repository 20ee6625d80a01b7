package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FixtureTest {

    @Test
    void aDiffGivesBothSources() {
        Fixture fixture = Fixture.parse("""
                class Fixture {
                -    String name;
                // ^12 ERROR [openbroker.Some] Something is wrong.
                +    int size;
                +
                +    int count;
                }
                """);

        assertThat(fixture.hasChanges()).isTrue();
        assertThat(fixture.messages()).containsExactly("ERROR [openbroker.Some] Something is wrong.");
        assertThat(fixture.wrong()).isEqualTo("""
                class Fixture {
                    String name;
                }
                """);
        assertThat(fixture.right()).isEqualTo("""
                class Fixture {
                    int size;

                    int count;
                }
                """);
    }

    @Test
    void aSourceWithoutSignsIsBoth() {
        Fixture fixture = Fixture.parse("""
                // ^-1 ERROR [openbroker.Some] Something is wrong.
                class Fixture {}
                """);

        assertThat(fixture.hasChanges()).isFalse();
        assertThat(fixture.messages()).containsExactly("ERROR [openbroker.Some] Something is wrong.");
        assertThat(fixture.wrong()).isEqualTo("class Fixture {}\n").isEqualTo(fixture.right());
    }

    @Test
    void rejectsALineThatIsTakenAwayAndAddedInOneChange() {
        assertThatThrownBy(() -> Fixture.parse("""
                -int one;
                -int two;
                // ^1 ERROR [openbroker.Some] Something is wrong.
                +int two;
                +int three;
                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The line \"int two;\" is marked with - and with +.");
    }

    @Test
    void anotherChangeMayAddWhatOneTookAway() {
        Fixture fixture = Fixture.parse("""
                -import one;
                import two;
                +import one;
                """);

        assertThat(fixture.right()).isEqualTo("import two;\nimport one;\n");
    }
}
