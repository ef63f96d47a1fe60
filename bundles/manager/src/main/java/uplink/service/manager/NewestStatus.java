// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import uplink.manager.Status;
import uplink.profile.View;
import uplink.profile.Views;

/** Keeps the status of the newest view that was asked for. Safe for any thread, without a lock. */
final class NewestStatus {
    private final Views views;

    /** Replaced, never changed; two threads that meet a new view at once may both compute it, which is the same twice. */
    private volatile Status newest;

    NewestStatus(Views views) {
        this.views = views;
        newest = new ViewStatus(views.view());
    }

    Status now() {
        return of(views.view());
    }

    Status of(View view) {
        Status known = newest;
        if (known.view() == view) {
            return known;
        }
        Status made = new ViewStatus(view);
        newest = made;
        return made;
    }
}
