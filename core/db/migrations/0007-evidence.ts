// Schema 7: evidence files and what they are linked to.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const evidence = `
-- evidence files and what they are linked to
`;
