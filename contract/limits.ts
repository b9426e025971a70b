// Sizes beyond which a call or a file is refused, in bytes unless said otherwise.

/** An ordinary call from the window. */
export const CALL_BYTES = 256 * 1024;
/** Calls that carry a whole outline, document or pasted text. */
export const LARGE_CALL_BYTES = 32 * 1024 * 1024;
/** A findings document on disk. */
export const DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Characters in one text field. */
export const TEXT_LENGTH = 20_000;
/** Characters in a name or title. */
export const TITLE_LENGTH = 2_000;
