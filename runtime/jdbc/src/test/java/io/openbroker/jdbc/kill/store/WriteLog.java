package io.openbroker.jdbc.kill.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a process has written to its files and to its output, and synced, in order; recorded by {@code powerloss.c}. */
final class WriteLog {

    private static final int SECTOR = 512;

    private final List<Entry> entries;

    private WriteLog(List<Entry> entries) {
        this.entries = entries;
    }

    private enum Kind {
        WRITE,
        TRUNCATE,
        DELETE,
        SYNC,
        OUTPUT
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(Kind kind, String file, String directory, long offset, byte[] data) {

        /** What has to be synced for this to last: the file, or for its deletion the directory. */
        String synced() {
            return kind == Kind.DELETE ? directory : file;
        }
    }

    static WriteLog read(Path log) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        List<Entry> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            List<String> head = Acknowledged.words(line(bytes));
            Kind kind = switch (head.get(0)) {
                case "W" -> Kind.WRITE;
                case "T" -> Kind.TRUNCATE;
                case "D" -> Kind.DELETE;
                case "S" -> Kind.SYNC;
                default -> Kind.OUTPUT;
            };
            byte[] data = new byte[Math.min(Integer.parseInt(head.get(3)), bytes.remaining())];
            bytes.get(data);
            Path path = Path.of(head.get(1));
            entries.add(new Entry(
                    kind, name(path), name(path.toAbsolutePath().getParent()), Long.parseLong(head.get(2)), data));
        }
        return new WriteLog(entries);
    }

    private static String name(@Nullable Path path) {
        return path == null ? "" : String.valueOf(path.getFileName());
    }

    private static String line(ByteBuffer bytes) {
        StringBuilder line = new StringBuilder();
        while (bytes.hasRemaining()) {
            char next = (char) bytes.get();
            if (next == '\n') {
                break;
            }
            line.append(next);
        }
        return line.toString();
    }

    /** How many entries there are; a cut is before one of them. */
    int size() {
        return entries.size();
    }

    /** How often files were synced. */
    long syncs() {
        return entries.stream().filter(entry -> entry.kind() == Kind.SYNC).count();
    }

    /** The lines that were printed before a cut. */
    List<String> output(int cut) {
        StringBuilder output = new StringBuilder();
        entries.subList(0, cut).stream()
                .filter(entry -> entry.kind() == Kind.OUTPUT)
                .forEach(entry -> output.append(new String(entry.data(), StandardCharsets.UTF_8)));
        return output.toString().lines().toList();
    }

    /**
     * Makes the files that a power failure leaves. What was synced is there; of the rest of each file nothing, everything, some
     * writes, or some sectors of each write.
     */
    void restore(int cut, Path directory, Random random) throws IOException {
        Map<String, List<Entry>> unsynced = new HashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        for (Entry entry : entries.subList(0, cut)) {
            if (entry.kind() == Kind.SYNC) {
                unsynced.getOrDefault(entry.synced(), List.of()).forEach(write -> apply(files, write));
                unsynced.remove(entry.synced());
            } else if (entry.kind() != Kind.OUTPUT) {
                unsynced.computeIfAbsent(entry.synced(), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        int mode = random.nextInt(4);
        for (List<Entry> writes : unsynced.values()) {
            for (Entry write : writes) {
                keep(files, write, mode, random);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static void keep(Map<String, byte[]> files, Entry write, int mode, Random random) {
        if (mode == 1 || (mode == 2 && random.nextBoolean())) {
            apply(files, write);
        } else if (mode == 3 && write.kind() == Kind.DELETE && random.nextBoolean()) {
            apply(files, write);
        } else if (mode == 3 && write.kind() == Kind.WRITE) {
            for (int at = 0; at < write.data().length; at += SECTOR) {
                if (random.nextBoolean()) {
                    byte[] sector = Arrays.copyOfRange(write.data(), at, Math.min(at + SECTOR, write.data().length));
                    apply(files, new Entry(Kind.WRITE, write.file(), write.directory(), write.offset() + at, sector));
                }
            }
        }
    }

    private static void apply(Map<String, byte[]> files, Entry write) {
        if (write.kind() == Kind.DELETE) {
            files.remove(write.file());
            return;
        }
        byte[] old = files.getOrDefault(write.file(), new byte[0]);
        int offset = Math.toIntExact(write.offset());
        if (write.kind() == Kind.TRUNCATE) {
            files.put(write.file(), Arrays.copyOf(old, offset));
            return;
        }
        int end = offset + write.data().length;
        byte[] grown = end > old.length ? Arrays.copyOf(old, end) : old;
        System.arraycopy(write.data(), 0, grown, offset, write.data().length);
        files.put(write.file(), grown);
    }
}
