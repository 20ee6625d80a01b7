package io.openbroker.testkit;

import io.openbroker.testkit.internal.extension.BrokerExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts the assembled broker on a free port before each test of a class, and stops it after. The class has one method with {@link
 * BrokerUnderTest}; test methods, and methods with {@code @BeforeEach} and {@code @AfterEach}, receive a {@link TestPlatform}, a
 * {@link TestBroker} or a {@link TestClock} as parameters.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BrokerExtension.class)
// JUnit creates the extension; users only name the annotation.
@SuppressWarnings("exports")
public @interface BrokerTest {

    /**
     * Where the broker's state is.
     *
     * @return in memory by default
     */
    TestState state() default TestState.MEMORY;

    /**
     * The platform that tests receive; others are at hand with {@link PlatformKind#at(TestBroker)}.
     *
     * @return Cloud Foundry by default
     */
    PlatformKind platform() default PlatformKind.CLOUD_FOUNDRY;
}
