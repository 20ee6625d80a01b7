package io.openbroker.tls;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.PrintableText;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which client certificates were rejected, and why; the client only receives an alert. Since any client can cause such
 * lines, each problem is logged at WARN at most once a minute, and otherwise at DEBUG. Safe for use by many threads.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MAX_NAME = 200;

    private final Ticker ticker;
    private final Map<CertificateProblem, Told> told = new EnumMap<>(CertificateProblem.class);

    private record Told(long at, int keptBack) {}

    RefusalLog(Ticker ticker) {
        this.ticker = ticker;
    }

    void refused(X509Certificate[] chain, SSLEngine engine, CertificateException refusal) {
        refused(chain, engine.getPeerHost() + ":" + engine.getPeerPort(), refusal);
    }

    void refused(X509Certificate[] chain, Socket socket, CertificateException refusal) {
        refused(chain, String.valueOf(socket.getRemoteSocketAddress()), refusal);
    }

    private void refused(X509Certificate[] chain, String peer, CertificateException refusal) {
        CertificateProblem problem = CertificateProblem.of(refusal);
        String line = "A TLS connection from " + peer + " was rejected: the certificate of \""
                + name(chain[0].getSubjectX500Principal().getName()) + "\", issued by \""
                + name(chain[0].getIssuerX500Principal().getName()) + "\" and valid from "
                + chain[0].getNotBefore().toInstant() + " until "
                + chain[0].getNotAfter().toInstant() + ", " + problem.text();
        int keptBack = turn(problem);
        if (keptBack < 0) {
            LOG.debug("{}", line, refusal);
        } else if (keptBack == 0) {
            LOG.warn("{} ({})", line, name(String.valueOf(refusal.getMessage())));
        } else {
            LOG.warn("{}; {} similar rejections since the last such line were logged at DEBUG", line, keptBack);
        }
    }

    /** Returns how many lines about the problem were suppressed before this one; negative if this one is suppressed too. */
    private synchronized int turn(CertificateProblem problem) {
        long now = ticker.nanos();
        Told last = told.get(problem);
        if (last != null && now - last.at() < INTERVAL_NANOS) {
            told.put(problem, new Told(last.at(), last.keptBack() + 1));
            return -1;
        }
        told.put(problem, new Told(now, 0));
        return last == null ? 0 : last.keptBack();
    }

    // The client chooses the text.
    private static String name(String text) {
        String start = text.codePoints()
                .limit(MAX_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String shown = PrintableText.escaped(start.replace('"', '?'));
        return text.length() > start.length() ? shown + "…" : shown;
    }
}
