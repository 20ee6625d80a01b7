package io.openbroker.spring;

import io.openbroker.runtime.generated.BrokerDispatcher;

/** Adds to what a dispatcher does. */
@FunctionalInterface
interface DispatcherDecorator {

    BrokerDispatcher decorate(BrokerDispatcher dispatcher);
}
