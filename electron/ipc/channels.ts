// Names of the channels between window and shell, so that preload and main cannot disagree.
import type { OperationName } from '#contract/operations.ts';

/** The channel of one operation; there is no channel that carries more than one. */
export const channelOf = (name: OperationName): string => `bihuan:${name}`;

/** Paths of dropped files, from the preload alone. */
export const DROP_CHANNEL = 'bihuan-drop';

/** Events from the shell to the window. */
export const EVENT_CHANNEL = 'bihuan-event';
