package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import java.util.List;
import java.util.Optional;

/**
 * Where operators look at the broker, and who they are.
 *
 * @param host the host name or address to listen on
 * @param port the port to listen on; 0 takes any that is free
 * @param operators who may read and mend; if there are none, credentials are made up
 * @param viewers who may read only
 */
public record ManagementSettings(
        String host, int port, List<BasicCredentials> operators, List<BasicCredentials> viewers) {

    private static final int MAX_PORT = 65_535;

    /**
     * Checks the settings, and keeps copies of the lists.
     *
     * @param host the host name or address to listen on
     * @param port the port to listen on; 0 takes any that is free
     * @param operators who may read and mend
     * @param viewers who may read only
     * @throws IllegalArgumentException if there is no such port
     */
    public ManagementSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "ManagementSettings has the port " + port + "; give one from 0 to 65535");
        }
        operators = List.copyOf(operators);
        viewers = List.copyOf(viewers);
    }

    /**
     * Settings for a port of the loopback interface; credentials are made up.
     *
     * @param port the port; 0 takes any that is free
     * @return the settings
     */
    public static ManagementSettings onPort(int port) {
        return new ManagementSettings(Setting.MANAGEMENT_HOST.initial().orElseThrow(), port, List.of(), List.of());
    }

    /**
     * Sets who may read and mend.
     *
     * @param user the user
     * @param password the password
     * @return the settings with that operator alone
     */
    public ManagementSettings withOperator(String user, String password) {
        return new ManagementSettings(host, port, List.of(new BasicCredentials(user, password)), viewers);
    }

    /**
     * Sets who may read only.
     *
     * @param user the user
     * @param password the password
     * @return the settings with that viewer alone
     */
    public ManagementSettings withViewer(String user, String password) {
        return new ManagementSettings(host, port, operators, List.of(new BasicCredentials(user, password)));
    }

    /** The settings that are given; none if there is no port, since then nobody listens. */
    static Optional<ManagementSettings> read(SettingValues values) {
        if (values.text(Setting.MANAGEMENT_PORT).isEmpty()) {
            for (Setting idle : List.of(
                    Setting.MANAGEMENT_HOST,
                    Setting.OPERATOR_USERNAME,
                    Setting.OPERATOR_PASSWORD,
                    Setting.VIEWER_USERNAME,
                    Setting.VIEWER_PASSWORD)) {
                if (values.text(idle).isPresent()) {
                    values.problem(values.where(idle) + " is set, but " + Setting.MANAGEMENT_PORT.variable()
                            + " is not; set both or neither");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new ManagementSettings(
                values.text(Setting.MANAGEMENT_HOST)
                        .orElseGet(() -> Setting.MANAGEMENT_HOST.initial().orElseThrow()),
                values.optionalNumber(Setting.MANAGEMENT_PORT, 0, MAX_PORT).orElse(0),
                CredentialsReader.pair(values, Setting.OPERATOR_USERNAME, Setting.OPERATOR_PASSWORD),
                CredentialsReader.pair(values, Setting.VIEWER_USERNAME, Setting.VIEWER_PASSWORD)));
    }
}
