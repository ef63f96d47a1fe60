// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Writes into the manifest of the bundle that this bundle uses a privilege. Put it on any class or package of the bundle.
 *
 * <p>A contract and an audit, not a prison: the check is whether the calling bundle is wired to the capability, and what follows
 * from it is the operator's policy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(RequirePrivilege.All.class)
@Requirement(
        namespace = Privilege.NAMESPACE,
        filter = "(uplink.privilege=${#value})",
        resolution = Requirement.Resolution.OPTIONAL)
public @interface RequirePrivilege {
    /** The privilege's text: {@code network.get}, {@code network.set}, {@code network.profile}, {@code network.route}, {@code network.control}. */
    String value();

    /** Holds several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface All {
        /** Each of them. */
        RequirePrivilege[] value();
    }
}
