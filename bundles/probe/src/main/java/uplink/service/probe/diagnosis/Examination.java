// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import uplink.profile.Link;
import uplink.service.probe.http.Exchange;
import uplink.service.probe.http.Trouble;
import uplink.service.probe.http.Url;

/** One run through all steps. Blocks, for half a minute when much is silent; closing it from another thread ends it. */
public final class Examination implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_HOST = "no host to ask: name one, or set a target (uplink.service.probe/targets)";

    private final Case examined;
    private final boolean lost;
    private final Optional<Exchange> exchange;

    /** Of that case; {@code lost} when nobody has asked. */
    public Examination(Case examined, boolean lost) {
        this.examined = examined;
        this.lost = lost;
        this.exchange = examined.network()
                .flatMap(network ->
                        examined.goal().url().map(url -> new Exchange(network, url, examined.trust(), PATIENCE)));
    }

    /** Goes on to the first step that has failed. */
    public Diagnosis run() throws IOException {
        try (this) {
            List<Finding> findings = new ArrayList<>();
            boolean over = false;
            for (Step step : Step.values()) {
                long begin = System.nanoTime();
                Verdict verdict = over ? Verdict.unchecked("not examined") : verdict(step);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                String advice = verdict.advice() + (verdict.outcome() == Outcome.FAILED ? doubt(step, findings) : "");
                findings.add(new Finding(step, verdict.outcome(), verdict.detail(), advice, millis));
                over |= verdict.outcome() == Outcome.FAILED;
            }
            return new Diagnosis(
                    Instant.now(),
                    examined.key(),
                    examined.link().flatMap(Link::interfaceName).orElse(""),
                    examined.goal().url().map(Url::toString).orElse(""),
                    lost,
                    findings);
        }
    }

    /** A gateway of which nothing could be told is a suspect, as long as nothing has come by it. */
    private static String doubt(Step step, List<Finding> before) {
        boolean unknown =
                before.stream().anyMatch(one -> one.step() == Step.GATEWAY && one.outcome() == Outcome.UNKNOWN);
        return unknown && step.compareTo(Step.TCP) <= 0 ? "; the gateway may be gone, too" : "";
    }

    private Verdict verdict(Step step) {
        try {
            return switch (step) {
                case LINK -> new LinkSteps(examined).link();
                case ADDRESS -> new LinkSteps(examined).address();
                case GATEWAY -> new GatewayStep(examined).verdict();
                case DNS -> new NameStep(examined).verdict();
                case PROXY, TCP, TLS, HTTP -> reach(step);
            };
        } catch (IOException failed) {
            return Verdict.failed(Trouble.of(failed).text(), "see what has changed: uplink history");
        }
    }

    private Verdict reach(Step step) throws IOException {
        Optional<Url> url = examined.goal().url();
        if (url.isEmpty()) {
            return Verdict.unchecked(NO_HOST);
        }
        ReachSteps steps = new ReachSteps(
                examined,
                url.get(),
                exchange.orElseThrow(() -> new IOException("nobody makes sockets for " + examined.name())));
        return switch (step) {
            case PROXY -> steps.proxy();
            case TCP -> steps.tcp();
            case TLS -> steps.tls();
            default -> steps.http();
        };
    }

    @Override
    public void close() throws IOException {
        if (exchange.isPresent()) {
            exchange.get().close();
        }
    }
}
