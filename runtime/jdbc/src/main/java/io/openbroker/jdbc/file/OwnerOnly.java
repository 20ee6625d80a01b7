package io.openbroker.jdbc.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Creates files and directories that only their owner can read, if the file system has owners. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /**
     * Creates a directory and its parents. Existing directories keep their permissions.
     *
     * @param directory the directory
     * @throws IOException if it cannot be created
     */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory.toAbsolutePath(), attributes(directory, "rwx------"));
    }

    /**
     * Creates an empty file, unless it exists.
     *
     * @param file the file
     * @throws IOException if it cannot be created
     */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // It keeps its content.
            return;
        }
    }

    /**
     * Creates a file with content, unless it exists. If the process or the machine stops meanwhile, the file has either all of the
     * content or does not exist.
     *
     * @param file the file
     * @param content the content
     * @throws IOException if it cannot be written
     */
    public static void writeOnce(Path file, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(directory, "new", ".tmp", attributes(file, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(written, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(written, file);
            sync(directory);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Makes new file names survive a power failure; not every file system needs or allows it. */
    static void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open directories.
            return;
        }
    }

    private static void publish(Path written, Path file) throws IOException {
        try {
            // Unlike a move, a link never replaces a file that another process has just made.
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | IOException e) {
            if (Files.notExists(file)) {
                Files.move(written, file);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
