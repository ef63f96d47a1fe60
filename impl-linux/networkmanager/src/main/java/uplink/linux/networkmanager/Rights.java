// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.spi.Manage;

/**
 * What the operator lets Uplink do by NetworkManager. A link in the {@code manage} list may be brought up and down, and given profiles
 * of Uplink's own; a profile of somebody else may be edited only when the list names it, by name, UUID or id: an asterisk alone names
 * none.
 *
 * @param links entries as they are
 * @param profiles those entries that can name a profile
 */
record Rights(Manage links, Manage profiles) {
    static Rights of(Manage manage) {
        List<String> naming = manage.entries().stream()
                .filter(entry -> !entry.replace("*", "").isEmpty())
                .toList();
        return new Rights(manage, new Manage(naming));
    }

    /** May these settings be changed. */
    boolean editable(ConnectionSettings settings) {
        return !links.entries().isEmpty() && settings.madeByUplink()
                || profiles.names(settings.id(), settings.uuid(), Saved.ORIGIN + ":" + settings.uuid());
    }

    /** Has the operator named this profile. */
    boolean named(Saved saved) {
        return profiles.names(saved.name(), saved.uuid(), saved.id());
    }

    /** Refuses what is somebody else's. */
    void edit(Saved saved) {
        if (!saved.editable()) {
            throw new ConnectionException(
                    ErrorCode.NOT_MANAGED,
                    saved.id(),
                    saved.id() + " (" + saved.name() + ") was not made by Uplink, and the list names it not");
        }
    }

    /** Refuses a link that the operator has not given. */
    void link(String key, String name) {
        if (!links.covers(key, name)) {
            throw new ConnectionException(ErrorCode.NOT_MANAGED, key, key + " (" + name + ") is not given to Uplink");
        }
    }

    /** Has the operator given this link. */
    boolean given(Link link) {
        return links.covers(link.key(), link.interfaceName().orElse(""));
    }

    /** Refuses what concerns all of these links unless each is given: a radio switch knows no single one. */
    void all(List<Link> wanted) {
        wanted.forEach(link -> link(link.key(), link.interfaceName().orElse("")));
    }

    /** Is anything given at all. */
    boolean any() {
        return !links.entries().isEmpty();
    }
}
