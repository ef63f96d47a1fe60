// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is at the far end of a host's cable, {@code gw0}: a router of both families that gives addresses away, and a page by which the
 * internet is checked. A far end at first has neither.
 */
public final class Provider implements AutoCloseable {
    /** The router, which also serves the page. */
    public static final String ROUTER = "192.0.2.1";

    /** The same in IPv6. */
    public static final String ROUTER6 = "2001:db8:7::1";

    /** Name server that it tells of; nobody is there. */
    public static final String NAME_SERVER = "192.0.2.53";

    /** Page by which the internet is checked. */
    public static final String PAGE = "http://" + ROUTER + ":8080/check";

    /** Body of the page when the internet is reached. */
    public static final String WORD = "NM is online";

    private final Lab lab;
    private final Path folder;
    private @Nullable ScriptedHttpServer page;
    private volatile String answer = "";

    Provider(Lab lab, Path folder) {
        this.lab = lab;
        this.folder = folder;
    }

    /** Its namespace. */
    public Lab lab() {
        return lab;
    }

    /** Gives its end of the cable addresses. */
    void settle() {
        lab.ip("addr add " + ROUTER + "/24 dev gw0");
        lab.ip("-6 addr add " + ROUTER6 + "/64 dev gw0 nodad");
        lab.ip("link set gw0 up");
    }

    /** Gives addresses away from now on: DHCPv4, router advertisements, DHCPv6; {@code more} are options of dnsmasq. */
    public void giveAddresses(String... more) throws Exception {
        String[] options = {
            "dnsmasq",
            "--keep-in-foreground",
            "--conf-file=/dev/null",
            "--port=0",
            "--interface=gw0",
            "--bind-dynamic",
            "--user=root",
            "--no-ping",
            "--dhcp-authoritative",
            "--dhcp-range=192.0.2.100,192.0.2.110,2m",
            "--dhcp-range=2001:db8:7::,ra-stateless",
            "--dhcp-range=2001:db8:7::100,2001:db8:7::1ff,64,2m",
            "--enable-ra",
            "--dhcp-option=option:router," + ROUTER,
            "--dhcp-option=option:dns-server," + NAME_SERVER,
            "--dhcp-option=option:domain-name,lan.example",
            "--dhcp-option=option6:dns-server,[2001:db8:7::53]",
            "--dhcp-leasefile=" + folder.resolve("leases"),
            "--pid-file=" + folder.resolve("dnsmasq.pid")
        };
        String[] command = new String[options.length + more.length];
        System.arraycopy(options, 0, command, 0, options.length);
        System.arraycopy(more, 0, command, options.length, more.length);
        lab.server(Logs.file(lab.name() + "-dnsmasq"), command);
    }

    /** The page says that the internet is reached, by its body. */
    public void online() throws Exception {
        answer(ScriptedHttpServer.answer("200 OK", WORD));
    }

    /** The same by a field of the head. */
    public void onlineByHead() throws Exception {
        answer(ScriptedHttpServer.answer("200 OK", "any", "X-NetworkManager-Status: online\r\n"));
    }

    /** Somebody wants to be paid first, and sends whoever asks to his own page. */
    public void portal() throws Exception {
        answer(ScriptedHttpServer.answer("302 Found", "", "Location: http://" + ROUTER + ":8080/pay\r\n"));
    }

    /** Somebody answers with a page of his own at once. */
    public void portalByText() throws Exception {
        answer(ScriptedHttpServer.answer("200 OK", "Welcome, please pay"));
    }

    /** The page is asked for, and nothing comes. */
    public void hang() throws Exception {
        answer(ScriptedHttpServer.HANGS);
    }

    private void answer(String whole) throws Exception {
        answer = whole;
        if (page == null) {
            page = lab.inside(() -> new ScriptedHttpServer(8080, ServerSocketFactory.getDefault(), path -> answer));
        }
    }

    /** Nobody serves the page. */
    public void absent() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public void close() throws IOException {
        absent();
        lab.close();
    }
}
