package io.openbroker.tls;

import io.openbroker.runtime.TimeSource;
import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.spi.ServerTls;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.util.SSLFactoryUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS that reloads its files when they change. Files are compared by content, since orchestrators replace them in ways that
 * neither notifications nor modification times reveal. Safe for use by many threads.
 */
final class ReloadingTls implements ServerTls {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);

    private final TlsSettings settings;
    private final RejectionLog rejections = new RejectionLog(TimeSource.SYSTEM.ticker());
    private final SSLFactory factory;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "openbroker-tls");
        thread.setDaemon(true);
        return thread;
    });
    // Only used by the timer's thread after it was started.
    private PemFiles tried;
    private PemFiles seen;
    private String problem = "";

    ReloadingTls(TlsSettings settings) {
        this.settings = settings;
        this.tried = PemFiles.read(settings);
        this.seen = tried;
        PemFactory first = PemFactory.of(settings, tried, rejections, true);
        this.factory = first.factory();
        tell("serves", first.certificate());
        long millis = settings.reload().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::follow, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public SSLContext context() {
        return factory.getSslContext();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Reloads files that have changed and then stayed the same for one interval, since they may be replaced one by one. */
    private void follow() {
        try {
            PemFiles now = PemFiles.read(settings);
            boolean settled = now.equals(seen);
            seen = now;
            if (settled && !now.equals(tried)) {
                tried = now;
                PemFactory next = PemFactory.of(settings, now, rejections, false);
                SSLFactoryUtils.reload(factory, next.factory());
                problem = "";
                tell("now serves", next.certificate());
            }
        } catch (RuntimeException e) {
            keep(String.valueOf(e.getMessage()));
        }
    }

    private void keep(String what) {
        if (!what.equals(problem)) {
            problem = what;
            LOG.warn("TLS keeps the current certificate because the new files are not usable: {}", what);
        }
    }

    private static void tell(String what, X509Certificate certificate) {
        LOG.info(
                "TLS {} the certificate of {} with the serial number {}, which is valid until {}",
                what,
                certificate.getSubjectX500Principal(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotAfter().toInstant());
    }
}
