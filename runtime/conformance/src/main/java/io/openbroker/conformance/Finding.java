package io.openbroker.conformance;

import io.openbroker.client.http.Exchange;
import java.util.List;

/**
 * A violation of a requirement.
 *
 * @param sentence what is wrong, with the value
 * @param remedy what to do about it
 * @param evidence the HTTP exchanges that show it, in the order of time; bodies are cut where they are long. Exchanges contain the
 *     secrets that were sent and received; the reports mask them
 */
public record Finding(String sentence, String remedy, List<Exchange> evidence) {

    /** Copies the list. */
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
