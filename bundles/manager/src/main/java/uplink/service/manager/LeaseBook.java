// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import uplink.manager.Lease;
import uplink.manager.Lease.End;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.CommandContext;
import uplink.service.manager.Opening.Waiting;

/**
 * Who holds what open. Its lock guards holdings, leases and openings; backends and applications are called outside of it.
 *
 * <p>A connection that leases brought up is taken down after the last of them. It stays up when this book is closed, since a stop or
 * update of Uplink takes no link down.
 */
final class LeaseBook {
    /** Takes a profile down without a caller; fails silently, since nobody waits. */
    interface TakeDown {
        CompletionStage<?> down(String profile);
    }

    private final Map<String, Holding> holdings = new HashMap<>();
    private final List<HeldLease> leases = new ArrayList<>();
    private final Views views;
    private final Executor pool;
    private final ProfileSwitch profiles;
    private final TakeDown takeDown;
    private final LingerTimer timer;
    private boolean closed;

    LeaseBook(Views views, Executor pool, ProfileSwitch profiles, TakeDown takeDown) {
        this.views = views;
        this.pool = pool;
        this.profiles = profiles;
        this.takeDown = takeDown;
        this.timer = new LingerTimer(pool);
    }

    /** Oldest first. */
    synchronized List<HeldLease> leases() {
        return List.copyOf(leases);
    }

    /** Nothing under way, held or lingering. */
    synchronized boolean empty() {
        return holdings.isEmpty() && leases.isEmpty() && timer.size() == 0;
    }

    /** Shares the connection if it is up, else the attempt to bring it up. */
    CompletionStage<Lease> open(Opening opening, CommandContext context) {
        Attempt started = null;
        CompletableFuture<Void> turning;
        synchronized (this) {
            if (opening.over || closed) {
                return CompletableFuture.failedFuture(stopped(opening.profile));
            }
            Holding holding = holdings.computeIfAbsent(opening.profile, Holding::new);
            turning = holding.turning;
            View view = views.view();
            if (turning == null && holding.attempt == null && ProfileSwitch.isUp(view, opening.profile)) {
                grant(holding, opening, view);
            } else if (turning == null) {
                if (holding.attempt == null) {
                    started = new Attempt();
                    holding.attempt = started;
                }
                holding.attempt.join(new Waiting(opening, context));
            }
        }
        if (turning != null) {
            return turning.thenComposeAsync(done -> open(opening, context), pool);
        }
        if (started != null) {
            start(opening.profile, started);
        }
        opening.answer(null);
        return opening.granted;
    }

    /** Nobody waits for {@code opening} any more: what only it has brought up goes down at once. */
    void giveUp(Opening opening) {
        Attempt last = null;
        HeldLease lease;
        synchronized (this) {
            opening.over = true;
            lease = opening.lease;
            Holding holding = holdings.get(opening.profile);
            if (holding != null && holding.attempt != null && holding.attempt.leave(opening)) {
                last = holding.attempt;
                holding.turn();
            }
        }
        if (last != null) {
            last.cancel();
        }
        if (lease != null) {
            end(lease, End.CLOSED, Duration.ZERO);
        }
    }

    /** It stays up, whatever becomes of its leases. */
    synchronized void keep(String profile) {
        Holding holding = holdings.get(profile);
        if (holding != null) {
            holding.kept = holding.attempt != null;
            holding.broughtUp = false;
            holding.stayUp();
            clean(holding);
        }
    }

    /** Completes when it is not on its way down. */
    synchronized CompletionStage<Void> turned(String profile) {
        Holding holding = holdings.get(profile);
        return holding == null || holding.turning == null
                ? CompletableFuture.completedFuture(null)
                : holding.turning.copy();
    }

    /** It goes down when its leases end. */
    synchronized boolean broughtUp(String profile) {
        Holding holding = holdings.get(profile);
        return holding != null && (holding.broughtUp || holding.attempt != null);
    }

    /** Somebody begins to take it down for good. */
    synchronized void disconnecting(String profile) {
        holdings.computeIfAbsent(profile, Holding::new).disconnecting = true;
    }

    /** Taking it down has ended; its leases end with it if it is {@code down}. */
    void disconnected(String profile, boolean down) {
        if (down) {
            leases().stream()
                    .filter(lease -> lease.profile().equals(profile))
                    .forEach(lease -> end(lease, End.DISCONNECTED, Duration.ZERO));
        }
        synchronized (this) {
            Holding holding = holdings.get(profile);
            if (holding != null) {
                holding.disconnecting = false;
                clean(holding);
            }
        }
    }

    /** Ends the leases whose connection is no more; called with every view. */
    void look(View view) {
        if (view.settled()) {
            losses(view).forEach((lease, why) -> end(lease, why, Duration.ZERO));
        }
    }

    private synchronized Map<HeldLease, End> losses(View view) {
        Map<HeldLease, End> losses = new LinkedHashMap<>();
        holdings.values().forEach(holding -> losses.putAll(holding.losses(view)));
        return losses;
    }

    /** Ends what a bundle holds that has stopped. */
    void stopped(Bundle bundle) {
        leases().stream()
                .filter(lease -> lease.heldBy(bundle))
                .forEach(lease -> end(lease, End.OWNER_STOPPED, lease.linger()));
    }

    /** Ends every lease without an end, calls attempts off, and takes nothing down. */
    void close() {
        timer.close();
        List<HeldLease> left;
        List<Attempt> attempts;
        synchronized (this) {
            left = List.copyOf(leases);
            attempts = holdings.values().stream()
                    .flatMap(holding -> Stream.ofNullable(holding.attempt))
                    .toList();
            closed = true;
            leases.clear();
            holdings.clear();
        }
        attempts.forEach(attempt -> pool.execute(attempt::cancel));
        left.forEach(lease -> pool.execute(() -> lease.fail(stopped(lease.profile()))));
    }

    private static ConnectionException stopped(String profile) {
        return new ConnectionException(
                ErrorCode.CLOSED, profile, "the connection service has stopped; the connection stays");
    }

    private void start(String profile, Attempt attempt) {
        profiles.upForNow(views.view(), profile, attempt, attempt::connected)
                .whenComplete((view, failure) -> finish(profile, attempt, view, failure));
    }

    private void finish(String profile, Attempt attempt, @Nullable View view, @Nullable Throwable failure) {
        List<Opening> waiting;
        boolean down;
        CompletableFuture<Void> turning = null;
        synchronized (this) {
            waiting = attempt.end();
            Holding holding = holdings.get(profile);
            if (holding == null) {
                return; // closed meanwhile: those who waited have been told
            }
            holding.attempt = null;
            holding.broughtUp = attempt.hasConnected() && !holding.kept;
            holding.kept = false;
            if (view != null) {
                waiting.forEach(opening -> grant(holding, opening, view));
            }
            down = holding.broughtUp && holding.leases.isEmpty();
            if (down && holding.turning == null) {
                holding.turn();
            } else if (!down) {
                turning = holding.turning;
                holding.turning = null;
                clean(holding);
            }
        }
        waiting.forEach(opening -> opening.answer(failure));
        if (down) {
            goDown(profile);
        } else if (turning != null) {
            turning.complete(null);
        }
    }

    private void grant(Holding holding, Opening opening, View view) {
        leases.add(holding.grant(opening, view, lease -> end(lease, End.CLOSED, lease.linger())));
    }

    private void end(HeldLease lease, End why, Duration linger) {
        synchronized (this) {
            Holding holding = holdings.get(lease.profile());
            if (holding == null || !leases.remove(lease)) {
                return;
            }
            holding.leases.remove(lease);
            boolean byOwner = why == End.CLOSED || why == End.OWNER_STOPPED;
            if (holding.leases.isEmpty() && holding.broughtUp && byOwner) {
                holding.linger = timer.after(linger, () -> lingered(lease.profile()));
            } else if (holding.leases.isEmpty()) {
                holding.broughtUp = false;
                clean(holding);
            }
        }
        pool.execute(() -> lease.end(why));
    }

    private void lingered(String profile) {
        synchronized (this) {
            Holding holding = holdings.get(profile);
            if (holding == null || !holding.broughtUp || !holding.idle()) {
                return;
            }
            holding.linger = null;
            holding.turn();
        }
        goDown(profile);
    }

    private void goDown(String profile) {
        takeDown.down(profile).whenComplete((done, failure) -> {
            CompletableFuture<Void> turned = null;
            synchronized (this) {
                Holding holding = holdings.get(profile);
                if (holding != null) {
                    turned = holding.turning;
                    holding.turning = null;
                    holding.broughtUp = false;
                    clean(holding);
                }
            }
            if (turned != null) {
                turned.complete(null);
            }
        });
    }

    private void clean(Holding holding) {
        if (holding.idle() && !holding.broughtUp && !holding.disconnecting) {
            holding.stayUp();
            holdings.remove(holding.profile, holding);
        }
    }
}
