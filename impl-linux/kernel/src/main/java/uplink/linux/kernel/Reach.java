// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.store.LinkRecords;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.spi.Manage;

/** Which links may be changed: those that the operator has given, and that no other manager runs. For the worker's thread. */
final class Reach {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Asked(Optional<String> manager, long at) {}

    private final Manage manage;
    private final ForeignManagers foreign;
    private final LinkRecords records;
    private final Map<Target, Asked> asked = new HashMap<>();
    private volatile Seen seen = Seen.NOTHING;

    Reach(Manage manage, ForeignManagers foreign, LinkRecords records) {
        this.manage = manage;
        this.foreign = foreign;
        this.records = records;
    }

    /** Safe for any thread. */
    void look(Seen value) {
        seen = value;
    }

    Seen seen() {
        return seen;
    }

    /** The interface of a profile that may be changed; NOT_FOUND, GONE, NOT_MANAGED. */
    Target profile(String id) {
        String key = key(id);
        Optional<Target> target = seen.target(key);
        if (target.isEmpty() && records.of(key).settings().isPresent()) {
            throw new ConnectionException(ErrorCode.GONE, id, "the link of " + id + " is not there");
        }
        boolean known =
                target.isPresent() && (seen.profile(id).isPresent() || id.equals(KernelBackend.NAME + ":" + key));
        if (!known) {
            throw new ConnectionException(ErrorCode.NOT_FOUND, id, "there is no profile " + id);
        }
        return free(target.get());
    }

    /** Key of the link of a profile, which need not be there. */
    static String key(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    /** The interface of a link that may be changed; NOT_FOUND, NOT_MANAGED. */
    Target link(String key) {
        return free(seen.target(key)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, key, "there is no link " + key)));
    }

    /** The interface of that name that may be changed. */
    Target named(String name) {
        String key = seen.layer().links().stream()
                .filter(link -> link.interfaceName().filter(name::equals).isPresent())
                .map(Link::key)
                .findFirst()
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, name, "there is no interface " + name));
        return link(key);
    }

    private Target free(Target target) {
        if (!manage.covers(target.key(), target.name())) {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED,
                    target.key(),
                    target.name() + " is not given to Uplink: name it in uplink.manage");
        }
        manager(target).ifPresent(manager -> {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED, target.key(), target.name() + " is run by " + manager, manager);
        });
        return target;
    }

    private Optional<String> manager(Target target) {
        long now = System.nanoTime();
        Asked answer = asked.get(target);
        if (answer == null || now - answer.at > FRESH_NANOS) {
            answer = new Asked(foreign.of(target), now);
            asked.put(target, answer);
        }
        return answer.manager;
    }

    /** Every link that may be changed. */
    List<Target> targets() {
        Collection<String> keys = seen.keys().values();
        List<Target> targets = keys.stream()
                .flatMap(key -> seen.target(key).stream())
                .filter(target -> manage.covers(target.key(), target.name()))
                .toList();
        asked.keySet().retainAll(targets);
        return targets.stream().filter(target -> manager(target).isEmpty()).toList();
    }

    /** Nothing is given to Uplink. */
    boolean observes() {
        return manage.entries().isEmpty();
    }
}
