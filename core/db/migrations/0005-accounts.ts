// Schema 5: accounts, their roles and password rules.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const accounts = `
-- accounts, their roles and password rules
`;
