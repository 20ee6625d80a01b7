package io.openbroker.runtime.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.AddressRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is behind the proxies 10.0.0.1 to 10.0.0.254, seen from the last one, 10.0.0.1. Slashes separate lines of the header. */
class ForwardedAddressTest {

    private static final String PROXY = "10.0.0.1";

    private final ForwardedAddress addresses = new ForwardedAddress(List.of(AddressRange.parse("10.0.0.0/24")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "  203.0.113.9 , | 203.0.113.9",
                "203.0.113.9, 10.0.0.7 | 203.0.113.9",
                "203.0.113.9,10.0.0.7,10.0.0.8 | 203.0.113.9",
                // What a client sends itself is left of its address.
                "192.0.2.66, 203.0.113.9 | 203.0.113.9",
                "10.0.0.9, 203.0.113.9, 10.0.0.7 | 203.0.113.9",
                "unknown, <script>, 203.0.113.9 | 203.0.113.9",
                "192.0.2.66 / 203.0.113.9 | 203.0.113.9",
                "203.0.113.9 / 10.0.0.7 | 203.0.113.9",
                "192.0.2.66, / / 203.0.113.9 | 203.0.113.9",
                "2001:db8::9 | 2001:db8:0:0:0:0:0:9",
                "[2001:db8::9] | 2001:db8:0:0:0:0:0:9",
                "[2001:db8::9]:4711 | 2001:db8:0:0:0:0:0:9",
                "::ffff:203.0.113.9 | 203.0.113.9",
                // Requests of the proxies themselves, such as health checks.
                "10.0.0.7 | 10.0.0.7",
                "10.0.0.9, 10.0.0.7 | 10.0.0.9"
            })
    void isTheLastAddressThatIsNoProxy(String lines, String client) {
        assertThat(find(lines)).isEqualTo(new ForwardedAddress.Result(client, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown | 10.0.0.1",
                "_hidden, 10.0.0.7 | 10.0.0.7",
                "203.0.113.9, unknown | 10.0.0.1",
                "203.0.113.9, localhost, 10.0.0.7 | 10.0.0.7",
                "203.0.113.9:x | 10.0.0.1",
                "203.0.113.9:471100 | 10.0.0.1",
                "[203.0.113.9]:80 | 10.0.0.1",
                "[2001:db8::9 | 10.0.0.1",
                "2001:db8::9]:80 | 10.0.0.1",
                "[2001:db8::9]80 | 10.0.0.1",
                "\"203.0.113.9\" | 10.0.0.1",
                "for=203.0.113.9 | 10.0.0.1",
                "0203.0.113.9 | 10.0.0.1",
                "203.0.113 | 10.0.0.1",
                "203.0.113.9 10.0.0.7 | 10.0.0.1"
            })
    void endsAtTheLastProxyBeforeGarbage(String lines, String client) {
        assertThat(find(lines)).isEqualTo(new ForwardedAddress.Result(client, false));
    }

    @Test
    void isTheProxyWithoutTheHeader() {
        assertThat(addresses.find(PROXY, List.of())).isEqualTo(new ForwardedAddress.Result(PROXY, true));
        assertThat(addresses.find(PROXY, List.of(", ,", " "))).isEqualTo(new ForwardedAddress.Result(PROXY, true));
    }

    private ForwardedAddress.Result find(String lines) {
        return addresses.find(PROXY, Arrays.asList(lines.split("/", -1)));
    }
}
