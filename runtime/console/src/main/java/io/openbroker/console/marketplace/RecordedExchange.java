package io.openbroker.console.marketplace;

import io.openbroker.client.http.Exchange;
import java.util.Optional;

/**
 * An exchange that the page can show, and send again.
 *
 * @param id counts the exchanges of the marketplace
 * @param call what was sent
 * @param repeatOf the exchange whose request was sent again
 */
record RecordedExchange(long id, BrokerCall call, Optional<Long> repeatOf, Exchange exchange) {}
