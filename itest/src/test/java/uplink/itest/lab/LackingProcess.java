// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uplink.profile.ConnectionException;
import uplink.profile.ProfileSettings;

/** The kernel backend in a process that lacks something. Prints what it states that it can do, and how it is refused. */
final class LackingProcess {
    private LackingProcess() {}

    /** Starts it inside of {@code lab}, by way of {@code shell}, which ends in an {@code exec} of {@code "$@"}. */
    static Started start(Lab lab, Path files, String shell) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", lab.name(), "sh", "-c", shell, "sh"));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LackingProcess.class.getName(),
                files.toString()));
        return new Started(new ProcessBuilder(command).start());
    }

    /** A folder. */
    public static void main(String[] arguments) throws Exception {
        try (Gateway gateway = new Gateway(Gateway.here(), Path.of(arguments[0]), "up0")) {
            gateway.profile("uplink:veth:up0", one -> true);
            System.out.println("states " + gateway.profiles().capabilities());
            System.out.println("leased " + outcome(gateway, DhcpLabTest.settings(true)));
            System.out.println("static " + outcome(gateway, ManagedLinkLabTest.settings("192.0.2.2")));
        }
    }

    private static String outcome(Gateway gateway, ProfileSettings settings) throws Exception {
        try {
            Gateway.done(gateway.profiles().add(settings, CommandFor.tenSeconds()));
            return "done";
        } catch (ConnectionException refused) {
            return refused.code() + " " + refused.getMessage();
        }
    }
}
