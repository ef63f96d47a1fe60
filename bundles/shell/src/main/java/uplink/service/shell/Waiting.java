// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.service.shell.find.Filter;

/** Waits until the network is so, and then says how it is. */
final class Waiting {
    private final Call call;

    Waiting(Call call) {
        this.call = call;
    }

    void run() {
        Filter filter = Filter.parse(call.line().operands());
        try {
            View met = call.join(call.areas().views().await(filter, call.line().timeout()));
            Reading.status(call, met);
        } catch (ConnectionException failed) {
            if (failed.code() != ErrorCode.TIMED_OUT) {
                throw failed;
            }
            throw new ConnectionException(
                    ErrorCode.FAILED,
                    "",
                    "not so within " + call.line().timeout().toSeconds() + " s; last seen: "
                            + filter.seen(call.areas().views().view()));
        }
    }
}
