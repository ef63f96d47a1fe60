// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.kernel.KernelPlace;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerCellular;
import uplink.linux.networkmanager.NetworkManagerConfirm;
import uplink.linux.networkmanager.NetworkManagerConnections;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.linux.networkmanager.NetworkManagerProfiles;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.service.view.RunningView;

/** One life of the NetworkManager backend in a host, above one of the kernel's that only observes; with all of its hands. */
final class NetworkManagerGateway implements AutoCloseable {
    private final Control control;
    private final RunningView running;

    /** Starts both; {@code manage} are entries of the list, apart by commas. */
    NetworkManagerGateway(NetworkManagerHost host, Path folder, String manage) throws Exception {
        control = Control.of(new NetworkManagerPlace(host.bus().address(), host.sysfs()), manage);
        running = kernel(host, folder);
        host.lab().inside(() -> {
            running.add("networkmanager", 100, new NetworkManagerBackend(control));
            return true;
        });
    }

    /** The kernel's layer alone. */
    static RunningView kernel(NetworkManagerHost host, Path folder) throws Exception {
        KernelPlace place = new KernelPlace(host.sysfs(), folder.resolve("resolv.conf"));
        uplink.linux.kernel.Control none = uplink.linux.kernel.Control.of("", Optional.empty(), folder);
        return host.lab().inside(() -> new RunningView("kernel", new KernelBackend(place, none)));
    }

    NetworkManagerProfiles profiles() {
        return new NetworkManagerProfiles(control);
    }

    NetworkManagerConnections connections() {
        return new NetworkManagerConnections(control);
    }

    NetworkManagerCellular cellular() {
        return new NetworkManagerCellular(control);
    }

    NetworkManagerConfirm confirm() {
        return new NetworkManagerConfirm(control);
    }

    RunningView running() {
        return running;
    }

    View view() {
        return running.view();
    }

    /** Waits for a view; at most 10 s. */
    View until(String what, Predicate<View> condition) {
        return until(running, what, condition);
    }

    static View until(RunningView running, String what, Predicate<View> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        View view = running.view();
        while (!condition.test(view)) {
            assertThat(System.nanoTime() < deadline)
                    .as("%s in %s %s", what, view.links(), view.profiles())
                    .isTrue();
            LockSupport.parkNanos(5_000_000);
            view = running.view();
        }
        return view;
    }

    /** Waits until NetworkManager describes that interface so. */
    Link link(String name, Predicate<Link> condition) {
        return find(
                until(
                        "link " + name,
                        view -> found(view, name)
                                .filter(link -> link.backend().equals("networkmanager"))
                                .filter(condition)
                                .isPresent()),
                name);
    }

    static Link find(View view, String name) {
        return found(view, name).orElseThrow();
    }

    static Optional<Link> found(View view, String name) {
        return view.links().stream()
                .filter(link -> link.interfaceName().filter(name::equals).isPresent())
                .findFirst();
    }

    /** Waits for a profile of that name. */
    Profile profile(String name, Predicate<Profile> condition) {
        View view = until(
                "profile " + name, one -> named(one, name).filter(condition).isPresent());
        return named(view, name).orElseThrow();
    }

    static Optional<Profile> named(View view, String name) {
        return view.profiles().stream()
                .filter(profile ->
                        profile.name().equals(name) && profile.origin().equals("networkmanager"))
                .findFirst();
    }

    @Override
    public void close() {
        running.close();
    }
}
