// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.Privilege;
import uplink.profile.spi.Access;

/** What has happened, as one bundle may ask. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultHistory implements History {
    private final Bundle caller;
    private final Access access;
    private final Journal journal;

    @Activate
    public DefaultHistory(ComponentContext context, @Reference Access access, @Reference Journal journal) {
        this(context.getUsingBundle(), access, journal);
    }

    DefaultHistory(Bundle caller, Access access, Journal journal) {
        this.caller = caller;
        this.access = access;
        this.journal = journal;
    }

    @Override
    public List<HistoryEntry> entries(HistoryQuery query) {
        access.check(caller, Privilege.GET, "read the history");
        Deque<HistoryEntry> newest = new ArrayDeque<>();
        try {
            journal.read(entry -> {
                if (meets(entry, query)) {
                    newest.add(entry);
                    if (newest.size() > query.most()) {
                        newest.remove();
                    }
                }
            });
        } catch (IOException unreadable) {
            throw new ConnectionException(
                    ErrorCode.UNAVAILABLE, "", "the history cannot be read: " + unreadable.getMessage(), "");
        }
        return List.copyOf(newest);
    }

    private static boolean meets(HistoryEntry entry, HistoryQuery query) {
        boolean young = query.since().map(since -> !entry.at().isBefore(since)).orElse(true);
        return young
                && query.subject()
                        .map(subject -> entry.subject().equals(subject)
                                || entry.interfaceName().filter(subject::equals).isPresent())
                        .orElse(true);
    }
}
