// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import uplink.doubles.Doubles;
import uplink.doubles.FakeCommands;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.InvalidSettingsException;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;
import uplink.wifi.WifiStatus;
import uplink.wifi.Wps;
import uplink.wifi.spi.WifiBackend;

class DefaultWifiTest {
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;
    private static final WifiSettings OPEN = WifiSettings.open(Ssid.of("cafe"));

    private final FakeViews views = new FakeViews();
    private final List<Privilege> asked = new ArrayList<>();
    private final Doubles radio = new Doubles();
    private final Bundle caller = new Doubles().of(Bundle.class);
    private final WifiCommands commands =
            new WifiCommands(caller, new FakeCommands(views), (bundle, privilege, act) -> asked.add(privilege));
    private final DefaultWifi wifi = new DefaultWifi(caller, views, commands);
    private final WifiProfile joined = profile("sim:cafe");

    @BeforeEach
    void bind() {
        radio.answers.put("capabilities", EnumSet.allOf(Capability.class));
        radio.answers.put("lastScan", Optional.empty());
        bind("sim", radio.of(WifiBackend.class));
    }

    @Test
    void statusAndCapabilitiesComeFromViewAndBackends() {
        assertThat(wifi.status()).isEmpty();
        WifiStatus status = WifiStatus.of(TechnologyState.DISCONNECTED);
        views.show(View.builder(1, 1).technologies(List.of(status)).build());
        assertThat(wifi.status()).contains(status);
        assertThat(wifi.capabilities()).isEqualTo(EnumSet.allOf(Capability.class));
        commands.bound.clear();
        assertThat(wifi.capabilities()).isEmpty();
    }

    @Test
    void theLastScanIsTheNewestOfAllRadios() {
        Scan older = new Scan("mac:a", Instant.EPOCH, List.of());
        Scan newer = new Scan("mac:b", Instant.EPOCH.plusSeconds(1), List.of());
        radio.answers.put("lastScan", Optional.of(older));
        Doubles other = new Doubles();
        other.answers.put("lastScan", Optional.of(newer));
        bind("other", other.of(WifiBackend.class));
        assertThat(wifi.lastScan()).contains(newer);
    }

    @Test
    void aScanUnderWayIsSharedAndWhoGivesUpEndsItForNobodyElse() {
        CompletableFuture<Scan> found = new CompletableFuture<>();
        radio.answers.put("scan", found);
        CompletionStage<Scan> first = wifi.scan(OPTIONS);
        CompletionStage<Scan> second = wifi.scan(OPTIONS);
        first.toCompletableFuture().cancel(true);
        assertThat(count("scan")).isEqualTo(1);
        Scan scan = new Scan("mac:a", Instant.EPOCH, List.of());
        found.complete(scan);
        assertThat(second.toCompletableFuture()).isCompletedWithValue(scan);
        assertThat(failure(first).code()).isEqualTo(ErrorCode.CANCELLED);
        wifi.scan(OPTIONS);
        assertThat(count("scan")).isEqualTo(2);
        assertThat(asked).containsOnly(Privilege.GET);
    }

    @Test
    void aFailedScanFailsForAllAndDoesNotStayInTheWay() {
        radio.answers.put("scan", CompletableFuture.failedFuture(rejected()));
        assertThat(failure(wifi.scan(OPTIONS)).code()).isEqualTo(ErrorCode.REJECTED);
        assertThat(failure(wifi.scan(OPTIONS)).code()).isEqualTo(ErrorCode.REJECTED);
        assertThat(count("scan")).isEqualTo(2);
    }

    @Test
    void joiningCompletesWithTheViewThatShowsTheProfile() {
        radio.answers.put("join", CompletableFuture.completedFuture("sim:cafe"));
        List<CompletionStage<WifiProfile>> stages = List.of(wifi.join(OPEN, OPTIONS), wifi.join(Wps.BUTTON, OPTIONS));
        assertThat(stages).noneMatch(stage -> stage.toCompletableFuture().isDone());
        views.show(View.builder(1, 1).profiles(List.of(joined)).build());
        assertThat(stages)
                .allSatisfy(stage -> assertThat(stage.toCompletableFuture()).isCompletedWithValue(joined));
        assertThat(asked).containsOnly(Privilege.PROFILE);
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnyBackendIsAsked() {
        WifiSettings shortKey =
                WifiSettings.secured(Ssid.of("cafe"), WifiSecurity.WPA2_PSK, Secret.of("short".toCharArray()));
        ConnectionException refused = failure(wifi.join(shortKey, OPTIONS));
        assertThat(refused).isInstanceOf(InvalidSettingsException.class).hasMessageContaining("wifi.passphrase");
        assertThat(refused.subject()).contains("cafe");
        assertThat(count("join")).isZero();
    }

    @Test
    void theRadioIsWaitedForUntilTheViewShowsIt() {
        views.show(radio(1, false));
        CompletableFuture<Void> stage = wifi.radio(true, OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        views.show(radio(2, true));
        assertThat(stage).isCompleted();
        assertThat(asked).containsExactly(Privilege.CONTROL);
    }

    @Test
    void aMissingCapabilityIsRefusedByName() {
        radio.answers.put("capabilities", Set.of());
        refused(ErrorCode.NOT_SUPPORTED, "WIFI_SCAN", wifi.scan(OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "WIFI_JOIN", wifi.join(OPEN, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "WIFI_WPS", wifi.join(Wps.BUTTON, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "WIFI_RADIO", wifi.radio(true, OPTIONS));
    }

    @Test
    void withoutBackendEverythingIsUnavailable() {
        commands.bound.clear();
        refused(ErrorCode.UNAVAILABLE, "Wi-Fi", wifi.scan(OPTIONS));
        refused(ErrorCode.UNAVAILABLE, "Wi-Fi", wifi.join(OPEN, OPTIONS));
        refused(ErrorCode.UNAVAILABLE, "Wi-Fi", wifi.radio(false, OPTIONS));
        assertThat(wifi.lastScan()).isEmpty();
    }

    @Test
    void whatPolicyRefusesReachesNoBackend() {
        WifiCommands guarded = new WifiCommands(caller, new FakeCommands(views), (bundle, privilege, act) -> {
            throw new ConnectionException(ErrorCode.PERMISSION_DENIED, "", "may not " + act);
        });
        guarded.bound.addAll(commands.bound);
        refused(ErrorCode.PERMISSION_DENIED, "join cafe", guarded.join(caller, OPEN, OPTIONS));
        refused(ErrorCode.PERMISSION_DENIED, "scan Wi-Fi", guarded.scan(caller, OPTIONS));
        assertThat(radio.calls).isEmpty();
    }

    @Test
    void cancellingGivesTheWaitUp() {
        radio.answers.put("join", CompletableFuture.completedFuture("sim:cafe"));
        CompletableFuture<WifiProfile> stage = wifi.join(OPEN, OPTIONS).toCompletableFuture();
        assertThat(views.waits()).isEqualTo(1);
        stage.cancel(true);
        assertThat(views.waits()).isZero();
    }

    private void bind(String name, WifiBackend backend) {
        commands.bound.add(Map.entry(Map.of(LayerBackend.NAME, name), backend));
    }

    private long count(String method) {
        return radio.methods().stream().filter(method::equals).count();
    }

    private static View radio(long sequence, boolean on) {
        WifiStatus status = WifiStatus.of(on ? TechnologyState.DISCONNECTED : TechnologyState.DEACTIVATED);
        return View.builder(1, sequence).technologies(List.of(status)).build();
    }

    private static WifiProfile profile(String id) {
        return WifiProfile.builder(Profile.builder(id, Technology.WIFI).build(), Ssid.of("cafe"))
                .build();
    }

    private static ConnectionException rejected() {
        return new ConnectionException(ErrorCode.REJECTED, "", "no");
    }

    private static void refused(ErrorCode code, String named, CompletionStage<?> stage) {
        assertThat(failure(stage)).hasMessageContaining(named);
        assertThat(failure(stage).code()).isEqualTo(code);
    }

    private static ConnectionException failure(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        Throwable thrown = catchThrowableOfType(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        return (ConnectionException) thrown.getCause();
    }
}
