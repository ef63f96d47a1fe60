// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;

/** What Uplink changes by NetworkManager, beside others who do. */
class NetworkManagerHandsLabTest extends OnNetworkManager {
    private static final int ROUNDS = 12;

    @Override
    String manage() {
        return "eth7,named";
    }

    static ProfileSettings settings(String name, String address) throws Exception {
        return ProfileSettings.builder(name, Technology.ETHERNET)
                .interfaceName(Optional.of("eth7"))
                .ip(
                        Family.IPV4,
                        IpSettings.builder(IpMethod.STATIC)
                                .addresses(List.of(LinkAddress.of(InetAddress.getByName(address), 24)))
                                .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("192.0.2.54")))
                                .build())
                .ip(Family.IPV6, IpSettings.NONE)
                .build();
    }

    private String file(String name) throws Exception {
        for (Path file : daemon.profiles()) {
            String text = Files.readString(file);
            if (text.contains("id=" + name + "\n")) {
                return text;
            }
        }
        throw new AssertionError("no file of " + name);
    }

    @Test
    void aProfileOfSomebodyElseIsNotTouched() throws Exception {
        add("theirs", "eth7", "connection.autoconnect-priority 7", STATIC, NO_IPV6);
        Profile theirs = connected("theirs");
        assertThat(theirs.managed())
                .as("may be brought up and down, since its link is given")
                .isTrue();
        String before = file("theirs");
        assertThat(refusal(gateway.profiles()
                                .update(theirs.id(), theirs.revision(), settings("theirs", "192.0.2.7"), ten()))
                        .code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(refusal(gateway.profiles().remove(theirs.id(), ten())).getMessage())
                .contains("theirs");
        assertThat(file("theirs")).isEqualTo(before);
        connected("theirs");
    }

    @Test
    void aNamedOneIsEditedAndKeepsWhatUplinkDoesNotKnow() throws Exception {
        add("named", "eth7", "connection.autoconnect-priority 7", "connection.lldp enable", STATIC, NO_IPV6);
        Profile named = connected("named");
        assertThat(named.managed()).isTrue();
        ProfileSettings wanted = done(gateway.profiles().settings(named.id(), ten()));
        ProfileSettings seven = wanted.toBuilder()
                .ip(Family.IPV4, settings("named", "192.0.2.7").ip(Family.IPV4))
                .build();
        done(gateway.profiles().update(named.id(), named.revision(), seven, ten()));
        assertThat(nmcli("-g ipv4.addresses connection show named")).isEqualTo("192.0.2.7/24");
        assertThat(nmcli("-g connection.autoconnect-priority connection show named"))
                .isEqualTo("7");
        assertThat(file("named")).contains("lldp=1");
        gateway.link(
                "eth7", link -> link.ip(Family.IPV4).addresses().get(0).host().equals("192.0.2.7"));
    }

    @Test
    void whatUplinkAddsIsMarkedAndUsedByNetworkManager() throws Exception {
        String id = done(gateway.profiles().add(settings("ours", "192.0.2.2"), ten()));
        Profile ours = connected("ours");
        assertThat(ours.id()).isEqualTo(id);
        assertThat(ours.managed()).isTrue();
        assertThat(file("ours")).contains("uplink");
        assertThat(nmcli("-g GENERAL.CONNECTION device show eth7")).isEqualTo("ours");
        assertThat(nmcli("-g ipv4.dns connection show ours"))
                .as("NetworkManager 1.42 knows no dns-data")
                .isEqualTo("192.0.2.54");
        assertThat(done(gateway.profiles().settings(id, ten()))).isEqualTo(settings("ours", "192.0.2.2"));
        done(gateway.connections().disconnect(id, true, ten()));
        down("ours");
        assertThat(nmcli("-g GENERAL.STATE device show eth7")).startsWith("30");
        done(gateway.profiles().remove(id, ten()));
        assertThat(daemon.profiles()).isEmpty();
    }

    @Test
    void aLinkThatIsNotGivenIsLeftAlone() throws Exception {
        host.lab().cable("eth8", host.provider().lab(), "gw8");
        host.provider().lab().ip("link set gw8 up");
        add("other", "eth8", "autoconnect no", "ipv4.method manual ipv4.addresses 198.51.100.2/24", NO_IPV6);
        Profile other = gateway.profile("other", Profile::present);
        assertThat(refusal(gateway.connections().connect(other.id(), true, ten()))
                        .code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(nmcli("-g GENERAL.STATE device show eth8")).startsWith("30");
    }

    @Test
    void othersMayChangeThingsAtTheSameTime() throws Exception {
        String id = done(gateway.profiles().add(settings("ours", "192.0.2.2"), ten()));
        connected("ours");
        CompletableFuture<Void> others = CompletableFuture.runAsync(this::disturb);
        Set<ErrorCode> refusals = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Profile now = gateway.profile("ours", Profile::saved);
            ProfileSettings next = settings("ours", "192.0.2." + (10 + round));
            tried(refusals, gateway.profiles().update(id, now.revision(), next, ten()));
            tried(refusals, gateway.connections().disconnect(id, true, ten()));
            tried(refusals, gateway.connections().connect(id, true, ten()));
        }
        others.get(30, TimeUnit.SECONDS);
        assertThat(refusals)
                .as("each refusal says what came between")
                .isSubsetOf(ErrorCode.STALE, ErrorCode.OPEN_FAILED, ErrorCode.GONE, ErrorCode.NOT_CONNECTED);
        long revision = nobodyElseComesBetween(id, settings("ours", "192.0.2.99"));
        done(gateway.connections().connect(id, true, ten()));
        assertThat(connected("ours").revision()).isGreaterThan(revision);
        gateway.link(
                "eth7",
                link -> link.ip(Family.IPV4).addresses().stream()
                        .map(LinkAddress::host)
                        .toList()
                        .equals(List.of("192.0.2.99")));
        assertThat(nmcli("-g IP4.ADDRESS device show eth7")).isEqualTo("192.0.2.99/24");
    }

    /** What others did last may still be on its way. */
    private long nobodyElseComesBetween(String id, ProfileSettings settings) throws Exception {
        for (int attempt = 1; ; attempt++) {
            long revision = gateway.profile("ours", Profile::saved).revision();
            try {
                done(gateway.profiles().update(id, revision, settings, ten()));
                return revision;
            } catch (ConnectionException stale) {
                assertThat(stale.code()).isEqualTo(ErrorCode.STALE);
                assertThat(attempt).isLessThan(100);
            }
        }
    }

    private void disturb() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                daemon.tried("connection", "modify", "ours", "ipv4.dns", "192.0.2." + (100 + round));
                daemon.tried("device", "disconnect", "eth7");
                daemon.tried("connection", "up", "ours");
                daemon.tried(
                        "connection", "modify", "ours", "connection.autoconnect-priority", Integer.toString(round));
            }
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void tried(Set<ErrorCode> refusals, CompletionStage<?> stage) throws Exception {
        try {
            done(stage);
        } catch (ConnectionException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
            refusals.add(refused.code());
        }
    }

    private static CommandFor ten() {
        return CommandFor.tenSeconds();
    }
}
