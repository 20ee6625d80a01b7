package io.openbroker.osb.internal.option;

import io.openbroker.osb.internal.output.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a broker, and the credentials that it had, which are never printed again. */
record BrokerAddress(URI url, Optional<String> user, Optional<String> password) {

    private static final Pattern WITH_USER = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)@(.*)");

    static BrokerAddress parse(String text) {
        Matcher withUser = WITH_USER.matcher(text);
        String bare = withUser.matches() ? withUser.group(1) + withUser.group(3) : text;
        URI url;
        try {
            url = new URI(bare);
        } catch (URISyntaxException e) {
            throw CommandFailure.usage("The URL \"" + bare + "\" is malformed: " + e.getReason()
                    + ". Expected is a URL such as https://broker.example.com.");
        }
        if (url.getScheme() == null || !bare.contains("://")) {
            throw CommandFailure.usage("The URL \"" + bare
                    + "\" does not begin with http:// or https://; write for instance https://" + bare + ".");
        }
        if (!withUser.matches()) {
            return new BrokerAddress(url, Optional.empty(), Optional.empty());
        }
        String[] parts = withUser.group(2).split(":", 2);
        return new BrokerAddress(
                url,
                Optional.of(decoded(parts[0])).filter(user -> !user.isEmpty()),
                parts.length == 2 ? Optional.of(decoded(parts[1])) : Optional.empty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
