package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** What compilers and build tools learn of the processor. */
class ProcessorTest {

    @Test
    void compilersFindIt() {
        assertThat(ServiceLoader.load(Processor.class))
                .anySatisfy(processor -> assertThat(processor).isInstanceOf(BrokerProcessor.class));
    }

    @Test
    void gradleMayRunItForChangedClassesOnly() throws Exception {
        try (InputStream in =
                BrokerProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(BrokerProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void acceptsEveryVersionOfTheLanguage() {
        assertThat(new BrokerProcessor().getSupportedSourceVersion()).isEqualTo(SourceVersion.latestSupported());
    }
}
