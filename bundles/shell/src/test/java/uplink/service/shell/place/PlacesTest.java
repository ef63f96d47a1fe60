// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path folder;

    @Test
    void aLockIsOnesUntilItIsClosed() throws Exception {
        Path file = folder.resolve("lock");
        String pid = Long.toString(ProcessHandle.current().pid());
        PidLock lock = PidLock.take(file);
        assertThat(file).hasContent(pid);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> PidLock.take(file))
                .isInstanceOfSatisfying(
                        HeldException.class, held -> assertThat(held.pid()).isEqualTo(pid));
        assertThat(PidLock.holder(file)).isEmpty();
        lock.close();
        lock.close();
        assertThat(file).doesNotExist();
        PidLock.take(file).close();
    }

    @Test
    void aLockThatItsProcessLeftBehindIsTaken() throws Exception {
        Path file = folder.resolve("lock");
        Files.writeString(file, "4194399 and more than fits");
        PidLock lock = PidLock.take(file);
        assertThat(file).hasContent(Long.toString(ProcessHandle.current().pid()));
        lock.close();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path file = Files.createSymbolicLink(folder.resolve("lock"), victim);
        assertThatIOException().isThrownBy(() -> PidLock.take(file)).withMessageContaining("is in the way");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void foldersAreMadeForOneselfAlone() throws Exception {
        Path deep = folder.resolve("a/b");
        OwnFolder.make(deep);
        OwnFolder.make(deep);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rwx------");
        Path link = Files.createSymbolicLink(folder.resolve("link"), deep);
        assertThatIOException().isThrownBy(() -> OwnFolder.make(link)).withMessageContaining("is no folder");
        Files.setPosixFilePermissions(deep, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatIOException().isThrownBy(() -> OwnFolder.make(deep)).withMessageContaining("others can write");
    }
}
