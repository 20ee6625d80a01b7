package io.openbroker.osb.internal.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void takesCredentialsOutOfUrls() {
        BrokerAddress address = BrokerAddress.parse("https://a%40b:p%2F+:@ss@broker.example.com/prefix?x");
        assertThat(address.user()).contains("a@b");
        assertThat(address.password()).contains("p/+:@ss");
        assertThat(address).hasToString("https://broker.example.com/prefix?x");
    }

    @Test
    void hasNoSecretsInMessagesAboutUrls() {
        assertThatThrownBy(() -> BrokerAddress.parse("https://me:s3cret@broker example.com"))
                .hasMessageContaining("https://broker example.com")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void asksForTheScheme() {
        assertThatThrownBy(() -> BrokerAddress.parse("broker.example.com"))
                .hasMessage("The URL \"broker.example.com\" does not begin with http:// or https://; write for instance"
                        + " https://broker.example.com.");
    }

    @Test
    void readsDurations() {
        assertThat(new DurationConverter().convert("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(new DurationConverter().convert("5m")).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0s", "-1s", "5 s", "1d", "99999999999s"})
    void rejectsOtherDurations(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).hasMessageContaining("is not a duration");
    }
}
