// What the runner found out about the app, for the `electron` module that it is about to load.

/** The fields of the app's package.json that Electron itself reads. */
export interface Manifest {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
}

export interface Boot {
  /** The executable named `electron`, or the packed app's own. */
  executable: string;
  /** The command line behind the executable. */
  args: string[];
  /** The folder that holds the app's package.json. */
  appPath: string;
  packaged: boolean;
  manifest: Manifest;
  /** The version of Electron that is stood in for. */
  electronVersion: string;
  resourcesPath: string;
  /** Playwright started this process and will drive it. */
  driven: boolean;
}

let boot: Boot | undefined;

/** Called once, by the runner, before `electron` is imported. */
export function setBoot(found: Boot): void {
  boot = found;
}

/** What the runner found. Throws when `electron` was imported without it. */
export function getBoot(): Boot {
  if (!boot) throw new Error('electron stand-in: started without its runner');
  return boot;
}
