package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.settings.Setting;
import java.util.List;

/**
 * The admin port and its users.
 *
 * @param host the host name or address to listen on
 * @param port the port to listen on; 0 is any free one
 * @param admins users who may read and change; if there are none, credentials are generated
 * @param viewers users who may only read
 * @param limits limits of requests and connections
 */
public record AdminSettings(
        String host, int port, List<BasicCredentials> admins, List<BasicCredentials> viewers, AdminLimits limits) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public AdminSettings {
        ListenerSettings.checkPort(port);
        admins = List.copyOf(admins);
        viewers = List.copyOf(viewers);
    }

    /**
     * Settings for a port of the loopback interface with generated credentials.
     *
     * @param port the port; 0 is any free one
     * @return the settings
     */
    public static AdminSettings onPort(int port) {
        return new AdminSettings(
                Setting.MANAGEMENT_HOST.initial().orElseThrow(), port, List.of(), List.of(), AdminLimits.DEFAULT);
    }

    /**
     * Sets the user who may read and change.
     *
     * @param user the user
     * @param password the password
     * @return the settings with this admin alone
     */
    public AdminSettings withAdmin(String user, String password) {
        return new AdminSettings(host, port, List.of(new BasicCredentials(user, password)), viewers, limits);
    }

    /**
     * Sets the user who may only read.
     *
     * @param user the user
     * @param password the password
     * @return the settings with this viewer alone
     */
    public AdminSettings withViewer(String user, String password) {
        return new AdminSettings(host, port, admins, List.of(new BasicCredentials(user, password)), limits);
    }

    /**
     * Sets the limits of requests and connections.
     *
     * @param value the limits
     * @return the settings with them
     */
    public AdminSettings withLimits(AdminLimits value) {
        return new AdminSettings(host, port, admins, viewers, value);
    }
}
