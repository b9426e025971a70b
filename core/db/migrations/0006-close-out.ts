// Schema 6: close-out applications, sign-off chains, requests, cycles.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const closeOut = `
-- close-out applications, sign-off chains, requests, cycles
`;
