// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** What TLS is to be like: kept by an unconnected socket until there is a connected one, and handed to that. */
abstract class TlsSettings extends LayeredSocket {
    private volatile SSLSocket keeper;

    TlsSettings(SSLSocket keeper) {
        this.keeper = keeper;
        keeper.setUseClientMode(true);
    }

    /** From now on {@code made} is asked; it gets what was set so far. */
    final void handTo(SSLSocket made) {
        made.setUseClientMode(keeper.getUseClientMode());
        made.setEnableSessionCreation(keeper.getEnableSessionCreation());
        made.setSSLParameters(keeper.getSSLParameters());
        keeper = made;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return keeper.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return keeper.getEnabledCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return keeper.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return keeper.getEnabledProtocols();
    }

    @Override
    public boolean getUseClientMode() {
        return keeper.getUseClientMode();
    }

    @Override
    public boolean getNeedClientAuth() {
        return keeper.getNeedClientAuth();
    }

    @Override
    public boolean getWantClientAuth() {
        return keeper.getWantClientAuth();
    }

    @Override
    public boolean getEnableSessionCreation() {
        return keeper.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return keeper.getSSLParameters();
    }

    @Override
    public SSLSession getSession() {
        return keeper.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return keeper.getHandshakeSession();
    }

    @Override
    public String getApplicationProtocol() {
        return keeper.getApplicationProtocol();
    }

    @Override
    public String getHandshakeApplicationProtocol() {
        return keeper.getHandshakeApplicationProtocol();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        keeper.setEnabledCipherSuites(suites);
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        keeper.setEnabledProtocols(protocols);
    }

    @Override
    public void setUseClientMode(boolean client) {
        keeper.setUseClientMode(client);
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        keeper.setNeedClientAuth(need);
    }

    @Override
    public void setWantClientAuth(boolean want) {
        keeper.setWantClientAuth(want);
    }

    @Override
    public void setEnableSessionCreation(boolean may) {
        keeper.setEnableSessionCreation(may);
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        keeper.setSSLParameters(parameters);
    }
}
