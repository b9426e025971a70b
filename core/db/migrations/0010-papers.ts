// Schema 10: bulletin series, reports, style profiles.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const papers = `
-- bulletin series, reports, style profiles
`;
