// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of all links, by key; on the disk before a change is made. Safe for any thread. */
public final class LinkRecords {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRecords.class);
    private static final String KIND = "links";

    private final StoreFolder folder;
    private final Map<String, LinkRecord> records = new ConcurrentHashMap<>();

    /** Reads what is there. */
    public LinkRecords(StoreFolder folder) {
        this.folder = folder;
        folder.all(KIND).forEach(this::read);
    }

    private void read(String key, Map<String, String> text) {
        try {
            records.put(key, LinkRecord.parse(text));
        } catch (RuntimeException wrong) {
            LOG.error("What is kept of {} makes no sense and is left alone: {}", key, wrong.getMessage());
        }
    }

    /** What is wanted of a link; {@link LinkRecord#NONE} when nothing is. */
    public LinkRecord of(String key) {
        return records.getOrDefault(key, LinkRecord.NONE);
    }

    /** All, by key. */
    public Map<String, LinkRecord> all() {
        return new HashMap<>(records);
    }

    /** Writes one down; {@link LinkRecord#NONE} is forgotten. */
    public void put(String key, LinkRecord record) {
        if (record.equals(LinkRecord.NONE)) {
            remove(key);
            return;
        }
        folder.write(KIND, key, record.format());
        records.put(key, record);
    }

    /** Forgets one. */
    public void remove(String key) {
        folder.delete(KIND, key);
        records.remove(key);
    }
}
