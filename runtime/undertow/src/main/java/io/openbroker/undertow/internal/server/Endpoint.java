package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.undertow.AdminSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An address on which a server listens.
 *
 * @param name what the port is for, in messages
 * @param host a host name or address
 * @param port the port; 0 is any free one
 * @param hostSetting the setting that changes the host, if one can
 * @param portSetting the setting that changes the port
 */
record Endpoint(String name, String host, int port, Optional<Setting> hostSetting, Setting portSetting) {

    static Endpoint ofBroker(EffectiveSettings effective) {
        int port = effective.settings().listener().port();
        return new Endpoint("broker", effective.host(), port, Optional.of(Setting.HOST), Setting.PORT);
    }

    static Endpoint ofAdmin(AdminSettings admin) {
        return new Endpoint(
                "admin", admin.host(), admin.port(), Optional.of(Setting.MANAGEMENT_HOST), Setting.MANAGEMENT_PORT);
    }

    static Endpoint ofMarketplace(int port) {
        return new Endpoint("marketplace", "127.0.0.1", port, Optional.empty(), Setting.MARKETPLACE_PORT);
    }

    /**
     * Checks that the address is free, before anything is opened that a failed start would leave behind.
     *
     * @throws IllegalStateException if it is not
     */
    void check() {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server does: closing connections of an earlier process do not matter.
            socket.setReuseAddress(true);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            socket.bind(address);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    IllegalStateException unusable(IOException cause) {
        return new IllegalStateException(
                "Cannot open the " + name + " port " + host + ":" + port + ": " + cause.getMessage()
                        + ". Stop the process that uses it, or set " + portSetting.variable()
                        + hostSetting
                                .map(setting -> " or " + setting.variable() + " to another port or address.")
                                .orElse(" to another port."),
                cause);
    }
}
