// Schema 8: look-backs, clues and petitions, outcomes.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const outcomes = `
-- look-backs, clues and petitions, outcomes
`;
