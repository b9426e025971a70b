// Schema 9: check-up rules, muted findings.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const checkUp = `
-- check-up rules, muted findings
`;
