// The folders that app.getPath names where the app has set none, as Electron finds them on Linux.
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBoot } from '#tests/standin/boot.ts';
import { switches } from './command-line.ts';

const IN_HOME = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'];

/**
 * The folder called `key`. `get` gives another path, with what the app has set taken into account.
 * Throws for a key that Electron does not know.
 */
export function defaultPath(key: string, appName: string, get: (key: string) => string): string {
  if (IN_HOME.includes(key)) return join(homedir(), key.charAt(0).toUpperCase() + key.slice(1));
  switch (key) {
    case 'home':
      return homedir();
    case 'appData':
      return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    case 'userData':
      return switches.get('user-data-dir') || join(get('appData'), appName);
    case 'sessionData':
      return get('userData');
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return getBoot().executable;
    case 'logs':
      return join(get('userData'), 'logs');
    case 'crashDumps':
      return join(get('userData'), 'Crashpad');
    default:
      throw new Error(`Failed to get '${key}' path`);
  }
}
