// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import uplink.profile.ErrorCode;
import uplink.sockets.NetworkLostException;

/**
 * What was wrong, in words for people.
 *
 * @param kind what somebody can do about it
 * @param text one line
 */
public record Trouble(Kind kind, String text) {
    private static final int DEEPEST = 20;

    /** What went wrong. */
    public enum Kind {
        /** No name server knows the host, or none answers. */
        NAME(ErrorCode.NOT_FOUND),
        /** The host is there, and nobody serves that port. */
        REFUSED(ErrorCode.REJECTED),
        /** Nothing comes back. */
        SILENT(ErrorCode.TIMED_OUT),
        /** No route leads there, or the next hop says so. */
        UNREACHABLE(ErrorCode.FAILED),
        /** The network has gone. */
        GONE(ErrorCode.GONE),
        /** Nobody whom one trusts says that it is this host. */
        CERTIFICATE(ErrorCode.REJECTED),
        /** The certificate's time is over or has not come: one of the two clocks is wrong. */
        CLOCK(ErrorCode.REJECTED),
        /** The other side speaks no TLS, or another one. */
        TLS(ErrorCode.FAILED),
        /** The other side speaks no HTTP, or refuses. */
        HTTP(ErrorCode.FAILED),
        /** The connection broke off. */
        CUT(ErrorCode.FAILED);

        private final ErrorCode code;

        Kind(ErrorCode code) {
            this.code = code;
        }

        /** As a service of the house would say it. */
        public ErrorCode code() {
            return code;
        }
    }

    /** Finds out what {@code failed} means. */
    public static Trouble of(IOException failed) {
        String message = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        if (failed instanceof NetworkLostException) {
            return new Trouble(Kind.GONE, "the network is gone: " + message);
        }
        if (failed instanceof UnknownHostException) {
            return new Trouble(Kind.NAME, name(message));
        }
        if (failed instanceof SocketTimeoutException) {
            return new Trouble(Kind.SILENT, "no answer in time");
        }
        if (failed instanceof SSLException) {
            return tls(failed, message);
        }
        if (failed instanceof ProtocolException) {
            return new Trouble(Kind.HTTP, message);
        }
        if (failed instanceof EOFException) {
            return new Trouble(Kind.CUT, message);
        }
        return connection(failed, message);
    }

    private static String name(String message) {
        return message.contains(": ") ? message : "nobody knows a host '" + message + "'";
    }

    private static Trouble connection(IOException failed, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (failed instanceof ConnectException && lower.contains("refused")) {
            return new Trouble(Kind.REFUSED, "the connection is refused");
        }
        if (failed instanceof NoRouteToHostException || lower.contains("unreachable") || lower.contains("no route")) {
            return new Trouble(Kind.UNREACHABLE, "it cannot be reached: " + message);
        }
        if (lower.contains("timed out")) {
            return new Trouble(Kind.SILENT, "no answer in time");
        }
        return new Trouble(Kind.CUT, "the connection broke off: " + message);
    }

    private static Trouble tls(IOException failed, String message) {
        List<Throwable> causes = causes(failed);
        Optional<Throwable> time = causes.stream()
                .filter(one ->
                        one instanceof CertificateExpiredException || one instanceof CertificateNotYetValidException)
                .findFirst();
        if (time.isPresent()) {
            return new Trouble(
                    Kind.CLOCK,
                    "the certificate is not valid now: " + time.get().getMessage());
        }
        if (causes.stream()
                .anyMatch(
                        one -> one instanceof CertPathBuilderException || one instanceof CertPathValidatorException)) {
            return new Trouble(Kind.CERTIFICATE, "the certificate is of nobody who is trusted here");
        }
        Optional<Throwable> other =
                causes.stream().filter(CertificateException.class::isInstance).findFirst();
        if (other.isPresent()) {
            return new Trouble(
                    Kind.CERTIFICATE,
                    "the certificate is not this host's: " + other.get().getMessage());
        }
        return new Trouble(
                Kind.TLS,
                message.contains("Unsupported or unrecognized")
                        ? "the other side speaks no TLS"
                        : "TLS does not come about: " + message);
    }

    private static List<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }
}
