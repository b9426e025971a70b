// Every error a person can meet, by code. The message is the Chinese sentence shown: what happened, to what, what to do.

export const ERROR_CODES = [
  'input.invalid',
  'input.tooLarge',
  'sender.refused',
  'internal',
  'store.missing',
  'store.exists',
  'store.locked',
  'store.newer',
  'store.corrupt',
  'store.notADatabase',
  'store.denied',
  'store.diskFull',
  'store.diskFailed',
  'store.readOnly',
  'session.locked',
  'password.wrong',
  'password.weak',
  'password.expired',
  'password.wait',
  'recovery.wrong',
  'notFound',
  'conflict',
  'frozen',
  'move.refused',
  'permission.denied',
  'number.taken',
  'name.taken',
  'file.missing',
  'file.denied',
  'file.inUse',
  'file.diskFull',
  'file.handleUnknown',
  'document.empty',
  'document.binary',
  'document.encrypted',
  'document.truncated',
  'document.tooLarge',
  'document.unsupported',
  'document.unreadable',
  'document.noProblems',
  'evidence.broken',
  'template.broken',
  'print.failed',
  'cancelled',
  'usage',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What crosses from worker to main to window in place of an Error object. */
export interface ErrorEnvelope {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
}

export class BihuanError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BihuanError';
    this.code = code;
    this.details = details;
  }
}

/** Turns anything thrown into an envelope; what is not ours becomes `internal` without its inner words. */
export function toEnvelope(error: unknown): ErrorEnvelope {
  if (error instanceof BihuanError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details === undefined ? {} : { details: error.details }),
    };
  }
  return {
    code: 'internal',
    message: '程序内部出错，本次操作没有执行，已录入的内容没有变化。请重试；再次出现请联系维护人员。',
  };
}

/** The way back, at the receiving side. */
export function fromEnvelope(envelope: ErrorEnvelope): BihuanError {
  return new BihuanError(envelope.code, envelope.message, envelope.details);
}
