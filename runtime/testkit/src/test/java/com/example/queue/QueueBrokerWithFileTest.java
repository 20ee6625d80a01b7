package com.example.queue;

import io.openbroker.testkit.BrokerTest;
import io.openbroker.testkit.TestState;

@BrokerTest(state = TestState.FILE)
class QueueBrokerWithFileTest extends QueueBrokerTest {}
