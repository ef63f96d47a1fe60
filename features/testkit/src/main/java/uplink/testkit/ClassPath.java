// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** The bundles on the class path that make up a simulated gateway. */
final class ClassPath {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** In the order of their start; services of areas that a test does not want may be missing. */
    private static final List<String> WANTED = List.of(
            "org.apache.felix.scr",
            "uplink.service.view",
            "uplink.service.profile",
            "uplink.service.manager",
            "uplink.service.wifi",
            "uplink.service.cellular",
            "uplink.service.statistics",
            "uplink.service.sockets",
            "uplink.service.journal",
            "uplink.sim");

    private ClassPath() {}

    /**
     * Their files.
     *
     * @throws IllegalStateException naming those that are missing
     */
    static List<Path> bundles() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (URL manifest : Collections.list(ClassPath.class.getClassLoader().getResources(MANIFEST))) {
            URLConnection connection = manifest.openConnection();
            if (connection instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile file = jar.getJarFile()) {
                    found.putIfAbsent(name(file.getManifest()), path(jar));
                }
            }
        }
        List<String> missing =
                WANTED.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not on the class path as jars: " + missing
                    + "; within Uplink's own build, run Maven's package or verify");
        }
        return WANTED.stream().map(found::get).toList();
    }

    private static String name(Manifest manifest) {
        String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
        return name == null ? "" : name.split(";")[0].strip();
    }

    private static Path path(JarURLConnection jar) throws IOException {
        try {
            return Path.of(jar.getJarFileURL().toURI());
        } catch (URISyntaxException strange) {
            throw new IOException(jar.getJarFileURL() + " is no file", strange);
        }
    }
}
