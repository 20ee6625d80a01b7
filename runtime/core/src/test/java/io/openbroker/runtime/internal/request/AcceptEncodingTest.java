package io.openbroker.runtime.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "deflate, gzip;q=1.0, *;q=0.5",
                "gzip;q=0.001",
                "gzip ; Q=0.5",
                "*",
                "*;q=0.1",
                "identity;q=0, gzip;q=0.5",
                "identity;q=0, *;q=0.5",
                "gzip, identity",
                "br;q=1, gzip;q=0.8"
            })
    void takesGzip(String value) {
        assertThat(AcceptEncoding.prefersGzip(name -> List.of(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "identity",
                "br, deflate",
                "gzip;q=0",
                "gzip;q=0.000",
                "*, gzip;q=0",
                "*;q=0",
                "identity, gzip;q=0.5",
                "identity;q=0.9, *;q=0.1",
                "gzip;q=",
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=0.1234",
                "gzip;q=x",
                "notgzip",
                "gzip/1"
            })
    void leavesResponsesAsTheyAre(String value) {
        assertThat(AcceptEncoding.prefersGzip(name -> List.of(value))).isFalse();
    }

    @Test
    void readsAllLines() {
        assertThat(AcceptEncoding.prefersGzip(name -> List.of("br", "gzip"))).isTrue();
        assertThat(AcceptEncoding.prefersGzip(name -> List.of())).isFalse();
    }
}
