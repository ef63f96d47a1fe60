// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.ProfileState;
import uplink.profile.Technology;

/** One simulated interface, whatever carries it. For who holds the world's lock. */
public final class Port {
    /** What is so, or not. */
    public enum Is {
        /** Switched on. */
        ENABLED,
        /** The hardware is there. */
        PLUGGED,
        /** Somebody is at the other end: a cable, an access point, a data bearer. */
        HEARD,
        /** The backend cannot tell anything of it. */
        BLIND
    }

    /**
     * What does not change.
     *
     * @param name of the interface, {@code sim-eth0}
     * @param technology what it simulates
     * @param kind what it is made of
     * @param number makes its addresses: 192.0.2.number and 2001:db8::number
     * @param over the port that carries it, of a tunnel or VLAN
     */
    public record Shape(String name, Technology technology, LinkKind kind, int number, Optional<String> over) {
        /** Key of its link. */
        public String key() {
            return World.ORIGIN + ":" + name;
        }
    }

    private static final int PACKET = 1500;

    private final Shape shape;
    private final Set<Is> now = EnumSet.of(Is.ENABLED, Is.PLUGGED);
    private Beyond beyond;
    private Optional<String> wanted = Optional.empty();
    private ProfileState reached = ProfileState.CONNECTED;
    private OptionalLong preferred = OptionalLong.empty();
    private boolean carrierSeen;
    private long carrierChanges;
    private Carried carried = Carried.NOTHING;

    Port(Shape shape) {
        this.shape = shape;
        beyond = Beyond.usual(shape.technology() == Technology.CELLULAR ? Metered.YES : Metered.NO);
    }

    /** What does not change of it. */
    public Shape shape() {
        return shape;
    }

    /** Is {@code what} so. */
    public boolean is(Is what) {
        return now.contains(what);
    }

    /** Makes {@code what} so, or not; nothing follows before the world settles. */
    public void set(Is what, boolean so) {
        if (so) {
            now.add(what);
        } else {
            now.remove(what);
        }
    }

    /** Bytes can pass. */
    public boolean carrier() {
        return is(Is.ENABLED) && is(Is.PLUGGED) && is(Is.HEARD);
    }

    /** A cable or a peer is at the other end whoever is connected; of radios, only what is connected is. */
    public boolean wired() {
        return shape.technology() != Technology.WIFI && shape.technology() != Technology.CELLULAR;
    }

    /** The network at its other end. */
    public Beyond beyond() {
        return beyond;
    }

    /** Changes that network. */
    public void beyond(UnaryOperator<Beyond> change) {
        beyond = change.apply(beyond);
    }

    /** Id of the profile that is up on it, or would be if it could. */
    public Optional<String> wanted() {
        return wanted;
    }

    void wanted(Optional<String> profile) {
        wanted = profile;
        reached = ProfileState.CONNECTED;
    }

    /** How far a connection that is being made has come; CONNECTED when none is. */
    public ProfileState reached() {
        return reached;
    }

    void reached(ProfileState value) {
        reached = value;
    }

    /** Metric of its default routes that was asked for. */
    public OptionalLong preferred() {
        return preferred;
    }

    /** Asks for a metric; empty for the usual one. */
    public void preferred(OptionalLong metric) {
        preferred = metric;
    }

    /** How often its carrier has turned. */
    public long carrierChanges() {
        return carrierChanges;
    }

    /** Counts a carrier that has turned. */
    void settle() {
        if (carrier() != carrierSeen) {
            carrierSeen = carrier();
            carrierChanges++;
        }
    }

    /** What it has carried since it was made. */
    public Carried carried() {
        return carried;
    }

    /** Carries bytes, in packets of at most 1500. */
    public void carry(long received, long sent) {
        carried = carried.plus(new Carried(received, sent, packets(received), packets(sent)));
    }

    private static long packets(long bytes) {
        return (bytes + PACKET - 1) / PACKET;
    }

    /** Bytes and packets. */
    public record Carried(long received, long sent, long receivedPackets, long sentPackets) {
        static final Carried NOTHING = new Carried(0, 0, 0, 0);

        Carried plus(Carried more) {
            return new Carried(
                    received + more.received,
                    sent + more.sent,
                    receivedPackets + more.receivedPackets,
                    sentPackets + more.sentPackets);
        }
    }
}
