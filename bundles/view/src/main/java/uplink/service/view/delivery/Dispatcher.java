// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.spi.Follower;
import uplink.service.view.difference.Differences;

/** Holds the newest view and all the lanes, and wakes them. Safe for any thread. */
public final class Dispatcher {
    private final Pool pool;
    private final Patience patience = new Patience();
    private final ScheduledExecutorService timer;
    private final ViewLog log;
    private final Differences differences;
    private final Map<Station, Boolean> followers = new ConcurrentHashMap<>();
    private final Map<Station, Boolean> subscribers = new ConcurrentHashMap<>();
    private final Map<Long, Lane> lanes = new HashMap<>();
    private volatile View newest;

    /** Begins with the first view; {@code timer} belongs to the caller. */
    public Dispatcher(View first, ScheduledExecutorService timer) {
        this.timer = timer;
        newest = first;
        log = new ViewLog(first);
        differences = new Differences(first);
        pool = new Pool(timer);
    }

    /** The newest view. */
    public View newest() {
        return newest;
    }

    /** The threads that call listeners. */
    public Pool pool() {
        return pool;
    }

    /** What everybody asks for who is told. */
    public Differences differences() {
        return differences;
    }

    /**
     * Makes {@code view} the newest and wakes everybody, listeners before those who keep records. While they wake up, this looks for
     * the difference that they will ask for. One caller at a time.
     */
    public void publish(View view) {
        View before = newest;
        log.add(view);
        newest = view;
        if (wake(followers.keySet())) {
            differences.between(before, view);
        }
        wake(subscribers.keySet());
    }

    /** True when at least one of them had been asleep. */
    private static boolean wake(Set<Station> stations) {
        boolean woken = false;
        for (Station station : stations) {
            woken |= station.lane().wake();
        }
        return woken;
    }

    /** Follows on the lane of {@code serviceId}. */
    public Subscription follow(long serviceId, String owner, Follower follower) {
        Station station;
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(serviceId, id -> new Lane(owner, pool, patience));
            station = new FollowerStation(lane, follower, this);
            followers.put(station, true);
            lane.join(station);
        }
        return () -> leave(station, serviceId);
    }

    /** Gives every view, on a lane of its own. */
    public Subscription subscribe(String owner, ViewListener listener) {
        Lane lane = new Lane(owner, pool, patience);
        Station station = new SubscriberStation(lane, listener, log);
        subscribers.put(station, true);
        lane.join(station);
        return () -> {
            subscribers.remove(station);
            station.close();
        };
    }

    /** Ends everything: calls that run are waited for, together for as long as one may wait. */
    public void close() {
        List<Station> left = new ArrayList<>(followers.keySet());
        left.addAll(subscribers.keySet());
        followers.clear();
        subscribers.clear();
        left.forEach(Station::abandon);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience.millis());
        left.forEach(station -> station.lane().leave(station, deadline));
        pool.close();
    }

    private void leave(Station station, long serviceId) {
        followers.remove(station);
        station.close();
        synchronized (lanes) {
            Lane lane = lanes.get(serviceId);
            if (lane == station.lane() && lane.deserted()) {
                lanes.remove(serviceId);
            }
        }
    }

    /** Wakes a lane after that many nanoseconds. */
    void wake(Lane lane, long nanos) {
        timer.schedule(lane::wake, nanos, TimeUnit.NANOSECONDS);
    }
}
