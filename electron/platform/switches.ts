// Switches of Chromium that keep it from looking for a network by itself. They have to be set before `ready`.
import { app } from 'electron';

/** Name and value, with the traffic that each one stops. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // Fetches in the background: variations, safe-browsing lists, hints
  ['disable-background-networking'],
  // Component updater: CRL sets, codecs and the like
  ['disable-component-update'],
  // Reports on failed connections
  ['disable-domain-reliability'],
  // <a ping>
  ['no-pings'],
  // Crash reports
  ['disable-breakpad'],
  // Search for a proxy script (WPAD, PAC)
  ['no-proxy-server'],
  // No host has an address, numeric ones included: whatever slips through ends here
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // Peer connections
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // Search for screens on the local network, and time, hint and form services on the internet
  [
    'disable-features',
    'MediaRouter,DialMediaRouteProvider,NetworkTimeServiceQuerying,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DnsOverHttps',
  ],
];

/** Sets the switches, and Chinese for what Chromium itself says (date fields, validation bubbles). */
export function silenceChromium(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  app.commandLine.appendSwitch('lang', 'zh-CN');
}
