package io.openbroker.runtime.internal.settings;

import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.TrustedProxies.ForwardedCertificates;
import io.openbroker.runtime.server.AddressRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which proxies are trusted. Used once. */
final class ProxiesReader {

    private static final String PEM = "-----BEGIN";

    private final SettingValues values;

    private ProxiesReader(SettingValues values) {
        this.values = values;
    }

    static TrustedProxies read(SettingValues values) {
        return new ProxiesReader(values).read();
    }

    private TrustedProxies read() {
        List<AddressRange> addresses = addresses();
        List<String> names = SettingEntries.semicolons(values, Setting.TRUSTED_PROXY_CLIENTS);
        Optional<ForwardedCertificates> certificates = certificates();
        checkNames(names);
        boolean named = values.text(Setting.TRUSTED_PROXIES).isPresent() || !names.isEmpty();
        if (certificates.isPresent() && !named) {
            values.problem(values.where(Setting.FORWARDED_CERTIFICATE_HEADER) + " is set, but neither "
                    + values.name(Setting.TRUSTED_PROXIES) + " nor " + values.name(Setting.TRUSTED_PROXY_CLIENTS)
                    + " is. Name the proxies that send the header.");
            return TrustedProxies.NONE;
        }
        return addresses.isEmpty() && names.isEmpty()
                ? TrustedProxies.NONE
                : new TrustedProxies(addresses, names, certificates);
    }

    private List<AddressRange> addresses() {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> entries = SettingEntries.blanks(values, Setting.TRUSTED_PROXIES);
        for (int i = 0; i < entries.size(); i++) {
            try {
                ranges.add(AddressRange.parse(entries.get(i)));
            } catch (IllegalArgumentException e) {
                values.problem(SettingEntries.place(values, Setting.TRUSTED_PROXIES, i) + ": " + e.getMessage());
            }
        }
        return ranges;
    }

    private void checkNames(List<String> names) {
        rejectClients(names, Setting.CLIENTS, SettingEntries.semicolons(values, Setting.CLIENTS));
        rejectClients(
                names,
                Setting.PLATFORM_CLIENTS,
                SettingEntries.semicolons(values, Setting.PLATFORM_CLIENTS).stream()
                        .map(entry -> entry.substring(entry.indexOf('=') + 1))
                        .toList());
    }

    private void rejectClients(List<String> names, Setting setting, List<String> clients) {
        names.stream()
                .filter(clients::contains)
                .forEach(
                        name -> values.problem(
                                values.where(Setting.TRUSTED_PROXY_CLIENTS) + " and "
                                        + values.where(setting) + " both have \"" + name
                                        + "\", so that every client of the proxy would be that client. Remove it from one of the two."));
    }

    private Optional<ForwardedCertificates> certificates() {
        Optional<String> header = values.text(Setting.FORWARDED_CERTIFICATE_HEADER);
        Optional<String> authorities = values.text(Setting.FORWARDED_CERTIFICATE_CA);
        if (header.isPresent() != authorities.isPresent()) {
            Setting given =
                    header.isPresent() ? Setting.FORWARDED_CERTIFICATE_HEADER : Setting.FORWARDED_CERTIFICATE_CA;
            Setting missing =
                    header.isPresent() ? Setting.FORWARDED_CERTIFICATE_CA : Setting.FORWARDED_CERTIFICATE_HEADER;
            values.problem(
                    values.where(given) + " is set, but " + values.name(missing) + " is not. Set both or neither.");
            return Optional.empty();
        }
        return authorities
                .flatMap(this::authorities)
                .flatMap(read -> values.attempt(() -> new ForwardedCertificates(header.orElseThrow(), read)));
    }

    private Optional<List<X509Certificate>> authorities(String fileOrPem) {
        String where = values.where(Setting.FORWARDED_CERTIFICATE_CA);
        try {
            byte[] pem = fileOrPem.startsWith(PEM)
                    ? fileOrPem.getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(Path.of(fileOrPem));
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return Optional.of(certificates);
            }
            values.problem(where + " has no certificate. Use CA certificates in PEM.");
        } catch (IOException | InvalidPathException e) {
            values.problem(
                    where + " names the file " + fileOrPem + ", which cannot be read. Use a PEM file, or its content.");
        } catch (CertificateException e) {
            values.problem(where + " has something else than certificates. Use CA certificates in PEM.");
        }
        return Optional.empty();
    }
}
