// SPDX-License-Identifier: Apache-2.0
package uplink.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Family;
import uplink.profile.Link;

/**
 * A connected network as a service: it is registered exactly as long as its link carries addresses, and a target filter on its
 * properties is the whole policy of a component that wants "an unmetered network that works".
 *
 * <p>Everything made by it leaves by its link or not at all. When the link goes, or its session changes, the sockets are closed and
 * fail with {@link NetworkLostException}; they are never moved in silence. Safe for any thread. Wants {@code network.get}.
 */
@ProviderType
public interface Network {
    /** Service property, text: name of the technology. */
    String TECHNOLOGY = "uplink.technology";
    /** Service property, text: name of the interface. */
    String INTERFACE = "uplink.interface";
    /** Service property, text: key of the link. */
    String LINK = "uplink.link";
    /** Service property, text: id of the profile; absent when none is known. */
    String PROFILE = "uplink.profile";
    /** Service property, Boolean: is the current link. */
    String DEFAULT = "uplink.default";
    /** Service property, Boolean: has address and route, and its internet is neither OFFLINE nor PORTAL. */
    String USABLE = "uplink.usable";
    /** Service property, text: name of {@code uplink.profile.Internet}. */
    String INTERNET = "uplink.internet";
    /** Service property, Boolean: costs; absent when unknown. */
    String METERED = "uplink.metered";
    /**
     * Service property, text: {@code OK}, {@code WARNING} or {@code EXCEEDED}, the worst among the data plans of the link, its
     * technology, its profile and its SIM card; absent while no plan is known.
     */
    String QUOTA = "uplink.quota";
    /** Service property, Boolean: registered abroad. */
    String ROAMING = "uplink.roaming";
    /** Service property, text array: names of the families that have an address. */
    String FAMILIES = "uplink.families";
    /** Service property, text: name of the backend that describes the link. */
    String BACKEND = "uplink.backend";
    /** Service property, Boolean: no bytes leave this machine by it. */
    String SIMULATED = "uplink.simulated";

    /** The link as it is now; as it was last, when the network is gone. */
    Link link();

    /** How firmly sockets of one family are tied to it. */
    Binding binding(Family family);

    /** Makes sockets that leave by this network. */
    SocketFactory socketFactory();

    /** Makes server sockets that are reached by this network. */
    ServerSocketFactory serverSocketFactory();

    /** Makes TLS sockets that leave by this network, with the caller's own keys and trust. */
    SSLSocketFactory sslSocketFactory(SSLContext context);

    /**
     * An unconnected channel. It is the Java runtime's own, so that it works with selectors: connect it to what {@link #resolve}
     * answers; when the network goes it ends with {@code AsynchronousCloseException}, and {@link #lost()} tells why.
     */
    SocketChannel openSocketChannel(Family family) throws IOException;

    /**
     * An unbound listening channel. Channels that it accepts leave by this network, but nobody knows of them: give them to {@link
     * #closeWith}.
     *
     * @throws java.net.SocketException where sockets cannot be tied to the device; a server socket can still be had
     */
    ServerSocketChannel openServerSocketChannel(Family family) throws IOException;

    /** An unconnected datagram channel. */
    DatagramChannel openDatagramChannel(Family family) throws IOException;

    /** A datagram socket on {@code port}; 0 for any. */
    DatagramSocket openDatagramSocket(int port) throws IOException;

    /** Closes something together with this network, as long as somebody else holds it too; at once when the network is gone. */
    void closeWith(Closeable resource) throws NetworkLostException;

    /**
     * A connected socket to the first address of {@code host} that answers, families interleaved as RFC 8305 says. Blocks.
     *
     * @param port 1 to 65535
     * @throws java.net.UnknownHostException when {@link #resolve} finds nothing
     * @throws NetworkLostException when the network goes meanwhile
     */
    Socket connect(String host, int port, Duration timeout) throws IOException;

    /** Addresses of a host, asked of this network's own name servers, best first as RFC 6724 says. Blocks. Never empty. */
    List<InetAddress> resolve(String host) throws IOException;

    /**
     * Says by which proxy HTTP leaves this network: none, or the one that is set, but for its exclusions. A PAC file is not run: its
     * URL is in {@code link().proxy()}, and until somebody runs it no proxy is used.
     */
    ProxySelector proxySelector();

    /**
     * The one HTTP client of this network, held by its source address: this wants Java 21, and routes by source; its names are
     * resolved by the Java runtime. {@link #httpBinding()} tells beforehand.
     *
     * @throws uplink.profile.ConnectionException NOT_SUPPORTED where it would leave another way; GONE when the network is gone
     */
    HttpClient httpClient();

    /** How firmly {@link #httpClient()} is tied: SOURCE, or NONE where there is none. */
    Binding httpBinding();

    /** The network is there. False for ever once it is gone; a link that comes back is a new service. */
    boolean alive();

    /** Why it is gone, in one line for people; empty while it is there. */
    Optional<String> lost();
}
