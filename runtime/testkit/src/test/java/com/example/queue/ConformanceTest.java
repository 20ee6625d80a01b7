package com.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.openbroker.conformance.Mode;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.testkit.BrokerTest;
import io.openbroker.testkit.BrokerUnderTest;
import io.openbroker.testkit.Conformance;
import io.openbroker.testkit.TestBroker;
import io.openbroker.testkit.TestPlatform;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@BrokerTest
class ConformanceTest {

    private final QueueServers servers = new QueueServers();

    @BrokerUnderTest
    BrokerDispatcher broker() {
        return new QueueBrokerDispatcher(new QueueBroker(servers));
    }

    @TestFactory
    Stream<DynamicNode> conforms(TestBroker broker) {
        return Conformance.of(broker).tests();
    }

    @Test
    void runsTheChosenChecksOnly(TestPlatform platform) {
        List<String> names = Conformance.of(platform)
                .with(builder -> builder.checks(id -> id.startsWith("catalog.")))
                .tests()
                .map(DynamicNode::getDisplayName)
                .toList();
        assertThat(names).containsExactly("Catalog", "leaves nothing behind");
        assertThat(servers.calls()).isEmpty();
    }

    @Test
    void writesRequestsThatNoHttpClientSends(TestBroker broker) {
        DynamicContainer hostile = (DynamicContainer) Conformance.of(broker)
                .with(builder -> builder.modes(Set.of(Mode.HOSTILE)).checks(id -> id.equals("hostile.path.traversal")))
                .tests()
                .findFirst()
                .orElseThrow();
        DynamicTest check = (DynamicTest) hostile.getChildren().findFirst().orElseThrow();
        assertThatCode(() -> check.getExecutable().execute()).doesNotThrowAnyException();
    }
}
