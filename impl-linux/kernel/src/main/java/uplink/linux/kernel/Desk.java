// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import uplink.linux.kernel.change.Hand;
import uplink.linux.kernel.change.LinkSetup;
import uplink.linux.kernel.store.LinkRecords;

/** What every command works with. For the worker's thread. */
interface Desk {
    Worker worker();

    Reach reach();

    Hand hand();

    LinkSetup setup();

    LinkRecords records();

    Managed managed();

    DhcpClients clients();

    Confirmations confirmations();

    /** What is wanted, or known of it, has changed: shows it. */
    void news();
}
