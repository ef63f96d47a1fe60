// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.linux.netlink.NetlinkException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

class RefusalTest {
    /** Numbers of errno(3) on Linux. */
    @ParameterizedTest
    @CsvSource({
        "1, EPERM, PERMISSION_DENIED",
        "13, EACCES, PERMISSION_DENIED",
        "17, EEXIST, ALREADY_EXISTS",
        "3, ESRCH, NOT_FOUND",
        "2, ENOENT, NOT_FOUND",
        "99, EADDRNOTAVAIL, NOT_FOUND",
        "19, ENODEV, GONE",
        "6, ENXIO, GONE",
        "16, EBUSY, BUSY",
        "12, ENOMEM, EXHAUSTED",
        "100, ENETDOWN, INVALID_STATE",
        "110, ETIMEDOUT, NO_REPLY",
        "97, EAFNOSUPPORT, FAMILY_NOT_SUPPORTED",
        "95, EOPNOTSUPP, NOT_SUPPORTED",
        "22, EINVAL, REJECTED",
        "101, ENETUNREACH, REJECTED"
    })
    void eachErrorHasItsCodeAndKeepsTheKernelsWords(int errno, String name, ErrorCode code) {
        ConnectionException refusal =
                Refusal.of(new NetlinkException("request", errno, "its words"), "mac:a", "add it");
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.subject()).contains("mac:a");
        assertThat(refusal.word()).contains(name + " (its words)");
        assertThat(refusal).hasMessage("cannot add it: the kernel says " + name + " (its words)");
    }
}
