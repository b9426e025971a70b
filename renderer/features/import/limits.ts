// Below this confidence the clerk is asked to look (0–1).
export const DOUBT = 0.6;
