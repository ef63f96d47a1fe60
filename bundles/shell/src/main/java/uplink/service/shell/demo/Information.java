// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** Section D: states of the mobile network and of Wi-Fi, and what they have carried. */
final class Information {
    private static final int CARRIES = 40;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Stage stage;
    private final Guide guide;

    Information(Stage stage, Guide guide) {
        this.stage = stage;
        this.guide = guide;
    }

    void walk() {
        guide.chapter("D", "Getting connection information");
        cellular("D1", CellularState.OUT_OF_SERVICE, "sim out");
        cellular("D2", CellularState.FLIGHT_MODE, "sim in", "flight on");
        cellular("D3", CellularState.ROAMING_OFF, "flight off", "roaming off", "register roaming");
        cellular("D4", CellularState.CALL_ONLY_AVAILABLE, "register emergency_only");
        cellular("D5", CellularState.AVAILABLE, "register home", "data off");
        cellular("D6", CellularState.CONNECTED, "data on");
        guide.step(
                "D7",
                "And anything else?",
                "CellularState.UNKNOWN",
                () -> CellularState.values().length + " values, one of them UNKNOWN: a switch is complete");
        wifi("D8", TechnologyState.DEACTIVATED, "wifi off");
        wifi("D9", TechnologyState.DISCONNECTED, "wifi on", "leave");
        wifi("D10", TechnologyState.CONNECTED, "join home");
        guide.step(
                "D11",
                "And anything else?",
                "TechnologyState.UNKNOWN",
                () -> TechnologyState.values().length + " values, one of them UNKNOWN: a switch is complete");
        statistics();
    }

    private void cellular(String id, CellularState wanted, String... acts) {
        guide.step(
                id,
                "Mobile network, after " + String.join(", ", acts) + "?",
                "cellular.status().cellularState()",
                () -> stage.becomes(List.of(acts), Information::cellularState, wanted));
    }

    private static CellularState cellularState(View view) {
        return view.technology(Technology.CELLULAR)
                .filter(CellularStatus.class::isInstance)
                .map(status -> ((CellularStatus) status).cellularState())
                .orElse(CellularState.UNKNOWN);
    }

    private void wifi(String id, TechnologyState wanted, String... acts) {
        guide.step(
                id,
                "Wi-Fi, after " + String.join(", ", acts) + "?",
                "wifi.status().state()",
                () -> stage.becomes(
                        List.of(acts),
                        view -> view.technology(Technology.WIFI)
                                .map(TechnologyStatus::state)
                                .orElse(TechnologyState.UNKNOWN),
                        wanted));
    }

    private void statistics() {
        carry();
        int number = 12;
        for (Technology technology : List.of(Technology.CELLULAR, Technology.WIFI)) {
            figure(
                    "D" + number++,
                    technology,
                    "received().last()",
                    usage -> usage.received().last());
            figure(
                    "D" + number++,
                    technology,
                    "sent().last()",
                    usage -> usage.sent().last());
            figure(
                    "D" + number++,
                    technology,
                    "received().total()",
                    usage -> usage.received().total());
            figure(
                    "D" + number++,
                    technology,
                    "sent().total()",
                    usage -> usage.sent().total());
        }
        guide.step(
                "D20",
                "Which technology, which figure?",
                "Subject.of(technology), Usage",
                () -> "chosen apart, and all figures of one subject are of one instant");
    }

    /** So that there is something to count; what comes before a session is seen to begin is not of it. */
    private void carry() {
        try {
            for (int times = 0; times < CARRIES && !counted(); times++) {
                LockSupport.parkNanos(times == 0 ? 0 : PAUSE_NANOS);
                stage.play(List.of("traffic sim-wwan0 120000 45000", "traffic sim-wlan0 9000000 800000"));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean counted() {
        return stage.areas().statistics().stream()
                .flatMap(service -> Stream.of(Technology.WIFI, Technology.CELLULAR)
                        .map(technology -> service.usage(Subject.of(technology))))
                .allMatch(
                        usage -> usage.filter(one -> one.received().last() > 0).isPresent());
    }

    private void figure(String id, Technology technology, String call, ToLongFunction<Usage> figure) {
        guide.step(
                id,
                "Bytes by " + technology + "?",
                "usage." + call,
                () -> stage.areas()
                        .statistics()
                        .flatMap(service -> service.usage(Subject.of(technology)))
                        .map(figure::applyAsLong)
                        .map(Information::carried)
                        .orElse("nobody counts " + technology + " here"));
    }

    private static String carried(long bytes) {
        if (bytes == 0) {
            throw new IllegalStateException("nothing was counted, and bytes were carried");
        }
        return Long.toString(bytes);
    }
}
