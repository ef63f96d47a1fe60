// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uplink.itest.lab.Lab;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.netlink.Sysfs;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

class KernelContractTest extends ObservingContract {
    @TempDir
    private Path files;

    private Lab lab;

    @Override
    LayerBackend backend() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("addr add 2001:db8::2/64 dev up0 nodad");
        lab.ip("route add default via 192.0.2.1 metric 100");
        lab.ip("-6 route add default via 2001:db8::1 metric 100");
        return new KernelBackend(new Sysfs(files.resolve("none")), files.resolve("resolv.conf"));
    }

    @Override
    void start(LayerBackend made, LayerSink sink) throws Exception {
        lab.inside(() -> {
            made.start(sink);
            return true;
        });
    }

    @Override
    void pullCable() {
        lab.ip("link set far0 down");
    }

    @AfterEach
    void closeLab() {
        if (lab != null) {
            lab.close();
        }
    }
}
