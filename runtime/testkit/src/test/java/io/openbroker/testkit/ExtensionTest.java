package io.openbroker.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.generated.BrokerDispatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mistakes of users have messages that say what to do. */
class ExtensionTest {

    private final TestRun run = new TestRun();

    @Test
    void aBrokerIsNeeded() {
        assertThat(run.apply(WithoutBroker.class))
                .contains("No method of the class has @BrokerUnderTest. Add one that creates the broker. For example:");
    }

    @BrokerTest
    static class WithoutBroker {
        @Test
        void test() {}
    }

    @Test
    void oneBrokerIsEnough() {
        assertThat(run.apply(WithTwo.class))
                .contains("have @BrokerUnderTest. Keep it on one; TestBroker.servingAll serves several brokers.");
    }

    @BrokerTest
    static class WithTwo {
        @BrokerUnderTest
        BrokerDispatcher first() {
            throw new UnsupportedOperationException();
        }

        @BrokerUnderTest
        BrokerDispatcher second() {
            throw new UnsupportedOperationException();
        }

        @Test
        void test() {}
    }

    @Test
    void theMethodReturnsABroker() {
        assertThat(run.apply(WithText.class))
                .contains(
                        "Method broker with @BrokerUnderTest must have no parameters and return a BrokerDispatcher or a"
                                + " TestBroker.Builder.");
    }

    @BrokerTest
    static class WithText {
        @BrokerUnderTest
        String broker() {
            return "";
        }

        @Test
        void test() {}
    }

    @Test
    void aBrokerIsForOneTest() {
        assertThat(run.apply(ForAll.class))
                .contains(
                        "There is one broker for each test, so only test methods, @BeforeEach and @AfterEach can receive a"
                                + " TestBroker.");
    }

    @BrokerTest
    static class ForAll {
        @BrokerUnderTest
        BrokerDispatcher broker() {
            throw new UnsupportedOperationException();
        }

        @BeforeAll
        static void start(TestBroker broker) {}

        @Test
        void test() {}
    }
}
