// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the record. The newest grows at its end, and when it is full a new one begins; before that the oldest go, so that
 * all together never exceed the bound. Not safe for several threads.
 *
 * <p>{@code RandomAccessFile} and no channel: a channel closes when its thread was interrupted, and the threads are not ours.
 */
final class Segments implements AutoCloseable {
    private static final int COUNT = 8;

    private final Path folder;
    private final long bound;
    private final List<Segment> full = new ArrayList<>();
    private final StoreLock lock;
    private RandomAccessFile file;
    private long number;
    private long length;

    private Segments(Path folder, long bound, StoreLock lock) throws IOException {
        this.folder = folder;
        this.bound = bound;
        this.lock = lock;
        full.addAll(list(folder));
        if (full.isEmpty()) {
            file = begin(1);
        } else {
            file = resume(full.remove(full.size() - 1));
        }
        makeRoom(Math.max(length, bound / COUNT));
    }

    /** Takes the folder, makes it if need be, and cuts off what a crash left half written. */
    static Segments open(Path folder, long bound) throws IOException {
        Files.createDirectories(folder);
        StoreLock lock = StoreLock.of(folder);
        try {
            return new Segments(folder, bound, lock);
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Adds whole lines: all of them, or none. */
    void append(byte[] lines) throws IOException {
        if (length > 0 && length + lines.length > bound / COUNT) {
            rotate();
        }
        try {
            file.write(lines);
            length += lines.length;
        } catch (IOException failed) {
            file.setLength(length);
            throw failed;
        }
    }

    private void rotate() throws IOException {
        force();
        file.close();
        makeRoom(length + bound / COUNT);
        full.add(new Segment(number, Segment.file(folder, number), length));
        file = begin(number + 1);
    }

    /** What is there now, oldest first. */
    List<Segment> all() {
        List<Segment> all = new ArrayList<>(full);
        all.add(new Segment(number, Segment.file(folder, number), length));
        return all;
    }

    /** Waits until it is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            lock.close();
        }
    }

    private static List<Segment> list(Path folder) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Segment::is).toList()) {
                segments.add(Segment.of(file));
            }
        }
        segments.sort(Comparator.comparingLong(Segment::number));
        return segments;
    }

    private RandomAccessFile begin(long next) throws IOException {
        number = next;
        length = 0;
        return cut(Segment.file(folder, next), 0);
    }

    private RandomAccessFile resume(Segment newest) throws IOException {
        number = newest.number();
        return cut(newest.file(), newest.read(entry -> {}));
    }

    private RandomAccessFile cut(Path path, long end) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        opened.setLength(end);
        opened.seek(end);
        length = end;
        return opened;
    }

    private void makeRoom(long wanted) throws IOException {
        long used = full.stream().mapToLong(Segment::length).sum();
        while (!full.isEmpty() && used + wanted > bound) {
            Segment oldest = full.remove(0);
            Files.deleteIfExists(oldest.file());
            used -= oldest.length();
        }
    }
}
