// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.cellular.AuthType;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularSettings;
import uplink.cellular.CellularState;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.ConnectionException;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.shell.document.Documents;
import uplink.service.shell.document.Json;
import uplink.service.shell.document.ProfileDocuments;

/** The password of a mobile profile: written, kept, used, and shown nowhere. */
@Timeout(60)
class MobileSecretLabTest extends OnMobileNetwork {
    private static final String PASSWORD = "hidden-as-it-is";
    private static final String THEIRS = "somebody-elses";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream error = System.err;

    @Override
    String manage() {
        return MobileConnectionLabTest.KEY;
    }

    /** The log of tests goes there. */
    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(error);
        error.print(logged());
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static ProfileSettings settings(String apn, Optional<Secret> password) {
        CellularSettings part = new CellularSettings(
                ServiceType.INTERNET,
                Optional.of(apn),
                new CellularSettings.Auth(AuthType.PAP, Optional.of("somebody"), password),
                Optional.empty(),
                PdnType.IPV4,
                PdnType.IPV4,
                true);
        return ProfileSettings.builder("secretive", Technology.CELLULAR)
                .autoconnect(false)
                .part(part)
                .build();
    }

    private String kept() throws Exception {
        return nmcli("--show-secrets -g gsm.password connection show secretive");
    }

    private static String shown(View view) {
        StringBuilder all =
                new StringBuilder().append(view).append(view.links()).append(view.technologies());
        all.append(Json.pretty(Documents.status(view, false)));
        for (Profile profile : view.profiles()) {
            all.append(profile).append(Json.pretty(ProfileDocuments.profile(view, profile)));
        }
        return all.toString();
    }

    private static String trace(Throwable failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void isKeptAndNeverShown() throws Exception {
        modem.refuse("login.test", "+CME ERROR: 129");
        modems.take(modem, NAME);
        until(CellularState.AVAILABLE);
        String id = done(gateway.profiles()
                .add(settings("login.test", Optional.of(Secret.of(PASSWORD.toCharArray()))), ten()));
        CellularProfile profile = (CellularProfile) gateway.profile("secretive", one -> true);
        assertThat(profile.passwordSet()).isTrue();
        assertThat(profile.user()).contains("somebody");
        assertThat(profile.authType()).isEqualTo(AuthType.PAP);
        assertThat(kept()).isEqualTo(PASSWORD);
        ConnectionException refused = refusal(gateway.connections().connect(id, true, ten()));
        String failed = shown(gateway.until(
                "the failure",
                view -> view.profile(id).flatMap(Profile::lastFailure).isPresent()));
        done(gateway.cellular().defaultProfile(ServiceType.INTERNET, id, ten()));
        long revision = gateway.profile("secretive", one -> ((CellularProfile) one).isDefault())
                .revision();
        done(gateway.profiles().update(id, revision, settings("other.test", Optional.empty()), ten()));
        assertThat(kept()).as("after edits that say nothing of it").isEqualTo(PASSWORD);
        ConnectionException stale =
                refusal(gateway.profiles().update(id, revision, settings("more.test", Optional.empty()), ten()));
        ProfileSettings read = done(gateway.profiles().settings(id, ten()));
        nmcli("connection modify secretive gsm.apn theirs.test gsm.password " + THEIRS);
        gateway.profile(
                "secretive",
                one -> ((CellularProfile) one)
                        .apn()
                        .filter("theirs.test"::equals)
                        .isPresent());
        Gateway.eventually("the log says so", () -> logged().contains("changed by somebody else"));
        assertThat(failed + shown(gateway.view()) + trace(refused) + trace(stale) + read + logged())
                .contains("secretive", "login.test", "theirs.test", "LOGIN_REFUSED")
                .doesNotContain(PASSWORD, THEIRS);
    }

    private static CommandFor ten() {
        return CommandFor.tenSeconds();
    }
}
