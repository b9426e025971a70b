// The DevTools protocol's types, which playwright-core carries but does not export by name.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
export type Command = keyof Protocol.CommandParameters;
export type Params<C extends Command> = Protocol.CommandParameters[C];
export type Result<C extends Command> = Protocol.CommandReturnValues[C];
export type EventName = keyof Protocol.Events;
export type EventOf<E extends EventName> = Protocol.Events[E];
