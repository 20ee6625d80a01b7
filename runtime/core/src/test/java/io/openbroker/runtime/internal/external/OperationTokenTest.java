package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Accepted;
import io.openbroker.model.OsbOperation;
import org.junit.jupiter.api.Test;

class OperationTokenTest {

    @Test
    void readsWhatItHasWritten() {
        OperationToken token = new OperationToken(OsbOperation.UPDATE, "a:service", "a plan/ä", "theirs:with:colons");

        assertThat(token.text()).startsWith("update:").endsWith(":theirs:with:colons");
        assertThat(OperationToken.read(token.text())).contains(token);
    }

    @Test
    void readsNothingThatIsNotAToken() {
        for (String text : new String[] {
            "", "theirs", "update:s:p", "update:s:p:", "fetch_instance:s:p:x", "UPDATE:s:p:x", "update:%:p:x"
        }) {
            assertThat(OperationToken.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void isNoLongerThanTheSpecificationAllows() {
        String longest = "x".repeat(Accepted.MAX_LENGTH - "bind:s:p:".length());

        assertThat(new OperationToken(OsbOperation.BIND, "s", "p", longest).text())
                .hasSize(Accepted.MAX_LENGTH);
        assertThatThrownBy(() -> new OperationToken(OsbOperation.BIND, "s", "p", longest + "x").text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Use a shorter one");
    }
}
