package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/9, 10.127.0.1, true",
        "10.0.0.0/9, 10.128.0.1, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true",
        // The same address in the form that sockets for both versions use.
        "192.0.2.1, ::ffff:192.0.2.1, true"
    })
    void containsItsAddresses(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.1/8",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "2001:db8::1/32",
                "2001:db8::/129",
                "fe80::1%eth0",
                "[::1]",
                "192.0.2.1:80",
                "192.0.2.1,192.0.2.2",
                "1:2",
                "face:b00k"
            })
    void rejectsEverythingElse(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.contains("/") ? "/" : text)
                .hasMessageContaining("such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.0/8", "2001:db8:0:0:0:0:0:0/32"})
    void isShownAsItIsWritten(String text) {
        assertThat(AddressRange.parse(text)).hasToString(text).isEqualTo(AddressRange.parse(text));
    }
}
