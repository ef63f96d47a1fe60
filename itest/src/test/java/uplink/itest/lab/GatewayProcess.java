// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import uplink.manager.RouteRequest;
import uplink.profile.IpPrefix;

/** The kernel backend in a process of its own, so that it can be killed. Its main method runs inside of a lab. */
final class GatewayProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    /** Starts it and waits until it has done what {@code act} says. */
    GatewayProcess(Lab lab, Path files, String... act) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", lab.name()));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GatewayProcess.class.getName(),
                files.toString()));
        command.addAll(List.of(act));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (!"done".equals(line)) {
            throw new AssertionError("the process says " + line);
        }
    }

    /** Kills it, as {@code kill -9} does. */
    void kill() throws Exception {
        process.destroyForcibly();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not die");
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        lines.close();
    }

    /** A folder, and what to do. */
    public static void main(String[] arguments) throws Exception {
        Path files = Path.of(arguments[0]);
        try (Gateway gateway = new Gateway(Gateway.here(), files, "up0")) {
            String id = "uplink:veth:up0";
            switch (arguments[1]) {
                case "edit" ->
                    Gateway.done(gateway.profiles()
                            .update(
                                    id,
                                    gateway.profile(id, one -> one.saved()).revision(),
                                    ManagedLinkLabTest.settings("192.0.2.7"),
                                    CommandFor.confirmed(Duration.parse(arguments[2]))));
                case "add" -> {
                    Gateway.done(
                            gateway.profiles().add(ManagedLinkLabTest.settings("192.0.2.2"), CommandFor.tenSeconds()));
                    gateway.until("addresses", layer -> gateway.link("up0").addressed());
                    Gateway.done(gateway.connections()
                            .addRoute(
                                    new RouteRequest(
                                            "veth:up0",
                                            new IpPrefix(InetAddress.getByName("203.0.113.0"), 24),
                                            java.util.Optional.empty(),
                                            OptionalLong.empty()),
                                    CommandFor.tenSeconds()));
                }
                case "dhcp" -> {
                    Gateway.done(gateway.profiles().add(DhcpLabTest.settings(true), CommandFor.tenSeconds()));
                    gateway.until("a lease", layer -> gateway.link("up0").addressed());
                }
                default -> throw new IllegalArgumentException(arguments[1]);
            }
            System.out.println("done");
            System.in.read();
        }
    }
}
