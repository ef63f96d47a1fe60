// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;
import static uplink.itest.lab.ManagedLinkLabTest.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.manager.RouteRequest;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ErrorCode;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Route;
import uplink.profile.Views;

/** The shipped bundles in a framework inside of a namespace: what the kernel backend does, asked for through the services. */
class ServiceLabTest {
    private static final Path BUNDLES = Path.of(
                    System.getProperty("uplink.root", ".."), "features/launcher/target/uplink/bundles")
            .toAbsolutePath();
    private static final List<String> API = List.of("profile", "manager", "wifi", "cellular", "statistics", "sockets");
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Framework framework;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link add other0 type veth peer name farther0");
        lab.ip("link set far0 up");
        start();
    }

    private void start() throws Exception {
        framework = lab.inside(this::launch);
        Gateway.eventually(
                "settled",
                () -> service(Views.class).view().settled()
                        && service(Views.class).view().link("veth:up0").isPresent());
    }

    /** The API comes from the test's own class path, so that both sides speak of the same types. */
    private Framework launch() throws Exception {
        Map<String, String> properties = new HashMap<>();
        List<String> exports = new ArrayList<>(List.of("org.slf4j;version=2.0.17"));
        List<String> capabilities = new ArrayList<>();
        for (String api : API) {
            try (JarFile jar = new JarFile(jar(api).toFile())) {
                Attributes header = jar.getManifest().getMainAttributes();
                exports.add(header.getValue(Constants.EXPORT_PACKAGE));
                Optional.ofNullable(header.getValue(Constants.PROVIDE_CAPABILITY))
                        .ifPresent(capabilities::add);
            }
        }
        properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, String.join(",", capabilities));
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", exports));
        properties.put(Constants.FRAMEWORK_STORAGE, files.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put("felix.log.level", "1");
        properties.put("uplink.backends", "kernel");
        properties.put("uplink.manage", "up0");
        properties.put("uplink.store", files.resolve("store").toString());
        Framework made = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        made.start();
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars()) {
            bundles.add(made.getBundleContext().installBundle("reference:" + jar.toUri()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        return made;
    }

    private static Path jar(String api) {
        return BUNDLES.resolve("uplink." + api + "-1.0.0-SNAPSHOT.jar");
    }

    private static List<Path> jars() throws IOException {
        List<Path> left = API.stream().map(ServiceLabTest::jar).toList();
        try (Stream<Path> all = Files.list(BUNDLES)) {
            return all.filter(jar -> !left.contains(jar) && !jar.toString().contains("service.shell"))
                    .sorted()
                    .toList();
        }
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = framework.getBundleContext().getServiceReference(type);
        assertThat(reference).as(type.getName()).isNotNull();
        return framework.getBundleContext().getService(reference);
    }

    @AfterEach
    void close() throws Exception {
        stop();
        if (lab != null) {
            lab.close();
        }
    }

    private void stop() throws Exception {
        if (framework != null) {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private Profile profile() {
        return service(Profiles.class).find(ID).orElseThrow();
    }

    @Test
    void settingsLeasesAndRestart() throws Exception {
        Profile added = done(service(Profiles.class).add(settings("192.0.2.2"), CommandOptions.DEFAULT));
        assertThat(added.id()).isEqualTo(ID);
        Connections connections = service(Connections.class);
        Gateway.eventually("connected", () -> profile().state() == ProfileState.CONNECTED);
        done(connections.disconnect(ID, CommandOptions.DEFAULT));
        Gateway.eventually("down", () -> profile().state() == ProfileState.DISCONNECTED);
        try (Lease lease = done(connections.open(ID, OpenOptions.DEFAULT.linger(Duration.ZERO)))) {
            assertThat(lease.wasUp()).isFalse();
            assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
        }
        Gateway.eventually("down again", () -> profile().state() != ProfileState.CONNECTED);
        done(connections.connect(ID, CommandOptions.DEFAULT));
        stop();
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
        lab.ip("addr flush dev up0");
        start();
        Gateway.eventually("restored", () -> profile().state() == ProfileState.CONNECTED);
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
    }

    @Test
    void aChangeThatNobodyConfirmsIsUndone() throws Exception {
        Profiles profiles = service(Profiles.class);
        done(profiles.add(settings("192.0.2.2"), CommandOptions.DEFAULT));
        CommandOptions shortly = CommandOptions.DEFAULT.confirm(Confirm.within(Duration.ofSeconds(2)));
        done(profiles.update(profile(), settings("192.0.2.7"), shortly));
        assertThat(profiles.unconfirmed()).containsExactly(ID);
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24");
        Gateway.eventually("undone", () -> profiles.unconfirmed().isEmpty());
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24").doesNotContain("192.0.2.7/24");
        done(profiles.update(profile(), settings("192.0.2.8"), shortly));
        done(profiles.confirm(ID));
        assertThat(profiles.unconfirmed()).isEmpty();
        assertThat(lab.ip("addr show up0")).contains("192.0.2.8/24");
    }

    @Test
    void aRouteGoesWithItsBundle() throws Exception {
        done(service(Profiles.class).add(settings("192.0.2.2"), CommandOptions.DEFAULT));
        Gateway.eventually("connected", () -> profile().state() == ProfileState.CONNECTED);
        Bundle owner = Stream.of(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("uplink.service.statistics"))
                .findFirst()
                .orElseThrow();
        Connections connections =
                owner.getBundleContext().getService(owner.getBundleContext().getServiceReference(Connections.class));
        Route route = done(connections.addRoute(
                RouteRequest.host("veth:up0", InetAddress.getByName("203.0.113.5")), CommandOptions.DEFAULT));
        assertThat(connections.routes()).containsExactly(route);
        assertThat(lab.ip("route show")).contains("203.0.113.5 via 192.0.2.1 dev up0 proto 85");
        assertThat(refusal(service(Connections.class).removeRoute(route, CommandOptions.DEFAULT))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        owner.stop();
        Gateway.eventually("gone", () -> !lab.ip("route show").contains("203.0.113.5"));
    }

    @Test
    void whatTheOperatorHasNotGivenIsRefused() throws Exception {
        assertThat(refusal(service(Connections.class).connect("kernel:veth:other0", CommandOptions.DEFAULT))
                        .code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(lab.ip("link show other0")).contains("state DOWN");
    }
}
