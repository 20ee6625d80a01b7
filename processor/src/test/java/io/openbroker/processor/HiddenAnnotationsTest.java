package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Class files with annotations that cannot be read concern only the parameters that they are part of. */
class HiddenAnnotationsTest {

    @Test
    void aTypeIsReportedForTheBrokerThatReceivesIt() {
        Compilation compilation = Compilations.compile(
                List.of(),
                List.of(
                        Compilations.source(broker("First", "1", "Boxed<String> box")),
                        Compilations.source(broker("Second", "2", "Optional<String> note")),
                        Compilations.source(broker("Third", "3", "Boxed<Integer> box"))));

        // JDK 22 and later hide nothing.
        List<String> expected = Runtime.version().feature() < 22 ? List.of("First.java", "Third.java") : List.of();
        assertThat(compilation.errors())
                .allMatch(error -> error.getMessage(Locale.ENGLISH).contains("openbroker.AnnotationsHidden"))
                .extracting(error -> error.getSource().getName().replaceFirst(".*/", ""))
                .containsExactlyElementsOf(expected);
    }

    private static String broker(String name, String id, String component) {
        return """
                package com.example;

                import io.openbroker.annotation.*;
                import io.openbroker.processor.Boxed;
                import java.util.Optional;

                @Broker
                @ServiceOffering(id = "offering-%2$s", name = "offering-%2$s", description = "Something", plans = %1$s.Plans.class)
                class %1$s {
                    enum Plans {
                        @Plan(id = "plan-%2$s", description = "Small")
                        SMALL
                    }

                    record Options(%3$s) {}

                    @Provision
                    void provision(@Parameters Options options) {}

                    @Deprovision
                    void deprovision(@InstanceId String id) {}
                }
                """.formatted(name, id, component);
    }
}
