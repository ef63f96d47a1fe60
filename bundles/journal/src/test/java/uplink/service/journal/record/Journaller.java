// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.nio.file.Path;
import java.util.List;
import uplink.profile.HistoryEntry;

/** A process that writes into a record as fast as it can, until it is killed. Says now and then what it has written. */
final class Journaller {
    private Journaller() {}

    /** Folder and bound. */
    public static void main(String[] arguments) {
        Record record = Entries.open(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        List<HistoryEntry> before = Entries.read(record);
        long next = before.isEmpty() ? 0 : before.get(before.size() - 1).sequence() + 1;
        while (true) {
            record.append(Entries.entries(next, next + 1 + next % 5));
            next += 1 + next % 5;
            if (next % 10 < 3) {
                System.out.println(next - 1);
            }
        }
    }
}
