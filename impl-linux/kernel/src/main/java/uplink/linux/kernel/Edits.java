// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.linux.kernel.change.Snapshot;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.dhcp.UdhcpClient;
import uplink.linux.kernel.store.LinkRecord;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.InvalidSettingsException;
import uplink.profile.IpMethod;
import uplink.profile.Link;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;

/** Writes, edits and removes the settings of links. For the worker's thread. */
final class Edits {
    private final Desk desk;

    Edits(Desk desk) {
        this.desk = desk;
    }

    ProfileSettings settings(String id) {
        return desk.records()
                .of(Reach.key(id))
                .settings()
                .or(() -> present(id))
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, id, "nobody has settings of " + id));
    }

    private Optional<ProfileSettings> present(String id) {
        Reach reach = desk.reach();
        return reach.seen().link(reach.profile(id).key()).map(PresentSettings::of);
    }

    String add(ProfileSettings settings, CommandContext context) {
        String name = settings.interfaceName()
                .orElseThrow(() -> new InvalidSettingsException(
                        settings.name(),
                        List.of(new InvalidSettingsException.Problem(
                                "interface", "the kernel backend wants the name of one"))));
        Target target = desk.reach().named(name);
        String id = Managed.id(target.key());
        if (desk.records().of(target.key()).settings().isPresent()) {
            throw new ConnectionException(
                    ErrorCode.ALREADY_EXISTS, id, name + " has the profile " + id + ": a link has one, edit that");
        }
        check(target, settings);
        write(target, settings, context.confirm());
        return id;
    }

    void update(String id, long revision, ProfileSettings settings, CommandContext context) {
        Target target = desk.reach().profile(id);
        LinkRecord record = desk.records().of(target.key());
        if (record.revision() != revision) {
            throw new ConnectionException(
                    ErrorCode.STALE,
                    id,
                    id + " was edited meanwhile: it has revision " + record.revision() + ", not " + revision);
        }
        check(target, settings);
        write(target, settings, context.confirm());
    }

    /** What is down by a lasting disconnect stays down, and is set when it is connected. */
    private void write(Target target, ProfileSettings settings, Optional<Confirm> confirm) {
        LinkRecord before = desk.records().of(target.key());
        guarded(target, before, confirm, () -> {
            desk.records().put(target.key(), before.edited(Optional.of(settings)));
            boolean up =
                    desk.hand().link(target.index()).filter(link -> link.up()).isPresent();
            boolean down = before.wanted().filter(wanted -> !wanted).isPresent();
            if (!DhcpClients.wanted(Optional.of(settings))) {
                desk.clients().release(target);
            }
            if (!down && (up || settings.autoconnect())) {
                desk.setup().apply(target);
                desk.clients().follow(target);
            }
        });
    }

    /** Journal first; when the change fails, the record is as before, and the kernel too as the steps themselves see to. */
    private void guarded(Target target, LinkRecord before, Optional<Confirm> confirm, Runnable change) {
        desk.confirmations().requireNone(target.key());
        confirm.ifPresent(wanted -> desk.confirmations()
                .begin(target.key(), Journal.begin(before, Optional.of(Snapshot.take(desk.hand(), target)))));
        try {
            change.run();
        } catch (ConnectionException refused) {
            desk.records().put(target.key(), before);
            if (before.up() && DhcpClients.wanted(before.settings())) {
                desk.clients().follow(target);
            }
            confirm.ifPresent(wanted -> desk.confirmations().drop(target.key()));
            desk.news();
            throw refused;
        }
        confirm.ifPresent(wanted -> desk.confirmations().inEffect(target.key(), wanted));
        desk.news();
    }

    private void check(Target target, ProfileSettings settings) {
        Technology technology =
                desk.reach().seen().link(target.key()).map(Link::technology).orElse(Technology.UNKNOWN);
        if (settings.technology() != technology) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    target.key(),
                    target.name() + " is of " + technology + " and not of " + settings.technology());
        }
        require(settings.part().isEmpty(), target, "the kernel alone sets up no radio and no modem");
        IpMethod ipv4 = settings.ip(Family.IPV4).method();
        IpMethod ipv6 = settings.ip(Family.IPV6).method();
        require(ipv4 != IpMethod.AUTO, target, "there is no client for IPv4 link-local addresses");
        require(ipv6 != IpMethod.DYNAMIC, target, "there is no client for DHCPv6; want AUTO, STATIC or NONE");
        require(
                ipv4 != IpMethod.DYNAMIC || UdhcpClient.installed().isPresent(),
                target,
                "udhcpc is not installed, so IPv4 cannot be DYNAMIC");
    }

    private static void require(boolean holds, Target target, String problem) {
        if (!holds) {
            throw new ConnectionException(ErrorCode.NOT_SUPPORTED, target.key(), problem);
        }
    }

    void remove(String id, CommandContext context) {
        String key = Reach.key(id);
        LinkRecord before = desk.records().of(key);
        if (before.settings().isEmpty()) {
            throw new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no saved profile " + id);
        }
        if (desk.reach().seen().target(key).isEmpty()) {
            desk.confirmations().requireNone(key);
            desk.records().remove(key);
            desk.news();
            return;
        }
        Target target = desk.reach().profile(id);
        guarded(target, before, context.confirm(), () -> {
            desk.clients().release(target);
            desk.setup().takeDown(target, false);
            desk.setup().giveBack(target);
            desk.records().remove(target.key());
        });
    }

    void reset(Technology technology, CommandContext context) {
        for (Map.Entry<String, LinkRecord> each : desk.records().all().entrySet()) {
            if (each.getValue()
                    .settings()
                    .filter(settings -> settings.technology() == technology)
                    .isPresent()) {
                remove(Managed.id(each.getKey()), context);
            }
        }
    }
}
